import { callsOnImport, fold } from '../../program/index.ts'
import { optionPolicy, SECONDS } from './policy.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { get } from '../../parse/node.ts'
import { defineCodeSurface } from '../reading/surface.ts'

const OWNER: Owner = { what: 'OpenAuth issuer', product: 'openauth' }
/** `ttl`, in seconds; by default 30 days, a year and a minute. */
const TTL: readonly (readonly [string, TokenPolicy['token']])[] = [
  ['access', 'access'],
  ['refresh', 'refresh'],
  ['reuse', 'rotation-grace'],
]

/** `issuer({ttl})` of OpenAuth. */
export default defineCodeSurface({
  id: 'code-openauth',
  name: 'OpenAuth issuers',
  spec: 'https://openauth.js.org/docs/issuer/',
  counts: 'code',
  mentions: ['@openauthjs/openauth'],
  *read(module): Generator<TokenPolicy> {
    for (const call of callsOnImport(module, '@openauthjs/openauth', /^(?:issuer|authorizer)$/)) {
      const first = call.argument(0)
      const ttl = first && get(fold(module, first), 'ttl')
      for (const [key, token] of TTL)
        yield* optionPolicy(
          { owner: OWNER, token, key: `ttl.${key}`, ...(token === 'refresh' ? { rotates: true } : {}) },
          ttl,
          key,
          SECONDS,
        )
    }
  },
})
