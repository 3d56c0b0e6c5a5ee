import { secretCalls } from '../../knowledge/libraries/client-secrets.ts'
import { oauthClientCalls } from '../../knowledge/libraries/oauth-clients.ts'
import type { LibraryCall, Place } from '../../knowledge/libraries/row.ts'
import { knownCalls } from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { shippedSecret } from './shipped-secret.ts'
import { callOf, importsOneOf, namesOf, wordsOf } from './word-tests.ts'

interface TakesSecret extends LibraryCall {
  readonly product: string
  readonly options: { readonly secret: Place }
}

const CALLS: readonly TakesSecret[] = [
  ...secretCalls,
  ...oauthClientCalls.flatMap((row) => (row.options.secret ? [{ ...row, options: { secret: row.options.secret } }] : [])),
]

/** A secret in a program that its users install, given to the client of a library. */
export default defineProgramSurface({
  id: 'client-constructors',
  name: 'Secrets that clients of OAuth libraries are given',
  spec: 'https://www.rfc-editor.org/rfc/rfc8252.html#section-8.5',
  counts: 'code',
  mentions: wordsOf(CALLS),
  together: [[importsOneOf(CALLS), callOf(namesOf(CALLS))]],
  skipsTests: true,

  *read(module) {
    for (const { row, given } of knownCalls(module, CALLS)) {
      const secret = given.option(row.options.secret)
      if (secret.is === 'set') yield* shippedSecret(module, secret.value, { what: `the ${row.product} client`, product: row.product })
    }
  },
})
