import { asksMap, goesOverMap, signsKey } from '../../knowledge/words/kept-tokens.ts'
import { literally } from '../../text/pattern.ts'

/** An entry that is put into a map: where, by what name of the map, and by what key. */
export interface Put {
  readonly index: number
  readonly name: string
  readonly key: string
}

/**
 * Whether something beside a map may know when its entries end: the key is kept elsewhere as well, the map is gone through or handed on,
 * or the key itself is a signed token.
 */
export function mayEndElsewhere(put: Put, code: string, around: string): boolean {
  const block = blockAround(code, put.index)
  return isKeptToo(put, block) || isMadeSigned(put.key, block) || isGoneThrough(put.name, around) || isReadSigned(put.name, around)
}

/** How far a block around a place is looked at, to each side. */
const LONGEST = 2000

function blockAround(code: string, index: number): string {
  let [start, end] = [index, index]
  for (let depth = 0; start > Math.max(0, index - LONGEST) && depth < 1; start--)
    depth += code[start - 1] === '{' ? 1 : code[start - 1] === '}' ? -1 : 0
  for (let depth = 0; end < Math.min(code.length, index + LONGEST) && depth >= 0; end++)
    depth += code[end] === '{' ? 1 : code[end] === '}' ? -1 : 0
  return code.slice(start, end)
}

/** `ends.put(code, …)`, `ends[code] = …`, `append(order, entry{code, …})`, `queue.add(code)`, `later(code, ttl)`. */
function isKeptToo({ name, key }: Put, block: string): boolean {
  const one = literally(key.trim())
  const places = [
    new RegExp(`\\b(\\w{1,60})\\[${one}\\]\\s{0,4}=(?!=)`, 'g'),
    new RegExp(`\\b(?:(\\w{1,60})\\.)?\\w{1,60}[({]\\s{0,20}${one}\\s{0,4},`, 'g'),
    new RegExp(`\\b(?:(\\w{1,60})\\.)?(?:append|add|push|offer|enqueue)\\w{0,12}\\((?!["'])[^;\\n]{0,120}\\b${one}\\b`, 'gi'),
  ]
  const lines = block.split('\n').filter((line) => !/^\s*return\b/.test(line))
  const said = lines.join('\n')
  return places.some((place) => [...said.matchAll(place)].some((found) => found[1] !== name))
}

/** `signed := sign(…)` */
function isMadeSigned(key: string, block: string): boolean {
  const made = new RegExp(`\\b${literally(key.trim())}(?:, ?\\w{1,40})? ?:?= ?([^;\\n]{1,160})`, 'g')
  return signsKey.pattern.test(key) || [...block.matchAll(made)].some(([, value = '']) => signsKey.pattern.test(value))
}

/** Loops over the map, and functions that are given it whole. */
function isGoneThrough(name: string, around: string): boolean {
  const place = `(?:\\w{1,40}\\.){0,3}${name}`
  const handed = new RegExp(`(?:\\b(\\w{1,60}))?\\((?:[^()\\n]{1,80}, ?)?${place}\\s{0,4}[,)]`, 'g')
  const removed = new RegExp(`\\bdelete\\(${place}, [^)\\n]{0,80}\\[|\\b${name}\\.(?:try)?remove\\([^)\\n]{0,80}\\[`, 'i')
  return (
    removed.test(around) ||
    all(goesOverMap.pattern, around).some((found) => found.slice(1).includes(name)) ||
    [...around.matchAll(handed)].some(([, to = '']) => !/^(?:delete|len)$/.test(to))
  )
}

/** `jwt.Parse(token, …)` of what the map is asked for. */
function isReadSigned(name: string, around: string): boolean {
  const asked = all(asksMap.pattern, around).flatMap(([, of, key]) => (of === name && key !== undefined ? [key] : []))
  const keys = [...new Set(asked)].slice(0, 5)
  return keys.some((key) =>
    new RegExp(`(?:pars|verif|decod|validate_?token)\\w{0,30}\\((?:[^()\\n]{1,80}, ?)?${key}[,)]`, 'i').test(around),
  )
}

function all(pattern: RegExp, code: string): readonly RegExpExecArray[] {
  return [...code.matchAll(new RegExp(pattern, 'g'))]
}
