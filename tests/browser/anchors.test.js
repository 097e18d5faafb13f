// Links, the sidebar and the search lead to the place that they name, and it is in view.
import assert from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { ours, pages } from './books.js'
import { assertNone, faults, open, sendChecks, start } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

describe('every anchor', { concurrency: 3 }, () => {
  for (const { name, url } of ours()) {
    it(`of ${name} is in view when it is followed`, async () => {
      const found = []
      for (const width of [320, 1024]) {
        await open(browser, { url, width }, async (page) => {
          await sendChecks(page)
          const hidden = await page.evaluate(async () => {
            const faults = []
            for (const { id } of document.querySelectorAll('.journey [id], .journey[id]')) {
              location.hash = id
              await new Promise(requestAnimationFrame)
              // After a jump upwards mdBook's menu lies in the middle of the window, until the page scrolls once more.
              document.dispatchEvent(new Event('scroll'))
              faults.push(...checks.target())
            }
            return faults
          })
          for (const fault of hidden) found.push([`${width} px`, fault])
        })
      }
      assertNone(found)
    })
  }
})

const example = (file) => pages().find(({ name }) => name === `example/${file}`).url

describe('the way to a map', () => {
  it('leads from the sidebar', async () => {
    await open(browser, { url: example('handbook/first-repair.html'), width: 1440 }, async (page) => {
      await page.click('#mdbook-sidebar a[href*="#journey-"]')
      await arrived(page, 'handbook/first-repair.html')
    })
  })

  it('leads from another page', async () => {
    await open(browser, { url: example('handbook/index-of-findings.html') }, async (page) => {
      await page.click('.journey a[href*="first-repair.html#journey-"]')
      await arrived(page, 'handbook/first-repair.html')
    })
  })

  it('leads from the search, and the map is whole', async () => {
    await open(browser, { url: example('handbook/who-we-are.html'), width: 1440 }, async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('error code in the manual')
      await page.click('#mdbook-searchresults a[href*="first-repair.html"][href*="#journey-"]')
      await arrived(page, 'handbook/first-repair.html')
      assert.ok(await page.locator('.journey mark').count() > 0, 'what was looked for is marked')
      assertNone((await faults(page, 'fit', 'contrast')).map((fault) => ['after a search', fault]))
    })
  })
})

async function arrived(page, file) {
  await page.waitForURL((url) => url.pathname.endsWith(file) && url.hash.startsWith('#journey-'))
  await page.waitForLoadState()
  assertNone((await faults(page, 'target')).map((fault) => [page.url(), fault]))
  assert.ok(await page.locator('.journey table.j-t th[scope=col]').count() > 1, 'the map is a table')
}
