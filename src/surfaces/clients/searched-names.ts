import { isSecretVariable } from '../../classify/names.ts'
import { databaseAddress } from '../../knowledge/words/secrets.ts'

/** Whether a variable or field of this name holds a secret. */
export function holdsSecret(name: string): boolean {
  return isSecretVariable(name) || databaseAddress.pattern.test(name)
}

/** What makes a search print no line: it counts, says whether there is one, or names the files. */
const NO_LINES = /^-[a-zA-Z]*[qclL]|^--(?:quiet|silent|count|files-with)/
const ONLY_MATCHES = /^-[a-zA-Z]*o|^--only-matching/
const INVERTS = /^-[a-zA-Z]*v|^--invert/

/** Whether a search in a file of variables shows no secret: it prints no line, matches no values, or looks for harmless names. */
export function matchesNames(rest: readonly string[]): boolean {
  if (rest.some((word) => NO_LINES.test(word))) return true
  const patterns = searchedFor(rest)
  if (rest.some((word) => ONLY_MATCHES.test(word)) && patterns.every((one) => !reachesValue(one))) return true
  if (rest.some((word) => INVERTS.test(word)) || patterns.length === 0) return false
  return patterns.every((one) => one.startsWith('^#') || namesOf(one)?.every((name) => !holdsSecret(name)))
}

/** The patterns of a search: the first word, or what `-e` gives. */
function searchedFor(rest: readonly string[]): readonly string[] {
  const given = rest.flatMap((word, i) =>
    /^-[a-zA-Z]*e$|^--regexp$/.test(word) ? (rest[i + 1] ?? []) : (/^--regexp=(.+)/.exec(word)?.[1] ?? []),
  )
  return given.length > 0 ? given : rest.filter((word) => !word.startsWith('-')).slice(0, 1)
}

/** Whether a match may go on behind the equals sign: `KEY=.*`, `(?<==).+`, `KEY.*`; `^[^=]*` and `.*=` end before it. */
function reachesValue(pattern: string): boolean {
  const beyond = pattern.slice(0, 400).replace(/\[\^[^\]=]{0,40}=[^\]]{0,40}\]/g, '')
  return /=[^\n]*(?:\.|\]|\\[SwW])[*+{]/.test(beyond) || /\.[*+]\$?$/.test(beyond)
}

/** The variables that a pattern names, whole: `^PORT=`, `^(PORT|NODE_ENV)=`; undefined where it may match others. */
function namesOf(pattern: string): readonly string[] | undefined {
  const names = pattern
    .slice(0, 400)
    .replaceAll('\\', '')
    .split('|')
    .map((one) => /^\(?\^?\(?\^?(?:export )?([A-Z][A-Z0-9_]{2,80})\)?=?\)?(?:\.[*+])?\$?$/.exec(one)?.[1])
  return names.every((name) => name !== undefined) ? names : undefined
}
