// A dash says that a cell is empty. None stands in a row whose curves go over all of its cells.

checks.empty = () =>
  page.pseudos().filter(({ element, style }) => style.content.startsWith('"–"') && element.closest('tr')?.querySelector('.j-curve'))
    .map(({ element }) => `is said to be empty under a curve: ${page.name(element)}`)
