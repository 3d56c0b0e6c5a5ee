import { serversOf } from './row.ts'

/** Code hosts, builds and development. */
export const code = serversOf([
  {
    id: 'github', vendor: 'GitHub', url: 'https://api.githubcopilot.com/mcp/',
    also: [
      'https://api.githubcopilot.com/mcp/readonly',
      'https://api.githubcopilot.com/mcp/x/{toolset}',
      'https://copilot-api.{subdomain}.ghe.com/mcp',
    ],
    auth: 'oauth+api-key', registration: 'preregistered', droppable: 'depends-on-client', certain: true, asOf: '2026-09-11',
    advice: 'remove the Authorization header and sign in where the client has a GitHub client id (VS Code, Claude, ChatGPT, Cursor); elsewhere use a fine-grained token from an input prompt and the /readonly path',
    spec: 'https://github.com/github/github-mcp-server/blob/main/docs/host-integration.md',
  },
  {
    id: 'gitlab', vendor: 'GitLab', url: 'https://gitlab.com/api/v4/mcp',
    also: ['https://{host}/api/v4/mcp'],
    auth: 'oauth+api-key', registration: 'dcr', scopes: ['mcp'], droppable: 'yes', certain: true, asOf: '2026-08-12',
    spec: 'https://docs.gitlab.com/user/gitlab_duo/model_context_protocol/mcp_server/',
  },
  {
    id: 'azure-devops', vendor: 'Microsoft', product: 'Azure DevOps', url: 'https://mcp.dev.azure.com/{organization}',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', certain: true,
    advice: 'sign in with Entra ID; a PAT is not accepted',
    spec: 'https://learn.microsoft.com/en-us/connectors/adomcpserver/',
  },
  {
    id: 'microsoft-learn', vendor: 'Microsoft', product: 'Learn documentation', url: 'https://learn.microsoft.com/api/mcp',
    auth: 'none', droppable: 'yes', asOf: '2026-07-08',
    advice: 'remove the key: the server takes none',
    spec: 'https://learn.microsoft.com/training/support/mcp',
  },
  {
    id: 'microsoft-enterprise', vendor: 'Microsoft', product: 'MCP server for Enterprise (Entra / Graph)',
    url: 'https://mcp.svc.cloud.microsoft/enterprise',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client',
    advice: 'sign in with Entra ID and least-privilege MCP scopes',
    spec: 'https://learn.microsoft.com/graph/mcp-server/overview',
  },
  {
    id: 'microsoft-agent365', vendor: 'Microsoft', product: 'Agent 365 tooling servers (mail, calendar, Teams, SharePoint)',
    url: 'https://agent365.svc.cloud.microsoft/agents/tenants/{tenant}/servers/{server}',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client',
    advice: 'sign in with Entra ID, or use an agent identity instead of an app secret',
    spec: 'https://learn.microsoft.com/microsoft-agent-365/tooling-servers-overview',
  },
  {
    id: 'microsoft-dataverse', vendor: 'Microsoft', product: 'Dataverse', url: 'https://{org}.crm.dynamics.com/api/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client',
    advice: 'sign in with Entra ID',
    spec: 'https://learn.microsoft.com/power-apps/maker/data-platform/data-platform-mcp',
  },
  {
    id: 'buildkite', vendor: 'Buildkite', url: 'https://mcp.buildkite.com/mcp',
    also: ['https://mcp.buildkite.com/mcp/readonly'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    advice: 'remove the header and sign in from the client; use /mcp/readonly for read access',
    spec: 'https://buildkite.com/docs/apis/mcp-server',
  },
  {
    id: 'circleci', vendor: 'CircleCI', url: 'https://mcp.circleci.com/v1/mcp',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'likely', certain: true, asOf: '2026-09-11',
    spec: 'https://github.com/api-evangelist/circleci/blob/main/mcp/circleci-mcp.yml',
  },
  {
    id: 'semgrep', vendor: 'Semgrep', url: 'https://mcp.semgrep.ai/mcp',
    also: ['https://mcp.semgrep.ai/sse'],
    auth: 'none', droppable: 'yes', asOf: '2026-07-08',
    advice: 'remove the key: scans take none',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'sourcegraph', vendor: 'Sourcegraph', url: 'https://{host}/.api/mcp',
    auth: 'oauth+api-key', registration: 'dcr', scopes: ['mcp'], droppable: 'yes', certain: true,
    spec: 'https://sourcegraph.com/docs/api/mcp/authentication',
  },
  {
    id: 'greptile', vendor: 'Greptile', url: 'https://api.greptile.com/mcp',
    auth: 'api-key', droppable: 'no', asOf: '2026-08-21',
    advice: 'keep the key in an environment variable or input prompt',
    spec: 'https://github.com/anthropics/claude-plugins-official',
  },
  {
    id: 'postman', vendor: 'Postman', url: 'https://mcp.postman.com/mcp',
    also: ['https://mcp.postman.com/minimal', 'https://mcp.postman.com/code', 'https://mcp.eu.postman.com/mcp'],
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'likely', certain: true, asOf: '2026-09-11',
    advice: 'remove the header and sign in from the client; use /minimal for fewer tools. The EU host takes API keys only',
    spec: 'https://github.com/postmanlabs/postman-mcp-server',
  },
  {
    id: 'jam', vendor: 'Jam', url: 'https://mcp.jam.dev/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'launchdarkly', vendor: 'LaunchDarkly', url: 'https://mcp.launchdarkly.com/mcp/{product}',
    auth: 'oauth', registration: 'dcr', droppable: 'likely',
    spec: 'https://launchdarkly.com/docs/home/getting-started/mcp-hosted',
  },
  {
    id: 'pulumi', vendor: 'Pulumi', url: 'https://mcp.ai.pulumi.com/mcp',
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-07-08',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'port', vendor: 'Port', url: 'https://mcp.port.io/v1',
    also: ['https://mcp.us.port.io/v1'],
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'cortex', vendor: 'Cortex', url: 'https://mcp.cortex.io/mcp',
    auth: 'api-key', droppable: 'no', asOf: '2026-06-23',
    advice: 'keep the key in an input prompt',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'incident-io', vendor: 'incident.io', url: 'https://mcp.incident.io/mcp',
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-07-08',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'rootly', vendor: 'Rootly', url: 'https://mcp.rootly.com/sse',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'depends-on-client',
    advice: 'keep the token in an input prompt, or sign in',
    spec: 'https://github.com/Rootly-AI-Labs/Rootly-MCP-server',
  },
])
