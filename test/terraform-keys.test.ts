import { expect, it } from 'vitest'
import keys from '../src/surfaces/deploy/terraform-keys.ts'
import { readDocument } from './document-readings.ts'

const read = (type: string, body: string, block = 'resource') => readDocument(keys, `${block} "${type}" "desk" {\n${body}\n}\n`, 'keys.tf')

it.each([
  ['aws_iam_access_key', 'user = aws_iam_user.bot.name', 'IAM access key of desk: unmanaged | aws_iam_access_key'],
  [
    'aws_iam_service_specific_credential',
    'service_name = "bedrock.amazonaws.com"',
    'service credential of desk: unset | aws_iam_service_specific_credential',
  ],
  ['aws_iam_service_specific_credential', 'credential_age_days = 30', 'service credential of desk: 2592000 | 30'],
  ['aws_api_gateway_api_key', 'name = "x"', 'API Gateway key of desk: unmanaged | aws_api_gateway_api_key'],
  [
    'google_service_account_key',
    'service_account_id = google_service_account.bot.name',
    'service account key of desk: unmanaged | google_service_account_key',
  ],
  ['google_apikeys_key', 'name = "x"', 'API key of desk: unmanaged | google_apikeys_key'],
  [
    'azurerm_api_management_subscription',
    'display_name = "x"',
    'subscription key of desk: unmanaged | azurerm_api_management_subscription',
  ],
  ['gitlab_project_access_token', 'scopes = ["api"]', 'access token of desk: unset | gitlab_project_access_token'],
  [
    'gitlab_project_access_token',
    'rotation_configuration = { expiration_days = 365, rotate_before_days = 7 }',
    'access token of desk: 31536000 | 365',
  ],
  ['gitlab_personal_access_token', 'expires_at = var.end', 'access token of desk: dynamic | var.end'],
  ['gitlab_deploy_token', 'name = "x"', 'deploy token of desk: unset | gitlab_deploy_token'],
  ['vault_token', 'ttl = "8760h"', 'Vault token of desk: 31536000 | 8760h'],
  ['vault_approle_auth_backend_role', 'secret_id_ttl = 0', 'secret ID of desk: never | 0'],
  ['vault_approle_auth_backend_role', 'secret_id_ttl = 3600', 'secret ID of desk: 3600 | 3600'],
  ['datadog_api_key', 'name = "x"', 'Datadog key of desk: unmanaged | datadog_api_key'],
  ['newrelic_api_access_key', 'key_type = "USER"', 'New Relic key of desk: unmanaged | newrelic_api_access_key'],
  ['cloudflare_api_token', 'name = "x"', 'API token of desk: unset | cloudflare_api_token'],
  [
    'cloudflare_api_token',
    'not_before = "2026-01-01T00:00:00Z"\nexpires_on = "2026-02-01T00:00:00Z"',
    'API token of desk: 2678400 | 2026-02-01T00:00:00Z',
  ],
  ['grafana_service_account_token', 'seconds_to_live = 0', 'service account token of desk: never | 0'],
  ['grafana_service_account_token', 'name = "x"', 'service account token of desk: unset | grafana_service_account_token'],
  ['tfe_team_token', 'team_id = "x"', 'HCP Terraform token of desk: unset | tfe_team_token'],
  ['tfe_team_token', 'expired_at = null', 'HCP Terraform token of desk: unset | tfe_team_token'],
  ['linode_token', 'label = "x"', 'Linode token of desk: unset | linode_token'],
  ['databricks_token', 'lifetime_seconds = 8640000', 'Databricks token of desk: 8640000 | 8640000'],
  [
    'kubernetes_secret_v1',
    'type = "kubernetes.io/service-account-token"',
    'service account token of desk: unmanaged | kubernetes_secret_v1',
  ],
])('%s { %s }', async (type, body, line) => expect(await read(type, body)).toEqual([`term of ${line}`]))

it.each([
  ['vault_approle_auth_backend_role', 'role_name = "x"'],
  ['databricks_token', 'comment = "x"'],
  ['kubernetes_secret', 'type = "Opaque"'],
  ['aws_iam_role', 'name = "x"'],
  ['gitlab_project_variable', 'key = "x"'],
  ['gitlab_project_access_token', 'dynamic "expires_at" { for_each = [] }'],
  ['aws_iam_access_key', 'count = 0'],
])('is silent on %s { %s }', async (type, body) => expect(await read(type, body)).toEqual([]))

it('reads signatures of storage accounts, which are data sources', async () => {
  expect(await read('azurerm_storage_account_sas', 'start = "2026-01-01"\nexpiry = "2031-01-01"', 'data')).toEqual([
    'term of shared access signature of desk: 157766400 | 2031-01-01',
  ])
})
