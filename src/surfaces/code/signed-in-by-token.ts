import {
  asksForRole,
  givesIdentity,
  providesIdentity,
  roleOfClaims,
  signsCallerIn,
  takesValue,
  aboutToken,
  looksAtToken,
  readsOfClaims,
} from '../../knowledge/words/signed-in.ts'
import { claimOfRole, refusesCaller } from '../../knowledge/words/hand-decoded.ts'
import { endAround } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'

/** The code of a function, and where in it the call stands that reads a token. */
export interface Around {
  readonly code: string
  /** The end of what the call is called by: of `JWT.decode` in `JWT.decode(token)`. */
  readonly from: number
}

interface Found {
  readonly 0: string
  readonly index: number
}

/**
 * What signs a request's caller in by what an unverified token says, or refuses who has not the role that it names: an authentication made
 * of its claims, over the names that they are given. Undefined where the function asks something whether the token is valid.
 */
export function signedInBy({ code, from }: Around): Found | undefined {
  if (isLookedAt({ code, from })) return undefined
  const behind = code.slice(from)
  const names = namesOf(code.slice(0, from), behind)
  if (names.claims.size === 0) return undefined
  return identityOf(names.claims, behind, providesIdentity.pattern.test(code)) ?? refusalBy(names, behind)
}

/** Of the claims, those that say what a caller may do are roles. */
interface Names {
  readonly claims: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** The names that what is read is put into, one after the other. */
function namesOf(front: string, behind: string): Names {
  const claims = new Set<string>()
  const roles = new Set<string>()
  const first = ASSIGNED.exec(front.slice(-LINE))?.[1]
  if (first === undefined) return { claims, roles }
  claims.add(first)
  const [statement = ''] = behind.split(';', 1)
  if (saysRole(statement)) roles.add(first)
  for (const match of behind.matchAll(takesValue.pattern)) {
    const [name, value] = match.slice(1).filter((one) => one !== undefined)
    if (name === undefined || value === undefined) continue
    const words: ReadonlySet<string> = new Set(value.match(/\w+/g))
    if (![...claims].some((one) => words.has(one))) continue
    claims.add(name)
    if (saysRole(value) || [...roles].some((one) => words.has(one))) roles.add(name)
  }
  return { claims, roles }
}

function saysRole(code: string): boolean {
  return claimOfRole.pattern.test(code) || roleOfClaims.pattern.test(code)
}

const LINE = 200
const ASSIGNED = /(?<![\w.])(\w{1,60})(?:\s?:\s?[\w<>?, ]{1,60})?\s{0,2}=\s{0,4}[^=;{}\n]{0,120}$/
/** What makes the caller's identity, and hands it to the framework. */
function identityOf(claims: ReadonlySet<string>, behind: string, isProvider: boolean): Found | undefined {
  if (!isProvider && !signsCallerIn.pattern.test(behind)) return undefined
  for (const match of behind.matchAll(new RegExp(givesIdentity.pattern, 'g'))) {
    const given =
      behind
        .slice(match.index + match[0].length)
        .slice(0, GIVEN)
        .split(';', 1)[0] ?? ''
    const words: ReadonlySet<string> = new Set(given.match(/\w+/g))
    if ([...claims].some((one) => words.has(one))) return match
  }
  return undefined
}

const GIVEN = 300

/** A condition on a role that refuses, also on one that it reads of the claims: `if (!"admin".equals(claims.getStringClaim("role")))`. */
function refusalBy({ roles, claims }: Names, behind: string): Found | undefined {
  for (const { 0: condition, index } of behind.matchAll(/\bif \([^\n;{]{1,200}/g)) {
    const isOfRole = [...roles].some((one) => {
      const at = condition.search(new RegExp(`\\b${literally(one)}\\b`))
      return at >= 0 && asksForRole.pattern.test(condition.slice(at + one.length))
    })
    if ((isOfRole || asksClaims(claims, condition)) && refusesCaller.pattern.test(behind.slice(index, index + condition.length + NEAR)))
      return { 0: condition, index }
  }
  return undefined
}

const NEAR = 240

/** Whether a condition reads a role of the claims, and compares it. */
function asksClaims(claims: ReadonlySet<string>, condition: string): boolean {
  const read = roleOfClaims.pattern.exec(condition)
  const holder = read && /(?<![\w.])(\w{1,60})(?:\.|\?\.|!!\.)$/.exec(condition.slice(0, read.index))?.[1]
  if (!read || holder === undefined || holder === null || !claims.has(holder)) return false
  const before = condition.slice(0, read.index - holder.length)
  return /"\.equals(?:IgnoreCase)?\([^"()]{0,20}$/.test(before) || asksForRole.pattern.test(condition.slice(read.index + read[0].length))
}

/**
 * Whether a function of the JVM asks something whether a token is genuine: a call that may find it out, and is about a token by its name,
 * by one of what it is given, or by what it is called on. Whether the user that a token names is a valid one is another question.
 */
function isLookedAt({ code, from }: Around): boolean {
  const bare = withoutTexts(code)
  let holders: ReadonlySet<string> | undefined
  for (const { 0: call, index } of bare.matchAll(new RegExp(looksAtToken.pattern, 'g'))) {
    const given = givenTo(bare.slice(index + call.length, index + call.length + LONGEST_GIVEN))
    if (aboutToken.pattern.test(call) || aboutToken.pattern.test(given)) return true
    const on = /[\w.?!()]{1,80}\.$/.exec(bare.slice(Math.max(0, index - 80), index))?.[0] ?? ''
    // What is asked without a word may be told of anything.
    if (on === '' && given.trim() === '') return true
    holders ??= holdersOf(code, from)
    if (namesIn(`${on} ${given}`).some((one) => holders?.has(one))) return true
  }
  return false
}

const LONGEST_GIVEN = 300

/** The names of what holds the token: what the call that reads it has and gives, and what is made of these, save for single claims. */
function holdersOf(code: string, from: number): ReadonlySet<string> {
  const front = code.slice(0, from).split(/[;{}]/).at(-1) ?? ''
  const [behind = ''] = code.slice(from).split(/[;\n]/, 1)
  const read = readsOfClaims.pattern.test(behind) ? '' : front
  const holders = new Set(namesIn(`${read} ${withoutTexts(behind.slice(0, LONGEST_GIVEN))}`))
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
  return code.slice(0, endAround(code, 0, '()'))
}

/** Code without what is said in comments and texts; a text that Kotlin puts a value into stays. */
function withoutTexts(code: string): string {
  return code.replace(TEXTS, (text) => (text.startsWith('"') ? (/\$[\w{]/.test(text) ? text : '""') : ' '))
}

const TEXTS = /"(?:[^"\\\n]|\\.){0,300}"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\//g
