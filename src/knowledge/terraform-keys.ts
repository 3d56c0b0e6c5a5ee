/** How the end of a key is written. */
export type KeyForm = 'date' | 'seconds' | 'minutes' | 'hours' | 'days' | 'go'

/** A resource that is a key, and the attributes that limit it. */
export interface TermRow {
  readonly type: RegExp
  readonly what: string
  /** Attributes in order of precedence; the first that is there decides. `start`: from when a date counts. */
  readonly ends: readonly { readonly path: readonly string[]; readonly form: KeyForm; readonly start?: string; readonly zero?: 'never' }[]
  /** What it means when none of them is there. `unknown`: the server decides. */
  readonly absent: 'never' | 'unmanaged' | 'unknown' | number
  readonly instead: string
  /** Where the provider says so. */
  readonly source: string
}

export const REGISTRY = 'https://registry.terraform.io/providers'
const ROLE = 'let it assume a role, by OIDC federation or IAM Roles Anywhere, and delete the key'
const WORKLOAD = 'use workload identity federation, and delete the key'
const END = 'set an end within 90 days and rotate it'

/** Resources that are keys. What an absent end means is the provider's. */
export const terraformKeys: readonly TermRow[] = [
  {
    type: /^aws_iam_access_key$/,
    what: 'IAM access key',
    ends: [],
    absent: 'unmanaged',
    instead: ROLE,
    source: `${REGISTRY}/hashicorp/aws/latest/docs/resources/iam_access_key`,
  },
  {
    type: /^aws_iam_service_specific_credential$/,
    what: 'service credential',
    ends: [{ path: ['credential_age_days'], form: 'days' }],
    absent: 'never',
    instead: ROLE,
    source: `${REGISTRY}/hashicorp/aws/latest/docs/resources/iam_service_specific_credential`,
  },
  {
    type: /^aws_api_gateway_api_key$/,
    what: 'API Gateway key',
    ends: [],
    absent: 'unmanaged',
    instead: 'authorize callers with tokens (a JWT or IAM authorizer); API keys are for usage plans',
    source: `${REGISTRY}/hashicorp/aws/latest/docs/resources/api_gateway_api_key`,
  },
  {
    type: /^google_service_account_key$/,
    what: 'service account key',
    ends: [],
    absent: 'unmanaged',
    instead: WORKLOAD,
    source: `${REGISTRY}/hashicorp/google/latest/docs/resources/google_service_account_key`,
  },
  {
    type: /^google_apikeys_key$/,
    what: 'API key',
    ends: [],
    absent: 'unmanaged',
    instead: 'call the API as a service account; a key cannot say who calls',
    source: `${REGISTRY}/hashicorp/google/latest/docs/resources/apikeys_key`,
  },
  {
    type: /^azurerm_api_management_subscription$/,
    what: 'subscription key',
    ends: [],
    absent: 'unmanaged',
    instead: 'validate tokens of Entra ID in the API’s policy; subscription keys are for counting calls',
    source: `${REGISTRY}/hashicorp/azurerm/latest/docs/resources/api_management_subscription`,
  },
  {
    type: /^data\.azurerm_storage_account_(?:blob_container_)?sas$/,
    what: 'shared access signature',
    ends: [{ path: ['expiry'], form: 'date', start: 'start' }],
    absent: 'unknown',
    instead: 'sign a user delegation SAS for hours, or give the caller a role',
    source: `${REGISTRY}/hashicorp/azurerm/latest/docs/data-sources/storage_account_sas`,
  },
  {
    type: /^gitlab_(?:personal|project|group|service_account|group_service_account)_access_token$/,
    what: 'access token',
    ends: [
      { path: ['expires_at'], form: 'date' },
      { path: ['rotation_configuration', 'expiration_days'], form: 'days' },
    ],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/gitlabhq/gitlab/latest/docs/resources/project_access_token`,
  },
  {
    type: /^gitlab_deploy_token$/,
    what: 'deploy token',
    ends: [{ path: ['expires_at'], form: 'date' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/gitlabhq/gitlab/latest/docs/resources/deploy_token`,
  },
  {
    type: /^vault_token$/,
    what: 'Vault token',
    ends: [
      { path: ['explicit_max_ttl'], form: 'go' },
      { path: ['ttl'], form: 'go' },
    ],
    absent: 'unknown',
    instead: 'let the workload sign in to Vault by itself (Kubernetes, JWT or cloud authentication)',
    source: `${REGISTRY}/hashicorp/vault/latest/docs/resources/token`,
  },
  {
    type: /^vault_approle_auth_backend_role$/,
    what: 'secret ID',
    ends: [{ path: ['secret_id_ttl'], form: 'seconds', zero: 'never' }],
    absent: 'unknown',
    instead: 'set `secret_id_ttl` to 90 days or less, or wrap each secret ID',
    source: `${REGISTRY}/hashicorp/vault/latest/docs/resources/approle_auth_backend_role`,
  },
  {
    type: /^datadog_(?:api|application)_key$/,
    what: 'Datadog key',
    ends: [],
    absent: 'unmanaged',
    instead: 'rotate it on a schedule, and use a service account with few scopes',
    source: `${REGISTRY}/DataDog/datadog/latest/docs/resources/api_key`,
  },
  {
    type: /^newrelic_api_access_key$/,
    what: 'New Relic key',
    ends: [],
    absent: 'unmanaged',
    instead: 'rotate it on a schedule',
    source: `${REGISTRY}/newrelic/newrelic/latest/docs/resources/api_access_key`,
  },
  {
    type: /^cloudflare_(?:api|account)_token$/,
    what: 'API token',
    ends: [{ path: ['expires_on'], form: 'date', start: 'not_before' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/cloudflare/cloudflare/latest/docs/resources/api_token`,
  },
  {
    type: /^grafana_service_account_token$/,
    what: 'service account token',
    ends: [{ path: ['seconds_to_live'], form: 'seconds', zero: 'never' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/grafana/grafana/latest/docs/resources/service_account_token`,
  },
  {
    type: /^grafana_cloud_access_policy_token$/,
    what: 'access policy token',
    ends: [{ path: ['expires_at'], form: 'date' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/grafana/grafana/latest/docs/resources/cloud_access_policy_token`,
  },
  {
    type: /^tfe_(?:team|organization|audit_trail)_token$/,
    what: 'HCP Terraform token',
    ends: [{ path: ['expired_at'], form: 'date' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/hashicorp/tfe/latest/docs/resources/team_token`,
  },
  {
    type: /^linode_token$/,
    what: 'Linode token',
    ends: [{ path: ['expiry'], form: 'date' }],
    absent: 'never',
    instead: END,
    source: `${REGISTRY}/linode/linode/latest/docs/resources/token`,
  },
  {
    type: /^digitalocean_token$/,
    what: 'DigitalOcean token',
    ends: [{ path: ['expiry_seconds'], form: 'seconds' }],
    absent: 'unknown',
    instead: END,
    source: `${REGISTRY}/digitalocean/digitalocean/latest/docs`,
  },
  {
    type: /^tailscale_tailnet_key$/,
    what: 'auth key',
    ends: [{ path: ['expiry'], form: 'seconds' }],
    absent: 'unknown',
    instead: END,
    source: `${REGISTRY}/tailscale/tailscale/latest/docs/resources/tailnet_key`,
  },
  {
    type: /^databricks_(?:obo_)?token$/,
    what: 'Databricks token',
    ends: [{ path: ['lifetime_seconds'], form: 'seconds', zero: 'never' }],
    absent: 'unknown',
    instead: 'let a service principal sign in with OAuth',
    source: `${REGISTRY}/databricks/databricks/latest/docs/resources/token`,
  },
  {
    type: /^snowflake_user_programmatic_access_token$/,
    what: 'programmatic access token',
    ends: [{ path: ['days_to_expiry'], form: 'days' }],
    absent: 'unknown',
    instead: 'use workload identity federation or key-pair authentication',
    source: `${REGISTRY}/snowflakedb/snowflake/latest/docs/resources/user_programmatic_access_token`,
  },
  {
    type: /^confluent_api_key$/,
    what: 'Confluent key',
    ends: [],
    absent: 'unmanaged',
    instead: 'use an identity pool with OAuth',
    source: `${REGISTRY}/confluentinc/confluent/latest/docs/resources/confluent_api_key`,
  },
  {
    type: /^mongodbatlas_(?:project_)?api_key$/,
    what: 'Atlas API key',
    ends: [],
    absent: 'unmanaged',
    instead: 'use a service account, which signs in with OAuth',
    source: `${REGISTRY}/mongodb/mongodbatlas/latest/docs/resources/api_key`,
  },
  {
    type: /^zitadel_(?:personal_access_token|machine_key|application_key)$/,
    what: 'Zitadel key',
    ends: [{ path: ['expiration_date'], form: 'date' }],
    absent: 'unknown',
    instead: END,
    source: `${REGISTRY}/zitadel/zitadel/latest/docs/resources/personal_access_token`,
  },
]

/**
 * Tokens of service accounts that are kept in a Secret:
 * https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */
export const serviceAccountKeys: readonly TermRow[] = [
  {
    type: /^kubernetes_secret(?:_v1)?$/,
    what: 'service account token',
    ends: [],
    absent: 'unmanaged',
    instead: 'use a projected token, which ends by itself (`kubernetes_token_request_v1`)',
    source: `${REGISTRY}/hashicorp/kubernetes/latest/docs/resources/secret_v1`,
  },
]

/** Addresses that a service of a cloud calls, which can prove itself by a signed token, and where they stand in the resource. */
export const addressesPushed: readonly { readonly type: string; readonly at: readonly string[]; readonly source: string }[] = [
  { type: 'google_pubsub_subscription', at: ['push_config', 'push_endpoint'], source: 'https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions' },
  { type: 'google_cloud_scheduler_job', at: ['http_target', 'uri'], source: 'https://docs.cloud.google.com/scheduler/docs/http-target-auth' },
]
