import { REGISTRY, serviceAccountKeys, terraformKeys } from '../../knowledge/terraform-keys.ts'
import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { literal } from '../idp/oauth-client-fields.ts'
import { defineTerraformSurface, type TerraformReader } from '../idp/terraform.ts'
import { terms } from '../idp/terraform-terms.ts'

const GATEWAY_KEY = 'aws_api_gateway_api_key'
const USAGE_PLAN = /^aws_api_gateway_usage_plan(?:_key)?$/

export const keys: TerraformReader = {
  types: new RegExp([...terraformKeys, ...serviceAccountKeys, { type: USAGE_PLAN }].map(({ type }) => type.source).join('|')),
  words: [
    'aws_iam_',
    'aws_api_gateway_api_key',
    'google_service_account_key',
    'google_apikeys_key',
    'azurerm_api_management_subscription',
    'azurerm_storage_account_',
    'gitlab_',
    'vault_',
    'datadog_',
    'newrelic_api_access_key',
    'cloudflare_',
    'grafana_',
    'tfe_',
    'linode_token',
    'digitalocean_token',
    'tailscale_tailnet_key',
    'databricks_',
    'snowflake_user_programmatic',
    'confluent_api_key',
    'mongodbatlas_',
    'zitadel_',
    'service-account-token',
  ],
  *read(resources): Generator<Statement> {
    const isPlanned = resources.some(({ type }) => USAGE_PLAN.test(type.value))
    for (const resource of resources) {
      // A key of a usage plan counts its caller's requests, as iam-resources.ts has it of CloudFormation.
      if (isPlanned && resource.type.value === GATEWAY_KEY) continue
      yield* terms(resource, terraformKeys)
      if (literal(get(resource.body, 'type')) === 'kubernetes.io/service-account-token') yield* terms(resource, serviceAccountKeys)
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-keys',
  name: 'Keys and tokens of clouds and services in Terraform',
  spec: `${REGISTRY}/hashicorp/aws/latest/docs/resources/iam_access_key`,
  ...keys,
})
