import { parseShell } from '../../parse/shell.ts'
import type { Reading } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { commandReadings } from './command-readings.ts'
import { template } from './interpolation.ts'

/** Commands in the recipes of Makefiles and justfiles, and variables that are set in them. */
export default defineTextSurface({
  id: 'makefile',
  name: 'Makefiles and justfiles',
  spec: 'https://www.gnu.org/software/make/manual/make.html#Recipes',
  counts: 'other',
  files: [
    '**/Makefile',
    '**/makefile',
    '**/GNUmakefile',
    '**/*.mk',
    '**/Makefile.*',
    '**/justfile',
    '**/Justfile',
    '**/.justfile',
    '**/*.just',
  ],
  async *read(text, reader): AsyncGenerator<Reading> {
    for (const line of logicalLines(text)) {
      const recipe = /^[ \t]+[@+-]*[ \t]*/.exec(line.value)
      if (recipe) yield* commandReadings(parseShell(slice(line, recipe[0].length)), { source: 'command' }, reader)
      else yield* assigned(line)
    }
  },
})

/** `KEY = value`, `export KEY := value`. */
function* assigned(line: Text): Generator<Reading> {
  const match = /^(?:(?:export|override)\s+)*([A-Za-z_][\w-]*)\s*(?::{0,3}|\?|\+)=\s*(["']?)/.exec(line.value)
  if (!match) return
  const name = match[1] as string
  const from = match[0].length
  const until = match[2] ? line.value.indexOf(match[2], from) : line.value.replace(/\s+(?:#.*)?$/, '').length
  if (until <= from) return
  const [only, ...more] = template(slice(line, from, until)).parts
  const start = line.value.indexOf(name)
  if (only?.kind === 'text' && more.length === 0)
    yield { kind: 'literal', place: 'code', name: slice(line, start, start + name.length), text: only.text, at: only.text.at }
}

/** Lines with the lines that continue them. */
function* logicalLines(text: Text): Generator<Text> {
  const { value } = text
  for (let at = 0; at < value.length;) {
    let end = at
    do {
      const newLine = value.indexOf('\n', end > at ? end + 1 : at)
      end = newLine < 0 ? value.length : newLine
    } while (end < value.length && /\\\r?$/.test(value.slice(at, end)))
    if (end > at) yield slice(text, at, end)
    at = end + 1
  }
}
