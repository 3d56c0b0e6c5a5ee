import { wordsOf } from './word-tests.ts'
import { otherStrategy, passportCalls, passportStrategies, strategyClass, strategyPackage } from '../../knowledge/libraries/passport.ts'
import {
  callsOnImport,
  callsThat,
  comesFrom,
  fold,
  isFunction,
  isUndefined,
  keyOf,
  lastName,
  originOf,
  type Ast,
  type FunctionNode,
  type Module,
  type Origin,
} from '../../program/index.ts'
import { authorizationRequest, bySecret, hostIn } from './authorization.ts'
import { bool, entryOf, text } from './settings.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { has, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { calledIn, handsStateOn, isReturnedCompared, isStateHanded, type Called } from './passport-states.ts'
import { servesCallbackAlone } from './passport-callbacks.ts'
import { supportsPkce } from './pkce-support.ts'
import { classesBetween, isSetBetween, type Between } from './strategy-subclasses.ts'
import { scopesOption } from './scope-sets.ts'

export default defineCodeSurface({
  id: 'passport',
  name: 'Passport strategies for OAuth 2',
  spec: 'https://github.com/jaredhanson/passport-oauth2#configure-strategy',
  counts: 'code',
  mentions: wordsOf(passportCalls),

  *read(module) {
    for (const { node, from, at } of callsOnImport(module, strategyPackage, strategyClass)) {
      const [options] = node.arguments
      if (!from || !options || node.type !== 'NewExpression') continue
      const between = classesBetween(module, node.callee)
      // A class between may have a name of its own.
      const called = calledIn(module, node, between.length > 0 ? undefined : byPackage(from))
      yield* strategy(module, { argument: options, from, at, between, called })
    }
    for (const { superClass, body } of module.nodes('ClassDeclaration')) {
      const from = superClass && strategyOf(module, superClass)
      if (from) yield* bySuper(module, body, from, superClass)
    }
    yield* authenticated(module)
  },
})

/** `class Mine extends Strategy`, also in NestJS: `extends PassportStrategy(Strategy, 'google')`. */
function strategyOf(module: Module, superClass: Ast): Origin | undefined {
  const inner =
    superClass.type === 'CallExpression' && lastName(superClass.callee) === 'PassportStrategy' ? superClass.arguments[0] : superClass
  const from = inner && originOf(module, inner)
  return from && comesFrom(from, strategyPackage) && strategyClass.test(from.name) ? from : undefined
}

function* bySuper(module: Module, body: Ast, from: Origin, superClass: Ast): Generator<Statement> {
  const named = superClass.type === 'CallExpression' ? superClass.arguments[1] : undefined
  const name = named && text(fold(module, named))
  // A class that extends the one of the package may have a name of its own.
  const isNest = superClass.type === 'CallExpression'
  const called = name !== undefined ? { whole: name } : isNest && !named ? byPackage(from) : undefined
  for (const node of module.nodes('CallExpression')) {
    const [options] = node.arguments
    if (node.callee.type !== 'Super' || node.start < body.start || node.end > body.end || !options) continue
    yield* strategy(module, { argument: options, from, at: module.span(node), between: [], called })
  }
}

interface Made {
  readonly argument: Ast
  readonly from: Origin
  readonly at: Span
  /** The classes of this repository that hand the options on. */
  readonly between: readonly Between[]
  readonly called: Called | undefined
}

/** What stands behind the dash of a package: `github2` */
function strategyName(from: Origin): string | undefined {
  return /^[\w-]+/.exec(from.module.replace(strategyPackage, ''))?.[0]
}

/** `passport-github2` calls its strategy `github`, and `passport-azure-ad-oauth2` `azure_ad_oauth2`. */
function byPackage(from: Origin): Called | undefined {
  const begins = /^[a-z]+/.exec(strategyName(from) ?? '')?.[0]
  return begins === undefined ? undefined : { begins }
}

function* strategy(module: Module, made: Made): Generator<Statement> {
  const { argument, from, at, between, called } = made
  const name = strategyName(from)
  const row = passportStrategies.find((one) => one.name === name)
  const options = fold(module, argument)
  if (name === undefined || otherStrategy.pattern.test(name) || row?.only?.test(from.name) === false) return
  if (options.kind !== 'map' || !(has(options, 'clientID') || has(options, 'clientId'))) return
  const host = hostIn(options, 'authorizationURL', 'issuer') ?? row?.host
  const alone = servesCallbackAlone(module, called, host ?? /^[a-z]+/.exec(name)?.[0]) ? ({ is: 'dynamic', at } as const) : undefined
  const strategyOf = row?.provider ? `the Passport strategy for ${row.provider}` : `the Passport strategy ${name}`
  const owner: Owner = { what: name === 'oauth2' ? 'the Passport strategy' : strategyOf, product: 'passport-oauth2' }
  const state = alone ?? handled(between, ['state', 'store'], at) ?? stateOf(module, options, at, called)
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: bySecret(options, ['clientSecret']) ?? 'unknown',
      ...(host ? { host } : {}),
      pkce: alone ?? (row && supportsPkce(host) ? (handled(between, ['pkce'], at) ?? pkceOf(options, at)) : { is: 'dynamic', at }),
      state,
      // It refuses to start with a challenge and no state.
      fix: state.is === 'unset' ? 'pkce: true, state: true' : 'pkce: true',
      stateFix: state.is === 'set' ? OF_STORE : OF_STRATEGY,
      confidence: 'medium',
    },
    at,
  )
  yield* scopesOption(options, ['scope', 'scopes'], owner, host ?? name)
}

const OF_STRATEGY = 'set `state: true`, which keeps a random value in the session and compares it at the callback'
const OF_STORE =
  'let `store` keep a random value in the session, and `verify` compare it with what came back and remove it; or set `state: true`'

/** A setting that a class between gives or may give is not to be told from what stands at `new`. */
function handled(between: readonly Between[], keys: readonly string[], at: Span): { is: 'dynamic'; at: Span } | undefined {
  return between.some((one) => keys.some((key) => isSetBetween(one, key) !== 'no')) ? { is: 'dynamic', at } : undefined
}

function pkceOf(options: Node, at: Span): AuthorizationRequest['pkce'] {
  const entry = entryOf(options, 'pkce')
  if (!entry || isUndefined(entry.value)) return { is: options.kind === 'map' && options.open ? 'dynamic' : 'unset', at }
  const value = bool(entry.value) === true ? 'S256' : bool(entry.value) === false ? 'off' : text(entry.value)
  return value === 'S256' || value === 'plain' || value === 'off' ? { is: 'set', value, at: entry.at } : { is: 'dynamic', at: entry.at }
}

/** With neither `state` nor a store, passport-oauth2 checks nothing; a state may still be handed to `authenticate`. */
function stateOf(module: Module, options: Node, at: Span, called: Called | undefined): AuthorizationRequest['state'] {
  const entry = entryOf(options, ['state', 'store'])
  const store = entry && yesOfStore(module, entry.value.at)
  if (entry && store) {
    const isElsewhere = handsStateOn(module, store) && isReturnedCompared(module)
    return isElsewhere ? { is: 'dynamic', at: entry.at } : { is: 'set', value: 'unchecked', at: entry.at }
  }
  if (entry && bool(entry.value) !== false && !isUndefined(entry.value)) return { is: 'set', value: 'sent', at: entry.at }
  return { is: isStateHanded(module, called) || (options.kind === 'map' && options.open) ? 'dynamic' : 'unset', at }
}

/**
 * A store of one's own whose `verify` calls back with yes, whatever state it gets:
 * https://github.com/jaredhanson/passport-oauth2/blob/master/lib/strategy.js, `verifyState`.
 */
function yesOfStore(module: Module, { start, end }: Span): FunctionNode | undefined {
  for (const node of module.nodes('Property')) {
    const isOfStore = node.start >= start && node.end <= end && keyOf(node) === 'verify'
    if (isOfStore && isFunction(node.value) && isYes(module.source(node.value))) return node.value
  }
  return undefined
}

/** One way through, and yes at its end. */
function isYes(code: string): boolean {
  return code.length < 2000 && /\(\s{0,20}null\s{0,4},\s{0,20}true\b/.test(code) && !/\b(?:if|switch|false)\b|[?]|&&|\|\||===?|!/.test(code)
}

/** `passport.authenticate('google', { scope: [...] })` */
function* authenticated(module: Module): Generator<Statement> {
  for (const { call } of callsThat(module, passportCalls, 'signs-in-with-strategy')) {
    const [first, second] = [call.argument(0), call.argument(1)]
    const name = first && text(fold(module, first))
    const owner: Owner = { what: 'the Passport sign-in', product: 'passport', ...(name ? { name } : {}) }
    yield* scopesOption(second && fold(module, second), 'scope', owner, name)
  }
}
