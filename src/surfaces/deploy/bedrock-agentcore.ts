import { defineSurface } from '../reading/surface.ts'
import { AGENTCORE_WORDS, agentCore, isAgentCore } from './agentcore.ts'

export default defineSurface({
  id: 'bedrock-agentcore',
  name: 'AWS Bedrock AgentCore runtimes and gateways',
  spec: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml', '**/*.template'],
  mentions: AGENTCORE_WORDS,
  format: 'by name',
  recognises: isAgentCore,
  read: agentCore,
})
