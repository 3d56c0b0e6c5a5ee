import type { Project } from '../../discover/project.ts'
import { makesOwnJson, readsAgain, writesToCaller } from '../../knowledge/libraries/programs.ts'
import type { Said } from '../../parse/c-like.ts'
import { has, type Entry, type Node } from '../../parse/node.ts'
import { answersWellKnown } from './go-metadata-routes.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import type { SourceFile } from '../../text/source.ts'
import { declarationOf, functionAround, type FunctionAround } from '../../program/written/index.ts'

/**
 * A document that may be added to later, closed by its type where the repository declares that: what has no field is in no such document,
 * `code_challenge_methods_supported` among it, and any other field may be set elsewhere. https://pkg.go.dev/encoding/json#Marshal
 */
export function withMembersOfType(document: Node, said: Said, project: Project): Node {
  const { name, at } = said
  if (document.kind !== 'map' || document.open !== true || name === '') return document
  const members = isSentAsItIs(said) ? membersOf(name, at.file, project) : undefined
  if (!members) return document
  // One that may be empty offers no registration.
  const rest = members.filter((member) => member !== 'registration_endpoint' && !has(document, member))
  const entries = rest.map((member): Entry => ({ key: { value: member, at }, value: { kind: 'dynamic', at }, at }))
  return { ...document, open: false, entries: [...document.entries, ...entries] }
}

/**
 * A document that may be added to later, in a repository whose Go declares its type and nowhere names a challenge: whoever adds to it, it
 * lists no method. What else it may be given is not known.
 */
export function withoutAnyChallenge(document: Node, { name, at }: Said, project: Project): Node {
  if (document.kind !== 'map' || document.open !== true || name === '' || !PUBLISHED.test(at.file.text)) return document
  if (CHALLENGE.test(at.file.text) || isNamedAnywhere(CHALLENGE, 'go', project)) return document
  if (declarationOf(name, at.file, 'go', project)?.kind !== 'class') return document
  const rest = MAY_BE_ADDED.filter((member) => !has(document, member))
  const entries = rest.map((member): Entry => ({ key: { value: member, at }, value: { kind: 'dynamic', at }, at }))
  return { ...document, open: false, entries: [...document.entries, ...entries] }
}

const CHALLENGE = /code_?challenge/i
const PUBLISHED = /\.well-known\/(?:openid-configuration|oauth-authorization-server)/
/** https://www.rfc-editor.org/rfc/rfc8414.html#section-2, https://www.rfc-editor.org/rfc/rfc9207.html#section-3 */
const MAY_BE_ADDED = [
  'issuer',
  'grant_types_supported',
  'response_types_supported',
  'scopes_supported',
  'jwks_uri',
  'token_endpoint_auth_methods_supported',
  'revocation_endpoint',
  'authorization_response_iss_parameter_supported',
  'client_id_metadata_document_supported',
]

/**
 * A document without any list that a function gives back, closed by its type where that has no list either, and which its package answers
 * a well-known route with: what has no field of its type is published by nobody.
 */
export function withoutLists(document: Node, { name, at, inFunction }: Said, project: Project): Node | undefined {
  if (document.kind !== 'map' || name === '' || !RETURNED.test(at.file.text.slice(Math.max(0, at.start - 40), at.start))) return undefined
  const members = membersOf(name, at.file, project)
  if (!members || members.some((one) => one.endsWith('_supported')) || !answersWellKnown(inFunction, at.file, project)) return undefined
  return { ...document, open: false }
}

const RETURNED = /\breturn\s{1,4}&?$/

/** The fields of a document by what they are called on the wire, where the repository declares the type that it is made of. */
export function calledByTags(fields: readonly Entry[], { name, at }: Said, project: Project): readonly Entry[] {
  const declared = name === '' ? undefined : declarationOf(name, at.file, 'go', project)
  if (!declared || declared.kind !== 'class') return fields
  const tags = new Map(declared.body.split('\n').flatMap((line) => [...line.matchAll(NAMED_BY_TAG)].map(([, field, tag]) => [field, tag])))
  return fields.map((one) => ({ ...one, key: { ...one.key, value: tags.get(one.key.value) ?? one.key.value } }))
}

/**
 * Whether the document is written as an answer, here or by a function of the same file that calls this one, and is neither put into
 * something that may have more fields nor read again. What a client falls back on answers nobody.
 */
function isSentAsItIs({ at, inFunction }: Said): boolean {
  const around = functionAround(at, 'go')
  const { before, after } = around
  const name = /(?<![\w.])(\w{1,60})(?:, ?\w{1,60})? ?:?= ?&?$/.exec(before.slice(-200))?.[1]
  if (/(?::|\w\{)\s{0,40}&?$/.test(before.slice(-60)) || (name !== undefined && putIn(name).test(after)) || readsAgain.pattern.test(after))
    return false
  return isSentToCaller(around, inFunction, at.file)
}

/** Whether the function writes an answer, or one of the same file that calls it. */
export function isSentToCaller(around: FunctionAround, name: string | undefined, file: SourceFile): boolean {
  return answers(around) || isAnsweredBy(name, file)
}

/** `Full{Metadata: m`, `Full{m, …}`, `full.Metadata = *m` */
function putIn(name: string): RegExp {
  return new RegExp(`(?:[\\w"]:|\\w\\{|,\\n|\\.\\w{1,60} ?=)\\s{0,40}[&*]?${name}\\b(?!\\.)`)
}

function answers({ before, after }: FunctionAround): boolean {
  return writesToCaller.pattern.test(before) || writesToCaller.pattern.test(after)
}

function isAnsweredBy(name: string | undefined, file: SourceFile): boolean {
  if (name === undefined || !/^\w{1,60}$/.test(name)) return false
  const calls = [...file.text.matchAll(new RegExp(`(?<!func |\\) )\\b${name}\\(`, 'g'))].slice(0, MOST_CALLS)
  return calls.some(({ index }) => answers(functionAround({ file, start: index, end: index + name.length }, 'go')))
}

/** Calls of a function that are looked at. */
const MOST_CALLS = 10

/** The members that a type has on the wire; nothing of one that takes over those of another type, or makes its text itself. */
function membersOf(name: string, file: SourceFile, project: Project): readonly string[] | undefined {
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
const NAMED_BY_TAG = /^\s{0,8}(\w{1,80})\s{1,80}[\w.*[\]]{1,80}\s{1,80}`[^`\n]{0,200}\bjson:"([\w-]{1,80})/g
/** Fewer fields make no metadata. */
const FEWEST = 5
