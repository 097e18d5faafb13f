// Nothing is cut off, covered by other text, or sticks out of the page or of its own box, and the page never scrolls sideways
// (SC 1.4.4, 1.4.10, 1.4.12).

checks.fit = () => [...sideways(), ...sticksOut(), ...collides()]

// mdBook's `main` stands in a box that can scroll by itself.
function sideways() {
  const wide = [document.scrollingElement, ...page.ancestors(document.querySelector('main'))]
    .filter((element) => element === document.scrollingElement || getComputedStyle(element).overflowX !== 'visible')
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
  if (wide.length === 0) return []
  const edge = document.documentElement.clientWidth
  const culprits = [...document.querySelectorAll('main *')]
    .filter((element) => isOut(element.getBoundingClientRect(), edge) && !scroller(element.parentElement))
  return [`the page scrolls sideways, ${wide[0].scrollWidth} of ${wide[0].clientWidth} px: ${culprits.slice(0, 3).map(page.name).join(', ')}`]
}

const isOut = (rect, edge) => rect.width > 0 && (rect.right > edge + 1 || rect.left < -1)

// What scrolls sideways and so shows all of what is in it.
function scroller(element) {
  return page.ancestors(element).filter((above) => above.closest('.journey, .table-wrapper, pre'))
    .find((above) => ['auto', 'scroll'].includes(getComputedStyle(above).overflowX))
}

function sticksOut() {
  return page.texts().flatMap(({ text, element, lines }) => {
    const box = page.ancestors(element).find((above) => !['inline', 'contents'].includes(getComputedStyle(above).display))
    const cuts = page.ancestors(element).filter((above) => above.closest('.journey') && getComputedStyle(above).overflowX === 'hidden')
    const reach = scroller(element) === box ? [] : [box]
    return [...reach, ...cuts].flatMap((around) => {
      const outer = around.getBoundingClientRect()
      const out = lines.find((line) =>
        line.left < outer.left - 1 || line.right > outer.right + 1
        || line.top < outer.top - line.height / 4 || line.bottom > outer.bottom + line.height / 4)
      return out ? [`"${text.slice(0, 40)}" sticks out of ${page.name(around)}`] : []
    })
  })
}

// Two lines of text in one place. Lines may be set close: only the middle of each counts.
function collides() {
  const lines = page.texts().flatMap(({ text, element, lines }) =>
    lines.map((line) => ({
      text, element, left: line.left + 1, right: line.right - 1,
      top: line.top + line.height / 4, bottom: line.bottom - line.height / 4,
    })))
  lines.sort((a, b) => a.top - b.top)
  return lines.flatMap((line, i) => {
    for (const other of lines.slice(i + 1)) {
      if (other.top >= line.bottom) return []
      if (other.left < line.right && other.right > line.left) return [`"${line.text.slice(0, 40)}" and "${other.text.slice(0, 40)}" cover each other`]
    }
    return []
  })
}
