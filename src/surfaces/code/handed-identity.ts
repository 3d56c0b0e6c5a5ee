import type { Project } from '../../discover/project.ts'
import { handsOnCaller, refusesUnnamed, saysCaller, tellsCaller, writesRecords } from '../../knowledge/words/handed-identity.ts'
import { readsBearer } from '../../knowledge/words/hand-decoded.ts'
import { looksAtToken } from '../../knowledge/words/signed-in.ts'
import type { TokenCheck } from '../../model/index.ts'
import { bodyAround, withoutRemarks } from '../../program/written/index.ts'
import { unlessGuarded } from './decided-by-callers.ts'
import { ASSIGNS, HANDS_ON, KEPT, isNamedIn, type ReadHere } from './kept-claims.ts'
import { unverifiedBy, type Deciding, type Read } from './unverified-reads.ts'

/**
 * Where a guard that only reads the token of a request hands on whom it names: as an entry of the request, or to the framework. Nothing
 * where a file of the repository verifies tokens, which may have run before or runs behind.
 */
export function* handedIdentity(read: Read, here: ReadHere, project: Project): Generator<TokenCheck> {
  const { file } = read.at
  const code = withoutRemarks(bodyAround(read.at).code).replaceAll(read.name.split('.').at(-1) ?? read.name, '')
  if (!readsBearer.pattern.test(code) || looksAtToken.pattern.test(code)) return
  if (writesRecords.pattern.test(file.path) || writesRecords.pattern.test(read.inFunction ?? '')) return
  const deciding = handedOn(here, refusesUnnamed.pattern.test(code))
  const check = deciding && unlessGuarded(unverifiedBy(read, deciding, 'function'), file.path, project)
  if (check && check.verifiedIn === undefined) yield check
}

/** An entry that is given what the token says of its caller. */
function handedOn({ before, behind, into = [] }: ReadHere, isGuard: boolean): Deciding | undefined {
  const [, first] = KEPT.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? []
  const holders = new Set([...(first === undefined || first === '_' ? [] : [first]), ...into])
  const callers = new Set<string>()
  for (const { 1: name = '', 2: value = '' } of behind.matchAll(ASSIGNS)) {
    if (says(value, holders, callers)) callers.add(name)
    else if (HANDS_ON.test(value) && [...holders].some((one) => isNamedIn(value, one))) holders.add(name)
  }
  for (const { index, 0: written } of places(behind, isGuard)) {
    const from = index + written.length
    const value = VALUE.exec(behind.slice(from, from + LONGEST))?.[0] ?? ''
    if (says(value, holders, callers) || isAll(value, holders)) return { 0: written.trim(), index }
  }
  return undefined
}

function places(code: string, isGuard: boolean): readonly RegExpExecArray[] {
  const patterns = isGuard ? [tellsCaller.pattern, handsOnCaller.pattern] : [tellsCaller.pattern]
  return patterns.flatMap((one) => [...code.matchAll(one)])
}

/** Whether a value is made of a claim that says who somebody is. */
function says(value: string, holders: ReadonlySet<string>, callers: ReadonlySet<string>): boolean {
  if ([...callers].some((one) => isNamedIn(value, one))) return true
  return [...holders].some((one) => isNamedIn(value, one) && saysCaller.pattern.test(value.slice(value.indexOf(one) + one.length)))
}

/** Whether a value is all that a token says. */
function isAll(value: string, holders: ReadonlySet<string>): boolean {
  const [, name] = /^\s{0,4}&?([$@]?\w{1,60})\s{0,4}(?:$|[);\n])/.exec(value) ?? []
  return name !== undefined && holders.has(name)
}

const LONGEST = 600
/** Up to the end of a statement, which goes on in the next line behind an open bracket or a comma. */
const VALUE = /^[^;\n]{0,240}(?:(?<=[(,[{])\n[^;\n]{1,160}){0,4}/
