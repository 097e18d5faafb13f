// Takes the pictures of the README and the manual anew, from pages of the example book: `npm run manual`.
//
// To add one, add it to the list: its name in `book-example/src/images/`, the page, what to show of it, how wide the window is, and
// what to do with the page before. Look at each picture before you commit it.
import path from 'node:path'
import { books, root } from './books.js'
import { choose, open, start } from './browser.js'

const pictures = [
  { name: 'map', page: 'handbook/first-repair.html', width: 1440, height: 1500, window: true },
  { name: 'index', page: 'handbook/index-of-findings.html', width: 1440, height: 1000, theme: 'navy', window: true },
  { name: 'first-map', page: 'guide/getting-started.html', width: 800 },
  { name: 'properties', page: 'guide/getting-started.html', width: 740, before: twice },
]

const example = books.find(({ name }) => name === 'example')
const browser = await start()
for (const { name, page: file, width, height, theme = 'light', window, before } of pictures) {
  await open(browser, { url: `file://${path.join(example.pages, file)}`, width, height, deviceScaleFactor: window ? 1 : 2 }, async (page) => {
    await choose(page, theme)
    if (before) await page.evaluate(before)
    // The menu lies over the top of whatever is scrolled to.
    if (!window) await page.addStyleTag({ content: '[id$=menu-bar] { display: none } main > .journey { padding: 1em }' })
    await page.evaluate(() => document.fonts.ready)
    const picture = path.join(root, 'book-example/src/images', `${name}.png`)
    await (window ? page : page.locator('.picture, .journey').first()).screenshot({ path: picture })
    console.log(picture)
  })
}
await browser.close()

// Shows the emotions, the pain and the delight of the first map twice: with nothing set, and with the properties of the manual's example.
function twice() {
  const properties = { '--j-negative': '#a0522d', '--j-positive': '#4169e1', '--j-neutral': '#8a6d00', '--j-face-scale': '1.5', '--j-size': '.9em' }
  const said = (...parts) => Object.assign(document.createElement('p'), { innerHTML: parts.join('') })
  const map = document.querySelector('.journey')
  map.querySelectorAll('header, footer').forEach((part) => part.remove())
  map.querySelectorAll('tbody > tr:not(.j-emo, .j-pain, .j-joy)').forEach((row) => row.remove())
  const set = map.cloneNode(true)
  Object.entries(properties).forEach(([name, value]) => set.style.setProperty(name, value))
  const all = Object.entries(properties).map(([name, value]) => `<code>${name}: ${value}</code>`).join(', ')
  const picture = Object.assign(document.createElement('div'), { className: 'picture', style: 'display: flow-root; padding: 0 1em' })
  map.before(picture)
  picture.append(said('Nothing set'), map, said('With ', all), set)
}
