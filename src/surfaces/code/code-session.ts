import { callsOnImport, callsTo, dotted, fold, unwrap, type Ast, type Call, type Module } from '../../program/index.ts'
import { property } from '../../program/objects.ts'
import { MILLISECONDS, optionPolicy, SECONDS, setPolicy, type PolicyFacts } from './policy.ts'
import type { Units } from './settings.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { boolean, get, items, type Node, string } from '../../parse/node.ts'
import { slice } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { signInCookie } from '../../knowledge/words/lifetimes.ts'

/** How long sign-in sessions and their cookies live. */
export default defineCodeSurface({
  id: 'code-session',
  name: 'Sessions and session cookies in TypeScript and JavaScript',
  spec: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  counts: 'code',
  mentions: [
    'express-session',
    'cookie-session',
    'iron-session',
    '@fastify/session',
    'koa-session',
    'hono/cookie',
    'cookies',
    'cookie(',
    'Max-Age=',
    'max-age=',
  ],
  together: [[/\b(?:maxAge|max-age|ttl)\b/], [/Max-Age=/]],
  skipsTests: true,
  *read(module): Generator<TokenPolicy> {
    for (const row of SESSIONS) {
      for (const call of callsOnImport(module, row.from, row.name)) yield* session(module, call, row)
    }
    yield* cookies(module)
    yield* headers(module)
  },
})

interface SessionRow {
  readonly from: readonly string[]
  readonly name: RegExp
  readonly argument: number
  /** The way to the object with the lifetime. */
  readonly path: readonly string[]
  readonly key: string
  readonly units: Units
  readonly special?: (value: Node) => 'never' | undefined
  /** What holds without it, in seconds. */
  readonly effective?: number
}

const zeroIsNever = (value: Node): 'never' | undefined => (value.kind === 'scalar' && value.value === 0 ? 'never' : undefined)

const FORTNIGHT = 14 * 24 * 60 * 60

/** Libraries, by their published types. */
const SESSIONS: readonly SessionRow[] = [
  { from: ['express-session', '@fastify/session'], name: /^$/, argument: 0, path: ['cookie'], key: 'maxAge', units: MILLISECONDS },
  { from: ['cookie-session'], name: /^$/, argument: 0, path: [], key: 'maxAge', units: MILLISECONDS },
  { from: ['koa-session'], name: /^$/, argument: 0, path: [], key: 'maxAge', units: MILLISECONDS },
  {
    from: ['iron-session'],
    name: /^(?:getIronSession|withIronSession\w*)$/,
    argument: 2,
    path: [],
    key: 'ttl',
    units: SECONDS,
    special: zeroIsNever,
    effective: FORTNIGHT,
  },
  {
    from: ['iron-session'],
    name: /^sealData$/,
    argument: 1,
    path: [],
    key: 'ttl',
    units: SECONDS,
    special: zeroIsNever,
    effective: FORTNIGHT,
  },
]

function* session(module: Module, call: Call, { argument, path, key, units, special, effective }: SessionRow): Generator<TokenPolicy> {
  const options = call.argument(argument)
  const holder = path.length > 0 ? property(module, options, ...path) : options
  const rolling = property(module, options, 'rolling')
  const idle = rolling !== undefined && boolean(fold(module, rolling)) === true
  const facts: PolicyFacts = {
    owner: { what: 'session', product: 'sessions' },
    token: idle ? 'session-idle' : 'session',
    key: [...path, key].join('.'),
    ...(effective === undefined ? {} : { effective }),
  }
  yield* optionPolicy(facts, holder && fold(module, holder), key, units, special)
}

const REQUEST = /(?:^|[_.\-])(?:state|verifier|code[_-]?verifier|pkce|nonce|oauth[_-]?state)$/i
const OTHER = /csrf|xsrf|consent|theme|locale|refresh|remember|device|anon|visitor|tracking|cart/i

/** `res.cookie` counts milliseconds; Hono, Next and the cookie package count seconds. */
function* cookies(module: Module): Generator<TokenPolicy> {
  for (const call of callsTo(module, /^(?:cookie|setCookie|set|serialize|setSignedCookie)$/)) {
    const units = unitsOf(call)
    if (!units) continue
    const { name, isWritten, options } = cookieOf(module, call)
    const token = name === undefined ? undefined : purpose(name)
    // `has_session=true` is a mark, and nobody's session.
    if (!token || isWritten) continue
    yield* optionPolicy(
      { owner: { what: 'cookie', ...(name ? { name } : {}), product: 'cookies' }, token, key: 'maxAge', confidence: 'medium' },
      options,
      ['maxAge', 'max-age'],
      units,
    )
  }
}

/** `session=…; Path=/; Max-Age=604800`, as a `Set-Cookie` header carries it, in one text, a sum or `[…].join('; ')`. */
function* headers(module: Module): Generator<TokenPolicy> {
  for (const type of ['TemplateLiteral', 'Literal', 'BinaryExpression'] as const) {
    for (const node of module.nodes(type)) {
      if (module.parent(node)?.type === 'BinaryExpression' || !speaksOfAge(module, node)) continue
      const folded = fold(module, node)
      yield* cookie(folded.kind === 'template' ? folded.parts : [folded])
    }
  }
  for (const { node } of callsTo(module, 'join')) {
    const list = node.callee.type === 'MemberExpression' && speaksOfAge(module, node) ? items(fold(module, node.callee.object)) : []
    yield* cookie(list.flatMap((one) => (one.kind === 'template' ? one.parts : [one])))
  }
}

/** Long code around another cookie is none itself. */
function speaksOfAge(module: Module, node: Ast): boolean {
  return node.end - node.start < 4000 && /max-age=/i.test(module.source(node))
}

/** One cookie by the parts of its text, the first of which has its name. A value that the code says is nobody's session. */
function* cookie(parts: readonly Node[]): Generator<TokenPolicy> {
  const name = /^([\w.-]{1,80})=(?![^;\s]{1,400};)/.exec(string(parts[0])?.value ?? '')?.[1]
  const token = name === undefined ? undefined : purpose(name)
  if (name === undefined || !token) return
  for (const part of parts) {
    const written = string(part)
    const age = /max-age=(\d{1,12})/i.exec(written?.value ?? '')
    if (written && age)
      yield setPolicy(
        { owner: { what: 'cookie', name, product: 'cookies' }, token, key: 'Max-Age', confidence: 'medium' },
        Number(age[1]),
        `${age[1]} s`,
        slice(written, age.index, age.index + age[0].length).at,
      )
  }
}

/** What a cookie of this name carries. */
function purpose(name: string): TokenPolicy['token'] | undefined {
  return OTHER.test(name) ? undefined : REQUEST.test(name) ? 'state' : signInCookie.pattern.test(name) ? 'session' : undefined
}

function unitsOf({ from, name, node }: Call): Units | undefined {
  const callee = unwrap(node.callee)
  const holder = callee.type === 'MemberExpression' ? dotted(callee.object) : undefined
  if (name === 'cookie') return holder !== undefined && /^(?:res|response|reply)$/.test(holder) ? MILLISECONDS : undefined
  if (name === 'set') return isCookieJar(callee) ? SECONDS : undefined
  if (name === 'serialize') return from?.module === 'cookie' ? SECONDS : undefined
  return from?.module === 'hono/cookie' ? SECONDS : undefined
}

/** `cookies().set(…)`, `(await cookies()).set(…)`, `cookieStore.set(…)`, `response.cookies.set(…)`. */
function isCookieJar(callee: Ast): boolean {
  if (callee.type !== 'MemberExpression') return false
  const object = unwrap(callee.object)
  if (object.type === 'CallExpression') return dotted(object.callee) === 'cookies'
  return /(?:^|\.)(?:cookies|cookieStore|cookieJar)$/.test(dotted(object) ?? '')
}

/** Its name, whether its value is written in the code, and its options. */
function cookieOf(module: Module, call: Call): { name?: string; isWritten: boolean; options?: Node } {
  const texts = call.node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [fold(module, one)]))
  const map = texts.findLast((one) => one.kind === 'map')
  const [first, second] = call.name === 'setCookie' || call.name === 'setSignedCookie' ? texts.slice(1) : texts
  const name = string(first?.kind === 'map' ? get(first, 'name') : first)?.value
  const isWritten = string(first?.kind === 'map' ? get(first, 'value') : second) !== undefined
  return { ...(name === undefined ? {} : { name }), isWritten, ...(map ? { options: map } : {}) }
}
