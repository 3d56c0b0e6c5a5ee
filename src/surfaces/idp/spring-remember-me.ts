import type { TokenPolicy } from '../../model/index.ts'
import { saidIn } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { codeAt } from '../../text/source.ts'
import { setPolicy } from '../code/policy.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** A fortnight, where nothing is set: `AbstractRememberMeServices.TWO_WEEKS_S`. */
const EFFECTIVE = 1_209_600
const OWNER = { what: 'sign-in that is remembered', product: 'Spring Security' } as const
const SETTER = /(?:^|\.)(?:setT|t)okenValiditySeconds$/

/** How long Spring Security remembers who has signed in, where it is longer than it does by itself. */
export default defineTextSurface({
  id: 'spring-remember-me',
  name: 'Remembered sign-ins of Spring Security in Java and Kotlin',
  spec: 'https://docs.spring.io/spring-security/reference/servlet/authentication/rememberme.html',
  counts: 'oauth',
  files: ['**/*.{java,kt}'],
  mentions: ['okenValiditySeconds'],
  together: [[/[rR]ememberMe/]],
  skipsTests: true,
  *read(text, { file }): Generator<TokenPolicy> {
    const seen = new Set<number>()
    for (const { is, name, value } of saidIn(text, file.path.endsWith('.kt') ? 'kt' : 'java')) {
      if ((is !== 'call' && is !== 'set') || !SETTER.test(name)) continue
      const given = is === 'call' ? items(value)[0] : value
      if (given?.kind !== 'scalar' || typeof given.value === 'boolean' || given.value === null || seen.has(given.at.start)) continue
      const seconds = parseLifetime(given.value, typeof given.value === 'number' ? 'sec' : 'iso8601')
      if (typeof seconds !== 'number' || seconds <= EFFECTIVE) continue
      seen.add(given.at.start)
      const facts = { owner: OWNER, token: 'session', key: 'tokenValiditySeconds' } as const
      yield setPolicy(facts, seconds, codeAt(given.at).replace(/\s+/g, ' ').slice(0, 60), given.at)
    }
  },
})
