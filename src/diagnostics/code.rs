//! The registry of the language's codes: each with its page of the manual, its name and its level.
//!
//! The first line of a page says in one sentence what the fault is. Then come what follows from it, an example, and how to
//! mend it. The manual's chapter is made of these pages: `UPDATE_EXPECTED=1 cargo test --test suite manual`.

use super::{About, Group, Level};

macro_rules! codes {
    ($(#[doc = $summary:literal] $(#[doc = $line:literal])* $variant:ident = $name:literal, $level:ident;)+) => {
        /// One of the documented faults.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $variant,)+
            /// A rule of practice is not kept.
            Rule(&'static About),
        }

        impl Code {
            /// Every code of the language, in the order of the manual. The rules are listed where they are made.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What there is to know about it.
            #[must_use]
            pub fn about(self) -> &'static About {
                match self {
                    $(Self::$variant => &About {
                        name: $name,
                        group: Group::Language,
                        level: Level::$level,
                        comment: concat!($summary, "\n", $($line, "\n"),*),
                    },)+
                    Self::Rule(about) => about,
                }
            }
        }
    };
}

impl Code {
    /// Its name in messages and in the manual.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// How bad it is where nobody says otherwise.
    #[must_use]
    pub fn level(self) -> Level {
        self.about().level
    }
}

codes! {
    /// Two maps of the book have the same id; or two indexes, two lists of sources, or an index and a map.
    ///
    /// A link to it could mean either, so the message shows both places.
    ///
    /// ```text
    /// # First invoice {#invoice}          in one chapter
    /// # Disputed invoice {#invoice}       in another
    /// ```
    ///
    /// **To mend it:** give one of them another id. Two maps whose titles are alike, but that have no id written down,
    /// are fine: the second gets a number. Write an id if you want to link to it.
    DuplicateMapId = "duplicate-map-id", Error;
    /// Two personas have the same id, or a persona and a map or an index.
    ///
    /// Maps refer to a persona by its id or its name, so either could be meant. A persona without an id has one made of its
    /// name: two of one name count as well. The message shows both places.
    ///
    /// ````markdown
    /// ```persona
    /// # Ada Lind {#ada}
    /// ```
    ///
    /// ```persona
    /// # Ada Okoro {#ada}
    /// ```
    /// ````
    ///
    /// **To mend it:** give one of them another id, and a name by which people can tell them apart.
    DuplicatePersonaId = "duplicate-persona-id", Error;
    /// Two sources in the book's `evidence` blocks have the same id.
    ///
    /// A finding that rests on it could mean either, so the message shows both places. A source in a map's own header may have
    /// the id of one of the book's: in that map, its own is meant.
    ///
    /// ````markdown
    /// ```evidence
    /// - Interviews in May {#interviews}
    /// - Interviews in June {#interviews}
    /// ```
    /// ````
    ///
    /// **To mend it:** rename one of them, and mend the `evidence=` that means it.
    DuplicateSourceId = "duplicate-source-id", Error;
    /// Two things in one map have the same id: findings, sources, stages or steps.
    ///
    /// ```text
    /// Pain points:
    /// - No price {#price}
    /// - Price too high {#price}
    /// ```
    ///
    /// **To mend it:** rename one of them, and the references that mean it.
    ///
    /// On pages, `--` stands between the id of a map and that of something in it. So a map `buy--more` with `{#dear}` in it, and
    /// a map `buy` with `{#more--dear}`, have the same id too: leave `--` out of one of them. The headings in an index `buy` are
    /// tied to its id as well, `buy--pain-points`.
    DuplicateId = "duplicate-id", Error;
    /// A heading of the chapter has the id that a map, or something in it, has on the same page.
    ///
    /// mdBook makes the ids of headings from their words, and `journey-` stands before those of maps. So a heading
    /// `Journey: Buying` has the id `journey-buying`, and the map `Buying` below it as well. Links to the map then lead to
    /// the heading.
    ///
    /// ````markdown
    /// # Journey: Buying
    ///
    /// ```journey
    /// # Buying
    /// ```
    /// ````
    ///
    /// **To mend it:** write another id at the end of the heading: `# Journey: Buying {#about-buying}`. Or give the map
    /// another one, if nothing refers to it.
    IdOfHeading = "id-of-heading", Warning;
    /// `for`, `same`, `map` or `Compares` names something that is nowhere in the book.
    ///
    /// The message offers the nearest name.
    ///
    /// ```text
    /// Pain points:
    /// - No price {#no-price}
    ///
    /// Opportunities:
    /// - Show the price {for=no-prise}
    /// ```
    ///
    /// **To mend it:** correct the name. If the finding stands in another map, write that map's id before it:
    /// `for=first-invoice/no-price`. Without one, the same map is meant.
    ///
    /// `evidence` is checked too, where the map or the book [declares sources](evidence.md): a single word must be the id of
    /// one of them. Several words in quotes are your own: `evidence="observed, 6 of 9"`.
    UnknownReference = "unknown-reference", Error;
    /// A score lies outside the map's scale.
    ///
    /// Where no scale is declared, that is −2 to +2.
    ///
    /// ```text
    /// Emotion: delighted +4
    /// ```
    ///
    /// **To mend it:** correct the number, or say how you count: `Scale: -5..5` in the header.
    ScoreOutOfRange = "score-out-of-range", Error;
    /// A `Scale` is not two different numbers.
    ///
    /// ```text
    /// Scale: good to bad
    /// Scale: 3..3
    /// ```
    ///
    /// **To mend it:** write the worst number, two dots and the best number: `Scale: 1..5`.
    ScaleInvalid = "scale-invalid", Error;
    /// A fence holds nothing that could be shown.
    ///
    /// ````markdown
    /// ```journey
    /// ```
    /// ````
    ///
    /// **To mend it:** write at least a stage or a row, or remove the fence. To keep a place for later, put it in a
    /// comment.
    EmptyMap = "empty-map", Error;
    /// A fence is never closed, or code in it closes it.
    ///
    /// Markdown then takes the rest of the chapter for its content, or all up to the end of the next fence: a line that
    /// opens a fence of the same marks closes none. Or the fence ends too soon: code in it, below an item, has the same marks,
    /// and the line that ends the code ends the fence. `fmt` leaves such a map as it is.
    ///
    /// ````markdown
    /// ```journey
    /// # First invoice
    ///
    /// ## Awareness
    ///
    /// And here the chapter goes on …
    /// ````
    ///
    /// **To mend it:** close it with a line of as many backticks as it was opened with, or more. If code stands in it, open and
    /// close it with four backticks, or write `~~~` round the code.
    UnclosedFence = "unclosed-fence", Error;
    /// The book's index needs a page of its own, and a chapter stands at its path already.
    ///
    /// The path is `journey-index.md`, unless the `index` option names another. Upper and lower case count as the same,
    /// because some file systems see no difference.
    ///
    /// ```toml
    /// [preprocessor.journey]
    /// index = "findings.md"    # and SUMMARY.md lists findings.md too
    /// ```
    ///
    /// **To mend it:** choose another path, such as `index = "all-findings.md"`. Or put a
    /// [`journey-index`](the-index.md) fence into the chapter that is there.
    IndexPath = "index-path", Error;
    /// An index asks for something that there is not: a setting, something to show, an order, a value.
    ///
    /// Without it, the page would list more than its writer wanted, or something else.
    ///
    /// ````markdown
    /// ```journey-index
    /// Show: pain pionts
    /// Severety: high
    /// ```
    /// ````
    ///
    /// **To mend it:** correct the word; the message offers the nearest one. All settings and their values stand in
    /// [the manual](the-index.md#settings).
    UnknownSetting = "unknown-setting", Error;
    /// The name of a fence is nearly one of ours.
    ///
    /// The page shows the fence as code. Case is no matter: `Journey` is `journey`.
    ///
    /// ````markdown
    /// ```journeys
    /// ````
    ///
    /// **To mend it:** write `journey`, `journey-index`, `persona` or `evidence`. If another program reads that fence,
    /// [turn the warning off](rules.md#levels).
    MisspeltFence = "misspelt-fence", Warning;
    /// A label is one or two letters away from a known name.
    ///
    /// It is kept as a row of your own, in your spelling; in the header, as a field. If it was meant to be pain points, its
    /// items are missing from the index.
    ///
    /// ```text
    /// Sate: current
    ///
    /// Pain pionts:
    /// - No price
    /// ```
    ///
    /// **To mend it:** correct the label. If it really is one of your own, name it in
    /// [`lanes`](configuration.md#lanes).
    MisspeltLane = "misspelt-lane", Warning;
    /// An emotion has no score, and none of its words or faces is known.
    ///
    /// The words are shown, and the curve has a gap there.
    ///
    /// ```text
    /// Emotion: gobsmacked
    /// ```
    ///
    /// **To mend it:** write a score (`gobsmacked +1`), or add the word to [`emotions`](configuration.md#emotions) for
    /// the whole book.
    UnknownEmotion = "unknown-emotion", Warning;
    /// A score such as `4/5` stands in a map that declares no scale, or another one.
    ///
    /// It could mean "4 of 5 stars" or "pain 4 of 5". The number is not used. Nor is a second row of scores in one stage that
    /// counts in another way than the first, such as `Emotion: 2` and `Mood (1-10): 7`.
    ///
    /// ```text
    /// Emotion: frustrated 4/5
    /// ```
    ///
    /// **To mend it:** add `Scale: 1..5` (best last) or `Scale: 5..1` (worst is 5) to the header, or set
    /// [`scale`](configuration.md#scale) for the whole book. Or write a score from −2 to +2.
    ScoreWithoutScale = "score-without-scale", Warning;
    /// The words of an emotion say the opposite of its score.
    ///
    /// The score places the point on the curve, so one of the two misleads.
    ///
    /// ```text
    /// Emotion: delighted -2
    /// ```
    ///
    /// **To mend it:** correct the sign or the word. Where high numbers are bad, say so in the header: `Scale: 5..1`. A
    /// word that means something else to your team belongs in [`emotions`](configuration.md#emotions).
    MoodAgainstScore = "mood-against-score", Warning;
    /// A sixth persona of a map has a row of emotions.
    ///
    /// Each has a curve, told apart from the others by its dashes. More than five cannot be told apart by anybody.
    ///
    /// ```text
    /// Personas: Ada, Ben, Cleo, Dan, Eve, Finn
    ///
    /// ## Sign up
    ///
    /// Emotion (Ada): calm
    /// Emotion (Ben): calm
    /// Emotion (Cleo): tense
    /// Emotion (Dan): bored
    /// Emotion (Eve): tense
    /// Emotion (Finn): happy
    /// ```
    ///
    /// **To mend it:** leave one of them out, or make two maps of it.
    TooManyPersonas = "too-many-personas", Error;
    /// A map names a persona that has no card, in a book that has persona cards.
    ///
    /// The name is shown without a link, and the map is missing from every [card](personas.md). The same is said of a row of
    /// emotions of somebody whom the map's header does not name: it is shown as text, without a curve. And of `Persona` with the
    /// names of several, which is read as one name.
    ///
    /// ```text
    /// Persona: Nadja
    /// Persona: Nadia, Tomasz
    ///
    /// Emotion (Benn): happy
    /// ```
    ///
    /// **To mend it:** write the persona's name or id as its card has it; the message offers the nearest one. Or add a card
    /// for this one. Write `Personas:` above several.
    UnknownPersona = "unknown-persona", Warning;
    /// The language does not know an attribute, or not at this place, or cannot read the braces it stands in.
    ///
    /// ```text
    /// - No price {sevrity=high}
    /// - No price {severity: high}
    /// - No price {moment-of-truth}
    /// ```
    ///
    /// **To mend it:** correct the key; the message offers the nearest one, and writes out braces as they can be read.
    /// `severity` belongs to pain points, `impact` and `effort` to opportunities; see [attributes](language.md#attributes).
    UnknownAttribute = "unknown-attribute", Warning;
    /// An attribute or a field does not take this value.
    ///
    /// ```text
    /// - No price {severity=awful}
    /// State: tomorrow
    /// ```
    ///
    /// **To mend it:** use one of the values that the message lists.
    UnknownValue = "unknown-value", Warning;
    /// An index is narrowed to a persona, a map, a stage, an owner, a theme or a source that is nowhere in the book.
    ///
    /// Nothing has that name, so nothing is listed. The page says so.
    ///
    /// ````markdown
    /// ```journey-index
    /// Show: pain points
    /// Owner: Payment
    /// ```
    /// ````
    ///
    /// **To mend it:** correct the name; the message offers the nearest one. If it is a name that has nothing yet, leave
    /// it: the warning goes when the first entry comes.
    UnknownName = "unknown-name", Warning;
    /// An index asks for something that cannot change what it shows.
    ///
    /// ````markdown
    /// ```journey-index
    /// Show: delights
    /// Sort by: effort
    /// ```
    /// ````
    ///
    /// **To mend it:** remove it, or show what it is meant for. Which settings fit what stands in
    /// [the manual](the-index.md#what-can-be-shown).
    IdleSetting = "idle-setting", Warning;
    /// Content stands where no rule places it.
    ///
    /// It is shown beside the map, so that nothing is lost.
    ///
    /// ```text
    /// ## Pay
    ///
    /// Actions: Pays
    ///
    /// ## Receive
    ///
    /// Actions: Opens the parcel
    ///
    /// ## How we made this map
    ///
    /// In a workshop, on a Tuesday.
    /// ```
    ///
    /// **To mend it:** put a label above it, or move it under the stage that it belongs to. A section that is meant to
    /// stand beside the map says so: `## How we made this map {.note}`. If it is not part of the map at all, move it
    /// out of the fence.
    StrayContent = "stray-content", Warning;
    /// A line begins as a heading or an entry of a list does, but the space is missing.
    ///
    /// To Markdown it is text, so a stage or an item is lost in what stands above it.
    ///
    /// ```text
    /// ##Queue
    ///
    /// Actions:
    /// -waits in line
    /// ```
    ///
    /// **To mend it:** write the space: `## Queue`, `- waits in line`. If it is text, write a backslash before it: `\##Queue`.
    /// `check --fix` writes the space.
    MissingSpace = "missing-space", Warning;
    /// A line begins with the name of a row, but the colon is missing.
    ///
    /// ```text
    /// Emotion happy
    ///
    /// Pain points
    /// Too slow
    /// Too loud
    /// ```
    ///
    /// It is read as text: the stage has no emotion, and no pain points. Long lines, and those that end in a full stop, are
    /// sentences, and are not reported.
    ///
    /// **To mend it:** write the colon: `Emotion: happy`, `Pain points:`. Several items are a list, with `- ` before each.
    MissingColon = "missing-colon", Warning;
    /// HTML stands in a map, and is shown as text.
    ///
    /// Nothing that is written in a map becomes HTML, but for `<br>` and tables (`<table>`) with what is marked in their cells.
    ///
    /// ```text
    /// <p>Persona: <strong>Helen</strong></p>
    /// ```
    ///
    /// It is reported once in a map, with how many tags there are.
    ///
    /// **To mend it:** write Markdown: `Persona: **Helen**`. Paragraphs have an empty line between them, and entries of a list
    /// begin with `- `. A backslash before `<` says that it is meant as text: `\<strong>`.
    HtmlAsText = "html-as-text", Warning;
    /// A map holds a footnote, and is shown with its mark as text.
    ///
    /// mdBook's pages have footnotes, but a map's cells have no foot.
    ///
    /// ```text
    /// Actions:
    /// - Pays by card[^1]
    ///
    /// [^1]: Four of nine did.
    /// ```
    ///
    /// It is reported once in a map.
    ///
    /// **To mend it:** write the note below its item, indented. A source of yours stands in the header, under `Evidence`, and
    /// findings cite it: `{evidence=interviews}`.
    FootnoteAsText = "footnote-as-text", Warning;
    /// Something is longer, or stands in more places, than a book can show.
    ///
    /// What is named in one place is shown in many: an id in every link, the stages of a map beside each map that is compared with
    /// it, a finding in every index. So that a page never grows beyond all measure,
    ///
    /// - an id has at most 100 characters,
    /// - the title of a map, a stage, a step or a persona has at most 500,
    /// - a map names at most 24 personas,
    /// - at most 24 maps are compared with one map,
    /// - a filter of an index takes at most 100 values,
    /// - all indexes of a book together show at most 24 times what is in it.
    ///
    /// ```text
    /// ## Waiting {#she-waits-for-the-letter-that-says-when-somebody-comes-and-then-asks-her-brother-who-knows-all-of-this}
    /// ```
    ///
    /// **To mend it:** give it a short name, and write the rest below it. Narrow indexes to what readers of that page look for, and
    /// make one persona of many who are alike.
    TooMuch = "too-much", Error;
    /// Lists or quotations are nested deeper than a page can show.
    ///
    /// What lies deeper is shown flat.
    ///
    /// **To mend it:** split the item. A cell of a map is too small for an outline.
    NestedTooDeep = "nested-too-deep", Warning;
    /// A map holds characters that no page can show: control codes, or the `�` of bytes that are no text.
    ///
    /// The message counts them and names the first.
    ///
    /// **To mend it:** save the file as UTF-8. Then look for text that was pasted from a program with its own codes, and
    /// type it anew.
    ControlCharacter = "control-character", Warning;
    /// A map holds characters that turn text around, and that nobody sees.
    ///
    /// They are U+202A to U+202E and U+2066 to U+2069. With one of them, the page may show `pay 100` where the source says
    /// `pay 001`, and whoever reviews the source reads something else than the readers. The text is shown as it is written.
    /// The message counts them and names the first.
    ///
    /// **To mend it:** delete them. Arabic and Hebrew run from right to left without, and a map or a word of another direction
    /// keeps its own. Where a line reads wrong without one, keep it, and write
    /// [`<!-- journey: allow(turned-text) -->`](rules.md#exceptions) before it.
    TurnedText = "turned-text", Warning;
    /// A date is not written as year-month-day.
    ///
    /// ```text
    /// Reviewed: 14/09/2026
    /// - Interviews {#interviews date=May}
    /// ```
    ///
    /// **To mend it:** write `Reviewed: 2026-09-14`, or `date=2026-05-12`. Everybody reads that the same way.
    InvalidDate = "invalid-date", Warning;
    /// A link that a page must not follow, such as one that runs a script.
    ///
    /// Its text is shown, without the link.
    ///
    /// ```text
    /// - [Details](javascript:alert(1))
    /// ```
    ///
    /// **To mend it:** link to a web address, a page of the book, or a mail address.
    UnsafeLink = "unsafe-link", Warning;
    /// A link stands in the title of a map or a record, or in the name of a stage or a step.
    ///
    /// Such a heading is a link already, to itself, so that others can point to it. Its words are shown, without the address.
    ///
    /// ```text
    /// ## [Set-up](https://example.com/set-up)
    /// ```
    ///
    /// **To mend it:** write the link in the text below the heading. A map that details a stage is named by `map`:
    /// `## Set-up {map=set-up}`.
    LinkInHeading = "link-in-heading", Warning;
    /// A map or an index holds an `{{#include}}`, or another `{{#…}}` of mdBook's, that is not filled in.
    ///
    /// Nobody can know what will stand there, so the map is not read. In a build, the preprocessor then runs before mdBook's
    /// own `links` and shows it as text. In a check from disk, mdBook never runs. References to a map of this
    /// book may lead into such a fence: as long as there is one, unknown references are not reported.
    ///
    /// ````markdown
    /// ```journey
    /// {{#include shared/checkout.md}}
    /// ```
    /// ````
    ///
    /// **To mend it:** run `mdbook-journey install`, which sets `after = ["links"]`: a build then reads the map with
    /// everything filled in. To have it checked from disk as well, write the fence into the included file, lines of
    /// backticks and all, and include that file outside of any fence.
    UnfilledInclude = "unfilled-include", Warning;
    /// Mermaid itself cannot read a line of a diagram, or would lose a part of it.
    ///
    /// It is read as it was most likely meant, and the message says how.
    ///
    /// ```text
    /// section 08:30 - Breakfast
    ///   Reads the news: on paper: 4: Me
    ///   Makes tea -> 5 -> Me
    /// ```
    ///
    /// **To mend it:** write the line as the help says, and Mermaid reads it as well. See
    /// [what Mermaid stumbles on](coming-from-mermaid.md#what-mermaid-stumbles-on).
    MermaidLine = "mermaid-line", Warning;
    /// A task of a Mermaid diagram has no score from 1 to 5.
    ///
    /// The step is shown, what stands in the score's place is in a row of its own, and the curve has a gap.
    ///
    /// ```text
    /// Makes tea: Me
    /// Makes tea: 7: Me
    /// Makes tea: good: Me
    /// ```
    ///
    /// **To mend it:** write a number from 1 (very negative) to 5 (very positive): `Makes tea: 5: Me`.
    MermaidScore = "mermaid-score", Warning;
    /// A part of a chapter looks like a map, and stands in no fence.
    ///
    /// Only `mdbook-journey import` reports this: a section whose heading calls it a journey, but whose rows have no labels that
    /// tell; or a list of labels such as the card of one moment has. It could be prose just as well, so nothing is changed. Or
    /// it is a map, but in a list or quote that is indented in an odd way, whose lines would end its fence.
    ///
    /// **To mend it:** if it is a map, put a fence around it. Then see what [`check`](commands.md#mdbook-journey-check-path) says.
    UnfencedMap = "unfenced-map", Warning;
    /// A comment in a map allows a rule that does not exist.
    ///
    /// ```text
    /// <!-- journey: allow(one-word-findings) -->
    /// ```
    ///
    /// **To mend it:** correct the name; the message offers the nearest one. `mdbook-journey explain` lists all rules
    /// and codes. Errors cannot be allowed: with one of them, the page would mislead.
    UnknownRule = "unknown-rule", Warning;
    /// A word behind `journey` in a fence's first line says nothing. It is not used.
    ///
    /// ````markdown
    /// ```journey, sorce
    /// ````
    ///
    /// **To mend it:** write `source` or `no-source`, which say whether the page shows
    /// [the map's source](language.md#the-source-on-the-page), or `no-index`, which keeps the map
    /// [out of indexes](the-index.md#what-is-not-in-it). Remove anything else.
    UnknownFlag = "unknown-flag", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let names: std::collections::HashSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
