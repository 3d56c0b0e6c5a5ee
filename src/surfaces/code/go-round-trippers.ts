import { goKeepsToken, goTokenObject } from '../../knowledge/libraries/go-oauth2.ts'
import type { Assignment } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import { usedAt } from '../../program/index.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { addTo } from '../../text/grouped.ts'
import { handedOver, type SaidOfFile } from './c-like-sent-headers.ts'
import { valueOf, writtenValue } from '../../program/written/index.ts'

/**
 * The headers that the `http.Client` of a Go transport adds: by a `RoundTrip` of the file, whose receiver is made in the client, or by a
 * token that never changes. https://pkg.go.dev/net/http#RoundTripper, https://pkg.go.dev/golang.org/x/oauth2#StaticTokenSource
 */
export function headersOfClient(client: Node, file: SaidOfFile, inFunction: string | undefined): Assignment[] {
  const { text } = client.at.file
  const name = /^\w{1,60}$/.exec(text.slice(client.at.start, Math.min(client.at.end, client.at.start + 70)))?.[0]
  const made = name === undefined ? client : valueOf(name, client.at, inFunction, file.given, file.language)
  if (!made) return []
  const inside = file.places.within(made.at)
  const sources = handedOver(made.at, file, inFunction).flatMap((place) => file.places.within(fromItsLine(place)))
  return [...tripped(made, inside, file), ...tokens([...inside, ...sources], file)]
}

/** A place from the beginning of its line on: an object is its braces alone, and its type stands before them. */
function fromItsLine(at: Span): Span {
  return { ...at, start: at.file.text.lastIndexOf('\n', at.start) + 1 }
}

/** `req.Header.Set("Authorization", "Bearer "+t.token)` in the `RoundTrip` of `type t`, and `t{token: …}`. */
function tripped(made: Node, inside: readonly Said[], file: SaidOfFile): Assignment[] {
  const all = trippersOf(file)
  const { text } = made.at.file
  const words = new Set(text.slice(made.at.start, Math.min(made.at.end, made.at.start + 2000)).match(/\w{1,80}/g) ?? [])
  const named = [...words].flatMap((word) => all.get(typeNamed(word)) ?? [])
  // Where the file has one transport of its own, it is that one also under the name of a variable.
  const own = named.length === 0 && all.size === 1 ? [...all.values()].flat() : named
  return own.flatMap((one) => headerOf(one, inside, file) ?? [])
}

/** A header that a `RoundTrip` sets, and the field of its receiver that the value is read of. */
interface Tripper {
  readonly type: string
  readonly name: Text
  readonly value: Node
  readonly field: string | undefined
}

function headerOf({ type, name, value, field }: Tripper, inside: readonly Said[], file: SaidOfFile): Assignment | undefined {
  const given = field === undefined ? value : fieldOf(type, field, inside)
  const written = given && writtenValue(given, field === undefined ? 'RoundTrip' : inside[0]?.inFunction, file.given, 'go')
  return written ? { name, value: usedAt(written, given.at) } : undefined
}

/** The headers that the transports of a file set, by the type of the transport. */
const trippersOf = oncePer((file: SaidOfFile): ReadonlyMap<string, readonly Tripper[]> => {
  const found = new Map<string, Tripper[]>()
  for (const { is, name: call, inFunction, value, at } of file.all) {
    if (is !== 'call' || inFunction !== 'RoundTrip' || !/\.Header\.(?:Set|Add)$/.test(call)) continue
    const [key, given] = items(value)
    const name = string(key)
    const receiver = receiverAt(at)
    if (!name || !given || !receiver) continue
    const field = new RegExp(`(?<!\\w)${receiver.name}\\.(\\w{1,60})`).exec(at.file.text.slice(given.at.start, value.at.end))?.[1]
    const tripper = { type: receiver.type, name, value: given, field }
    const of = typeNamed(receiver.type)
    addTo(found, of, tripper)
  }
  return found
})

/** A type as it is told from others, also where a function makes it: `newWithKey(…)` gives a `withKey`. */
function typeNamed(word: string): string {
  return word.replace(/^[nN]ew(?=[A-Z])/, '').toLowerCase()
}

/** The receiver of the method around a place: its name and its type. */
function receiverAt({ file, start }: Span): { readonly name: string; readonly type: string } | undefined {
  const code = file.text.slice(Math.max(0, start - 2000), start)
  const [, name, type] = [...code.matchAll(/\nfunc \((\w{1,40}) \*?(\w{1,80})\) RoundTrip\(/g)].at(-1) ?? []
  return name === undefined || type === undefined ? undefined : { name, type }
}

/** What a field of the type is given where it is made. */
function fieldOf(type: string, field: string, inside: readonly Said[]): Node | undefined {
  for (const { is, at, value } of inside) {
    const made = is === 'set' ? value : undefined
    const code = codeAt(at, 200)
    if (made && new RegExp(`[:=]\\s{0,4}&?${type}\\{`).test(code) && get(made, field)) return get(made, field)
  }
  return undefined
}

function tokens(inside: readonly Said[], file: SaidOfFile): Assignment[] {
  const isStatic = inside.some(({ is, name }) => is === 'call' && goKeepsToken.pattern.test(name))
  if (!isStatic) return []
  return inside.flatMap(({ is, name, value, inFunction }) => {
    if (is !== 'object' || !goTokenObject.pattern.test(name)) return []
    const entry = entries(value).find(({ key }) => key.value === 'AccessToken')
    const written = entry && writtenValue(entry.value, inFunction, file.given, 'go')
    return entry && written ? [{ name: { value: 'Authorization', at: entry.key.at }, value: usedAt(written, entry.value.at) }] : []
  })
}
