// The keyboard reaches everything of ours, forwards and back, and what it reaches is seen.
import { after, before, describe, it } from 'node:test'
import { ours } from './books.js'
import { assertNone, open, sendChecks, start } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

describe('the keyboard', { concurrency: 3 }, () => {
  for (const { name, url } of ours()) {
    it(`reaches all of ${name}`, async () => {
      const found = []
      for (const width of [320, 1024]) {
        await open(browser, { url, width }, async (page) => {
          for (const key of ['Tab', 'Shift+Tab']) {
            for (const fault of await walk(page, key)) found.push([`${key}, ${width} px`, fault])
          }
        })
      }
      assertNone(found)
    })
  }
})

const STOPS = ':is(a[href], summary, [tabindex="0"])'

// Presses the key from one end of the page's content to the other.
async function walk(page, key) {
  await sendChecks(page)
  const stops = await page.evaluate(({ stops, back }) => {
    const main = document.querySelector('main')
    const edges = [document.createElement('button'), document.createElement('button')]
    main.prepend(edges[0])
    main.append(edges[1])
    edges[back ? 1 : 0].focus()
    edges[back ? 0 : 1].id = 'the-end'
    const all = [...document.querySelectorAll(`.journey ${stops}`)].filter((stop) => stop.checkVisibility())
    all.forEach((stop, i) => (stop.dataset.stop = i))
    return all.map((stop) => stop.outerHTML.slice(0, 100))
  }, { stops: STOPS, back: key !== 'Tab' })
  const found = []
  const reached = new Set()
  for (let pressed = 0; pressed < stops.length + 1000; pressed++) {
    await page.keyboard.press(key)
    const { faults, at } = await page.evaluate(() => ({
      faults: checks.focus(),
      at: document.activeElement.id === 'the-end' ? 'end' : document.activeElement.dataset.stop,
    }))
    found.push(...faults)
    if (at === 'end') break
    reached.add(at)
  }
  stops.forEach((stop, i) => {
    if (!reached.has(String(i))) found.push(`is not reached: ${stop}`)
  })
  await page.evaluate(() => document.querySelectorAll('main > button:is(:first-child, :last-child)').forEach((edge) => edge.remove()))
  return found
}
