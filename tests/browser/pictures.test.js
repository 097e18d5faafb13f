// Pictures for people to look at, in `target/browser/pictures/`: all pages with something of ours, wide and narrow, and some in
// each theme. Nothing is compared.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ours, out } from './books.js'
import { choose, open, start, themes } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

const inEachTheme = ['example/handbook/first-repair.html', 'example/handbook/index-of-findings.html']

describe('pictures', { concurrency: 3 }, () => {
  for (const { name, url } of ours()) {
    it(name, async () => {
      for (const width of [1440, 320]) {
        await open(browser, { url, width }, async (page) => {
          for (const theme of inEachTheme.includes(name) ? themes : ['light']) {
            await choose(page, theme)
            await page.evaluate(() => document.fonts.ready)
            const picture = path.join(out, 'pictures', `${name.replace('.html', '')}-${width}-${theme}.png`)
            mkdirSync(path.dirname(picture), { recursive: true })
            await page.screenshot({ path: picture, fullPage: true })
          }
        })
      }
    })
  }
})
