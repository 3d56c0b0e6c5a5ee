import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { textOf, type Module } from '../../program/index.ts'
import { insteadOfPassword, PASSWORD_FLOWS } from '../../knowledge/cognito-flows.ts'
import { cognitoClient, cognitoSignIn } from '../../knowledge/words/oauth.ts'
import { userPoolClient } from '../idp/cognito-client.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'

/**
 * App clients that boto3 makes, and sign-ins with a password: https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp.html
 */
export function* cognitoCalls(module: Module): Generator<Reading> {
  for (const call of givenCalls(module)) {
    if (cognitoClient.pattern.test(call.name)) yield* client(call)
    if (cognitoSignIn.pattern.test(call.name)) yield* signIn(call)
  }
}

function* client({ args, callee: at }: GivenCall): Generator<Reading> {
  const { named, open } = args
  // boto3 takes named arguments alone, and this one always:
  // https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp/client/create_user_pool_client.html
  if (!open && !nodeAt(args, 'UserPoolId')) return
  const name = textOf(nodeAt(args, 'ClientName'))?.value
  const owner: Owner = { what: 'Cognito client', ...(name ? { name } : {}), product: 'cognito' }
  for (const reading of userPoolClient({ ...named, at }, { ...named, at }, owner)) {
    if (reading.kind === 'revocation') yield { ...reading, fix: 'EnableTokenRevocation=True' }
    else if (reading.kind !== 'refreshRotation') yield reading
    else yield { ...reading, fix: 'RefreshTokenRotation={"Feature": "ENABLED"}' }
  }
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
function* signIn({ args }: GivenCall): Generator<Reading> {
  const flow = textOf(nodeAt(args, 'AuthFlow'))
  if (!flow || !PASSWORD_FLOWS.includes(flow.value)) return
  yield {
    kind: 'grantUse',
    owner: { what: "boto3's Cognito client", product: 'cognito' },
    grant: 'password',
    by: 'use',
    clientType: nodeAt(args, 'SecretHash') ? 'confidential' : 'unknown',
    local: false,
    instead: insteadOfPassword('USER_SRP_AUTH'),
    at: flow.at,
  }
}
