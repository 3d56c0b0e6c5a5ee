import { defineSurface } from '../reading/surface.ts'
import { AGENTCORE_WORDS, agentCore, isAgentCore } from './agentcore.ts'

export default defineSurface({
  id: 'bedrock-agentcore-json',
  name: 'AWS Bedrock AgentCore runtimes and gateways in JSON',
  spec: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-outbound-auth.html',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: AGENTCORE_WORDS,
  format: 'jsonc',
  recognises: isAgentCore,
  read: agentCore,
})
