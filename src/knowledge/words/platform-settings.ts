import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const saidByPlatform: Words = {
  because: 'Variables that say how and where a program runs, which the platform or a start sets: no setting of a check.',
  pattern: oneOf(
    'i',
    /transport|(?:^|_)(?:env|environment|stage|platform|profile)$/,
    /^(?:K_SERVICE|FLY_APP_NAME|VERCEL(?:_ENV)?|DYNO|RENDER|RAILWAY_\w{1,40}|KUBERNETES_SERVICE_HOST|AWS_LAMBDA_FUNCTION_NAME|WEBSITE_SITE_NAME)$/,
  ),
  is: ['MCP_TRANSPORT', 'transport', 'NODE_ENV', 'K_SERVICE', 'AWS_LAMBDA_FUNCTION_NAME'],
  isNot: ['OIDC_ISSUER', 'AUTH_ENABLED', 'MCP_API_KEY', 'AUTH_MODE', 'ENVOY_KEY'],
}
