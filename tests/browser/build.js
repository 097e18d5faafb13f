// Builds the books with mdBook and the preprocessor, both as libraries: `tests/book/example.rs`.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import * as attacks from './attacks.js'
import { books, out, root } from './books.js'

rmSync(out, { recursive: true, force: true })
attacks.write()
for (const { source, pages } of [...books, attacks]) {
  const { status } = spawnSync('cargo', ['run', '--quiet', '--locked', '--example', 'book', '--', source, pages], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
