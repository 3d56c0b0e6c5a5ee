import type { TokenPolicy } from '../../model/index.ts'
import { type Node, plain } from '../../parse/node.ts'
import { argumentsOf, callsTo, fold, isTextLiteral, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { namesLifetime, variableLifetime } from '../deploy/lifetime-variables.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { nodeAt } from './given.ts'
import { namedLifetimes } from './named-lifetimes.ts'
import { setPolicy } from './policy.ts'

/** A name of a lifetime, in capitals, and what it is by default. */
const DEFAULT = inTurn(
  '',
  /(?:EXPIR|_EXP\b|_TTL|LIFETIME|LIFESPAN|MAX_?AGE|_DURATION|_VALIDITY|SESSION_TIMEOUT)[A-Z_]{0,30}/,
  /["'`]?\s{0,4}(?::[^,;]{0,200}\bdefault\b|,)/,
)

/** Words of names in mixed case. */
const IN_NAMES = ['Expir', 'Ttl', 'Lifetime', 'LifeTime', 'Lifespan', 'LifeSpan', 'MaxAge', 'Duration', 'Validity']
/** A constant or field that is named for the life of an access or refresh token, a session, or of a link in a mail. */
const NAMED = inTurn(
  'i',
  oneOf('', /access|refresh|jwt|api|auth(?:ori[sz]ation)?(?:_?code)?|bearer|session/, /invit(?:ation|e)s?|password_?reset|reset_?password/),
  /(?:_?tokens?|_?cookies?|_?jwt|_?links?)?_?/,
  oneOf('i', /expir|exp_|exp\b|ttl|life_?time|life_?span/, /validity|max_?age|duration|timeout/),
  /\w{0,40}\s{0,4}(?::[^=\n]{0,40})?=(?!=)/,
)

/**
 * How long tokens live where nobody sets the variable: the schema of the settings says it, or the call that asks for it; and what constants
 * and fields say by their names.
 */
export default defineCodeSurface({
  id: 'environment-defaults',
  name: 'Lifetimes that constants, settings schemas and look-ups give',
  spec: 'https://zod.dev/api#defaults',
  counts: 'code',
  mentions: ['EXPIR', '_EXP', 'TTL', 'LIFETIME', 'LIFESPAN', 'MAX_AGE', 'MAXAGE', '_DURATION', '_VALIDITY', '_TIMEOUT', ...IN_NAMES],
  together: [[DEFAULT], [NAMED]],
  skipsTests: true,
  *read(module): Generator<TokenPolicy> {
    yield* namedLifetimes(module)
    const all = [...inSchemas(module), ...asked(module)]
    const names = new Set(all.map(({ name }) => name))
    for (const { name, value } of all) {
      const written = plain(value)?.value
      const found = written === undefined ? undefined : variableLifetime(name, written, { image: '', names, comment: '' })
      const isKnown = found !== undefined && found.confidence !== 'low'
      // A number whose unit only its size tells is a guess.
      if (!isKnown && !(found && /^\d+\s?[a-z]/i.test(found.written))) continue
      const { token, owner, seconds, confidence } = found
      yield setPolicy({ owner, token, key: name, confidence }, seconds, codeAt(value.at).slice(0, 60), value.at)
    }
  },
})

interface Default {
  readonly name: string
  readonly value: Node
}

/** `TOKEN_TTL_SECONDS: z.coerce.number().default(3600)` of zod, Joi and their like, `num({ default: 3600 })` of envalid. */
function* inSchemas(module: Module): Generator<Default> {
  for (const node of module.nodes('Property')) {
    const name = keyOf(node) ?? ''
    if (!namesLifetime(name)) continue
    const value = defaultIn(module, node.value)
    if (value) yield { name, value }
  }
}

/** What a chain of calls gives by `.default(…)`, or the option of that name in its only call. */
function defaultIn(module: Module, schema: Ast): Node | undefined {
  let node = unwrap(schema)
  for (let steps = 0; steps < 12 && node.type === 'CallExpression'; steps++) {
    const callee = unwrap(node.callee)
    const [first] = node.arguments
    if (lastName(callee) === 'default' && first && node.arguments.length === 1) return fold(module, first)
    if (callee.type !== 'MemberExpression') return nodeAt(argumentsOf(module, node), '0.default')
    node = unwrap(callee.object)
  }
  return undefined
}

/**
 * `config.get('TOKEN_TTL', '90d')` of Nest's ConfigService and its like:
 * https://docs.nestjs.com/techniques/configuration#using-the-configservice
 */
function* asked(module: Module): Generator<Default> {
  for (const { node } of callsTo(module, /^(?:get|env|(?:get|read)(?:String|Number|Int|Env)\w{0,12})$/)) {
    const [first, value] = node.arguments
    if (!isTextLiteral(first) || !value || node.arguments.length !== 2) continue
    if (namesLifetime(first.value)) yield { name: first.value, value: fold(module, value) }
  }
}
