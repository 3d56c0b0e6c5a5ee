import { NEST_JWT } from '../../knowledge/libraries/signing.ts'
import type { TokenCheck } from '../../model/index.ts'
import { property } from '../../program/objects.ts'
import type { Module } from '../../program/module.ts'
import { writtenKey } from './known-keys.ts'
import { nestSettings } from './nest-jwt.ts'
import { doer } from './token-check-facts.ts'

/** Keys in the code that NestJS's module signs and verifies with: https://docs.nestjs.com/security/authentication#jwt-token */
export function* nestKeys(module: Module): Generator<TokenCheck> {
  for (const { call, settings } of nestSettings(module)) {
    const key = property(module, settings, 'secret')
    const written = key && writtenKey(module, key, call)
    if (!written) continue
    yield {
      kind: 'tokenCheck',
      owner: doer(module, call.node, NEST_JWT),
      by: `JwtModule.${call.name}`,
      missing: ['known-key'],
      evidence: [],
      confidence: 'high',
      at: written.at,
      ...(written.variable !== undefined && { unlessSet: written.variable }),
    }
  }
}
