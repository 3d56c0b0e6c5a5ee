import { cookieCalls } from '../../knowledge/libraries/cookies.ts'
import { sessionCalls } from '../../knowledge/libraries/sessions.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { callsTo, fold, type Ast, type Module } from '../../program/index.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { slice } from '../../text/source.ts'
import { cookies, cookieToken } from './cookies.ts'
import { keptSessions } from './kept-sessions.ts'
import { documentCookies, headerCookies } from './unmarked-cookies.ts'
import { importsOneOf, namesOf } from './word-tests.ts'
import { setPolicy } from './policy.ts'

const LIBRARIES = namesOf(sessionCalls)

/** How long sessions of people and their cookies live, and whether they are sent over TLS only. */
export default defineProgramSurface({
  id: 'sessions',
  name: 'User sessions and their cookies',
  spec: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  counts: 'code',
  mentions: [
    ...LIBRARIES,
    ...namesOf(cookieCalls),
    'maxAge',
    'max-age=',
    'Max-Age=',
    'secure: false',
    'httpOnly',
    'HttpOnly',
    'document.cookie',
    'set_cookie',
    '.cookie(',
  ],
  together: [
    [importsOneOf(sessionCalls), new RegExp(`(?<!\\w)(?:${LIBRARIES.join('|').replaceAll('.', '\\.')})\\b`)],
    [
      /\b(?:maxAge|max-age|max_age|secure|httpOnly|httponly)\b/,
      /\bcookie\b|[cC]ookies\b|cookieStore|Cookie\s{0,8}[(<]|\.\s{0,8}cookie\s{0,8}\(|set_cookie/,
    ],
    [/\bmax-age=/i],
    [/["'`][sS]et-[cC]ookie["'`]/, /;\s{0,4}httponly/i],
    [importsOneOf(cookieCalls.filter(({ asWritten }) => asWritten)), /[Cc]ookie|\bset\b/, /token|jwt/i],
    [/document\.cookie\s{0,8}=(?!=)/, /token|jwt/i],
    [/\.set_cookie\s{0,8}\(/, /token|jwt/i],
    [/\b(?:res|response|reply)\s{0,8}\.cookie\(/, /token|jwt/i],
  ],

  *read(module): Generator<Reading> {
    yield* keptSessions(module)
    yield* cookies(module)
    yield* cookieHeaders(module)
    yield* headerCookies(module)
    yield* documentCookies(module)
  },
})

/** `session=…; Path=/; Max-Age=604800`, as a `Set-Cookie` header carries it, in one text, a sum or `[…].join('; ')`. */
function* cookieHeaders(module: Module): Generator<TokenPolicy> {
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

/** One cookie by the parts of its text, which begins with its name. A value that the code says is nobody's session. */
function* cookie(parts: readonly Node[]): Generator<TokenPolicy> {
  const unknown = parts.findIndex((one) => saidBy(one) === undefined)
  const head = (unknown < 0 ? parts : parts.slice(0, unknown)).map(saidBy).join('')
  const name = /^([\w.-]{1,80})=(?![^;\s]{1,400};)/.exec(head)?.[1]
  const token = name === undefined ? undefined : cookieToken(name)
  if (name === undefined || !token) return
  const owner = {
    owner: { what: 'cookie', name, product: 'cookies' },
    token,
    key: 'Max-Age',
    byCookie: true,
    confidence: 'medium',
  } as const
  for (const [i, part] of parts.entries()) {
    const written = string(part)
    const age = /max-age=(\d{1,12})/i.exec(written?.value ?? '')
    const next = parts[i + 1]
    const named = /max-age=$/i.test(written?.value ?? '') && next ? /^\d{1,12}$/.exec(saidBy(next) ?? '')?.[0] : undefined
    if (written && age) yield setPolicy(owner, Number(age[1]), `${age[1]} s`, slice(written, age.index, age.index + age[0].length).at)
    else if (next && named !== undefined) yield setPolicy(owner, Number(named), `${named} s`, next.at)
  }
}

/** The text of a part that is known, also of a number. */
function saidBy(part: Node): string | undefined {
  return part.kind === 'scalar' ? String(part.value) : string(part)?.value
}
