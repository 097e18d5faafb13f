// Mermaid itself: what it reads in a diagram is what we read, in those of the tests and in those that `export` writes.
import assert from 'node:assert'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, it } from 'node:test'
import { root } from './books.js'
import { start } from './browser.js'
import { journey } from './program.js'

let browser, page, folder
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mermaid-'))
  writeFileSync(path.join(folder, 'book.toml'), '[book]\nsrc = "."\n[preprocessor.journey]\nmermaid = true\n')
  browser = await start()
  page = await browser.newPage()
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('@mermaid-js/tiny') })
  await page.evaluate(() => mermaid.initialize({ startOnLoad: false }))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await browser.close()
})

// A task in words: its section, its name, its score, who takes part.
const task = (section, name, score, actors) => [section, name, score, actors.join(', ')].join(' | ').replace(/\s+/g, ' ').trim()

// What Mermaid reads in a diagram. It fails where Mermaid does.
const theirs = async (text) => {
  const read = await page.evaluate(async (text) => {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
    return { title: db.getDiagramTitle(), tasks: db.getTasks() }
  }, text)
  // Line breaks, and its codes for characters as it keeps them until it draws.
  const said = (words = '') => words.replace(/<br\s*\/?>/gi, ' ').replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(number)).replace(/ﬂ°(\w+)¶ß/g, '&$1;')
    .replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()
  return [said(read.title), ...read.tasks.map(({ section, task: name, score, people }) => task(said(section), said(name), score, people.map(said).filter(Boolean)))]
}

// What we read in diagrams, by their names.
const ours = (diagrams) => {
  for (const [name, text] of diagrams) writeFileSync(path.join(folder, `${name}.md`), `\`\`\`mermaid\n${text}\`\`\`\n`)
  const files = diagrams.map(([name]) => path.join(folder, `${name}.md`))
  const { maps } = JSON.parse(journey('export', ...files)).books[0]
  return new Map(maps.map((map) => [path.basename(map.place.file, '.md'), read(map)]))
}

const read = ({ title, stages }) => {
  const tasks = stages.flatMap((stage) => {
    const parts = stage.steps.length > 0 ? stage.steps.map((step) => [stage.title, step]) : [['', stage]]
    return parts.map(([section, { title, emotion, lanes }]) => {
      const actors = lanes.find(({ kind }) => kind === 'actors')?.items.map(({ text }) => text) ?? []
      // One mood for all, or one for each of several actors.
      const moods = [emotion, ...lanes.filter(({ kind }) => kind === 'emotion-of').map(({ emotion }) => emotion)].filter(Boolean)
      return task(section, title, [...new Set(moods.map(({ score }) => score + 3))].join(' and '), actors)
    })
  })
  return [title, ...tasks]
}

it('reads the diagrams of our tests as we do', async () => {
  const cases = path.join(root, 'tests/mermaid')
  const text = (name) => readFileSync(path.join(cases, name), 'utf8')
  const names = readdirSync(cases).filter((name) => name.endsWith('.mmd')).map((name) => name.replace('.mmd', ''))
  // What our own test of a case expects says whether Mermaid stumbles on it.
  const sound = names.filter((name) => !/mermaid-line|mermaid-score|empty-map/.test(text(`${name}.txt`)))
  assert.ok(sound.length > 5)
  const diagrams = sound.map((name) => [name, text(`${name}.mmd`)])
  const read = ours(diagrams)
  for (const [name, diagram] of diagrams) {
    const [title, ...tasks] = await theirs(diagram)
    // Where it has no title we take the one for screen readers, or the chapter's.
    assert.deepEqual(read.get(name), [title || read.get(name)[0], ...tasks], name)
  }
})

it('reads the diagrams that we write as they are meant', async () => {
  const book = path.join(root, 'book-example')
  const { maps } = JSON.parse(journey('export', book)).books[0]
  const diagrams = maps.map(({ id }) => [id, journey('export', book, '--format', 'mermaid', '--map', id)])
  const read = ours(diagrams)
  for (const [index, { id, title, stages }] of maps.entries()) {
    const [name, ...tasks] = await theirs(diagrams[index][1])
    assert.equal(name, title)
    // A card has no stages.
    const sections = stages.length > 0 ? tasks.map((task) => task.split(' | ')[0]) : []
    assert.deepEqual(new Set(sections), new Set(stages.map(({ title }) => title)), id)
    for (const task of tasks) assert.match(task, /\| ([1-4](\.\d)?|5)( \||$)/, id)
    assert.deepEqual(read.get(id), [name, ...tasks], id)
  }
})
