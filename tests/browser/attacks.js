// A book of attacks: every text of `attacks/payloads.txt` in every place of `attacks/template.md`, and in what is imported and
// exported. Written and built by `build.js`.
//
// To add an attack, add its line; to add a place, put PAYLOAD there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { out, root } from './books.js'

const here = path.join(import.meta.dirname, 'attacks')
export const payloads = readFileSync(path.join(here, 'payloads.txt'), 'utf8').trimEnd().split('\n')
export const source = path.join(out, 'attacks/book')
export const pages = path.join(out, 'attacks/pages')
export const exported = ['attacks.html', 'attacks.svg'].map((name) => path.join(out, 'attacks', name))

// So many attacks are on one page.
const ON_A_PAGE = 12

// A folder whose name is an address that acts.
const SCRIPT = 'javascript:alert(1)'

const config = `[book]
title = "Attacks"

[preprocessor.journey]
after = ["links"]
on-error = "show"
mermaid = true
index-title = "</title><script>alert(1)</script>"
ticket-url = "https://tracker.example.com/{}?\\"onmouseover=\\"alert(1)"
lanes = ["<img src=x onerror=alert(1)>"]
emotions = { "<svg onload=alert(1)>" = -1 }

[preprocessor.journey.aliases]
"<script>alert(1)</script>" = "pain points"

[preprocessor.journey.words.map]
kind = "<script>alert(1)</script>"
table = "\\" onfocus=\\"alert(1) {title}"
`

// Writes the book.
export function write() {
  const src = path.join(source, 'src')
  mkdirSync(src, { recursive: true })
  const put = (name, text) => writeFileSync(path.join(src, name), text)
  const template = readFileSync(path.join(here, 'template.md'), 'utf8')
  const chapters = []
  for (let first = 0; first < payloads.length; first += ON_A_PAGE) {
    const attacks = payloads.slice(first, first + ON_A_PAGE)
    const name = `attacks-${first}.md`
    put(name, `# Attacks\n\n${attacks.map((attack, at) => `## Attack ${first + at}\n\n${template.replaceAll('PAYLOAD', () => attack)}`).join('\n')}`)
    chapters.push(name)
  }
  for (const [name, text] of imports()) {
    put(name, text)
    const chapter = `${path.parse(name).name}.md`
    put(chapter, journey('import', path.join(src, name)))
    chapters.push(chapter)
  }
  mkdirSync(path.join(src, SCRIPT), { recursive: true })
  put(`${SCRIPT}/map.md`, '# A name that acts\n\n```journey\n# In a folder\n\n## S\nPain points:\n- p {#p}\n```\n')
  chapters.push(`${SCRIPT}/map.md`)
  // Two of the settings: the whole index stands in a chapter of its own, under `index-title`.
  put('everything.md', '# Everything\n\n```journey-index\nShow: pain points\nGroup by: owner\n```\n')
  chapters.push('everything.md')
  put('SUMMARY.md', chapters.map((name) => `- [${path.parse(name).name}](<${name}>)\n`).join(''))
  writeFileSync(path.join(source, 'book.toml'), config)
  for (const file of exported) journey('export', path.join(src, 'sheet.md'), '--format', path.extname(file).slice(1), '--output', file)
}

// Files in other notations: a spreadsheet with a stage for each attack, a diagram with a task for each, exported data with a map
// for each, which tries to leave its fence.
function imports() {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`
  const rows = payloads.map((attack) => [attack, attack, `${attack} -1`, attack].map(cell).join(','))
  const tasks = payloads.map((attack) => `    ${attack}: 3: ${attack}`)
  const maps = payloads.map((attack) => ({
    canonical: `# ${attack}\n\n## ${attack}\n\nActions:\n- ${attack}\n\nPain points:\n- ${attack} {owner="${attack}"}\n\n\`\`\`\`\`\n\n${attack}\n`,
  }))
  return [
    ['data.json', JSON.stringify({ version: 1, books: [{ maps }] })],
    ['sheet.csv', `Stage,Actions,Emotion,Pain points\n${rows.join('\n')}\n`],
    ['diagram.mmd', `journey\n  title ${payloads[0]}\n  section ${payloads[0]}\n${tasks.join('\n')}\n`],
  ]
}

// What the program prints.
function journey(...args) {
  const { status, stdout, stderr } = spawnSync('cargo', ['run', '--quiet', '--locked', '--', ...args], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`mdbook-journey ${args.join(' ')}: ${stderr}`)
  return stdout
}
