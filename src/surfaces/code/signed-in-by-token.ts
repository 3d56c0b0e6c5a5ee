import { asksForRole, givesIdentity, roleOfClaims, signsCallerIn, takesValue } from '../../knowledge/words/signed-in.ts'
import { claimOfRole, refusesCaller } from '../../knowledge/words/hand-decoded.ts'
import { literally } from '../../text/pattern.ts'
import { isLookedAt } from './tokens-looked-at.ts'

/** The code of a function, and where in it the call stands that reads a token. */
export interface Around {
  readonly code: string
  /** The end of what the call is called by: of `JWT.decode` in `JWT.decode(token)`. */
  readonly from: number
}

/**
 * What signs a request's caller in by what an unverified token says, or refuses who has not the role that it names: an authentication made
 * of its claims, over the names that they are given. Undefined where the function asks something whether the token is valid.
 */
export function signedInBy({ code, from }: Around): { readonly 0: string; readonly index: number } | undefined {
  if (isLookedAt({ code, from })) return undefined
  const behind = code.slice(from)
  const names = namesOf(code.slice(0, from), behind)
  if (names.claims.size === 0) return undefined
  return identityOf(names.claims, behind) ?? refusalBy(names.roles, behind)
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
function identityOf(claims: ReadonlySet<string>, behind: string): { readonly 0: string; readonly index: number } | undefined {
  if (!signsCallerIn.pattern.test(behind)) return undefined
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

/** A condition on a role that refuses. */
function refusalBy(roles: ReadonlySet<string>, behind: string): { readonly 0: string; readonly index: number } | undefined {
  for (const { 0: condition, index } of behind.matchAll(/\bif \([^\n;{]{1,200}/g)) {
    const isOfRole = [...roles].some((one) => {
      const at = condition.search(new RegExp(`\\b${literally(one)}\\b`))
      return at >= 0 && asksForRole.pattern.test(condition.slice(at + one.length))
    })
    if (isOfRole && refusesCaller.pattern.test(behind.slice(index, index + condition.length + NEAR))) return { 0: condition, index }
  }
  return undefined
}

const NEAR = 240
