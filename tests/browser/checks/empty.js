// A dash says that a cell is empty. None stands in a row of several curves, which say nothing in their cells.

checks.empty = () =>
  page.pseudos().filter(({ element, style }) => style.content.startsWith('"–"') && element.closest('tr.j-all'))
    .map(({ element }) => `is said to be empty under curves: ${page.name(element)}`)
