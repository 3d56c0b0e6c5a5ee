import { NEST_JWT } from '../../knowledge/libraries/signing.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { SigningReading } from '../../model/reading.ts'
import { has, type Entry } from '../../parse/node.ts'
import {
  callsTo,
  configuredBy,
  depends,
  fold,
  functionOf,
  importsFrom,
  isUndefined,
  keyOf,
  objectOf,
  property,
  results,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { policyOf, SECONDS_OR_SPAN } from './policy.ts'
import { entryOf } from './settings.ts'
import { halfOfPair } from './token-key.ts'

/** `signOptions` of `JwtModule.register`, of what its factory returns, and of the settings of a package that signs with it. */
export function* nest(module: Module): Generator<TokenPolicy | SigningReading> {
  if (!importsFrom(module, NEST_JWT) && !depends(module.project, module.file.path, NEST_JWT)) return
  for (const one of module.nodes('Property')) {
    if (keyOf(one) !== 'signOptions') continue
    const option = entryOf(fold(module, one.value), 'expiresIn')
    if (option && !isUndefined(option.value)) {
      const placed = atItsPlace(module, one.value, option)
      const owner = { what: '@nestjs/jwt token', product: NEST_JWT }
      yield {
        ...policyOf({ owner, key: 'signOptions.expiresIn', token: 'access' }, placed, SECONDS_OR_SPAN),
        defaultFor: placed === option && REGISTERS.test(module.file.text) && !HANDS_ON.test(module.file.text) ? 'its module' : 'all',
      }
    }
  }
  for (const call of ['sign', 'signAsync'].flatMap((name) => callsTo(module, name))) {
    if (!/jwt/i.test(holderOf(module, call.node.callee))) continue
    const [payload, options] = [call.argument(0), call.argument(1)].map((one) => one && fold(module, one))
    const setsLifetime = entryOf(options, 'expiresIn') !== undefined || entryOf(payload, 'exp') !== undefined
    yield { kind: 'signing', product: NEST_JWT, setsLifetime, at: call.at }
  }
  for (const call of registrations(module)) {
    const pairs = settingsOf(module, call).flatMap((one) => {
      const key = property(module, one, 'privateKey')
      return (key && halfOfPair(key)) ?? []
    })
    yield { kind: 'signing', product: NEST_JWT, setsLifetime: !isBare(module, call), registers: true, pairs, at: call.at }
  }
}

/** The option with the value that a configuration gives it, where that stands: whoever changes it changes it there. */
function atItsPlace(module: Module, options: Ast, option: Entry): Entry {
  const written = property(module, options, 'expiresIn')
  const here = written && configuredBy(module, written)
  if (!here) return option
  const value = fold(here.module, here.node)
  return value.kind === 'map' ? option : { ...option, value, at: here.module.span(here.node) }
}

function registrations(module: Module): Call[] {
  return ['register', 'registerAsync']
    .flatMap((name) => callsTo(module, name))
    .filter(({ node }) => /(?:^|\.)JwtModule$/.test(holderOf(module, node.callee)))
}

/** What the library is given in a module, with the call that gives it. */
export function nestSettings(module: Module): { readonly call: Call; readonly settings: Ast }[] {
  if (!importsFrom(module, NEST_JWT)) return []
  return registrations(module).flatMap((call) => settingsOf(module, call).map((settings) => ({ call, settings })))
}

/** Settings that are all in sight, and say nothing about the options of a signature; those of a factory are what it returns. */
function isBare(module: Module, call: Call): boolean {
  const given = settingsOf(module, call)
  return (
    given.length > 0 &&
    given.every((one) => {
      const value = fold(module, one)
      return value.kind === 'map' && !value.open && !has(value, 'signOptions')
    })
  )
}

/** What the library is given, or what each way through its factory returns; nothing where that is out of sight. */
function settingsOf(module: Module, call: Call): Ast[] {
  const first = call.argument(0)
  const options = first && objectOf(module, first)
  const factory = options && property(module, options, 'useFactory')
  const made = factory ? functionOf(module, factory) : undefined
  if (call.name === 'registerAsync' && !made) return []
  return made ? results(module, made) : options ? [options] : []
}

/** A module that registers the library for its own parts; one that exports it, or is global, gives it to others. */
const REGISTERS = /\bJwtModule\s{0,4}\.\s{0,4}register(?:Async)?\(/
const HANDS_ON = /\bexports\s{0,4}:\s{0,4}\[[^\]]{0,2000}\bJwtModule\b|\b(?:global|isGlobal)\s{0,4}:\s{0,4}true\b|@Global\(/

/** The code of what a method is called on. */
export function holderOf(module: Module, callee: Ast): string {
  return callee.type === 'MemberExpression' ? module.source(callee.object) : ''
}
