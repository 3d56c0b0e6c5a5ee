import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'

/** Where a program of Go listens. */
export interface Listening {
  readonly listens: McpServer['listens']
  /** As written, where it is written. */
  readonly address?: string
  readonly at: Span
}

/** Calls that listen at their first argument: net/http, mcp-go's own servers, Echo, and gin's engines. */
const LISTENS = /(?:^\w{0,60}\.Start|(?:^|\.)(?:http\.ListenAndServe|ListenAndServe|net\.Listen|(?:router|engine|r|g)\.Run))$/

/** The addresses that servers of a file listen at, of those that can be read. */
export function* addressesOfGo(all: readonly Said[]): Generator<Listening> {
  for (const said of all) {
    const given = addressGiven(said)
    if (!given) continue
    const found = read(given, all, MAX_STEPS)
    if (found) yield { ...found, at: { ...said.at, end: Math.min(said.at.end, given.at.end) } }
  }
}

function addressGiven({ is, name, value }: Said): Node | undefined {
  if (is === 'object' && /(?:^|\.)http\.Server$/.test(name)) return get(value, 'Addr')
  if (is !== 'call' || !LISTENS.test(name)) return undefined
  const [first, second] = items(value)
  return /net\.Listen$/.test(name) ? (string(first)?.value === 'tcp' ? second : undefined) : first
}

const MAX_STEPS = 3
/** `":8080"`, `"0.0.0.0:8080"`, `"127.0.0.1:8080"` */
const ADDRESS = /^(?:[\w.-]{1,100}|\[[\da-f:]{2,45}\])?:\d{2,5}$/i
const LOOPBACK = oneOf('i', /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::|$)/, /\/\/(?:localhost|127\.|\[::1\])/)
/** `fmt.Sprintf(":%d", port)`, `":" + port`, `net.JoinHostPort("", port)` */
const MADE = oneOf(
  '',
  /^fmt\.Sprintf\("([\w.[\]:-]{0,60}):%[dsv]"/,
  /^"?([\w.[\]:-]{0,60}):" ?\+/,
  /^net\.JoinHostPort\("([\w.[\]:-]{0,60})",/,
)

function read(node: Node, all: readonly Said[], steps: number): Omit<Listening, 'at'> | undefined {
  const written = string(node)
  if (written) return ADDRESS.test(written.value) ? listening(written.value, written.at) : undefined
  const code = codeOf(node.at)
  const made = MADE.exec(code)
  if (made) return listening(`${made.slice(1).find((one) => one !== undefined) ?? ''}:`, withQuote(node.at))
  return /^\*?\w{1,60}$/.test(code) && steps > 0 ? ofVariable(code.replace('*', ''), all, steps - 1) : undefined
}

function listening(address: string, at: Span): Omit<Listening, 'at'> {
  const listens: McpServer['listens'] = { is: 'set', value: LOOPBACK.test(address) ? 'loopback' : 'all', at }
  return address.endsWith(':') ? { listens } : { listens, address }
}

/** What begins with a text begins inside its quotes. */
function withQuote(at: Span): Span {
  return at.file.text[at.start - 1] === '"' ? { ...at, start: at.start - 1 } : at
}

function codeOf({ file, start, end }: Span): string {
  return file.text.slice(start, Math.min(end, start + 200))
}

/** A variable that is set once, or an option of the command line with a default: https://pkg.go.dev/flag#StringVar */
function ofVariable(name: string, all: readonly Said[], steps: number): Omit<Listening, 'at'> | undefined {
  const set = all.filter((one) => one.is === 'set' && one.name === name)
  const option = all.find(
    (one) => one.is === 'call' && /\.StringVarP?$/.test(one.name) && codeOf(items(one.value)[0]?.at ?? one.at) === `&${name}`,
  )
  if (option && set.length === 0) return byDefault(items(option.value).at(-2))
  const [only] = set
  if (!only || set.length > 1) return undefined
  const made = all.find((one) => one.is === 'call' && /(?:^|\.)Stringp?P?$/.test(one.name) && one.at.start === only.value.at.start)
  return made ? byDefault(items(made.value).at(-2)) : read(only.value, all, steps)
}

function byDefault(node: Node | undefined): Omit<Listening, 'at'> | undefined {
  const given = string(node)
  return given && ADDRESS.test(given.value) ? listening(given.value, given.at) : undefined
}
