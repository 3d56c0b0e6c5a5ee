import { get, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { hasResource } from './cloudformation.ts'
import { isAmplifyAuth, readAmplifyAuth, readUserPoolClients, USER_POOL_CLIENT } from './cognito-client.ts'

export default defineSurface({
  id: 'cognito-cloudformation',
  name: 'AWS Cognito app clients in CloudFormation and SAM templates, and in Amplify projects',
  spec: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml', '**/*.template'],
  mentions: ['AWS::Cognito::UserPoolClient', 'userpoolClientRefreshTokenValidity', 'oAuthMetadata', 'cognitoConfig'],
  format: 'by name',
  recognises: (root) => hasResource(root, USER_POOL_CLIENT) || isAmplifyAuth(root),
  // https://docs.amplify.aws/gen1/react/build-a-backend/auth/
  async *read(root, { parse }): AsyncGenerator<Statement> {
    yield* readUserPoolClients(root)
    if (!isAmplifyAuth(root)) return
    const oauth = string(get(root, 'cognitoConfig', 'oAuthMetadata') ?? get(root, 'oAuthMetadata'))
    const parsed: Node | undefined = oauth && (await parse('jsonc', oauth)).roots[0]
    yield* readAmplifyAuth(root, parsed)
  },
})
