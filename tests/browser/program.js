// The program, as people run it: what it writes to standard output.
import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { root } from './books.js'

export function journey(...args) {
  const { status, stdout, stderr } = spawnSync('cargo', ['run', '--quiet', '--locked', '--', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  assert.equal(status, 0, `${args.join(' ')}: ${stderr}`)
  return stdout
}
