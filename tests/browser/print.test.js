// On paper: every stage and every finding is in the PDF's text, inside the sheet, below the names of its map's stages.
import assert from 'node:assert'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { out, pages } from './books.js'
import { assertNone, open, start } from './browser.js'

let browser
before(async () => (browser = await start()))
after(() => browser.close())

// As Chromium's own dialogue has it.
const margin = { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' }

describe('on paper', { concurrency: 2 }, () => {
  for (const { name, url } of pages().filter(({ file }) => file === 'print.html')) {
    for (const format of ['A4', 'Letter']) {
      it(`${name}, ${format}`, async () => {
        const pdf = path.join(out, 'print', `${name.replace('/', '-')}-${format}.pdf`)
        mkdirSync(path.dirname(pdf), { recursive: true })
        await open(browser, { url }, async (page) => {
          await page.pdf({ path: pdf, format, margin, preferCSSPageSize: true, printBackground: true })
          const twice = await page.evaluate(() => {
            const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
            return ids.filter((id, i) => ids.indexOf(id) !== i)
          })
          assert.deepEqual(twice, [], 'ids that stand twice')
          assertNone([...await missing(page, pdf), ...outside(pdf)].map((fault) => [pdf, fault]))
        })
      })
    }
  }
})

// Text without what a PDF may have more or less of.
const bare = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]/g, '')

// Of text from right to left a PDF has the letters in another order: that is for people to look at, in `target/browser/print/`.
async function missing(page, pdf) {
  const sheets = execFileSync('pdftotext', ['-raw', '-q', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).split('\f').map(bare)
  const maps = await page.evaluate(() =>
    [...document.querySelectorAll('.journey')].filter((map) => map.checkVisibility() && getComputedStyle(map).direction === 'ltr').map((map) => ({
      stacked: map.matches('.j-xl'),
      stages: [...map.querySelectorAll('.j-stages a.header')].map((stage) => stage.innerText),
      findings: [...map.querySelectorAll('.j-i > * > ul > li')].map((finding) => finding.innerText),
    })))
  return maps.flatMap(({ stacked, stages, findings }) => {
    const lost = stacked ? stages.filter((stage) => !sheets.some((sheet) => holds(sheet, stage))) : []
    if (lost.length > 0) return [`these stages are on no sheet: ${lost.join(', ')}`]
    const heads = stacked ? sheets : sheets.filter((sheet) => stages.every((stage) => holds(sheet, stage)))
    if (heads.length === 0) return [`no sheet has all the stages ${stages.join(', ')}`]
    return findings.filter((finding) => !/[\u0590-\u08ff]/.test(finding)).flatMap((finding) => {
      if (heads.some((sheet) => holds(sheet, finding))) return []
      const found = sheets.some((sheet) => holds(sheet, finding))
      return [`${found ? 'stands without the names of its stages' : 'is not whole on any sheet'}: ${finding.replace(/\s+/g, ' ').slice(0, 80)}`]
    })
  })
}

const holds = (sheet, text) => text.split('\n').map(bare).every((line) => sheet.includes(line))

// Words that reach over the edge of the sheet.
function outside(pdf) {
  const boxes = execFileSync('pdftotext', ['-bbox', '-q', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
  const found = []
  let sheet
  for (const line of boxes.split('\n')) {
    const [, width, height] = line.match(/<page width="([\d.]+)" height="([\d.]+)"/) ?? []
    if (width) sheet = { width: Number(width), height: Number(height) }
    const [, left, top, right, bottom, word] = line.match(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/) ?? []
    if (word && (left < 0 || top < 0 || right > sheet.width || bottom > sheet.height)) found.push(`reaches over the edge of the sheet: ${word}`)
  }
  return found
}
