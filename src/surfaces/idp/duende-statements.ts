import type { Said } from '../../parse/c-like.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { cutTo, type Text } from '../../text/source.ts'
import { looseFields } from './oauth-client-fields.ts'

// Clients of IdentityServer that statements set, beside an initializer or instead of one.

/** A client with what its function sets of it behind the initializer: `client.RequirePkce = false;`. */
export function withStatements(client: Said, all: readonly Said[]): Node {
  const { value, at, inFunction } = client
  const name = /(?<![\w.])(\w{1,60})\s{0,4}=\s{0,40}(?:new\s{1,4})?$/.exec(at.file.text.slice(Math.max(0, at.start - LINE), at.start))?.[1]
  if (name === undefined || inFunction === undefined || value.kind !== 'map') return value
  const end = at.end + reachOf(name, at.file.text.slice(at.end, at.end + LONGEST_BLOCK))
  const set = all.filter(
    ({ is, inFunction: within, at: { start }, name: field }) =>
      is === 'set' && within === inFunction && start > at.end && start < end && field.startsWith(`${name}.`),
  )
  return { ...value, entries: over(value.entries, entriesOf(set, client.conditions.length)) }
}

/** How far a variable has what it was given: to the end of its block, or to where it is given something new. */
function reachOf(name: string, code: string): number {
  const again = new RegExp(`(?<![\\w.])${literally(name)}\\s{0,4}=(?![=>])`).exec(code)?.index ?? code.length
  let depth = 0
  for (const { 0: brace, index } of code.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0 || index > again) return Math.min(index, again)
  }
  return again
}

const LONGEST_BLOCK = 20_000

/** Classes of one client each, whose constructor sets it: `class DeskClient : Client { public DeskClient() { ClientId = "desk"; } }`. */
export function classesOf(text: Text, all: readonly Said[]): Node[] {
  return Array.from(text.value.matchAll(CLASS), ([, name]) => name).flatMap((name) => {
    const set = all.filter(
      ({ is, inFunction, name: field }) => is === 'set' && inFunction === name && /^(?:this\.)?[A-Z]\w{1,60}$/.test(field),
    )
    const entries = over([], entriesOf(set, 0))
    const [first] = set
    const client: Node | undefined = first && { kind: 'map', entries, open: false, at: first.at }
    return client && looseFields(client).has('clientid') ? [client] : []
  })
}

const CLASS = /\bclass\s{1,4}(\w{1,60})(?:\s?\([^(){}]{0,200}\))?\s{0,40}:\s{0,40}(?:[A-Z]\w{0,40}\.){0,4}Client\b(?!\s?[.<])/g
/** As far as the name of what is given an initializer stands before it. */
const LINE = 120

/** What statements give to fields. What one gives on a condition cannot be known. */
function entriesOf(set: readonly Said[], depth: number): Entry[] {
  return set.map(({ name, value, at, conditions }) => ({
    key: { value: name.slice(name.lastIndexOf('.') + 1), at: cutTo(at, name.length) },
    value: conditions.length > depth ? { kind: 'dynamic', at: value.at } : value,
    at,
  }))
}

/** The last word on each field. */
function over(entries: readonly Entry[], later: readonly Entry[]): Entry[] {
  const all = [...entries, ...later]
  return all.filter(({ key }, i) => !all.slice(i + 1).some((next) => next.key.value === key.value))
}
