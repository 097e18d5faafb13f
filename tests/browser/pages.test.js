// Every page of every book, in every theme, at every width.
import { after, before, describe, it } from 'node:test'
import { pages } from './books.js'
import { assertNone, choose, faults, open, start, themes } from './browser.js'

// Below 1080 px mdBook opens a page without its sidebar.
const widths = { 1024: [320, 768, 1024], 1440: [1440] }

let browser
before(async () => (browser = await start()))
after(() => browser.close())

describe('every page, in every theme, at every width', { concurrency: 3 }, () => {
  for (const { name, url, file } of pages()) {
    it(name, async () => {
      const found = []
      for (const opened of Object.keys(widths)) {
        await open(browser, { url, width: Number(opened) }, async (page) => {
          for (const width of widths[opened]) {
            await page.setViewportSize({ width, height: 900 })
            for (const theme of themes) {
              await choose(page, theme)
              const checks = checksFor({ file, width, theme })
              for (const fault of await faults(page, ...checks)) found.push([`${theme}, ${width} px`, fault])
            }
          }
        })
      }
      assertNone(found)
    })
  }
})

// A theme changes nothing but colours, so all of axe is asked in one of them, and about colours in the others, once for maps
// as tables and once for maps as lists. `print.html` has all pages once more.
function checksFor({ file, width, theme }) {
  const again = file === 'print.html'
  if (theme === 'light') return again && width !== 1024 ? ['fit', 'contrast'] : ['fit', 'contrast', 'empty', 'motion', 'axe']
  return again || [768, 1024].includes(width) ? ['contrast'] : ['contrast', 'colours']
}
