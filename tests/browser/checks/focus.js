// What has the focus is seen, all of it, and has a ring of 3 to 1 (SC 2.4.7, 2.4.11, 1.4.11). Asked after each press of a key.

checks.focus = () => {
  const element = document.activeElement
  if (!element.closest('.journey')) return []
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  const ring = outlineStyle === 'none' || parseFloat(outlineWidth) < 2
    ? [`has no ring: ${page.name(element)}`]
    : faint(outlineColor, page.backdrop(element.parentElement), 3, `the ring of ${page.name(element)}`)
  return [...ring, ...(element.matches('.j-s') ? [] : covered(element))]
}

// What comes to be in view by a key or a link, and is not.
checks.target = () => {
  const element = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  return element ? covered(element) : [`${location.hash} is nowhere`]
}

// Points of an element at which something else is seen: both ends and the middle of each line. Of what is larger than the
// window, the start counts; of what stands across the edge of a region that scrolls, that which is inside.
function covered(element) {
  const box = element.getBoundingClientRect()
  const lines = [...element.getClientRects()].filter((line) => line.width > 4)
  const points = element.offsetHeight > innerHeight / 2
    ? [[box.left + 3, box.top + 3]]
    : lines.flatMap((line) => [line.left + 3, line.left + line.width / 2, line.right - 3].map((x) => [x, line.top + line.height / 2]))
  const seen = points.map(([x, y]) => document.elementFromPoint(x, y))
  if (!seen.some((found) => element.contains(found))) return [`is out of view: ${page.name(element)}`]
  const over = seen.find((found) => found && !element.contains(found) && !found.contains(element))
  return over ? [`is covered by ${page.name(over)}: ${page.name(element)} at ${Math.round(box.left)}, ${Math.round(box.top)}`] : []
}
