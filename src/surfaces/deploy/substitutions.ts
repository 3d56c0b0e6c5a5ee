import { parseShell, type ShellWord } from '../../parse/shell.ts'
import { bracketEndBy } from '../../text/brackets.ts'
import { slice, type Text } from '../../text/source.ts'

/** Commands in commands in commands. */
const MOST_LEVELS = 3
/** A longer word is not looked into. */
const LONGEST = 20_000

/**
 * The commands whose output stands in the words of another one: `TOKEN=$(curl …)`, `"$(jq -r .a "$(curl …)")"`.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_03
 */
export function* commandsInside(words: readonly ShellWord[], levels = MOST_LEVELS): Generator<readonly Text[]> {
  if (levels === 0) return
  for (const { text, dynamic } of words) {
    if (!dynamic || !text.value.includes('$(') || text.value.length > LONGEST) continue
    for (const command of substituted(text).flatMap((script) => parseShell(script).commands)) {
      yield command.map((word) => word.text)
      yield* commandsInside(command, levels - 1)
    }
  }
}

/** What stands in `$(…)`, of several in one another the outermost; `$((…))` counts. */
function substituted(word: Text): Text[] {
  const { value } = word
  const found: Text[] = []
  for (let at = value.indexOf('$('); at >= 0; at = value.indexOf('$(', at)) {
    const end = (bracketEndBy(PARTS, value, at + 1) ?? 0) - 1
    if (end < 0) break
    if (value[at + 2] !== '(') found.push(slice(word, at + 2, end))
    at = end + 1
  }
  return found
}

/** Brackets, and texts, whose brackets do not count; double quotes may hold a command of their own, whose brackets come in pairs. */
const PARTS = /\\.|'[^']*'|[()]/g
