import { aboutToken, looksAtToken, readsOfClaims, takesValue } from '../../knowledge/words/signed-in.ts'
import type { Around } from './signed-in-by-token.ts'

/**
 * Whether a function of the JVM asks something whether a token is genuine: a call that may find it out, and is about a token by its name,
 * by one of what it is given, or by what it is called on. Whether the user that a token names is a valid one is another question.
 */
export function isLookedAt({ code, from }: Around): boolean {
  const bare = withoutTexts(code)
  let holders: ReadonlySet<string> | undefined
  for (const { 0: call, index } of bare.matchAll(new RegExp(looksAtToken.pattern, 'g'))) {
    const given = givenTo(bare.slice(index + call.length, index + call.length + GIVEN))
    if (aboutToken.pattern.test(call) || aboutToken.pattern.test(given)) return true
    const on = /[\w.?!()]{1,80}\.$/.exec(bare.slice(Math.max(0, index - 80), index))?.[0] ?? ''
    // What is asked without a word may be told of anything.
    if (on === '' && given.trim() === '') return true
    holders ??= holdersOf(code, from)
    if (namesIn(`${on} ${given}`).some((one) => holders?.has(one))) return true
  }
  return false
}

const GIVEN = 300

/** The names of what holds the token: what the call that reads it has and gives, and what is made of these, save for single claims. */
function holdersOf(code: string, from: number): ReadonlySet<string> {
  const front = code.slice(0, from).split(/[;{}]/).at(-1) ?? ''
  const [behind = ''] = code.slice(from).split(/[;\n]/, 1)
  const read = readsOfClaims.pattern.test(behind) ? '' : front
  const holders = new Set(namesIn(`${read} ${withoutTexts(behind.slice(0, GIVEN))}`))
  for (const match of code.matchAll(takesValue.pattern)) {
    const [name, value] = match.slice(1).filter((one) => one !== undefined)
    if (name === undefined || value === undefined || readsOfClaims.pattern.test(value)) continue
    const names = namesIn(withoutTexts(value))
    if (holders.has(name)) for (const one of names) holders.add(one)
    else if (names.some((one) => holders.has(one) || aboutToken.pattern.test(one))) holders.add(name)
  }
  return holders
}

/** Names of variables in some code: no function, no type. */
function namesIn(code: string): readonly string[] {
  return Array.from(code.matchAll(/(?<!\w)[a-z_]\w{0,80}(?![\w(])/g), ([name]) => name).filter((name) => !KEYWORDS.has(name))
}

const KEYWORDS: ReadonlySet<string> = new Set(['this', 'new', 'null', 'true', 'false', 'return', 'final', 'val', 'var', 'it', 'super'])

/** What a call is given, up to its bracket. */
function givenTo(code: string): string {
  let depth = 1
  for (const { 0: mark, index } of code.matchAll(/[()]/g)) {
    depth += mark === '(' ? 1 : -1
    if (depth === 0) return code.slice(0, index)
  }
  return code
}

/** Code without what is said in comments and texts; a text that Kotlin puts a value into stays. */
function withoutTexts(code: string): string {
  return code.replace(TEXTS, (text) => (text.startsWith('"') ? (/\$[\w{]/.test(text) ? text : '""') : ' '))
}

const TEXTS = /"(?:[^"\\\n]|\\.){0,300}"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\//g
