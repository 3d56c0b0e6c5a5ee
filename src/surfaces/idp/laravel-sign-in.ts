import type { Reading } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { get, items, number, string } from '../../parse/node.ts'
import { setPolicy } from '../code/policy.ts'
import { codeAt } from '../code/settings.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Tokens of Laravel Sanctum, and how long Laravel remembers who has signed in. */
export default defineTextSurface({
  id: 'laravel-sign-in',
  name: 'Laravel Sanctum and remembered sign-ins',
  spec: 'https://laravel.com/docs/sanctum#token-expiration',
  counts: 'oauth',
  files: ['**/*.php'],
  mentions: ['createToken(', "'remember'", "'expiration'"],
  together: [[/->createToken\(/], [/'remember'\s{0,20}=>/], [/'expiration'\s{0,20}=>/, /[sS]anctum|SANCTUM/]],
  skipsTests: true,
  *read(text, { file }): Generator<Reading> {
    const isSanctum = /(?:^|\/)sanctum\.php$/.test(file.path)
    for (const { is, name, value, at } of saidIn(text, 'php')) {
      if (is === 'call' && /\.createToken$/.test(name) && items(value).length > 0)
        yield { kind: 'signing', product: SANCTUM, setsLifetime: items(value).length > 2, at }
      if (is === 'set' && name === 'expiration' && isSanctum && value.kind === 'scalar' && value.value === null) {
        const owner = { what: 'tokens', product: SANCTUM }
        // It writes down what the library does without it.
        const facts = { owner, token: 'access', key: 'expiration', confidence: 'low' } as const
        yield { ...setPolicy(facts, 'never', 'null', value.at), defaultFor: 'all' }
      }
      const minutes = is === 'object' && string(get(value, 'driver'))?.value === 'session' ? get(value, 'remember') : undefined
      const count = number(minutes)
      if (!minutes || count === undefined || count <= 0) continue
      const owner = { what: 'sign-in that is remembered', product: 'Laravel' }
      yield setPolicy({ owner, token: 'session', key: 'remember' }, count * 60, codeAt(minutes.at), minutes.at)
    }
  },
})

const SANCTUM = 'Laravel Sanctum'
