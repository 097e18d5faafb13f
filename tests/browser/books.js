// The books that the suite looks at, and their pages. Built once, by `build.js`.
//
// A book is the example book, or a folder in `books/`: to add one, add a folder with a `book.toml`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname
export const root = path.join(here, '../..')
export const out = path.join(root, 'target/browser')

// Each book's name, where it stands, and where its pages are.
export const books = [
  ['example', path.join(root, 'book-example')],
  ...readdirSync(path.join(here, 'books')).sort().map((name) => [name, path.join(here, 'books', name)]),
].map(([name, source]) => ({ name, source, pages: path.join(out, 'books', name) }))

// All pages of all books: the book, the path in it, the address. Not those that mdBook makes for itself.
export const pages = () => books.flatMap(({ name, pages }) =>
  readdirSync(pages, { recursive: true }).filter((file) => file.endsWith('.html') && !['404.html', 'toc.html'].includes(file)).sort()
    .map((file) => ({ book: name, file, name: `${name}/${file}`, url: pathToFileURL(path.join(pages, file)).href })))
