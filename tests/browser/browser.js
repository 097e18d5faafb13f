// Chromium, and pages opened in it the way a reader does.
import assert from 'node:assert'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { out } from './books.js'

export const themes = ['light', 'rust', 'coal', 'navy', 'ayu']

// One browser for each file of tests. Debian's sandbox does not run as root; the pages are our own.
export const start = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  })

// Opens a page, and gives it to `visit`. At the end it must have asked for nothing outside the book, and have reported no error.
export async function open(browser, { url, width = 1024, height = 900, ...options }, visit) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options })
  try {
    const page = await context.newPage()
    const faults = []
    const books = `file://${out}/`
    page.on('request', (request) => {
      if (!request.url().startsWith(books) && !request.url().startsWith('data:')) faults.push(`asks for ${request.url()}`)
    })
    page.on('console', (message) => {
      if (message.type() === 'error' && !meant.test(message.location().url)) faults.push(`console: ${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => faults.push(`error in a script: ${error.message}`))
    // A machine may have much else to do.
    page.setDefaultTimeout(120_000)
    // `print.html` opens the dialogue by itself.
    await page.addInitScript(() => (window.print = () => {}))
    await page.goto(url)
    await visit(page)
    assert.deepEqual(faults, [], url)
  } finally {
    await context.close()
  }
}

// Images of a page about images that are not there.
const meant = /\/images\/(not-there|not-there-either|nothing)\.png$/

// Chooses a theme as readers do, by mdBook's button.
export const choose = (page, theme) => page.evaluate((id) => document.getElementById(id).click(), `mdbook-theme-${theme}`)

// The faults that the named checks find in a page; see `checks/page.js`.
export async function faults(page, ...names) {
  await sendChecks(page)
  return page.evaluate(async (names) => (await Promise.all(names.map((name) => checks[name]()))).flat(), names)
}

// Sends the checks to a page that has not got them, for those who ask them in the page itself.
export async function sendChecks(page) {
  if (!(await page.evaluate('Boolean(globalThis.checks)'))) await page.evaluate(script)
}

const folder = path.join(import.meta.dirname, 'checks')
const files = readdirSync(folder).sort((a, b) => (b === 'page.js') - (a === 'page.js')).map((file) => path.join(folder, file))
const script = [createRequire(import.meta.url).resolve('axe-core/axe.min.js'), ...files].map((file) => readFileSync(file, 'utf8')).join('\n;\n')

// Fails with each fault once, and where it was found: `found` is a list of `[where, fault]`.
export function assertNone(found) {
  const places = new Map()
  for (const [where, fault] of found) places.set(fault, [...(places.get(fault) ?? []), where])
  if (places.size > 0) assert.fail([...places].map(([fault, where]) => `${fault}\n    (${where.join('; ')})`).join('\n'))
}
