import type { ClientType, Owner, TokenPolicy } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { boolean, get, string, type Node } from '../../parse/node.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { insteadOfPassword, SIGN_OUT } from '../../knowledge/cognito-flows.ts'
import { grantEnabled, redirectUris, refreshRotation, set, unset } from './oauth-client-fields.ts'
import { tokenPolicy } from './lifetime-fields.ts'

/** A `UserPoolClient` of the AWS CDK in some language. */
export interface Construct {
  /** Its properties by the names of TypeScript. */
  readonly properties: Extract<Node, { kind: 'map' }>
  readonly owner: Owner
  readonly at: Span
  /** A property as the language names it: `accessTokenValidity`, `access_token_validity`. */
  named(key: string): string
  /** A property with its value as the language writes it: `userSrp: true`, `user_srp=True`. */
  written(key: string, value: string): string
}

/** Properties that are lifetimes, written as a `Duration`: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Duration.html */
export const VALIDITIES: ReadonlyMap<string, TokenPolicy['token']> = new Map([
  ['accessTokenValidity', 'access'],
  ['refreshTokenValidity', 'refresh'],
  ['idTokenValidity', 'id'],
])

/** A duration as a node that stands where it is written. */
export function durationNode(seconds: number, at: Span): Node {
  return { kind: 'scalar', value: `PT${String(seconds)}S`, at, opaque: true }
}

/**
 * What an app client of the CDK allows, whatever the language:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html
 */
export function* readConstruct({ properties, owner, at, named, written }: Construct): Generator<Statement> {
  const clientType = typeOf(properties)
  const rotates = get(properties, GRACE) ? true : properties.open ? undefined : false
  for (const { key, value, at: place } of properties.entries) {
    const token = VALIDITIES.get(key.value)
    const seconds = token && parseLifetime(string(value)?.value, 'iso8601')
    const code = codeAt(value.at)
    if (token && seconds !== undefined)
      yield tokenPolicy(token, { lifetime: set(seconds, { at: place }), written: code }, named(key.value), { owner, clientType, rotates })
  }
  if (rotates === false && (get(properties, 'oAuth') ?? get(properties, 'authFlows')))
    yield {
      ...refreshRotation(owner, clientType, unset({ at }), written(GRACE, 'Duration.seconds(0)')),
      ...(get(properties, 'refreshTokenValidity') ? {} : { unasked: true as const }),
    }
  const implicit = get(properties, 'oAuth', 'flows', 'implicitCodeGrant')
  if (implicit && boolean(implicit) === true) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  const password = ['userPassword', 'adminUserPassword']
    .map((flow) => get(properties, 'authFlows', flow))
    .find((flow) => flow && boolean(flow) === true)
  if (password) {
    const behindKeys = boolean(get(properties, 'authFlows', 'userPassword')) !== true && { behindKeys: true as const }
    yield {
      ...grantEnabled(owner, clientType, 'password', password.at),
      instead: insteadOfPassword(written('userSrp', 'true')),
      ...behindKeys,
    }
  }
  yield* redirectUris(get(properties, 'oAuth', 'callbackUrls'), owner)
  const revocation = get(properties, 'enableTokenRevocation')
  if (revocation && boolean(revocation) === false)
    yield {
      kind: 'revocation',
      owner,
      offered: set(false, revocation),
      byDefault: false,
      otherwise: SIGN_OUT,
      fix: written('enableTokenRevocation', 'true'),
      at: revocation.at,
    }
}

/** Rotation is off unless it has a grace period. */
const GRACE = 'refreshTokenRotationGracePeriod'

/** Without a secret of its own a client is public. */
function typeOf(properties: Construct['properties']): ClientType {
  return boolean(get(properties, 'generateSecret')) === true ? 'confidential' : properties.open ? 'unknown' : 'public'
}
