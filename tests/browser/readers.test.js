// What readers ask of their browser: no scripts, dark, colours of their own, more space between letters.
import assert from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { ours } from './books.js'
import { assertNone, faults, open, start } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

const wishes = {
  // mdBook lets long blocks of code stick out of the page where no script has coloured them.
  'without scripts, in the dark': {
    options: { javaScriptEnabled: false, colorScheme: 'dark' }, style: 'pre { overflow-x: auto }', checks: ['fit', 'contrast'],
  },
  'in colours of their own': { options: { forcedColors: 'active' }, checks: ['contrast'] },
  // SC 1.4.12
  'with more space in text': {
    style: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    checks: ['fit'],
  },
}

for (const [wish, { options, style, checks }] of Object.entries(wishes)) {
  describe(`for readers ${wish}`, { concurrency: 3 }, () => {
    for (const { name, url } of ours()) {
      it(name, async () => {
        const found = []
        await open(browser, { url, width: 1024, ...options }, async (page) => {
          // Playwright's own way of adding one needs scripts.
          if (style) await page.evaluate((style) => document.head.append(Object.assign(document.createElement('style'), { textContent: style })), style)
          for (const width of [320, 1024]) {
            await page.setViewportSize({ width, height: 900 })
            for (const fault of await faults(page, ...checks)) found.push([`${width} px`, fault])
          }
        })
        assertNone(found)
      })
    }
  })
}

it('a page without scripts is dark for those who ask for it', async () => {
  const { url } = ours()[0]
  const ground = async (colorScheme) => {
    let colour
    await open(browser, { url, javaScriptEnabled: false, colorScheme }, async (page) => {
      colour = await page.evaluate(() => getComputedStyle(document.querySelector('.journey')).getPropertyValue('--bg'))
    })
    return colour
  }
  assert.notEqual(await ground('dark'), await ground('light'))
})
