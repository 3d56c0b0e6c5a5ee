import { defineSurface } from '../reading/surface.ts'
import { hasResource } from '../idp/cloudformation.ts'
import { readIam } from './iam-resources.ts'
import { iamTypes } from '../../knowledge/words/resources.ts'

export default defineSurface({
  id: 'iam-cloudformation',
  name: 'AWS keys and agent roles in CloudFormation and SAM templates',
  spec: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml', '**/*.template'],
  mentions: ['AWS::IAM::', 'AWS::Serverless::Function', 'AWS::ApiGateway::ApiKey'],
  format: 'by name',
  recognises: (root) => hasResource(root, iamTypes.pattern),
  read: readIam,
})
