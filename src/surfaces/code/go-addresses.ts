import { goListens } from '../../knowledge/libraries/programs.ts'
import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Located, Span } from '../../text/source.ts'
import { callerOf, codeOf, defaultOf, type GoPlace } from './go-defaults.ts'

/** Where a program of Go listens. */
export interface Listening {
  readonly listens: McpServer['listens']
  /** As written, where it is written. */
  readonly address?: string
  readonly at: Span
  /** The call or object that is given the address. */
  readonly by: Said
}

/** What a field of a configuration holds by default, where another package makes that. */
export type FieldElsewhere = (code: string) => string | undefined

/** The addresses that servers of a file listen at, of those that can be read. */
export function* addressesOfGo(all: readonly Said[], elsewhere: FieldElsewhere = () => undefined): Generator<Listening> {
  for (const said of all) {
    const given = addressGiven(said)
    const found = given && read(given, { all, inFunction: said.inFunction, elsewhere })
    if (found) yield { ...found, by: said, at: { ...said.at, end: Math.min(said.at.end, given.at.end) } }
  }
}

function addressGiven({ is, name, value }: Said): Node | undefined {
  if (is === 'object' && /(?:^|\.)http\.Server$/.test(name)) return get(value, 'Addr')
  if (is !== 'call' || !goListens.pattern.test(name)) return undefined
  const [first, second] = items(value)
  return /net\.Listen$/.test(name) ? (string(first)?.value === 'tcp' ? second : undefined) : first
}

/** `":8080"`, `"0.0.0.0:8080"`, `"127.0.0.1:8080"` */
const ADDRESS = /^(?:[\w.-]{1,100}|\[[\da-f:]{2,45}\])?:\d{2,5}$/i
/** All addresses of a machine, or the machine itself, without a port. */
const HOST = /^(?:0\.0\.0\.0|\[?::1?\]?|localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3})?$/i
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)(?::\d|:?$)/i
/** `fmt.Sprintf(":%d", port)`, `":" + port`, `net.JoinHostPort("", port)` */
const MADE = oneOf(
  '',
  /^fmt\.Sprintf\("([\w.[\]:-]{0,60}):%[dsv]"/,
  /^"?([\w.[\]:-]{0,60}):" ?\+/,
  /^net\.JoinHostPort\("([\w.[\]:-]{0,60})",/,
)
/** The same with a host that is no text: `fmt.Sprintf("%s:%d", *host, *port)`, `host + ":8080"`. */
const JOINED = inTurn(
  '',
  oneOf('', /^(?:fmt\.Sprintf\("%[sv]:(?:%[dsv]|\d{2,5})", |net\.JoinHostPort\()/, /^(?=[\w.*]{1,80} ?\+ ?":)/),
  /(\*?[\w.]{1,80}(?:\("[\w.-]{1,80}"\))?)(?=[ ,+)])/,
)

interface AddressPlace extends GoPlace {
  readonly elsewhere: FieldElsewhere
}

/** Names and parameters lead on so often. */
const MAX_STEPS = 3

function read(node: Node, place: AddressPlace, steps = MAX_STEPS): Omit<Listening, 'at' | 'by'> | undefined {
  const code = codeOf(node.at)
  const made = MADE.exec(code)
  if (made) return listening(`${made.slice(1).find((one) => one !== undefined) ?? ''}:`, withQuote(node.at))
  const joined = JOINED.exec(code)
  if (joined) return withHost(joined, node.at, place)
  const given = defaultOf(node, place)
  if (given) return ADDRESS.test(given.value) ? listening(given.value, given.at) : undefined
  const set = place.all.filter((one) => one.is === 'set' && one.name === code && one.inFunction === place.inFunction)
  const [only] = set
  const next = only ? (set.length === 1 ? { node: only.value, place } : undefined) : callerOf(code, node, place)
  if (next) return steps > 0 ? read(next.node, { ...next.place, elsewhere: place.elsewhere }, steps - 1) : undefined
  const field = only ? undefined : place.elsewhere(code)
  return field !== undefined && ADDRESS.test(field) ? listening(field, node.at) : undefined
}

function withHost(
  [whole, host = '']: RegExpExecArray,
  { file, start }: Span,
  place: AddressPlace,
): Omit<Listening, 'at' | 'by'> | undefined {
  const at = { file, start: start + whole.length - host.length, end: start + whole.length }
  const given = defaultOf({ kind: 'dynamic', at }, place) ?? withPlace(place.elsewhere(host), at)
  return given && HOST.test(given.value) ? listening(`${given.value}:`, given.at) : undefined
}

function withPlace(value: string | undefined, at: Span): Located<string> | undefined {
  return value === undefined ? undefined : { value, at }
}

function listening(address: string, at: Span): Omit<Listening, 'at' | 'by'> {
  const listens: McpServer['listens'] = { is: 'set', value: LOOPBACK.test(address) ? 'loopback' : 'all', at }
  return address.endsWith(':') ? { listens } : { listens, address }
}

/** What begins with a text begins inside its quotes. */
function withQuote(at: Span): Span {
  return at.file.text[at.start - 1] === '"' ? { ...at, start: at.start - 1 } : at
}
