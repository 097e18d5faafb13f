// What axe-core finds, and what it cannot decide, in our parts; of the rest of the page, what is not known of mdBook.
//
// `axe` asks all that WCAG 2.2 AA and good practice ask for; `colours` asks what a theme can change, in our parts. What it
// cannot decide `axe` looks into, in one theme, and `contrast` in each.

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

checks.axe = async () => {
  const { violations, incomplete } = await ask(document, TAGS)
  const again = await askAgain(incomplete.filter(({ element }) => isOurs(element)))
  return [
    ...[...violations, ...again.violations].filter(({ rule, element }) => isOurs(element) || !isKnown(rule, element)).map(violated),
    ...again.incomplete.map((one) => `axe cannot decide, ${inWords(one)}`),
  ]
}

checks.colours = async () => {
  if (page.ours().length === 0) return []
  const { violations } = await ask({ include: page.ours() }, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })
  return violations.map(violated)
}

// Faults of mdBook 0.5, which a page without any map has too: the rule, and where in the page.
const KNOWN = [
  ['aria-allowed-attr', '#mdbook-sidebar-toggle'],
  ['aria-prohibited-attr', '#mdbook-sidebar-toggle'],
  ['region', '#mdbook-menu-bar'],
  ['target-size', '#mdbook-sidebar'],
  ['scrollable-region-focusable', 'pre, .table-wrapper'],
]

// axe cannot decide about text that is half outside a region that scrolls, or that lies across the edge of `main`, as in a map
// that is wider. So maps are made no wider than `main`, and what is undecided is brought into view and asked about once more.
async function askAgain(rest) {
  const violations = []
  const undecided = []
  for (const part of page.ours()) part.style.marginInline = 0
  while (rest.length > 0) {
    const [{ rule, element }] = rest
    element.scrollIntoView({ block: 'center', inline: 'center' })
    const asked = rest.filter((other) => other.rule === rule)
    const again = await ask({ include: asked.map(({ element }) => element) }, { type: 'rule', values: [rule] })
    const still = again.incomplete.filter((other) => asked.some((one) => one.element === other.element))
    violations.push(...again.violations)
    undecided.push(...still.filter((other) => other.element === element))
    rest = [...rest.filter((other) => other.rule !== rule), ...still.filter((other) => other.element !== element)]
  }
  for (const part of page.ours()) part.style.marginInline = ''
  for (const region of [document.scrollingElement, ...document.querySelectorAll('.j-s')]) region.scrollTo(0, 0)
  return { violations, incomplete: undecided }
}

// The nodes that fail, and those that axe cannot decide, each with its rule.
async function ask(context, runOnly) {
  const options = { runOnly, resultTypes: ['violations', 'incomplete'], selectors: false, elementRef: true }
  const { violations, incomplete } = await axe.run(context, options)
  const nodes = (rules) => rules.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({ rule: id, element: node.element, reason: reason(node) })))
  return { violations: nodes(violations), incomplete: nodes(incomplete) }
}

const isOurs = (element) => element.closest('.journey')

const isKnown = (rule, element) => KNOWN.some(([id, where]) => id === rule && element.closest(where))

const violated = (one) => `axe, ${inWords(one)}`

const inWords = ({ rule, element, reason }) => `${rule}: ${page.name(element)}: ${reason}`

const reason = (node) => [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ')
