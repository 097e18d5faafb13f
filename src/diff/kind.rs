//! The kinds of change: what each is called, and how it is told in one line.
//!
//! To add one, add a line to the table, make it where the change is seen, and add a case under `tests/diff/`. The manual's
//! table is made of this one.
//!
//! A pattern has places for the parts of a [`super::Change`]: `{what}`, `{field}`, `{lane}`, `{where}`, `{before}`,
//! `{after}`. What stands in brackets is left out when a part in it is missing.

/// What a change does to a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Something is there that was not.
    Added,
    /// Something is gone.
    Removed,
    /// Something is not as it was.
    Changed,
}

macro_rules! kinds {
    ($($variant:ident $name:literal $sign:ident $pattern:literal)+) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = concat!("Told as “", $pattern, "”.")] $variant,)+ }

        impl Kind {
            /// Every kind, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name, for other programs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does.
            #[must_use]
            pub fn sign(self) -> Sign {
                match self { $(Self::$variant => Sign::$sign,)+ }
            }

            /// How it is told.
            #[must_use]
            pub fn pattern(self) -> &'static str {
                match self { $(Self::$variant => $pattern,)+ }
            }
        }
    };
}

kinds! {
    MapAdded "map-added" Added "new map[, with {after}]"
    MapRemoved "map-removed" Removed "map removed[, with {before}]"
    MapRetitled "map-retitled" Changed "title: “{before}” → “{after}”"
    MapIdChanged "map-id-changed" Changed "id of the map: “{before}” → “{after}”"
    MapMoved "map-moved" Changed "moved to another file: “{before}” → “{after}”"
    MapAttributeChanged "map-attribute-changed" Changed "{field} of the map: {before} → {after}"
    PersonaAdded "persona-added" Added "new persona"
    PersonaRemoved "persona-removed" Removed "persona removed"
    PersonaRenamed "persona-renamed" Changed "name: “{before}” → “{after}”"
    PersonaMoved "persona-moved" Changed "moved to another file: “{before}” → “{after}”"
    MapPersonaChanged "map-persona-changed" Changed "{field}: {before} → {after}"
    StateChanged "state-changed" Changed "{field}: {before} → {after}"
    MapStatusChanged "map-status-changed" Changed "{field}: {before} → {after}"
    MapOwnerChanged "map-owner-changed" Changed "{field}: {before} → {after}"
    MapReviewed "map-reviewed" Changed "{field}: {before} → {after}"
    FieldAdded "field-added" Added "{field}: {after}"
    FieldChanged "field-changed" Changed "{field}: {before} → {after}"
    FieldRemoved "field-removed" Removed "{field} removed, was: {before}"
    SourceAdded "source-added" Added "new source: {what}"
    SourceDetailsChanged "source-details-changed" Changed "links, formatting or details of the source “{what}” changed"
    SourceChanged "source-changed" Changed "source: {before} → {after}"
    SourceRemoved "source-removed" Removed "source removed: {what}"
    DescriptionChanged "description-changed" Changed "description: “{before}” → “{after}”"
    NoteAdded "note-added" Added "new note beside the map: “{what}”"
    NoteChanged "note-changed" Changed "note beside the map rewritten: “{what}”"
    NoteRemoved "note-removed" Removed "note beside the map removed: “{what}”"
    StageAdded "stage-added" Added "new stage “{what}”[, with {after}]"
    StageRemoved "stage-removed" Removed "stage “{what}” removed[, with {before}]"
    StageRenamed "stage-renamed" Changed "stage “{before}” is now “{after}”"
    StageMoved "stage-moved" Changed "stage “{what}” moved {after}"
    StepAdded "step-added" Added "new step “{what}” in {where}[, with {after}]"
    StepRemoved "step-removed" Removed "step “{what}” removed from {where}[, with {before}]"
    StepRenamed "step-renamed" Changed "step “{before}” is now “{after}”[ in {where}]"
    StepMoved "step-moved" Changed "step “{what}” moved {after}"
    PhaseChanged "phase-changed" Changed "phase of “{what}”: {before} → {after}"
    DurationChanged "duration-changed" Changed "duration of “{what}”: {before} → {after}"
    MomentOfTruthGained "moment-of-truth-gained" Added "“{what}” is now a moment of truth"
    MomentOfTruthLost "moment-of-truth-lost" Removed "“{what}” is no longer a moment of truth"
    EmotionAdded "emotion-added" Added "{where}: now felt as {after}"
    EmotionChanged "emotion-changed" Changed "{where}: {before} → {after}"
    EmotionRemoved "emotion-removed" Removed "{where}: no emotion any more, was {before}"
    LaneRenamed "lane-renamed" Changed "row “{before}” is now called “{after}”"
    ItemAdded "item-added" Added "{lane}[ in {where}]: new “{what}”"
    ItemRemoved "item-removed" Removed "{lane}[ in {where}]: “{what}” removed"
    ItemReworded "item-reworded" Changed "{lane}[ in {where}]: “{before}” is now “{after}”"
    ItemMoved "item-moved" Changed "“{what}” moved: {before} → {after}"
    ItemDetailsChanged "item-details-changed" Changed "{lane}[ in {where}]: links, formatting or details of “{what}” changed"
    ItemsReordered "items-reordered" Changed "{lane}[ in {where}]: order changed"
    PainPointOpened "pain-point-opened" Added "pain point opened[ in {where}]: “{what}”[ ({after})]"
    PainPointRemoved "pain-point-removed" Removed "pain point removed[ from {where}]: “{what}”[ ({before})]"
    PainPointFixed "pain-point-fixed" Changed "pain point fixed[ in {where}]: “{what}”"
    PainPointAccepted "pain-point-accepted" Changed "pain point accepted as it is[ in {where}]: “{what}”"
    PainPointReopened "pain-point-reopened" Changed "pain point open again[ in {where}]: “{what}”"
    DelightAdded "delight-added" Added "new moment of delight[ in {where}]: “{what}”"
    DelightRemoved "delight-removed" Removed "moment of delight removed[ from {where}]: “{what}”"
    OpportunityAdded "opportunity-added" Added "new opportunity[ in {where}]: “{what}”[ ({after})]"
    OpportunityRemoved "opportunity-removed" Removed "opportunity removed[ from {where}]: “{what}”[ ({before})]"
    OpportunityDone "opportunity-done" Changed "opportunity done[ in {where}]: “{what}”"
    OpportunityRejected "opportunity-rejected" Changed "opportunity rejected[ in {where}]: “{what}”"
    StatusChanged "status-changed" Changed "status of “{what}”: {before} → {after}"
    SeverityChanged "severity-changed" Changed "severity of “{what}”: {before} → {after}"
    ImpactChanged "impact-changed" Changed "impact of “{what}”: {before} → {after}"
    EffortChanged "effort-changed" Changed "effort of “{what}”: {before} → {after}"
    OwnerChanged "owner-changed" Changed "owner of “{what}”: {before} → {after}"
    TicketChanged "ticket-changed" Changed "ticket of “{what}”: {before} → {after}"
    ThemeChanged "theme-changed" Changed "theme of “{what}”: {before} → {after}"
    EvidenceGained "evidence-gained" Added "“{what}” now rests on {after}"
    EvidenceLost "evidence-lost" Removed "“{what}” no longer rests on {before}"
    AnswerGained "answer-gained" Added "“{what}” now answers “{after}”"
    AnswerLost "answer-lost" Removed "“{what}” no longer answers “{before}”"
    SameGained "same-gained" Added "“{what}” is now told to be the same as “{after}”"
    SameLost "same-lost" Removed "“{what}” is no longer told to be the same as “{before}”"
    ReferenceBroken "reference-broken" Removed "reference of “{what}” leads nowhere: “{after}”"
    ReferenceMended "reference-mended" Added "reference of “{what}” that led nowhere is mended: “{before}”"
    IdChanged "id-changed" Changed "id of “{what}”: “{before}” → “{after}”"
    AttributeChanged "attribute-changed" Changed "{field} of “{what}”: {before} → {after}"
}
