// Takes pictures of all pages with something of ours, wide and narrow, and of some in each theme, for people to look at:
// `npm run pictures` writes them to `target/browser/pictures/`.
import path from 'node:path'
import { ours, out } from './books.js'
import { choose, open, start, themes } from './browser.js'

const inEachTheme = ['example/handbook/first-repair.html', 'example/handbook/index-of-findings.html']

const browser = await start()
for (const { name, url } of ours()) {
  for (const width of [1440, 320]) {
    await open(browser, { url, width }, async (page) => {
      for (const theme of inEachTheme.includes(name) ? themes : ['light']) {
        await choose(page, theme)
        await page.evaluate(() => document.fonts.ready)
        const picture = path.join(out, 'pictures', `${name.replace('.html', '')}-${width}-${theme}.png`)
        await page.screenshot({ path: picture, fullPage: true })
        console.log(picture)
      }
    })
  }
}
await browser.close()
