import { type Located, slice, type Span, type Text } from '../../text/source.ts'
import { headerOf } from './command.ts'
import type { Field } from './nodes.ts'

export function split(word: Text): { flag: string; inline?: Text } {
  const at = /^--[\w-]+=/.exec(word.value)?.[0].length
  return at ? { flag: word.value.slice(0, at - 1), inline: slice(word, at) } : { flag: word.value }
}

/** `K=V`, and `K=V,K2=V2` as Amazon Q takes it. */
export function pairs(text: Text | undefined): Field[] {
  if (!text) return []
  const starts = [...text.value.matchAll(/(?:^|,)(?=[A-Za-z_]\w*=)/g)].map((match) => match.index + match[0].length)
  return starts.flatMap((start, i) => {
    const equals = text.value.indexOf('=', start)
    const next = starts[i + 1]
    return [[slice(text, start, equals), slice(text, equals + 1, next === undefined ? text.value.length : next - 1)]] satisfies Field[]
  })
}

export function header(text: Text | undefined): Field[] {
  if (!text) return []
  const colon = text.value.search(/[:=]/)
  if (colon < 0) return []
  const { name } = headerOf(text)
  const from = colon + 1 + (/^\s*/.exec(text.value.slice(colon + 1))?.[0].length ?? 0)
  return [[text.value[colon] === ':' ? name : slice(text, 0, colon), slice(text, from)]]
}

export function under(key: string, value: Text | undefined): Field[] {
  return value ? [[key, value]] : []
}

export function whole(words: readonly Text[]): Span {
  const first = words[0] as Text
  const last = words.at(-1) as Text
  return { file: first.at.file, start: first.at.start, end: last.at.end }
}

/** An option and its value as one: `--permission-mode bypassPermissions`. */
export function withValue(option: Text, value: Text | undefined): Located<string>[] {
  if (!value || option.value.includes('=') || value.value.startsWith('-')) return []
  return [{ value: `${option.value} ${value.value}`, at: { ...option.at, end: value.at.end } }]
}
