import { parseShell } from '../../parse/shell.ts'
import type { Reading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { commandReading, commandReadings } from './command-readings.ts'
import { programName } from './package-name.ts'

/** What the command line of a container carries, which everybody who may look at its processes can read; that of a shell is a script. */
export async function* containerCommand(words: readonly Text[], reader: Reader): AsyncGenerator<Reading> {
  const script = scriptOf(words)
  if (script) yield* commandReadings(parseShell(script), { source: 'config' }, reader)
  else yield* commandReading(words, { source: 'config' }, reader)
}

/** The script of `sh -c`, `bash -ec`. */
function scriptOf(words: readonly Text[]): Text | undefined {
  const [shell] = words
  if (!shell || !/^(?:ba|da|a|z)?sh$/.test(programName(shell.value))) return undefined
  const option = words.slice(1, 6).findIndex(({ value }) => /^-[a-z]*c$/.test(value))
  return option < 0 ? undefined : words[option + 2]
}
