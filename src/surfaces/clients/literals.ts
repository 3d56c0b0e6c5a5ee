import { entries, get, type Node, plain, string } from '../../parse/node.ts'
import type { LiteralReading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'

/** A value under a key that may be a secret by the key's name; a name without a place of its own stands at the value. */
export function* literalUnder(name: Located<string> | string, value: Node | undefined): Generator<LiteralReading> {
  const text = plain(value)
  if (!text?.value) return
  const named = typeof name === 'string' ? { value: name, at: text.at } : name
  yield { kind: 'literal', place: 'agent-config', name: named, text, at: text.at }
}

/** Every plain value of a map. */
export function* literalsIn(map: Node | undefined): Generator<LiteralReading> {
  for (const { key, value } of entries(map)) yield* literalUnder(key, value)
}

/** Keys that a table of a client's configuration sends to the address that stands beside them. */
export function* sentBeside(table: Node | undefined, literals: Iterable<LiteralReading>): Generator<LiteralReading> {
  const sentTo = ADDRESSES.map((key) => string(get(table, key))).find((one) => one && /^https?:\/\/[\w.[-]/i.test(one.value))
  for (const one of literals) yield sentTo ? { ...one, sentTo } : one
}

const ADDRESSES = ['base_url', 'baseUrl', 'baseURL', 'apiBase', 'api_base', 'url', 'endpoint']

/** Defaults of settings that a user is asked for: `name: {type, default}` (plugins, bundles, JSON Schema). */
export function* defaultsIn(settings: Node | undefined): Generator<LiteralReading> {
  for (const { key, value } of entries(settings)) {
    for (const field of entries(value))
      if (field.key.value === 'default' || field.key.value === 'example') yield* literalUnder(key, field.value)
  }
}
