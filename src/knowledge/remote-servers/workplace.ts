import { serversOf } from './row.ts'

/** Tasks, documents, meetings and mail. */
export const workplace = serversOf([
  {
    id: 'linear', vendor: 'Linear', url: 'https://mcp.linear.app/mcp',
    also: ['https://mcp.linear.app/mcp/readonly', 'https://mcp.linear.app/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', certain: true,
    advice: 'remove the Authorization header and sign in; use /mcp/readonly for context only',
    spec: 'https://linear.app/docs/mcp',
  },
  {
    id: 'notion', vendor: 'Notion', url: 'https://mcp.notion.com/mcp',
    also: ['https://mcp.notion.com/sse'],
    auth: 'oauth', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-08-12',
    advice: 'remove the token and sign in: the hosted server takes no bearer token of an integration',
    spec: 'https://developers.notion.com/docs/mcp',
  },
  {
    id: 'atlassian', vendor: 'Atlassian', url: 'https://mcp.atlassian.com/v1/mcp/authv2',
    also: ['https://mcp.atlassian.com/v1/mcp', 'https://mcp.atlassian.com/v1/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-06-30',
    advice: 'remove Authorization and sign in; API tokens (Basic email:token, or Bearer service account key) work only if the organisation admin enabled them, and are meant for machines',
    spec: 'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
  },
  {
    id: 'asana', vendor: 'Asana', url: 'https://mcp.asana.com/v2/mcp',
    also: ['https://mcp.asana.com/mcp', 'https://mcp.asana.com/sse'],
    auth: 'oauth', registration: 'preregistered', scopes: ['default'], droppable: 'depends-on-client', certain: true,
    asOf: '2026-09-11',
    advice: 'remove the PAT and sign in',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'monday', vendor: 'monday.com', url: 'https://mcp.monday.com/mcp',
    also: ['https://mcp.monday.com/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-07-08',
    spec: 'https://developer.monday.com/apps/docs/mondaycom-mcp-integration',
  },
  {
    id: 'clickup', vendor: 'ClickUp', url: 'https://mcp.clickup.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', certain: true, asOf: '2026-09-11',
    advice: 'remove the pk_ token and sign in',
    spec: 'https://github.com/api-evangelist/clickup/blob/main/mcp/clickup-mcp.yml',
  },
  {
    id: 'todoist', vendor: 'Todoist', url: 'https://ai.todoist.net/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'likely',
    spec: 'https://developer.todoist.com/api/v1/',
  },
  {
    id: 'miro', vendor: 'Miro', url: 'https://mcp.miro.com/',
    also: ['https://mcp.miro.com/mcp'],
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-07-08',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'airtable', vendor: 'Airtable', url: 'https://mcp.airtable.com/mcp',
    auth: 'oauth+api-key', registration: 'unknown',
    scopes: ['data.records:read', 'data.records:write', 'schema.bases:read', 'schema.bases:write'], droppable: 'likely',
    certain: true, asOf: '2026-09-25',
    advice: 'remove the pat and sign in; choose bases at consent',
    spec: 'https://github.com/api-evangelist/airtable/blob/main/mcp/airtable-mcp.yml',
  },
  {
    id: 'slack', vendor: 'Slack', url: 'https://mcp.slack.com/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'after-admin-setup', certain: true,
    advice: 'sign in per user with a Slack app of your own (MCP on) and few user scopes; remove the token',
    spec: 'https://docs.slack.dev/ai/slack-mcp-server',
  },
  {
    id: 'zoom', vendor: 'Zoom', url: 'https://mcp.zoom.us/mcp/zoom/streamable',
    also: [
      'https://mcp-us.zoom.us/mcp/zoom/streamable',
      'https://mcp.zoom.us/mcp/docs/streamable',
      'https://mcp-us.zoom.us/mcp/whiteboard/streamable',
    ],
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', certain: true, asOf: '2026-09-11',
    advice: 'use an OAuth app of your own; a pasted access token lasts 1 h',
    spec: 'https://github.com/api-evangelist/zoom/blob/main/mcp/zoom-mcp.yml',
  },
  {
    id: 'box', vendor: 'Box', url: 'https://mcp.box.com/mcp',
    also: ['https://mcp.box.com'],
    auth: 'oauth', registration: 'preregistered', droppable: 'after-admin-setup', certain: true, asOf: '2026-09-11',
    advice: 'enable the Box MCP app in the admin console and sign in',
    spec: 'https://github.com/box/mcp-server-box-remote',
  },
  {
    id: 'dropbox', vendor: 'Dropbox', url: 'https://mcp.dropbox.com/mcp',
    also: ['https://mcp.dropbox.com/dash'],
    auth: 'oauth', registration: 'dcr', droppable: 'likely',
    spec: 'https://help.dropbox.com/integrations/mcp',
  },
  {
    id: 'egnyte', vendor: 'Egnyte', url: 'https://mcp-server.egnyte.com/mcp',
    also: ['https://mcp-server.egnyte.com/sse'],
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'docusign', vendor: 'Docusign', url: 'https://mcp.docusign.com/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'fireflies', vendor: 'Fireflies', url: 'https://api.fireflies.ai/mcp',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'granola', vendor: 'Granola', url: 'https://mcp.granola.ai/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'guru', vendor: 'Guru', url: 'https://mcp.api.getguru.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'circleback', vendor: 'Circleback', url: 'https://app.circleback.ai/api/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'superhuman', vendor: 'Superhuman', url: 'https://mcp.mail.superhuman.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
])
