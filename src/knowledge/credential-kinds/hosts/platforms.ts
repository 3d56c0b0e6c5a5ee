import type { ProviderHosts } from './row.ts'

/** Code hosts, clouds, hosting, databases, registries and secret stores. */
export const platforms: readonly ProviderHosts[] = [
  {
    provider: 'GitHub',
    hosts: [
      '*.github.com', '*.githubcopilot.com', '*.ghe.com', 'ghcr.io', 'models.github.ai', 'models.inference.ai.azure.com',
      '*.githubusercontent.com',
    ],
    modelHosts: ['models.github.ai', 'models.inference.ai.azure.com'],
    defaultHost: 'api.github.com', names: ['GITHUB', 'GH'], selfHosted: true,
    overrides: ['GITHUB_API_URL', 'GH_HOST', 'GITHUB_HOST', 'GITHUB_SERVER_URL', 'GITHUB_ENTERPRISE_URL'],
  },
  {
    provider: 'GitLab', hosts: ['*.gitlab.com'], defaultHost: 'gitlab.com', names: ['GITLAB'], selfHosted: true,
    overrides: ['GITLAB_API_URL', 'GITLAB_URL', 'GITLAB_HOST', 'CI_API_V4_URL', 'CI_SERVER_URL'],
  },
  {
    provider: 'Atlassian', hosts: ['*.atlassian.com', '*.atlassian.net', '*.jira.com'], defaultHost: 'api.atlassian.com',
    names: ['ATLASSIAN', 'JIRA', 'CONFLUENCE'], selfHosted: true,
    overrides: ['JIRA_URL', 'CONFLUENCE_URL', 'ATLASSIAN_URL', 'ATLASSIAN_SITE_URL'],
  },
  {
    provider: 'Bitbucket', hosts: ['*.bitbucket.org'], defaultHost: 'api.bitbucket.org', names: ['BITBUCKET'], selfHosted: true,
    overrides: ['BITBUCKET_URL'],
  },
  { provider: 'Trello', hosts: ['*.trello.com'], defaultHost: 'api.trello.com', names: ['TRELLO'] },
  {
    provider: 'Azure DevOps', hosts: ['*.dev.azure.com', '*.visualstudio.com'], defaultHost: 'dev.azure.com',
    names: ['AZURE_DEVOPS', 'ADO', 'VSTS'], selfHosted: true,
  },
  {
    provider: 'Google Cloud', hosts: ['*.googleapis.com', '*.google.com', '*.cloud.goog'],
    defaultHost: 'cloudresourcemanager.googleapis.com',
    names: ['GCP', 'GCLOUD', 'GOOGLE_CLOUD', 'GOOGLE_APPLICATION', 'GOOGLE_CREDENTIALS'],
  },
  {
    provider: 'AWS', hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.aws.amazon.com', '*.api.aws', '*.amazoncognito.com'],
    defaultHost: 'sts.amazonaws.com', names: ['AWS'],
    overrides: ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_STS'],
  },
  {
    provider: 'AWS Bedrock', hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
    defaultHost: 'bedrock-runtime.us-east-1.amazonaws.com', names: ['BEDROCK', 'AWS_BEARER_TOKEN_BEDROCK'], modelProvider: true,
    overrides: ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'ANTHROPIC_BEDROCK_BASE_URL'],
  },
  {
    provider: 'Microsoft Entra ID', hosts: ['login.microsoftonline.us', '*.microsoftonline.com', '*.microsoft.com'],
    defaultHost: 'login.microsoftonline.com', names: ['ENTRA', 'MSAL', 'AZURE_AD', 'AZUREAD'],
    overrides: ['AZURE_AUTHORITY_HOST'],
  },
  {
    provider: 'Microsoft Azure', hosts: ['*.azure.com', '*.windows.net', '*.azure.net', '*.azure-api.net', '*.speech.microsoft.com', '*.cognitive.microsoft.com', '*.cognitive.microsofttranslator.com'],
    gateways: ['*.microsoft.com', '*.office.com'],
    defaultHost: 'management.azure.com', names: ['AZURE', 'AZURE_OPENAI'], modelProvider: true,
    overrides: ['AZURE_OPENAI_ENDPOINT', 'AZURE_ENDPOINT', 'AZURE_OPENAI_BASE_URL'],
  },
  { provider: 'Microsoft Teams', hosts: ['*.office.com'], defaultHost: 'webhook.office.com', names: ['MSTEAMS', 'TEAMS_WEBHOOK'] },
  {
    provider: 'Microsoft Power Automate', hosts: ['*.logic.azure.com', '*.powerplatform.com'], defaultHost: 'logic.azure.com',
    names: ['POWER_AUTOMATE'],
  },
  {
    provider: 'Cloudflare', hosts: ['*.cloudflare.com'], defaultHost: 'api.cloudflare.com', names: ['CLOUDFLARE', 'CF'],
    overrides: ['CLOUDFLARE_API_BASE_URL'],
  },
  {
    provider: 'DigitalOcean', hosts: ['*.digitalocean.com', '*.digitaloceanspaces.com'], defaultHost: 'api.digitalocean.com',
    names: ['DIGITALOCEAN', 'DIGITAL_OCEAN', 'DO_TOKEN', 'DO_API'],
  },
  { provider: 'Heroku', hosts: ['*.heroku.com'], defaultHost: 'api.heroku.com', names: ['HEROKU'] },
  { provider: 'Fly.io', hosts: ['api.machines.dev', '*.fly.io'], defaultHost: 'api.machines.dev', names: ['FLY', 'FLYIO'] },
  { provider: 'Render', hosts: ['*.render.com'], defaultHost: 'api.render.com', names: ['RENDER'] },
  { provider: 'Railway', hosts: ['*.railway.com', 'backboard.railway.app'], defaultHost: 'backboard.railway.com', names: ['RAILWAY'] },
  { provider: 'Vercel', hosts: ['*.vercel.com', '*.vercel.sh'], defaultHost: 'api.vercel.com', names: ['VERCEL', 'AI_GATEWAY'] },
  { provider: 'Netlify', hosts: ['*.netlify.com', 'netlify-mcp.netlify.app'], defaultHost: 'api.netlify.com', names: ['NETLIFY'] },
  { provider: 'Tailscale', hosts: ['*.tailscale.com'], defaultHost: 'api.tailscale.com', names: ['TAILSCALE', 'TS_AUTHKEY', 'TS_API'] },
  { provider: 'ngrok', hosts: ['*.ngrok.com'], defaultHost: 'api.ngrok.com', names: ['NGROK'] },
  {
    provider: 'Alibaba Cloud', hosts: ['*.aliyuncs.com', '*.aliyun.com', '*.alibabacloud.com'], defaultHost: 'ecs.aliyuncs.com',
    names: ['ALIBABA', 'ALIYUN', 'ALICLOUD'],
  },
  { provider: 'Scaleway', hosts: ['*.scaleway.com', '*.scw.cloud'], defaultHost: 'api.scaleway.com', names: ['SCALEWAY', 'SCW'] },
  {
    provider: 'Hetzner Cloud', hosts: ['*.hetzner.cloud', '*.hetzner.com'], defaultHost: 'api.hetzner.cloud',
    names: ['HCLOUD', 'HETZNER'],
  },
  { provider: 'IBM Cloud', hosts: ['*.cloud.ibm.com'], defaultHost: 'iam.cloud.ibm.com', names: ['IBM', 'IBMCLOUD', 'WATSONX'] },
  {
    provider: 'Supabase', hosts: ['*.supabase.com', '*.supabase.co'], defaultHost: 'api.supabase.com', names: ['SUPABASE'],
    selfHosted: true, overrides: ['SUPABASE_URL'],
  },
  { provider: 'Neon', hosts: ['*.neon.tech', '*.neon.com'], defaultHost: 'console.neon.tech', names: ['NEON'] },
  {
    provider: 'PlanetScale', hosts: ['*.planetscale.com', '*.psdb.cloud', 'mcp.pscale.dev'], defaultHost: 'api.planetscale.com',
    names: ['PLANETSCALE', 'PSCALE'],
  },
  {
    provider: 'Turso', hosts: ['*.turso.io', '*.turso.tech'], defaultHost: 'api.turso.tech', names: ['TURSO', 'LIBSQL'],
    selfHosted: true, overrides: ['TURSO_DATABASE_URL'],
  },
  {
    provider: 'MongoDB Atlas', hosts: ['*.mongodb.com', '*.mongodb.net'], defaultHost: 'cloud.mongodb.com',
    names: ['MONGODB_ATLAS', 'ATLAS', 'MDB'],
  },
  {
    provider: 'Upstash', hosts: ['*.upstash.io', '*.upstash.com'], defaultHost: 'api.upstash.com', names: ['UPSTASH', 'KV_REST'],
    overrides: ['UPSTASH_REDIS_REST_URL', 'KV_REST_API_URL'],
  },
  {
    provider: 'Databricks', hosts: ['*.databricks.com', '*.azuredatabricks.net'], defaultHost: 'accounts.cloud.databricks.com',
    names: ['DATABRICKS'], overrides: ['DATABRICKS_HOST'],
  },
  {
    provider: 'Snowflake', hosts: ['*.snowflakecomputing.com', '*.snowflake.com', '*.snowflakecomputing.cn'],
    defaultHost: 'snowflakecomputing.com', names: ['SNOWFLAKE'], overrides: ['SNOWFLAKE_HOST', 'SNOWFLAKE_ACCOUNT_URL'],
  },
  {
    provider: 'ClickHouse Cloud', hosts: ['*.clickhouse.cloud'], defaultHost: 'api.clickhouse.cloud', names: ['CLICKHOUSE'],
    selfHosted: true, overrides: ['CLICKHOUSE_HOST', 'CLICKHOUSE_URL'],
  },
  { provider: 'Confluent Cloud', hosts: ['*.confluent.cloud'], defaultHost: 'api.confluent.cloud', names: ['CONFLUENT'] },
  {
    provider: 'Elastic Cloud', hosts: ['*.elastic-cloud.com', '*.elastic.cloud', '*.elastic.co', '*.cloud.es.io'],
    defaultHost: 'api.elastic-cloud.com', names: ['ELASTIC', 'EC_API'],
  },
  {
    provider: 'Algolia', hosts: ['*.algolia.net', '*.algolia.com', '*.algolianet.com', '*.algolia.io'],
    defaultHost: 'algolia.net', names: ['ALGOLIA'],
  },
  { provider: 'Convex', hosts: ['*.convex.dev'], defaultHost: 'api.convex.dev', names: ['CONVEX'], selfHosted: true },
  { provider: 'Xata', hosts: ['*.xata.io', '*.xata.sh'], defaultHost: 'api.xata.io', names: ['XATA'] },
  {
    provider: 'HashiCorp Vault', hosts: ['*.hashicorp.cloud'], defaultHost: 'hashicorp.cloud', names: ['VAULT'],
    selfHosted: true, overrides: ['VAULT_ADDR'],
  },
  {
    provider: 'HCP Terraform', hosts: ['*.terraform.io'], defaultHost: 'app.terraform.io', names: ['TFE', 'TF', 'TERRAFORM'],
    selfHosted: true, overrides: ['TFE_ADDRESS', 'TFE_HOSTNAME'],
  },
  { provider: 'Doppler', hosts: ['*.doppler.com'], defaultHost: 'api.doppler.com', names: ['DOPPLER'], overrides: ['DOPPLER_API_HOST'] },
  {
    provider: '1Password', hosts: ['*.1password.com', '*.1password.eu', '*.1password.ca'], defaultHost: 'my.1password.com',
    names: ['OP_SERVICE_ACCOUNT', 'ONEPASSWORD', '1PASSWORD'],
  },
  {
    provider: 'Infisical', hosts: ['*.infisical.com'], defaultHost: 'app.infisical.com', names: ['INFISICAL'], selfHosted: true,
    overrides: ['INFISICAL_API_URL', 'INFISICAL_DOMAIN'],
  },
  {
    provider: 'Bitwarden', hosts: ['*.bitwarden.com', '*.bitwarden.eu'], defaultHost: 'api.bitwarden.com',
    names: ['BWS', 'BITWARDEN'], selfHosted: true, overrides: ['BWS_SERVER_URL'],
  },
  {
    provider: 'Pulumi', hosts: ['*.pulumi.com'], defaultHost: 'api.pulumi.com', names: ['PULUMI'], selfHosted: true,
    overrides: ['PULUMI_BACKEND_URL'],
  },
  { provider: 'Docker', hosts: ['*.docker.com', '*.docker.io'], defaultHost: 'hub.docker.com', names: ['DOCKER', 'DOCKERHUB', 'HUB_PAT'] },
  {
    provider: 'npm', hosts: ['*.npmjs.org', '*.npmjs.com'], defaultHost: 'registry.npmjs.org', names: ['NPM', 'NODE_AUTH'],
    overrides: ['NPM_CONFIG_REGISTRY'],
  },
  {
    provider: 'PyPI', hosts: ['*.pypi.org'], defaultHost: 'upload.pypi.org', names: ['PYPI', 'TWINE', 'UV_PUBLISH'],
    overrides: ['TWINE_REPOSITORY_URL', 'UV_PUBLISH_URL'],
  },
  {
    provider: 'TestPyPI', hosts: ['test.pypi.org'], defaultHost: 'test.pypi.org', names: ['TESTPYPI', 'TEST_PYPI'],
    sandboxHosts: ['test.pypi.org'],
  },
  { provider: 'RubyGems', hosts: ['*.rubygems.org'], defaultHost: 'rubygems.org', names: ['RUBYGEMS', 'GEM'] },
  { provider: 'crates.io', hosts: ['*.crates.io'], defaultHost: 'crates.io', names: ['CARGO', 'CRATES'] },
  { provider: 'NuGet', hosts: ['*.nuget.org'], defaultHost: 'api.nuget.org', names: ['NUGET'] },
  {
    provider: 'JFrog', hosts: ['*.jfrog.io', '*.jfrog.com'], defaultHost: 'jfrog.io', names: ['JFROG', 'ARTIFACTORY'],
    selfHosted: true, overrides: ['JFROG_URL', 'ARTIFACTORY_URL'],
  },
  {
    provider: 'CircleCI', hosts: ['*.circleci.com'], defaultHost: 'circleci.com', names: ['CIRCLECI', 'CIRCLE'],
    selfHosted: true, overrides: ['CIRCLECI_BASE_URL'],
  },
  { provider: 'Buildkite', hosts: ['*.buildkite.com'], defaultHost: 'api.buildkite.com', names: ['BUILDKITE'] },
  {
    provider: 'Sonar', hosts: ['*.sonarcloud.io', '*.sonarqube.us'], defaultHost: 'sonarcloud.io',
    names: ['SONAR', 'SONARQUBE', 'SONARCLOUD'], selfHosted: true, overrides: ['SONAR_HOST_URL', 'SONARQUBE_URL'],
  },
  { provider: 'Snyk', hosts: ['*.snyk.io'], defaultHost: 'api.snyk.io', names: ['SNYK'], overrides: ['SNYK_API'] },
  { provider: 'Semgrep', hosts: ['*.semgrep.dev', '*.semgrep.ai'], defaultHost: 'semgrep.dev', names: ['SEMGREP'] },
  {
    provider: 'Sourcegraph', hosts: ['*.sourcegraph.com', '*.sourcegraphcloud.com'], defaultHost: 'sourcegraph.com',
    names: ['SOURCEGRAPH', 'SRC_ACCESS'], selfHosted: true, overrides: ['SRC_ENDPOINT', 'SOURCEGRAPH_URL'],
  },
]
