import type { PublicClientSecret } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { requestAt } from './authorization-request.ts'

/** What a page of Swagger UI is told of the client that it signs its readers in with. */
export interface SwaggerClient {
  /** Where it is told a secret. */
  readonly secret?: Span | undefined
  /** Where PKCE is switched off. */
  readonly pkceOff?: Span | undefined
}

const OWNER = { what: 'the OAuth client of Swagger UI', product: 'Swagger UI' }

/**
 * The client of a page that browsers load with all that it is told: no secret is one there, and PKCE is what keeps its codes
 * (https://swagger.io/docs/open-source-tools/swagger-ui/usage/oauth2/).
 */
export function* swaggerClient({ secret, pkceOff }: SwaggerClient): Generator<Reading> {
  if (secret) yield swaggerSecret(secret)
  if (pkceOff) yield requestAt(pkceOff, { owner: OWNER, clientType: 'public', pkce: { is: 'set', value: 'off', at: pkceOff } })
}

/** A secret that everybody who opens the page is given. */
export function swaggerSecret(at: Span): PublicClientSecret {
  return {
    kind: 'publicClientSecret',
    owner: OWNER,
    shippedTo: 'everybody who opens the documentation',
    notSecretByProvider: false,
    methodOnly: false,
    at,
  }
}
