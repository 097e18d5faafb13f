// The books that the suite looks at, and their pages. Built once, by `build.js`.
//
// A book is the example book, or a folder in `books/`: to add one, add a folder with a `book.toml`.
import { readFileSync, readdirSync } from 'node:fs'
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

// All pages of all books: the path in the book, that with the book's name, the path on disk, the address. Not those that mdBook makes for itself.
export const pages = () => books.flatMap(({ name, pages }) =>
  readdirSync(pages, { recursive: true }).filter((file) => file.endsWith('.html') && !['404.html', 'toc.html'].includes(file)).sort()
    .map((file) => ({ file, name: `${name}/${file}`, path: path.join(pages, file) }))
    .map((page) => ({ ...page, url: pathToFileURL(page.path).href })))

// Those that have something of ours, each once: `print.html` has all of them again.
export const ours = () => pages().filter(({ path, file }) => file !== 'print.html' && readFileSync(path, 'utf8').includes('class="journey'))
