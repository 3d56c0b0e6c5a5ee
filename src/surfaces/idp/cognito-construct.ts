import type { ClientType, Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { boolean, get, type Node } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'
import { insteadOfPassword } from './cognito-client.ts'
import { grantEnabled, redirectUris, refreshRotation, set, unset } from './oauth-client-fields.ts'

/** A `UserPoolClient` of the AWS CDK in some language. */
export interface Construct {
  /** Its properties by the names of TypeScript. */
  readonly properties: Extract<Node, { kind: 'map' }>
  readonly owner: Owner
  readonly at: Span
  /** A property with its value as the language writes it: `userSrp: true`, `user_srp=True`. */
  written(key: string, value: string): string
}

/**
 * What an app client of the CDK allows, whatever the language:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html
 */
export function* readConstruct({ properties, owner, at, written }: Construct): Generator<Statement> {
  const clientType = typeOf(properties)
  if (!get(properties, GRACE) && !properties.open && (get(properties, 'oAuth') ?? get(properties, 'authFlows')))
    yield refreshRotation(owner, clientType, unset({ at }), written(GRACE, 'Duration.seconds(0)'))
  const implicit = get(properties, 'oAuth', 'flows', 'implicitCodeGrant')
  if (implicit && boolean(implicit) === true) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  const password = ['userPassword', 'adminUserPassword']
    .map((flow) => get(properties, 'authFlows', flow))
    .find((flow) => flow && boolean(flow) === true)
  if (password)
    yield { ...grantEnabled(owner, clientType, 'password', password.at), instead: insteadOfPassword(written('userSrp', 'true')) }
  yield* redirectUris(get(properties, 'oAuth', 'callbackUrls'), owner)
  const revocation = get(properties, 'enableTokenRevocation')
  if (revocation && boolean(revocation) === false)
    yield {
      kind: 'revocation',
      owner,
      offered: set(false, revocation),
      byDefault: false,
      fix: written('enableTokenRevocation', 'true'),
      at: revocation.at,
    }
}

/** Rotation is off unless it has a grace period. */
export const GRACE = 'refreshTokenRotationGracePeriod'

/** Without a secret of its own a client is public. */
export function typeOf(properties: Construct['properties']): ClientType {
  return boolean(get(properties, 'generateSecret')) === true ? 'confidential' : properties.open ? 'unknown' : 'public'
}
