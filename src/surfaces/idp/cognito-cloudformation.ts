import { defineSurface } from '../reading/surface.ts'
import { hasResource } from './cloudformation.ts'
import { readUserPoolClients, USER_POOL_CLIENT } from './cognito-client.ts'

export default defineSurface({
  id: 'cognito-cloudformation',
  name: 'AWS Cognito app clients in CloudFormation and SAM templates',
  spec: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml', '**/*.template'],
  mentions: ['AWS::Cognito::UserPoolClient'],
  format: 'yaml',
  recognises: (root) => hasResource(root, USER_POOL_CLIENT),
  read: readUserPoolClients,
})
