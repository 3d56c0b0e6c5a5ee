/** A program that runs on this machine and calls a provider from there. */
export interface LocalServer {
  /** The npm or PyPI package, or the container image, without version. */
  readonly program: string
  readonly vendor: string
  /** The host it calls when nothing else is configured; absent for databases and for hosts of the customer. */
  readonly backend?: string
  /** The variables that hold its credential. */
  readonly credentials: readonly string[]
  /** The vendor's hosted server, which signs in with OAuth. */
  readonly remote?: string
  /** The option that takes the credential on the command line. */
  readonly argumentFlag?: string
}

const github = {
  vendor: 'GitHub',
  backend: 'api.github.com',
  credentials: ['GITHUB_PERSONAL_ACCESS_TOKEN', 'GITHUB_TOKEN'],
  remote: 'https://api.githubcopilot.com/mcp/',
}
const gitlab = {
  vendor: 'GitLab',
  backend: 'gitlab.com',
  credentials: ['GITLAB_PERSONAL_ACCESS_TOKEN', 'GITLAB_TOKEN'],
  remote: 'https://gitlab.com/api/v4/mcp',
}
const slack = {
  vendor: 'Slack',
  backend: 'slack.com',
  credentials: ['SLACK_BOT_TOKEN', 'SLACK_MCP_XOXP_TOKEN', 'SLACK_MCP_XOXC_TOKEN', 'SLACK_MCP_XOXD_TOKEN'],
  remote: 'https://mcp.slack.com/mcp',
}
const notion = {
  vendor: 'Notion',
  backend: 'api.notion.com',
  credentials: ['NOTION_TOKEN', 'OPENAPI_MCP_HEADERS', 'NOTION_API_KEY', 'NOTION_API_TOKEN'],
  remote: 'https://mcp.notion.com/mcp',
}
const atlassian = {
  vendor: 'Atlassian',
  backend: 'api.atlassian.com',
  credentials: ['JIRA_API_TOKEN', 'CONFLUENCE_API_TOKEN', 'ATLASSIAN_API_TOKEN'],
  remote: 'https://mcp.atlassian.com/v1/mcp/authv2',
}
const sentry = {
  vendor: 'Sentry',
  backend: 'sentry.io',
  credentials: ['SENTRY_ACCESS_TOKEN', 'SENTRY_AUTH_TOKEN'],
  remote: 'https://mcp.sentry.dev/mcp',
  argumentFlag: '--access-token',
}
const linear = {
  vendor: 'Linear',
  backend: 'api.linear.app',
  credentials: ['LINEAR_API_KEY', 'LINEAR_ACCESS_TOKEN'],
  remote: 'https://mcp.linear.app/mcp',
}
const brave = { vendor: 'Brave', backend: 'api.search.brave.com', credentials: ['BRAVE_API_KEY'], argumentFlag: '--brave-api-key' }
const airtable = {
  vendor: 'Airtable',
  backend: 'api.airtable.com',
  credentials: ['AIRTABLE_API_KEY'],
  remote: 'https://mcp.airtable.com/mcp',
}
const tavily = { vendor: 'Tavily', backend: 'api.tavily.com', credentials: ['TAVILY_API_KEY'], remote: 'https://mcp.tavily.com/mcp/' }
const figma = {
  vendor: 'Figma',
  backend: 'api.figma.com',
  credentials: ['FIGMA_API_KEY', 'FIGMA_OAUTH_TOKEN'],
  remote: 'https://mcp.figma.com/mcp',
  argumentFlag: '--figma-api-key',
}
const stripe = {
  vendor: 'Stripe',
  backend: 'api.stripe.com',
  credentials: ['STRIPE_SECRET_KEY', 'STRIPE_API_KEY'],
  remote: 'https://mcp.stripe.com',
  argumentFlag: '--api-key',
}
const aws = {
  vendor: 'AWS',
  backend: 'sts.amazonaws.com',
  credentials: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
}
const postgres = { vendor: 'PostgreSQL', credentials: ['DATABASE_URL', 'DATABASE_URI', 'POSTGRES_URL', 'POSTGRES_CONNECTION_STRING'] }

/** Well-known local servers, from their READMEs. */
export const localServers: readonly LocalServer[] = [
  { program: '@modelcontextprotocol/server-github', ...github },
  { program: 'ghcr.io/github/github-mcp-server', ...github },
  { program: 'github-mcp-server', ...github },
  { program: 'mcp/github', ...github },
  { program: 'mcp/github-mcp-server', ...github },
  { program: '@modelcontextprotocol/server-gitlab', ...gitlab },
  { program: '@zereight/mcp-gitlab', ...gitlab },
  { program: 'mcp/gitlab', ...gitlab },
  { program: '@modelcontextprotocol/server-slack', ...slack },
  { program: 'slack-mcp-server', ...slack },
  { program: 'ghcr.io/korotovsky/slack-mcp-server', ...slack },
  { program: '@zencoderai/slack-mcp-server', ...slack },
  { program: 'mcp/slack', ...slack },
  { program: '@notionhq/notion-mcp-server', ...notion },
  { program: '@suekou/mcp-notion-server', ...notion },
  { program: 'mcp/notion', ...notion },
  { program: 'mcp-atlassian', ...atlassian },
  { program: 'ghcr.io/sooperset/mcp-atlassian', ...atlassian },
  { program: 'mcp/atlassian', ...atlassian },
  { program: '@sentry/mcp-server', ...sentry },
  { program: 'mcp-server-sentry', ...sentry, argumentFlag: '--auth-token' },
  { program: 'mcp/sentry', ...sentry, argumentFlag: '--auth-token' },
  { program: 'linear-mcp-server', ...linear },
  { program: '@tacticlaunch/mcp-linear', ...linear },
  { program: 'mcp-linear', ...linear },
  { program: '@modelcontextprotocol/server-brave-search', ...brave },
  { program: '@brave/brave-search-mcp-server', ...brave },
  { program: 'mcp/brave-search', ...brave },
  { program: 'airtable-mcp-server', ...airtable },
  { program: '@felores/airtable-mcp-server', ...airtable },
  { program: 'tavily-mcp', ...tavily },
  { program: 'mcp/tavily', ...tavily },
  { program: 'figma-developer-mcp', ...figma },
  { program: 'figma-mcp', ...figma },
  { program: '@stripe/mcp', ...stripe },
  { program: 'mcp/stripe', ...stripe },
  { program: '@stripe/agent-toolkit', ...stripe },

  {
    program: '@supabase/mcp-server-supabase',
    vendor: 'Supabase',
    backend: 'api.supabase.com',
    credentials: ['SUPABASE_ACCESS_TOKEN'],
    remote: 'https://mcp.supabase.com/mcp',
    argumentFlag: '--access-token',
  },
  { program: '@supabase/mcp-server-postgrest', vendor: 'Supabase', credentials: ['SUPABASE_SERVICE_ROLE_KEY'], argumentFlag: '--apiKey' },
  {
    program: '@cloudflare/mcp-server-cloudflare',
    vendor: 'Cloudflare',
    backend: 'api.cloudflare.com',
    credentials: ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY'],
    remote: 'https://bindings.mcp.cloudflare.com/mcp',
  },
  {
    program: '@neondatabase/mcp-server-neon', vendor: 'Neon', backend: 'console.neon.tech', credentials: ['NEON_API_KEY'],
    remote: 'https://mcp.neon.tech/mcp',
  },
  {
    program: '@netlify/mcp', vendor: 'Netlify', backend: 'api.netlify.com', credentials: ['NETLIFY_PERSONAL_ACCESS_TOKEN'],
    remote: 'https://netlify-mcp.netlify.app/mcp',
  },
  {
    program: '@heroku/mcp-server', vendor: 'Heroku', backend: 'api.heroku.com', credentials: ['HEROKU_API_KEY'],
    remote: 'https://mcp.heroku.com/mcp',
  },
  {
    program: '@railway/mcp-server', vendor: 'Railway', backend: 'backboard.railway.com',
    credentials: ['RAILWAY_TOKEN', 'RAILWAY_API_TOKEN'], remote: 'https://mcp.railway.com',
  },
  { program: '@digitalocean/mcp', vendor: 'DigitalOcean', backend: 'api.digitalocean.com', credentials: ['DIGITALOCEAN_API_TOKEN'] },
  {
    program: '@azure-devops/mcp', vendor: 'Azure DevOps', backend: 'dev.azure.com', credentials: [],
    remote: 'https://mcp.dev.azure.com/{organization}',
  },
  { program: '@azure/mcp', vendor: 'Microsoft', backend: 'management.azure.com', credentials: ['AZURE_CLIENT_SECRET'] },
  { program: '@salesforce/mcp', vendor: 'Salesforce', backend: 'login.salesforce.com', credentials: [] },
  {
    program: '@hubspot/mcp-server', vendor: 'HubSpot', backend: 'api.hubapi.com', credentials: ['PRIVATE_APP_ACCESS_TOKEN'],
    remote: 'https://mcp.hubspot.com/',
  },
  {
    program: '@paypal/mcp', vendor: 'PayPal', backend: 'api-m.paypal.com', credentials: ['PAYPAL_ACCESS_TOKEN'],
    remote: 'https://mcp.paypal.com/mcp', argumentFlag: '--access-token',
  },
  {
    program: 'square-mcp-server', vendor: 'Square', backend: 'connect.squareup.com',
    credentials: ['ACCESS_TOKEN', 'SQUARE_ACCESS_TOKEN'], remote: 'https://mcp.squareup.com/mcp',
  },
  { program: 'mcp-server-plaid', vendor: 'Plaid', backend: 'sandbox.plaid.com', credentials: ['PLAID_SECRET'], argumentFlag: '--secret' },
  { program: '@twilio-alpha/mcp', vendor: 'Twilio', backend: 'api.twilio.com', credentials: ['TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'] },
  {
    program: 'resend-mcp', vendor: 'Resend', backend: 'api.resend.com', credentials: ['RESEND_API_KEY'],
    remote: 'https://mcp.resend.com/mcp', argumentFlag: '--key',
  },
  {
    program: 'klaviyo-mcp-server', vendor: 'Klaviyo', backend: 'a.klaviyo.com', credentials: ['PRIVATE_API_KEY'],
    remote: 'https://mcp.klaviyo.com/mcp',
  },
  {
    program: '@ahrefs/mcp', vendor: 'Ahrefs', backend: 'api.ahrefs.com', credentials: ['API_KEY'],
    remote: 'https://api.ahrefs.com/mcp/mcp',
  },
  { program: '@shopify/dev-mcp', vendor: 'Shopify', backend: 'shopify.dev', credentials: [] },
  {
    program: 'shopify-mcp', vendor: 'Shopify', backend: 'myshopify.com', credentials: ['SHOPIFY_ACCESS_TOKEN'],
    argumentFlag: '--accessToken',
  },

  {
    program: 'firecrawl-mcp', vendor: 'Firecrawl', backend: 'api.firecrawl.dev', credentials: ['FIRECRAWL_API_KEY'],
    remote: 'https://mcp.firecrawl.dev/mcp',
  },
  {
    program: 'mcp/firecrawl', vendor: 'Firecrawl', backend: 'api.firecrawl.dev', credentials: ['FIRECRAWL_API_KEY'],
    remote: 'https://mcp.firecrawl.dev/mcp',
  },
  { program: 'exa-mcp-server', vendor: 'Exa', backend: 'api.exa.ai', credentials: ['EXA_API_KEY'], remote: 'https://mcp.exa.ai/mcp' },
  {
    program: '@upstash/context7-mcp', vendor: 'Context7', backend: 'context7.com', credentials: ['CONTEXT7_API_KEY'],
    remote: 'https://mcp.context7.com/mcp', argumentFlag: '--api-key',
  },
  {
    program: '@upstash/mcp-server', vendor: 'Upstash', backend: 'api.upstash.com', credentials: ['UPSTASH_API_KEY'],
    argumentFlag: '--api-key',
  },
  {
    program: '@browserbasehq/mcp-server-browserbase', vendor: 'Browserbase', backend: 'api.browserbase.com',
    credentials: ['BROWSERBASE_API_KEY', 'GEMINI_API_KEY'],
  },
  {
    program: '@browserbasehq/mcp', vendor: 'Browserbase', backend: 'api.browserbase.com',
    credentials: ['BROWSERBASE_API_KEY', 'GEMINI_API_KEY'],
  },
  {
    program: '@apify/actors-mcp-server', vendor: 'Apify', backend: 'api.apify.com', credentials: ['APIFY_TOKEN'],
    remote: 'https://mcp.apify.com/',
  },
  {
    program: '@brightdata/mcp', vendor: 'Bright Data', backend: 'api.brightdata.com', credentials: ['API_TOKEN'],
    remote: 'https://mcp.brightdata.com/mcp',
  },
  { program: 'server-perplexity-ask', vendor: 'Perplexity', backend: 'api.perplexity.ai', credentials: ['PERPLEXITY_API_KEY'] },
  { program: '@perplexity-ai/mcp-server', vendor: 'Perplexity', backend: 'api.perplexity.ai', credentials: ['PERPLEXITY_API_KEY'] },
  { program: 'serper-search-scrape-mcp-server', vendor: 'Serper', backend: 'google.serper.dev', credentials: ['SERPER_API_KEY'] },
  { program: 'linkup-mcp-server', vendor: 'Linkup', backend: 'api.linkup.so', credentials: ['LINKUP_API_KEY'] },
  { program: 'elevenlabs-mcp', vendor: 'ElevenLabs', backend: 'api.elevenlabs.io', credentials: ['ELEVENLABS_API_KEY'] },
  {
    program: '@modelcontextprotocol/server-google-maps', vendor: 'Google', backend: 'maps.googleapis.com',
    credentials: ['GOOGLE_MAPS_API_KEY'],
  },
  { program: '@modelcontextprotocol/server-everart', vendor: 'EverArt', backend: 'api.everart.ai', credentials: ['EVERART_API_KEY'] },
  { program: 'workspace-mcp', vendor: 'Google', backend: 'www.googleapis.com', credentials: ['GOOGLE_OAUTH_CLIENT_SECRET'] },
  { program: '@pinecone-database/mcp', vendor: 'Pinecone', backend: 'api.pinecone.io', credentials: ['PINECONE_API_KEY'] },
  { program: '@e2b/mcp-server', vendor: 'E2B', backend: 'api.e2b.dev', credentials: ['E2B_API_KEY'] },
  { program: '@composio/mcp', vendor: 'Composio', backend: 'backend.composio.dev', credentials: ['COMPOSIO_API_KEY'] },
  { program: '@delorenj/mcp-server-trello', vendor: 'Trello', backend: 'api.trello.com', credentials: ['TRELLO_TOKEN', 'TRELLO_API_KEY'] },
  {
    program: '@roychri/mcp-server-asana', vendor: 'Asana', backend: 'app.asana.com', credentials: ['ASANA_ACCESS_TOKEN'],
    remote: 'https://mcp.asana.com/v2/mcp',
  },
  {
    program: '@taazkareem/clickup-mcp-server', vendor: 'ClickUp', backend: 'api.clickup.com', credentials: ['CLICKUP_API_KEY'],
    remote: 'https://mcp.clickup.com/mcp',
  },
  {
    program: '@mondaydotcomorg/monday-api-mcp', vendor: 'monday.com', backend: 'api.monday.com', credentials: ['MONDAY_TOKEN'],
    remote: 'https://mcp.monday.com/mcp', argumentFlag: '-t',
  },
  {
    program: '@abhiz123/todoist-mcp-server', vendor: 'Todoist', backend: 'api.todoist.com', credentials: ['TODOIST_API_TOKEN'],
    remote: 'https://ai.todoist.net/mcp',
  },
  {
    program: '@postman/postman-mcp-server', vendor: 'Postman', backend: 'api.getpostman.com', credentials: ['POSTMAN_API_KEY'],
    remote: 'https://mcp.postman.com/mcp',
  },
  {
    program: '@circleci/mcp-server-circleci', vendor: 'CircleCI', backend: 'circleci.com', credentials: ['CIRCLECI_TOKEN'],
    remote: 'https://mcp.circleci.com/v1/mcp',
  },
  {
    program: 'ghcr.io/buildkite/buildkite-mcp-server', vendor: 'Buildkite', backend: 'api.buildkite.com',
    credentials: ['BUILDKITE_API_TOKEN'], remote: 'https://mcp.buildkite.com/mcp',
  },
  { program: 'mcp/sonarqube', vendor: 'Sonar', backend: 'sonarcloud.io', credentials: ['SONARQUBE_TOKEN'] },
  { program: 'mcp/dockerhub', vendor: 'Docker', backend: 'hub.docker.com', credentials: ['HUB_PAT_TOKEN'] },
  {
    program: '@launchdarkly/mcp-server', vendor: 'LaunchDarkly', backend: 'app.launchdarkly.com',
    credentials: ['LAUNCHDARKLY_ACCESS_TOKEN'], remote: 'https://mcp.launchdarkly.com/mcp/{product}', argumentFlag: '--api-key',
  },
  {
    program: '@contentful/mcp-server', vendor: 'Contentful', backend: 'api.contentful.com',
    credentials: ['CONTENTFUL_MANAGEMENT_ACCESS_TOKEN'], remote: 'https://mcp.contentful.com/mcp',
  },
  {
    program: 'webflow-mcp-server', vendor: 'Webflow', backend: 'api.webflow.com', credentials: ['WEBFLOW_TOKEN'],
    remote: 'https://mcp.webflow.com/mcp',
  },
  {
    program: '@mapbox/mcp-server', vendor: 'Mapbox', backend: 'api.mapbox.com', credentials: ['MAPBOX_ACCESS_TOKEN'],
    remote: 'https://mcp.mapbox.com/mcp',
  },
  {
    program: 'pagerduty-mcp', vendor: 'PagerDuty', backend: 'api.pagerduty.com', credentials: ['PAGERDUTY_USER_API_KEY'],
    remote: 'https://mcp.pagerduty.com/mcp',
  },
  {
    program: 'mcp-grafana', vendor: 'Grafana', credentials: ['GRAFANA_SERVICE_ACCOUNT_TOKEN', 'GRAFANA_API_KEY'],
    remote: 'https://mcp.grafana.com/mcp',
  },
  {
    program: 'mcp/grafana', vendor: 'Grafana', credentials: ['GRAFANA_SERVICE_ACCOUNT_TOKEN', 'GRAFANA_API_KEY'],
    remote: 'https://mcp.grafana.com/mcp',
  },
  { program: 'n8n-mcp', vendor: 'n8n', credentials: ['N8N_API_KEY'] },

  { program: 'awslabs.aws-api-mcp-server', ...aws, remote: 'https://aws-mcp.{region}.api.aws/mcp' },
  { program: 'awslabs.core-mcp-server', ...aws },
  { program: 'awslabs.cdk-mcp-server', ...aws },
  { program: 'awslabs.cloudwatch-mcp-server', ...aws },
  { program: 'awslabs.dynamodb-mcp-server', ...aws },
  { program: 'awslabs.eks-mcp-server', ...aws },
  { program: 'awslabs.ecs-mcp-server', ...aws },
  { program: 'awslabs.lambda-tool-mcp-server', ...aws },
  { program: 'awslabs.cost-analysis-mcp-server', ...aws },
  { program: 'awslabs.bedrock-kb-retrieval-mcp-server', ...aws },
  {
    program: 'awslabs.aws-documentation-mcp-server', vendor: 'AWS', backend: 'docs.aws.amazon.com', credentials: [],
    remote: 'https://knowledge-mcp.global.api.aws',
  },
  { program: '@modelcontextprotocol/server-aws-kb-retrieval', ...aws },

  { program: '@modelcontextprotocol/server-postgres', ...postgres },
  { program: 'postgres-mcp', ...postgres },
  { program: 'crystaldba/postgres-mcp', ...postgres },
  { program: 'mcp/postgres', ...postgres },
  { program: '@bytebase/dbhub', vendor: 'Bytebase', credentials: ['DSN'], argumentFlag: '--dsn' },
  { program: '@benborla29/mcp-server-mysql', vendor: 'MySQL', credentials: ['MYSQL_PASS', 'MYSQL_PASSWORD'] },
  { program: 'mysql-mcp-server', vendor: 'MySQL', credentials: ['MYSQL_PASSWORD'] },
  { program: '@modelcontextprotocol/server-redis', vendor: 'Redis', credentials: ['REDIS_URL'] },
  { program: 'redis-mcp-server', vendor: 'Redis', credentials: ['REDIS_PWD', 'REDIS_URL'], argumentFlag: '--url' },
  {
    program: 'mongodb-mcp-server', vendor: 'MongoDB', credentials: ['MDB_MCP_CONNECTION_STRING', 'MDB_MCP_API_CLIENT_SECRET'],
    remote: 'https://mcp.mongodb.com/mcp', argumentFlag: '--connectionString',
  },
  { program: 'mcp-server-qdrant', vendor: 'Qdrant', credentials: ['QDRANT_API_KEY'] },
  { program: 'mcp-clickhouse', vendor: 'ClickHouse', credentials: ['CLICKHOUSE_PASSWORD'], remote: 'https://mcp.clickhouse.cloud/mcp' },
  { program: '@elastic/mcp-server-elasticsearch', vendor: 'Elastic', credentials: ['ES_API_KEY'] },
  { program: 'docker.elastic.co/mcp/elasticsearch', vendor: 'Elastic', credentials: ['ES_API_KEY'] },
  { program: 'mcp-neo4j-cypher', vendor: 'Neo4j', credentials: ['NEO4J_PASSWORD'], argumentFlag: '--password' },
  { program: 'snowflake-labs-mcp', vendor: 'Snowflake', credentials: ['SNOWFLAKE_PASSWORD', 'SNOWFLAKE_PAT'] },
  { program: '@smithery/cli', vendor: 'Smithery', backend: 'server.smithery.ai', credentials: ['SMITHERY_API_KEY'], argumentFlag: '--key' },
  { program: 'chroma-mcp', vendor: 'Chroma', credentials: ['CHROMA_API_KEY'] },
]

/** The server that a package or an image is, whatever its version, tag, registry or case. */
export function localServer(program: string): LocalServer | undefined {
  return byName.get(bareName(program))
}

function bareName(program: string): string {
  const name = program.trim().toLowerCase().replace(/(?<=.)@.*$/, '').replace(/(?:\[.*|[=<>~!]=.*)$/, '')
  const [first = '', ...rest] = name.split('/')
  const withoutRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join('/') : name
  return withoutRegistry.replace(/:[a-z0-9._-]+$/, '')
}

const byName = new Map(localServers.map(server => [bareName(server.program), server]))
