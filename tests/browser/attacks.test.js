// Known attacks in every place that takes text: nothing runs, nothing is loaded, and nothing waits for a click.
import assert from 'node:assert'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { exported, pages, payloads } from './attacks.js'
import { start } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

const files = readdirSync(pages).filter((file) => /^(attacks-\d+|sheet|diagram|data|everything|journey-index|print)\.html$/.test(file)).map((file) => path.join(pages, file))

describe('an attack', { concurrency: 3 }, () => {
  for (const file of [...files, ...exported]) {
    it(`does nothing in ${path.basename(file)}`, async () => {
      await visit(file, async (page, done) => {
        assert.deepEqual(await page.evaluate(acting), [])
        // Whatever waits for the pointer or the keyboard gets it.
        await page.evaluate(async () => {
          for (const element of document.querySelectorAll('.journey, .journey *')) {
            for (const type of ['mouseover', 'focus', 'toggle', 'click']) element.dispatchEvent(new Event(type))
          }
          await new Promise(requestAnimationFrame)
        })
        assert.deepEqual(done, [])
      })
    })
  }

  it('does nothing in the results of the search', async () => {
    await visit(path.join(pages, 'attacks-0.html'), async (page, done) => {
      for (const words of ['alert', 'script', 'onerror', 'javascript', 'svg onload']) {
        await page.keyboard.press('Escape')
        await page.keyboard.press('/')
        await page.fill('#mdbook-searchbar', '')
        await page.keyboard.type(words)
        await page.waitForFunction((words) => document.querySelector('#mdbook-searchresults-header').textContent.includes(words), words)
        assert.ok(await page.locator('#mdbook-searchresults li').count() > 0, words)
        assert.deepEqual(await page.evaluate(acting), [])
        const names = await page.evaluate(() => [...new Set([...document.querySelectorAll('#mdbook-searchresults *')].map((found) => found.localName))])
        assert.deepEqual(names.filter((name) => !['li', 'a', 'span', 'em'].includes(name)), [])
      }
      assert.deepEqual(done, [])
    })
  })

  it('is on the pages', async () => {
    assert.ok(payloads.length > 100 && files.length > payloads.length / 12, 'the attacks are gone')
    await visit(path.join(pages, 'attacks-0.html'), async (page) => {
      assert.ok(await page.locator('.journey table.j-t').count() > 10, 'maps are shown')
      assert.ok(await page.locator('.journey.j-error').count() > 10, 'maps with errors are shown')
      assert.match(await page.locator('.journey').first().innerText(), /<script>alert\(1\)<\/script>/)
    })
    await visit(path.join(pages, 'journey-index.html'), async (page) => {
      assert.match(await page.locator('h1[id]').innerText(), /<\u2060?\/title><\u2060?script>alert\(1\)<\u2060?\/script>/)
    })
  })
})

// Opens a page, and gives it to `visit` with a list of what the page has done.
async function visit(file, visit) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    // All attacks together make a long page.
    page.setDefaultTimeout(120_000)
    const done = []
    page.on('dialog', async (dialog) => {
      done.push(`says ${dialog.message()}`)
      await dialog.dismiss()
    })
    page.on('framenavigated', (frame) => frame === page.mainFrame() && new URL(frame.url()).pathname === pathToFileURL(file).pathname || done.push(`goes to ${frame.url()}`))
    // Images of the writer's may stand anywhere on the web: here they are not fetched.
    await page.route(/^(?!file:)/, (route) => {
      if (route.request().resourceType() !== 'image') done.push(`asks for ${route.request().url()}`)
      return route.abort()
    })
    await page.addInitScript(() => (window.print = () => {}))
    await page.goto(pathToFileURL(file).href)
    await visit(page, done)
  } finally {
    await context.close()
  }
}

// Everything of ours that could act, but for mdBook's own buttons beside code: runs in the page.
function acting() {
  const found = []
  for (const element of document.querySelectorAll('.journey, .journey :not(.clip-button), #mdbook-searchresults *')) {
    const where = element.outerHTML.slice(0, 200)
    if (['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'form', 'button', 'foreignObject'].includes(element.localName)) found.push(where)
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'formaction') found.push(where)
      if (['href', 'src', 'xlink:href', 'action', 'data', 'poster'].includes(name) && !['http:', 'https:', 'mailto:', 'file:'].includes(new URL(value, document.baseURI).protocol)) found.push(where)
      if (name === 'href' && value.startsWith('file:')) found.push(where)
    }
  }
  return found
}
