import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { fold, isUndefined, keyOf, knownCalls, relativeSeconds, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { entryOf, lifetimeOf } from './settings.ts'
import { purposeOf } from './token-purpose.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { codeAt } from '../../text/source.ts'
import { endsByItself } from './ending-claims.ts'
import { fromNow } from './jwt-signing.ts'

const BUILDERS: ReadonlySet<string> = new Set(['builds-jwt', 'builds-other-token'])

export default defineCodeSurface({
  id: 'jose',
  name: 'Tokens built with jose',
  spec: 'https://github.com/panva/jose/blob/main/docs/jwt/sign/classes/SignJWT.md#setexpirationtime',
  counts: 'code',
  mentions: ['SignJWT', 'EncryptJWT', 'UnsecuredJWT'],

  *read(module) {
    for (const { row, call } of knownCalls(module, singleCalls)) {
      const { node, argument } = call
      if (!BUILDERS.has(row.means) || node.type !== 'NewExpression') continue
      const { steps, whole } = chain(module, node)
      if (!whole || !steps.some(({ name }) => name === 'sign' || name === 'encrypt' || name === 'encode')) continue
      const first = argument(0)
      const payload = first && fold(module, first)
      const purpose = purposeOf(module, steps.at(-1)?.node ?? node, payload, audienceOf(module, steps) ?? get(payload, 'aud'))
      if (!purpose) continue
      const facts: PolicyFacts = {
        owner: { what: 'jose token', product: 'jose' },
        key: 'setExpirationTime',
        ...purpose,
        ...(refersToItself(steps) ? { token: 'assertion' } : {}),
        bound: get(payload, 'cnf') !== undefined,
      }
      const set = steps.find(({ name }) => name === 'setExpirationTime')
      const value = set?.node.arguments[0]
      const claim = entryOf(payload, 'exp')
      if (set) {
        if (value) yield* expiration(module, facts, value)
      } else if (claim && !isUndefined(claim.value)) {
        yield* fromNow(module, { ...facts, key: 'exp' }, claim)
      } else if (!payload || (payload.kind === 'map' && !payload.open && !endsByItself(payload))) {
        yield unsetPolicy({ ...facts, confidence: facts.confidence === 'high' ? 'high' : 'medium' }, module.span(node))
      }
    }
  },
})

/** A span, a `Date` or the seconds since 1970. A small number is no hour but a day in 1970. */
function* expiration(module: Module, facts: PolicyFacts, value: Ast): Generator<TokenPolicy> {
  const at = module.span(value)
  const time = relativeSeconds(module, value)
  const code = codeAt(at).replace(/\s+/g, ' ').slice(0, 60)
  if (time) {
    if (time.seconds >= 0) yield setPolicy(facts, time.unit === 'ms' ? 'never' : time.seconds, code, at)
    return
  }
  const read = lifetimeOf(fold(module, value), { number: undefined, string: 'jose-span' }, code)
  if (read) yield setPolicy(read.byDefault ? { ...facts, confidence: 'medium' } : facts, read.value, read.written, at)
}

interface Step {
  readonly name: string
  readonly node: AstOf<'CallExpression'>
}

/** The calls on a builder, also through the variable that holds it. `whole`: it goes nowhere else. */
function chain(module: Module, root: Ast): { steps: Step[]; whole: boolean } {
  const steps: Step[] = []
  let whole = true
  // A builder may be assigned to itself: `b = b.setIssuedAt()`.
  const seen = new Set<Ast>()
  const climb = (start: Ast): void => {
    if (seen.has(start)) return
    seen.add(start)
    let node = start
    for (;;) {
      const member = module.parent(node)
      const call = member && module.parent(member)
      if (member?.type !== 'MemberExpression' || member.object !== node || call?.type !== 'CallExpression' || call.callee !== member) break
      steps.push({ name: keyOf(member) ?? '', node: call })
      node = call
    }
    const holder = module.parent(node)
    const last = steps.at(-1)?.name
    if (last === 'sign' || last === 'encrypt' || last === 'encode') return
    const id = holder?.type === 'VariableDeclarator' ? holder.id : holder?.type === 'AssignmentExpression' ? holder.left : undefined
    const binding = module.binding(id)
    if (!binding) {
      // A statement of its own: `jwt.setExpirationTime('1h')`.
      whole &&= holder?.type === 'ExpressionStatement'
      return
    }
    for (const use of module.references(binding)) {
      if (use === id) continue
      if (module.parent(use)?.type === 'MemberExpression') climb(use)
      else if (module.parent(use)?.type !== 'AssignmentExpression') whole = false
    }
  }
  climb(root)
  return { steps, whole }
}

function audienceOf(module: Module, steps: readonly Step[]): Node | undefined {
  const value = steps.find(({ name }) => name === 'setAudience')?.node.arguments[0]
  return value && fold(module, value)
}

/** RFC 7523: issuer and subject are the same client, and the audience reads the token once. */
function refersToItself(steps: readonly Step[]): boolean {
  const value = (name: string) => {
    const first = steps.find((one) => one.name === name)?.node.arguments[0]
    if (!first) return undefined
    return first.type === 'Literal' ? JSON.stringify(String(first.value)) : first.type === 'Identifier' ? first.name : `${first.start}`
  }
  const issuer = value('setIssuer')
  return issuer !== undefined && issuer === value('setSubject')
}
