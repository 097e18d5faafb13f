// One map alone, as `export` writes it: a page as good as in its book, and a drawing whose texts are clear of each other.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, before, describe, it } from 'node:test'
import { books, out } from './books.js'
import { assertNone, faults, open, start } from './browser.js'
import { journey } from './program.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

const folder = path.join(out, 'alone')
mkdirSync(folder, { recursive: true })

// Writes a map to a file, and gives its address.
function write(source, id, format) {
  const file = path.join(folder, `${path.basename(source)}-${id}.${format}`)
  writeFileSync(file, journey('export', source, '--format', format, '--map', id))
  return pathToFileURL(file).href
}

for (const { name, source } of books) {
  describe(`alone, from the book ${name}`, () => {
    const maps = JSON.parse(journey('export', source)).books[0].maps.filter(({ stages }) => stages.length > 0)
    const isFelt = ({ stages }) => JSON.stringify(stages).match(/"score":[-\d]/)

    it('a page', async () => {
      const found = []
      const url = write(source, maps[0].id, 'html')
      for (const colorScheme of ['light', 'dark']) {
        await open(browser, { url, colorScheme }, async (page) => {
          for (const width of [320, 1024]) {
            await page.setViewportSize({ width, height: 900 })
            for (const fault of await faults(page, 'fit', 'contrast', 'motion', 'axe')) found.push([`${colorScheme}, ${width} px`, fault])
          }
        })
      }
      assertNone(found)
    })

    it('drawings', async () => {
      const found = []
      for (const map of maps.filter(isFelt)) {
        await open(browser, { url: write(source, map.id, 'svg') }, async (page) => {
          await page.screenshot({ path: path.join(folder, `${name}-${map.id}.png`) })
          for (const fault of await page.evaluate(misplaced)) found.push([map.id, fault])
        })
      }
      assertNone(found)
    })
  })
}

// Runs in the page of a drawing: texts that lie on each other, or reach over its edge.
function misplaced() {
  const svg = document.documentElement
  const sheet = svg.getBoundingClientRect()
  const texts = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
  const over = texts.filter(({ box }) => box.left < sheet.left || box.right > sheet.right || box.bottom > sheet.bottom)
  // Lines stand close: only the middle of each counts.
  const covers = ({ box: a }, { box: b }) => {
    const [top, bottom] = [Math.max(a.top + a.height / 4, b.top + b.height / 4), Math.min(a.bottom - a.height / 4, b.bottom - b.height / 4)]
    return a.left < b.right && b.left < a.right && top < bottom
  }
  const pairs = texts.flatMap((one, i) => texts.slice(i + 1).filter((other) => covers(one, other)).map((other) => [one, other]))
  return [
    ...over.map(({ words }) => `reaches over the edge: ${words}`),
    ...pairs.map(([one, other]) => `"${one.words}" and "${other.words}" cover each other`),
  ]
}
