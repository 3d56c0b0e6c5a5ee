import { defineSurface } from '../reading/surface.ts'
import { hasResource } from '../idp/cloudformation.ts'
import { IAM, readIam } from './iam-resources.ts'

export default defineSurface({
  id: 'iam-cloudformation-json',
  name: 'AWS keys and agent roles in JSON templates',
  spec: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['AWS::IAM::', 'AWS::Serverless::Function', 'AWS::ApiGateway::ApiKey'],
  format: 'jsonc',
  recognises: (root) => hasResource(root, IAM),
  read: readIam,
})
