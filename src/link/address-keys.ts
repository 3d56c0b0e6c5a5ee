import { slice, type SourceFile, type Span, type Text } from '../text/source.ts'

/** What an address is the key of: `"http://127.0.0.1:9000": {`, `["https://auth.harbourline.io"]`, a line of YAML with more below it. */
interface Keyed {
  readonly address: Text
  readonly from: number
  readonly to: number
}

const IN_QUOTES = /(["'])(https?:\/\/[^\s"'$\\{}]{3,300})\1\s{0,4}(?::|=>)\s{0,80}(?=[[{"'])/g
const TABLE = /^\[{1,2}(?:[\w-]{1,40}\.){0,4}["'](https?:\/\/[^\s"'$\\]{3,300})["'](?:\.[\w-]{1,40}){0,4}\]{1,2}[ \t]{0,20}$/gm
const IN_LINE = /^([ \t]{0,40})["']?(https?:\/\/[^\s"'$\\{}]{3,300})["']?:[ \t]{0,20}$/gm
/** Larger files are data. */
const MOST = 200_000

/** The address under which a file keeps a value, as clients keep what they were given by each server; the nearest one of several. */
export function addressAbove({ file, start }: Span): Text | undefined {
  let known = KNOWN.get(file)
  if (!known) KNOWN.set(file, (known = file.text.length > MOST ? [] : [...keyed(file)]))
  return known.findLast(({ from, to }) => from <= start && start < to)?.address
}

const KNOWN = new WeakMap<SourceFile, readonly Keyed[]>()

function* keyed(file: SourceFile): Generator<Keyed> {
  const { text, whole } = file
  if (!/https?:\/\/[^\n]{0,300}["'\]:]/.test(text)) return
  const found = (address: string, at: number, from: number, to: number): Keyed => {
    const start = text.indexOf(address, at)
    return { address: slice(whole, start, start + address.length), from, to }
  }
  for (const { 0: said, 2: address = '', index } of text.matchAll(IN_QUOTES))
    yield found(address, index, index + said.length, valueEnd(text, index + said.length))
  if (/\.toml$/.test(file.path))
    for (const { 0: said, 1: address = '', index } of text.matchAll(TABLE)) {
      const next = text.slice(index + said.length).search(/^\[/m)
      yield found(address, index, index, next === -1 ? text.length : index + said.length + next)
    }
  if (/\.ya?ml$/.test(file.path))
    for (const { 0: said, 1: indent = '', 2: address = '', index } of text.matchAll(IN_LINE)) {
      const next = text.slice(index + said.length).search(new RegExp(`^[ \\t]{0,${indent.length}}[^\\s#]`, 'm'))
      yield found(address, index, index, next === -1 ? text.length : index + said.length + next)
    }
}

/** Where an object, a list or a text ends that begins at an offset. */
function valueEnd(text: string, start: number): number {
  const tokens = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|[[\]{}]/g
  tokens.lastIndex = start
  let depth = 0
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [said] = token
    if (said === '{' || said === '[') depth++
    else if (said === '}' || said === ']') depth--
    if (depth <= 0) return tokens.lastIndex
  }
  return text.length
}
