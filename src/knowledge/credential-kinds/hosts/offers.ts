/** What a provider's API takes in place of a long-lived key that opens everything. */
export interface ApiOffer {
  readonly kind: 'oauth' | 'short-lived' | 'restricted'
  /** An imperative clause without the full stop. */
  readonly instead: string
  /** The provider's page about it. */
  readonly docs: string
}

const oauth = (instead: string, docs: string): ApiOffer => ({ kind: 'oauth', instead, docs })
const short = (instead: string, docs: string): ApiOffer => ({ kind: 'short-lived', instead, docs })
const restricted = (instead: string, docs: string): ApiOffer => ({ kind: 'restricted', instead, docs })
const signIn = (vendor: string, docs: string): ApiOffer => oauth(`let its user sign in with ${vendor}'s OAuth and use the access token`, docs)

/**
 * By provider. Only offers for the API itself: that a provider's own MCP server signs in with OAuth helps no call of its API. A provider
 * that is not here documents keys alone, or its bot tokens are the way it intends (Slack, Discord, Telegram).
 */
export const apiOffers: Readonly<Record<string, ApiOffer>> = {
  GitHub: short("use a GitHub App's installation token, which ends after an hour, or a fine-grained token for the repositories that it needs", 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/about-authentication-with-a-github-app'),
  GitLab: oauth("use GitLab's OAuth, or a project access token with few scopes and an end", 'https://docs.gitlab.com/security/tokens/'),
  Atlassian: oauth("use Atlassian's OAuth 2.0 with only the scopes that it needs", 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/'),
  Bitbucket: oauth('use an OAuth consumer, or a repository access token', 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/'),
  Trello: short('ask for a token that ends, with `expiration=1day` and `scope=read`', 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/'),
  'Azure DevOps': short('use a Microsoft Entra ID token', 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate'),
  'Google Cloud': short('use an attached service account or Workload Identity Federation', 'https://docs.cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys'),
  AWS: short("use a role: the SDK finds its short-lived credentials by itself when it is given none", 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html'),
  'Alibaba Cloud': short('use a RAM role and its temporary credentials', 'https://www.alibabacloud.com/help/en/ram/'),
  'IBM Cloud': short('use an IAM token of an hour from a trusted profile', 'https://cloud.ibm.com/docs/account'),
  DigitalOcean: restricted('use a token with custom scopes and an end', 'https://docs.digitalocean.com/reference/api/create-personal-access-token/'),
  Heroku: oauth('use OAuth with a narrow scope such as `read-protected`', 'https://devcenter.heroku.com/articles/oauth'),
  'Fly.io': restricted('use a deploy token for one app, with an end', 'https://fly.io/docs/security/tokens/'),
  Tailscale: oauth('use an OAuth client with only the scopes that it needs', 'https://tailscale.com/kb/1215/oauth-clients'),
  Databricks: oauth('use OAuth for the user or for a service principal: its tokens end after an hour', 'https://docs.databricks.com/aws/en/dev-tools/auth/'),
  Snowflake: oauth("use Snowflake's OAuth or External OAuth", 'https://docs.snowflake.com/en/user-guide/oauth-intro'),
  Algolia: restricted('use a secured key derived from a search-only key', 'https://www.algolia.com/doc/guides/security/api-keys/'),
  Turso: short('use a token made with `--expiration` and `--read-only`', 'https://docs.turso.tech/cli/db/tokens/create'),
  Upstash: restricted('use the read-only token', 'https://upstash.com/docs/redis/features/restapi'),
  'Elastic Cloud': restricted('use a key limited to a role, with an expiration', 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys'),
  'Confluent Cloud': oauth('use OAuth with an identity pool', 'https://docs.confluent.io/cloud/current/security/'),
  'HashiCorp Vault': short('sign in for each run with OIDC, JWT or Kubernetes', 'https://developer.hashicorp.com/vault/docs/concepts/tokens'),
  'HCP Terraform': restricted('use a team token with an expiry', 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens'),
  Doppler: short('use a service account identity over OIDC', 'https://docs.doppler.com/reference/auth-token-formats'),
  Infisical: short('use a machine identity over OIDC', 'https://infisical.com/docs/documentation/platform/token'),
  Pulumi: short('exchange an OIDC token', 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/'),
  Snyk: oauth("use Snyk's OAuth 2.0", 'https://docs.snyk.io/snyk-api/authentication-for-api'),
  Notion: signIn('Notion', 'https://developers.notion.com/reference/authentication'),
  Linear: signIn('Linear', 'https://linear.app/developers/oauth-2-0-authentication'),
  Figma: signIn('Figma', 'https://www.figma.com/developers/api#oauth2'),
  Airtable: signIn('Airtable', 'https://airtable.com/developers/web/api/oauth-reference'),
  Asana: signIn('Asana', 'https://developers.asana.com/docs/oauth'),
  ClickUp: signIn('ClickUp', 'https://developer.clickup.com/docs/authentication'),
  'monday.com': signIn('monday.com', 'https://developer.monday.com/api-reference/docs/authentication'),
  Todoist: signIn('Todoist', 'https://developer.todoist.com/'),
  Dropbox: signIn('Dropbox', 'https://developers.dropbox.com/oauth-guide'),
  Typeform: signIn('Typeform', 'https://www.typeform.com/developers/get-started/personal-access-token/'),
  HubSpot: signIn('HubSpot', 'https://developers.hubspot.com/docs/guides/apps/authentication/working-with-oauth'),
  Intercom: signIn('Intercom', 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication'),
  Zendesk: oauth('use an OAuth client with scopes such as `tickets:read`', 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/'),
  Salesforce: oauth('use the web server flow with PKCE, or the JWT bearer flow', 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm'),
  Attio: signIn('Attio', 'https://docs.attio.com/rest-api/guides/authentication'),
  Close: signIn('Close', 'https://developer.close.com/topics/authentication/'),
  X: oauth("use OAuth 2.0 with PKCE for the user: its tokens end after two hours", 'https://docs.x.com/resources/fundamentals/authentication/overview'),
  Mailchimp: signIn('Mailchimp', 'https://mailchimp.com/developer/marketing/docs/fundamentals/'),
  Brevo: signIn('Brevo', 'https://developers.brevo.com/'),
  Mailgun: restricted('use a sending key for one domain', 'https://documentation.mailgun.com/'),
  Resend: restricted('use a key that can only send, for one domain', 'https://resend.com/docs/api-reference/api-keys/create-api-key'),
  SendGrid: restricted('use a key with restricted access, `mail.send` alone', 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys'),
  Twilio: restricted('use a restricted API key', 'https://www.twilio.com/docs/iam/api-keys'),
  Stripe: restricted('use a restricted key (`rk_`) with read access to what it needs', 'https://docs.stripe.com/keys'),
  Square: signIn('Square', 'https://developer.squareup.com/docs/oauth-api/overview'),
  Mollie: signIn('Mollie', 'https://docs.mollie.com/reference/authentication'),
  Mercury: signIn('Mercury', 'https://docs.mercury.com/'),
  'Checkout.com': oauth('use OAuth client credentials', 'https://www.checkout.com/docs'),
  Razorpay: signIn('Razorpay', 'https://razorpay.com/docs/api/authentication/'),
  Shippo: signIn('Shippo', 'https://docs.goshippo.com/'),
  Shopify: short('use the client credentials grant, whose tokens end after a day', 'https://shopify.dev/docs/apps/build/authentication-authorization'),
  Datadog: restricted('use an application key with only the scopes that it needs', 'https://docs.datadoghq.com/account_management/api-app-keys/'),
  Dynatrace: oauth('use an OAuth client', 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients'),
  PagerDuty: oauth('use a scoped OAuth app', 'https://support.pagerduty.com/main/docs/api-access-keys'),
  Okta: oauth('use an OAuth 2.0 service app with `okta.*` scopes', 'https://developer.okta.com/docs/guides/create-an-api-token/main/'),
  ngrok: restricted('use a credential limited by its ACL', 'https://ngrok.com/docs/'),
}
