import type { Call } from '../../program/python/code.ts'
import { textOf } from '../../program/template.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { insteadOfPassword, PASSWORD_FLOWS, userPoolClient } from '../idp/cognito-client.ts'
import { definePythonSurface } from './python-surface.ts'

/** App clients that boto3 makes, and sign-ins with a password. */
export default definePythonSurface({
  id: 'python-cognito',
  name: 'Cognito user pool clients in Python',
  spec: 'https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp/client/create_user_pool_client.html',
  inTests: 'as written',
  mentions: ['user_pool_client', 'initiate_auth'],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      if (/\.(?:create|update)_user_pool_client$/.test(call.source)) yield* client(call)
      if (/\.(?:admin_)?initiate_auth$/.test(call.source)) yield* signIn(call)
    }
  },
})

function* client(call: Call): Generator<Reading> {
  const { named, open } = call.args
  const name = textOf(call.args.get('ClientName'))?.value
  const owner: Owner = { what: 'Cognito client', ...(name ? { name } : {}), product: 'cognito' }
  const { at } = call.expression.callee
  for (const reading of userPoolClient({ ...named, at }, { ...named, at }, owner)) {
    if (reading.kind === 'revocation') yield { ...reading, fix: 'EnableTokenRevocation=True' }
    else if (reading.kind !== 'refreshRotation') yield reading
    else if (!open || reading.rotates.is !== 'unset') yield { ...reading, fix: 'RefreshTokenRotation={"Feature": "ENABLED"}' }
  }
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
function* signIn({ args }: Call): Generator<Reading> {
  const flow = textOf(args.get('AuthFlow'))
  if (!flow || !PASSWORD_FLOWS.has(flow.value)) return
  yield { kind: 'grantUse', owner: { what: "boto3's Cognito client", product: 'cognito' }, grant: 'password', by: 'use', clientType: args.get('SecretHash') ? 'confidential' : 'unknown', local: false, instead: insteadOfPassword('USER_SRP_AUTH'), at: flow.at }
}
