// How long a reader waits until the maps of a page are there, for pages side by side:
//
//     node reader.js PAGE SELECTOR COUNT [PAGE SELECTOR COUNT]…
//
// Prints milliseconds from the start of loading until so many elements fit the selector, a line a page: of several loads in
// turn, the one in the middle.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { start } from './browser.js'

const rounds = 9
const given = process.argv.slice(2)
const pages = []
while (given.length > 0) pages.push(given.splice(0, 3))

const browser = await start()
const times = pages.map(() => [])
for (let round = 0; round < rounds; round++) {
  for (const [i, [page, selector, count]] of pages.entries()) times[i].push(await wait(page, selector, Number(count)))
}
await browser.close()
for (const [i, [page]] of pages.entries()) {
  const [middle] = times[i].sort((a, b) => a - b).slice(rounds / 2)
  console.log(`${middle.toFixed(0)} ${page}`)
}

async function wait(file, selector, count) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(([selector, count]) => {
    const look = () => {
      if (document.querySelectorAll(selector).length < count || globalThis.shownAfter) return
      globalThis.shownAfter = performance.now()
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  }, [selector, count])
  await page.goto(pathToFileURL(path.resolve(file)).href)
  await page.waitForFunction(() => globalThis.shownAfter, undefined, { timeout: 60_000 })
  const time = await page.evaluate(() => globalThis.shownAfter)
  await context.close()
  return time
}
