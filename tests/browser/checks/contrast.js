// Text has 4.5 to 1 (SC 1.4.3), and graphics have 3 to 1 (SC 1.4.11), against what they stand on.

checks.contrast = () => [...faintTexts(), ...faintPseudos(), ...faintDrawings(), ...faintFaces()]

function faintTexts() {
  return page.texts().flatMap(({ element }) => faint(getComputedStyle(element).color, page.backdrop(element), 4.5, page.name(element)))
}

// Words, signs and numbers from the style sheet are text; a border or a filled shape is a graphic.
function faintPseudos() {
  return page.pseudos().flatMap(({ element, part, style }) => {
    const backdrop = page.backdrop(element)
    const name = `${part} of ${page.name(element)}`
    const isText = /[^\s"/]/.test(style.content)
    const drawn = []
    if (style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0) drawn.push(style.borderTopColor)
    if (style.backgroundImage !== 'none') drawn.push(style.color)
    return [
      ...(isText ? faint(style.color, backdrop, 4.5, name) : []),
      ...drawn.flatMap((colour) => faint(colour, backdrop, 3, name)),
    ]
  })
}

// A shape is seen by its line or by its filling.
function faintDrawings() {
  return page.elements().filter((element) => element.matches('path, circle, line, rect')).flatMap((shape) => {
    const style = getComputedStyle(shape)
    const backdrop = page.backdrop(shape.closest('svg').parentElement)
    const seen = [style.stroke, style.fill].filter((colour) => colour !== 'none')
    const faults = seen.map((colour) => faint(colour, backdrop, 3, `${shape.localName} in ${page.name(shape.closest('svg').parentElement)}`))
    return faults.some((found) => found.length === 0) ? [] : faults.flat()
  })
}

// A face has the colour of its ring; eyes and mouth have it too, or are cut out of it.
function faintFaces() {
  return page.elements().filter((element) => element.matches('.j-f')).flatMap((face) =>
    faint(getComputedStyle(face).color, page.backdrop(face.parentElement), 3, `a face in ${page.name(face.parentElement)}`))
}

function faint(colour, backdrop, bound, name) {
  const ratio = page.contrast(page.colour(colour), backdrop)
  return ratio < bound ? [`contrast ${ratio.toFixed(2)} (not ${bound}): ${name}`] : []
}
