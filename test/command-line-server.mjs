// Runs the command line again and again, each time as a process of its own would: node command-line-server.mjs RUN.CJS. A line on standard
// input is the path of a file that says what to run; what that said and how it ended is written beside it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const [, , program] = process.argv
const require = createRequire(import.meta.url)
let at
let said = { stdout: '', stderr: '' }

for (const name of ['stdout', 'stderr'])
  process[name].write = (text, encoding, done = encoding) => {
    said[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
    if (typeof done === 'function') process.nextTick(done)
    return true
  }

function answer(status, isLast) {
  writeFileSync(`${at}.part`, JSON.stringify({ status, ...said, isLast }))
  renameSync(`${at}.part`, `${at}.out`)
  at = undefined
}

// A run may end the process as well, or break it.
process.on('exit', (status) => at && answer(status, true))

for await (const path of createInterface({ input: process.stdin })) {
  const { argv, cwd, env } = JSON.parse(readFileSync(path, 'utf8'))
  at = path
  said = { stdout: '', stderr: '' }
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  process.chdir(cwd)
  process.argv = [process.argv[0], program, ...argv]
  // The entry runs anew; what it imports is loaded.
  delete require.cache[program]
  await require(program).ended
  const status = process.exitCode ?? 0
  process.exitCode = undefined
  for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error')
  answer(status, false)
}
