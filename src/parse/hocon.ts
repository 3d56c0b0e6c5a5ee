import { slice, type Text } from '../text/source.ts'
import { inTurn, oneOf } from '../text/pattern.ts'
import type { Parsed } from './node.ts'
import { Branch } from './properties.ts'

/**
 * Parses what is written as `key = value` in a file of HOCON, with the objects around it, into nested maps: `a { b.c = 1 day }` is
 * `{a: {b: {c: "1 day"}}}`. Lists, includes and values over several lines are passed over; what a key is given first counts, as what
 * comes later replaces it by a variable where there is one. The syntax: https://github.com/lightbend/config/blob/main/HOCON.md
 */
export function parseHocon(text: Text): Parsed {
  const root = new Branch()
  const open: (readonly string[])[] = []
  let lists = 0
  for (const match of text.value.matchAll(new RegExp(PIECE, 'g'))) {
    const { key, opens, value, bracket } = match.groups ?? {}
    if (bracket === '[') lists++
    else if (bracket === ']') lists = Math.max(0, lists - 1)
    else if (bracket === '{') open.push([])
    else if (bracket === '}') open.pop()
    else if (key !== undefined && opens !== undefined) open.push(pathOf(key))
    else if (key !== undefined && value !== undefined && lists === 0) {
      const path = [...open.flat(), ...pathOf(key)].slice(0, MAX_DEPTH)
      const start = match.index + match[0].length - value.length
      const [from, to] = /^"[^"]*"$/.test(value) ? [start + 1, start + value.length - 1] : [start, start + value.length]
      const at = match.index + match[0].indexOf(key)
      if (path.length > 0 && open.length < MAX_DEPTH) root.add(path, slice(text, at, at + key.length), slice(text, from, to))
    }
  }
  return { roots: [root.node(text)], problems: [] }
}

const MAX_DEPTH = 32

function pathOf(key: string): string[] {
  return key
    .replace(/^"|"$/g, '')
    .split('.')
    .filter((one) => one !== '')
}

const KEY = /(?<![\w."-])(?<key>"[\w.-]{1,160}"|[A-Za-z_][\w-]{0,80}(?:\.[\w-]{1,80}){0,12})[ \t]{0,20}/
const VALUE = /(?<value>"[^"\n]{0,400}"|[^\s"{}[\],#=:$](?:[^\n{}[\],#"$/]|\/(?!\/)){0,200}(?<![ \t\r]))/
/** A comment, a text over several lines, a key with what it opens or holds, or a bracket. */
const PIECE = oneOf(
  '',
  /#[^\n]*/,
  /\/\/[^\n]*/,
  /"""[^]{0,20000}?"""/,
  inTurn('', KEY, oneOf('', /(?:[=:][ \t]{0,20})?(?<opens>\{)/, inTurn('', /\+?[=:][ \t]{0,20}/, VALUE))),
  /"[^"\n]{0,2000}"/,
  /(?<bracket>[{}[\]])/,
)
