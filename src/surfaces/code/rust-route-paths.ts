import { pathByDefaultInRust, pathGivenInRust, writtenPathInRust } from '../../knowledge/libraries/rust-mcp.ts'
import { listAt } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'

const GIVEN = new RegExp(pathGivenInRust.pattern, 'g')
const DEFAULTS = new RegExp(pathByDefaultInRust.pattern, 'g')
/** What is done to a text before it is given on. */
const SAME = /\.(?:as_str|as_ref|as_deref|clone|to_string|to_owned|into)\(\)$/

/** Whether all that routes of a crate are given as paths is written in it, also as a default: one that is made up only some know. */
export function areAllPathsKnown(sources: ReadonlyMap<string, string>): boolean {
  return [...sources.values()].every((code) =>
    [...code.matchAll(GIVEN)].every(({ index, 0: found }) => {
      const [path = ''] = listAt(code, index + found.indexOf('(') + 1, LONGEST) ?? []
      return isKnown(path, code, sources)
    }),
  )
}

const LONGEST = 2000
/** Names lead on so often. */
const MAX_STEPS = 3

function isKnown(given: string, code: string, sources: ReadonlyMap<string, string>, steps = MAX_STEPS): boolean {
  const path = given
    .trim()
    .replace(/^[&*]{1,2}/, '')
    .replace(SAME, '')
  if (writtenPathInRust.pattern.test(path)) return true
  if (steps === 0) return false
  const field = /^(?:\w{1,40}\.){1,4}(\w{1,60})$/.exec(path)?.[1]
  if (field !== undefined) return isOptionWithPath(field, [...sources.values()])
  if (!/^[a-z_]\w{0,60}$/.test(path)) return false
  const set = [...code.matchAll(new RegExp(`\\blet\\s{1,4}(?:mut\\s{1,4})?${literally(path)}\\b[^=;\\n]{0,80}=([^;]{1,400});`, 'g'))]
  return set.length > 0 && set.every(([, value = '']) => isKnown(value, code, sources, steps - 1))
}

/** Whether all fields of a name are options that are a path by default. */
function isOptionWithPath(field: string, sources: readonly string[]): boolean {
  const declared = new RegExp(`^[ \\t]{0,40}(?:pub(?:\\([^()]{0,20}\\))?\\s)?${literally(field)}:\\s`, 'gm')
  const fields = sources.flatMap((code) => code.match(declared) ?? [])
  const paths = sources.flatMap((code) => [...code.matchAll(DEFAULTS)].filter(([, name]) => name === field))
  return paths.length > 0 && paths.length === fields.length
}
