import { checksPasswordGiven, namesCredentials } from '../../knowledge/words/checked-passwords.ts'
import { enclosingFunction, type AstOf, type Module } from '../../program/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'

/** Whether code compares the value of a name or path with the hash of a password: `CheckPasswordHash(credentials, s.Hash)`. */
export function isCheckedIn(code: string, path: string): boolean {
  if (!checksPasswordGiven.pattern.test(code)) return false
  return inTurn('', checksPasswordGiven.pattern, new RegExp(`[^;\\n]{0,160}?(?<![\\w.$])${literally(path)}(?![\\w.([]|->)`)).test(code)
}

/** The same of a name for credentials, in its function. */
export function isCheckedAsPassword(module: Module, id: AstOf<'Identifier'>): boolean {
  const around = namesCredentials.pattern.test(id.name) ? enclosingFunction(module, id) : undefined
  return around !== undefined && isCheckedIn(module.source(around).slice(0, LONGEST), id.name)
}

/** More of a function is not looked at. */
const LONGEST = 8000
