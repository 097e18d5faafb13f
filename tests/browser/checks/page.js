// What the checks ask of a page. This file and the other ones here run inside the page, not in Node.
//
// A check is a function in `checks` that gives a list of faults, each a sentence with the element in it. To add one, add a file:
// all files of this folder are sent to the page, this one first.
globalThis.checks = {}

const page = {
  // Our parts of the page. The rest is mdBook's, and the writer's.
  ours: () => [...document.querySelectorAll('.journey')],

  // Elements of ours, without those that only screen readers have.
  elements: () => page.ours().filter((part) => page.ancestors(part).every(page.isForEyes)).flatMap(page.seen),

  // What is seen of an element and of all in it. A caption, and what is clipped away, take all that is in them along.
  seen: (element) => page.isForEyes(element) ? [element].filter(page.isShown).concat([...element.children].flatMap(page.seen)) : [],
  isShown: (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  isForEyes: (element) => element.localName !== 'caption' && getComputedStyle(element).clipPath !== 'inset(50%)',

  // The element and what it stands in, from the inside out.
  *ancestorsOf(element) {
    for (; element; element = element.parentElement) yield element
  },
  ancestors: (element) => [...page.ancestorsOf(element)],

  // The pieces of text of our parts, each with its element and the rectangles of its lines.
  texts: () =>
    page.elements().flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).map((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return { text: node.data.trim(), element, lines: [...range.getClientRects()].filter((line) => line.width > 0) }
      })),

  // What `::before` and `::after` of our elements show.
  pseudos: () =>
    page.elements().flatMap((element) =>
      ['::before', '::after'].map((part) => ({ element, part, style: getComputedStyle(element, part) }))
        .filter(({ style }) => !['none', 'normal'].includes(style.content) && style.display !== 'none')),

  // A colour in any notation of CSS, as red, green, blue (0 to 255) and opacity (0 to 1).
  colour(css) {
    if (!page.colours.has(css)) {
      const { canvas } = page
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
      page.colours.set(css, [red, green, blue, alpha / 255])
    }
    return page.colours.get(css)
  },
  colours: new Map(),
  canvas: new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }),

  // The colour that an element's text stands on.
  backdrop(element) {
    const layers = []
    for (const above of page.ancestorsOf(element)) {
      const layer = page.colour(getComputedStyle(above).backgroundColor)
      layers.push(layer)
      if (layer[3] === 1) break
    }
    return layers.reduceRight(page.over, [255, 255, 255, 1])
  },
  over: (below, [red, green, blue, alpha]) =>
    [red, green, blue].map((value, i) => value * alpha + below[i] * (1 - alpha)).concat(1),

  // WCAG 2.2, "contrast ratio": 1 to 21.
  contrast(colour, below) {
    const [light, dark] = [page.over(below, colour), below].map(page.luminance).sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  },
  luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  },

  // An element in words, for messages.
  name(element) {
    const text = element.textContent.trim().replace(/\s+/g, ' ')
    const names = [element.localName, ...element.classList].join('.')
    return `${names}${element.id && `#${element.id}`} "${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
  },
}
