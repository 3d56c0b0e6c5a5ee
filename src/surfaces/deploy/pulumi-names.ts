import type { Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { apart } from '../../text/words.ts'

/** A map whose keys are written as Terraform writes them, at any depth. */
export function inSnakeCase(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.map(inSnakeCase) }
  if (node.kind !== 'map') return node
  return {
    ...node,
    entries: node.entries.map((entry) => ({
      ...entry,
      key: { ...entry.key, value: snakeCase(entry.key.value) },
      value: inSnakeCase(entry.value),
    })),
  }
}

/** `allowedOauthFlows` as `allowed_oauth_flows`. */
function snakeCase(name: string): string {
  return apart(name).toLowerCase()
}

/** The type of Terraform's resource that a provider of Pulumi wraps: `cognito.UserPoolClient` of aws is `aws_cognito_user_pool_client`. */
export function terraformType(provider: string, path: readonly string[]): string {
  const name = path.filter(Boolean)
  const irregular = own(IRREGULAR, `${provider}.${name.join('.').toLowerCase()}`)
  // `aws:cognito/userPoolClient:UserPoolClient` has the name twice.
  const once = name.filter((one, i) => i === name.length - 1 || one.toLowerCase() !== name.at(-1)?.toLowerCase())
  return irregular ?? [own(PREFIXES, provider) ?? provider, ...once.filter((one) => one !== 'index').map(snakeCase)].join('_')
}

const PREFIXES: Readonly<Record<string, string>> = { gcp: 'google', azure: 'azurerm' }
/** https://www.pulumi.com/registry/packages/gcp/api-docs/serviceaccount/key/ and its like. */
const IRREGULAR: Readonly<Record<string, string>> = {
  'gcp.serviceaccount.key': 'google_service_account_key',
  'gcp.projects.apikey': 'google_apikeys_key',
  'aws.apigateway.apikey': 'aws_api_gateway_api_key',
  'aws.apigateway.usageplan': 'aws_api_gateway_usage_plan',
  'aws.apigateway.usageplankey': 'aws_api_gateway_usage_plan_key',
  'keycloak.openid.client': 'keycloak_openid_client',
  'okta.app.oauth': 'okta_app_oauth',
  'okta.app.oauthapiscope': 'okta_app_oauth_api_scope',
}
