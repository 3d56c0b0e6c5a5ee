import { signsOwnClaims } from '../../knowledge/libraries/token-makers.ts'
import type { Project } from '../../discover/project.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, type Entry, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { declarationOf, functionAround, type Source } from '../../program/written/index.ts'
import { goTypeOf } from './go-types-elsewhere.ts'
import { isOnlySigned } from './handed-claims.ts'

/**
 * The claims of an own type that a call signs, `claims := AgentClaims{Scope: scope}`, where the type takes those of a library in and
 * nothing that is seen gives it an end: with the fields that it is given later, `claims.Subject = user`.
 */
export function ownClaimsOf(said: Said, all: readonly Said[], project: Project): Node | undefined {
  const given = said.is === 'call' && signsOwnClaims.signs.test(said.name) ? items(said.value).at(1) : undefined
  if (!given) return undefined
  if (given.kind === 'map') return hasNoEnd(objectAt(given, all)?.name ?? '', said.at.file, project) ? withoutEnd(given) : undefined
  const variable = /^&?(\w{1,60})$/.exec(codeAt(given.at, LONGEST))?.[1]
  return variable === undefined ? undefined : claimsKept(variable, said, all, project)
}

const LONGEST = 80

/** The claims of a variable that its function makes and hands to nothing else before. */
function claimsKept(variable: string, said: Said, all: readonly Said[], project: Project): Node | undefined {
  const made = goTypeOf(variable, said.at, project)
  const [from] = made?.files ?? []
  if (!made?.isMade || !from || !hasNoEnd(made.name, from, project)) return undefined
  const { start } = functionAround(said.at, 'go')
  const sets = all.filter(
    (one) => one.is === 'set' && one.inFunction === said.inFunction && one.at.start > start && one.at.start < said.at.start,
  )
  const [set, ...others] = sets.filter(({ name }) => name === variable)
  const claims: Node | undefined = set ? withoutEnd(set.value) : { kind: 'map', entries: [], open: false, at: said.at }
  const behind = { file: said.at.file, end: set?.at.end ?? start }
  if (claims?.kind !== 'map' || others.length > 0) return undefined
  if (!isOnlySigned({ name: variable, inFunction: said.inFunction }, behind, signsOwnClaims.signs, all)) return undefined
  return { ...claims, entries: [...claims.entries, ...sets.flatMap((one) => fieldOf(variable, one))] }
}

/** `claims.Subject = user` as an entry of the claims. */
function fieldOf(variable: string, { name, value, at }: Said): Entry[] {
  const key = name.startsWith(`${variable}.`) ? name.replace(/^.*\./, '') : undefined
  return key === undefined ? [] : [{ key: { value: key, at }, value, at }]
}

/** The object that is written out with these fields. */
function objectAt({ at }: Node, all: readonly Said[]): Said | undefined {
  return all.find((one) => one.is === 'object' && one.value.at.start === at.start)
}

/** Fields of which none is an end or the claims of the library. */
function withoutEnd(claims: Node): Node | undefined {
  return claims.kind === 'map' && !claims.open && !claims.entries.some(({ key }) => ENDS.test(key.value)) ? claims : undefined
}

/** Whether a type takes in the claims of the library, and neither a field nor a method of its own is an end. */
function hasNoEnd(name: string, from: SourceFile, project: Project): boolean {
  const declared = declarationOf(name, from, 'go', project)
  if (declared?.kind !== 'class') return false
  const fields = declared.body.replace(/\/\/[^\n]*/g, '')
  const taken = signsOwnClaims.takesIn.exec(fields)?.[0]
  return taken !== undefined && !ENDS.test(fields.replace(taken, '')) && !hasOwnEnd(name, declared.in)
}

/** `func (c AgentClaims) GetExpirationTime()`, `func (c *AgentClaims) MarshalJSON()` */
function hasOwnEnd(name: string, { text }: Source): boolean {
  const bare = literally(name.replace(/^.*\./, ''))
  return new RegExp(`^func[ \\t]{1,4}\\((?:\\w{1,30}[ \\t]{1,4})?\\*?${bare}\\)[ \\t]{1,4}\\w{0,60}(?:Exp|Marshal)`, 'm').test(text)
}

const ENDS = /exp|ttl|until|Claims\b/i
