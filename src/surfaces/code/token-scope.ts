import { comparedBy, functionOf, keyOf, lastName, textAt, unwrap, walk, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { lazy } from '../../text/lazy.ts'
import { oncePerPair } from '../../text/once-per.ts'

/** The claims that a check may leave to the code around it: RFC 7519 section 4.1. */
export type Claim = 'aud' | 'iss' | 'exp'

const NAMES: Readonly<Record<Claim, RegExp>> = { aud: /^aud(?:ience)?$/, iss: /^iss(?:uer)?$/, exp: /^exp$/ }
const CLAIM_WORDS: Readonly<Record<Claim, RegExp>> = { aud: /aud|resource/i, iss: /iss/i, exp: /exp/i }
const CHECK = /check|valid|verif|assert|require|match|ensure|enforce/i

/** `body_sha256`, `request_body_sha256`, `payloadHash`; `qsh` of Atlassian Connect. */
const MESSAGE_DIGEST = /^(?:qsh|(?:request_?)?(?:body|payload|content|query|message)_?(?:sha_?\d{1,3}|hash|digest|md5))$/i

export interface Facts {
  /** Claims that are read by their names. */
  readonly claims: ReadonlySet<Claim>
  readonly calls: readonly AstOf<'CallExpression'>[]
  /** Two of the calls whose names say that they check a claim: there may be one beside the check that asks. */
  readonly checks: Readonly<Record<Claim, readonly Ast[]>>
  /** The functions of the module that get what a name stands for, or what a call gives. */
  readonly takers: () => ReadonlyMap<string | Ast, readonly Ast[]>
  /** Whether those that get a name compare a claim, as far as it has been asked. */
  readonly compared: Map<string, boolean>
  readonly isForOneMessage: boolean
  /** A claim that says what a token is for is compared: tokens for something else are refused. */
  readonly comparesUse: boolean
}

/** RFC 8725 sections 3.11 and 3.12 keep kinds of tokens apart; `token_use: access` and the like only tell access from identity. */
const USE = /^(?:token_?)?purpose$|^intended_?use$/i

/** What a function, or the module, reads and calls; told once for all the checks in it. */
export const factsOf = oncePerPair((module: Module, scope: Ast): Facts => {
  const claims = new Set<Claim>()
  const calls: AstOf<'CallExpression'>[] = []
  let isForOneMessage = false
  let comparesUse = false
  for (const one of walk(scope)) {
    if (one.type === 'CallExpression') calls.push(one)
    const name = claimRead(module, one)
    comparesUse ||= comparedBy(one)?.some((side) => USE.test(claimRead(module, unwrap(side)) ?? '')) === true
    if (name !== undefined && MESSAGE_DIGEST.test(name)) isForOneMessage = true
    for (const claim of ['aud', 'iss', 'exp'] as const) if (name !== undefined && NAMES[claim].test(name)) claims.add(claim)
  }
  return {
    claims,
    calls,
    checks: { aud: checksOf(calls, 'aud'), iss: checksOf(calls, 'iss'), exp: checksOf(calls, 'exp') },
    takers: lazy(() => takersIn(module, calls)),
    compared: new Map(),
    isForOneMessage,
    comparesUse,
  }
})

function checksOf(calls: readonly AstOf<'CallExpression'>[], claim: Claim): Ast[] {
  const found: Ast[] = []
  for (const call of calls) {
    const name = lastName(call.callee) ?? ''
    if (CHECK.test(name) && CLAIM_WORDS[claim].test(name)) found.push(call)
    if (found.length === 2) break
  }
  return found
}

/** The name that a node reads of claims: `claims.aud`, `claims["aud"]`, `claims.get("aud")`, `{ aud } = claims`. */
export function claimRead(module: Module, node: Ast): string | undefined {
  if (node.type === 'MemberExpression') return keyOf(node)
  if (node.type === 'Property') return module.parent(node)?.type === 'ObjectPattern' ? keyOf(node) : undefined
  if (node.type !== 'CallExpression' || lastName(node.callee) !== 'get' || unwrap(node.callee).type !== 'MemberExpression') return undefined
  const [first] = node.arguments
  return first?.type === 'Literal' ? textAt(module, first)?.value : undefined
}

function takersIn(module: Module, calls: readonly AstOf<'CallExpression'>[]): Map<string | Ast, Ast[]> {
  const takers = new Map<string | Ast, Ast[]>()
  for (const call of calls) {
    const taker = call.callee.type === 'Identifier' && call.arguments.length > 0 ? functionOf(module, call.callee) : undefined
    if (!taker) continue
    for (const one of call.arguments) {
      let given = one && unwrap(one)
      while (given?.type === 'MemberExpression') given = unwrap(given.object)
      if (!given) continue
      const key = given.type === 'Identifier' ? given.name : given
      const all = takers.get(key)
      if (!all) takers.set(key, [taker])
      else if (all.at(-1) !== taker) all.push(taker)
    }
  }
  return takers
}
