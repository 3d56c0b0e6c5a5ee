import type { Project } from '../../discover/project.ts'
import { makesOwnJson } from '../../knowledge/libraries/programs.ts'
import type { Said } from '../../parse/c-like.ts'
import { has, type Entry, type Node } from '../../parse/node.ts'
import { declarationOf } from './c-like-declarations.ts'

/**
 * A document that may be added to later, closed by its type where the repository declares that: what has no field is in no such document,
 * `code_challenge_methods_supported` among it, and any other field may be set elsewhere. https://pkg.go.dev/encoding/json#Marshal
 */
export function withMembersOfType(document: Node, { name, at }: Said, project: Project): Node {
  if (document.kind !== 'map' || document.open !== true || name === '') return document
  const members = membersOf(name, at.file, project)
  if (!members) return document
  // One that may be empty offers no registration.
  const rest = members.filter((member) => member !== 'registration_endpoint' && !has(document, member))
  const entries = rest.map((member): Entry => ({ key: { value: member, at }, value: { kind: 'dynamic', at }, at }))
  return { ...document, open: false, entries: [...document.entries, ...entries] }
}

/** The members that a type has on the wire; nothing of one that takes over those of another type, or makes its text itself. */
function membersOf(name: string, file: Said['at']['file'], project: Project): readonly string[] | undefined {
  const declared = declarationOf(name, file, 'go', project)
  if (!declared || declared.kind !== 'class') return undefined
  const lines = declared.body.split('\n').filter((line) => /^\s{0,8}\w/.test(line))
  const tags = lines.map((line) => TAG.exec(line)?.[1])
  if (tags.length < FEWEST || tags.some((tag) => tag === undefined)) return undefined
  const own = (project.text(declared.in.path) ?? '').matchAll(new RegExp(makesOwnJson.pattern, 'g'))
  return [...own].some(([, type]) => type === name.split('.').at(-1)) ? undefined : tags.flatMap((tag) => tag ?? [])
}

/** ``Issuer string `json:"issuer"` `` */
const TAG = /^\s{0,8}\w{1,80}\s{1,80}[\w.*[\]]{1,80}\s{1,80}`[^`\n]{0,200}\bjson:"([\w-]{1,80})/
/** Fewer fields make no metadata. */
const FEWEST = 5
