import { serversOf } from './row.ts'

/** Customers, marketing and money. */
export const business = serversOf([
  {
    id: 'hubspot', vendor: 'HubSpot', url: 'https://mcp.hubspot.com/',
    also: ['https://mcp.hubspot.com/anthropic', 'https://app.hubspot.com/mcp/v1/http'],
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', certain: true, asOf: '2026-09-11',
    advice: 'use a user-level OAuth app instead of a private app token',
    spec: 'https://developers.hubspot.com/mcp',
  },
  {
    id: 'intercom', vendor: 'Intercom', url: 'https://mcp.intercom.com/mcp',
    also: ['https://mcp.intercom.com/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-08-20',
    spec: 'https://developers.intercom.com/docs/guides/mcp',
  },
  {
    id: 'intercom-docs', vendor: 'Intercom', product: 'developer documentation', url: 'https://developers.intercom.com/mcp',
    auth: 'none', droppable: 'yes', certain: true, asOf: '2026-09-25',
    advice: 'remove the key: the server takes none',
    spec: 'https://github.com/api-evangelist/intercom/blob/main/mcp/intercom-mcp.yml',
  },
  {
    id: 'salesforce-hosted', vendor: 'Salesforce', url: 'https://api.salesforce.com/platform/mcp/v1/{org-or-sandbox}/{server}',
    auth: 'oauth', registration: 'preregistered', droppable: 'after-admin-setup', certain: true, asOf: '2026-06',
    advice: 'use an External Client App with the scope mcp_api and PKCE',
    spec: 'https://developer.salesforce.com/docs/platform/hosted-mcp-servers/guide',
  },
  {
    id: 'servicenow', vendor: 'ServiceNow', url: 'https://{instance}.service-now.com/sncapps/mcp-server/mcp/{server}',
    auth: 'oauth', registration: 'preregistered', droppable: 'after-admin-setup', certain: true, asOf: '2026-06',
    advice: 'use an OAuth inbound integration with an auth scope of its own',
    spec: 'https://www.servicenow.com/docs/',
  },
  {
    id: 'attio', vendor: 'Attio', url: 'https://mcp.attio.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'close', vendor: 'Close', url: 'https://mcp.close.com/mcp',
    auth: 'oauth+api-key', registration: 'preregistered', droppable: 'depends-on-client', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'apollo', vendor: 'Apollo.io', url: 'https://mcp.apollo.io/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'zoominfo', vendor: 'ZoomInfo', url: 'https://mcp.zoominfo.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'clay', vendor: 'Clay', url: 'https://api.clay.com/v3/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'gong', vendor: 'Gong', url: 'https://mcp.gong.io/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'outreach', vendor: 'Outreach', url: 'https://api.outreach.io/mcp/',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'common-room', vendor: 'Common Room', url: 'https://mcp.commonroom.io/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'klaviyo', vendor: 'Klaviyo', url: 'https://mcp.klaviyo.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-08-13',
    advice: 'remove the header and sign in from the client; add ?read-only=true or toolsets=',
    spec: 'https://developers.klaviyo.com/en/docs/klaviyo_mcp_server',
  },
  {
    id: 'ahrefs', vendor: 'Ahrefs', url: 'https://api.ahrefs.com/mcp/mcp',
    also: ['https://api.ahrefs.com/mcp/mcpSse'],
    auth: 'oauth+api-key', registration: 'dcr', scopes: ['apiv3-mcp'], droppable: 'yes', certain: true, asOf: '2026-08-12',
    advice: 'sign in, or use an MCP-scoped key with a unit limit',
    spec: 'https://docs.ahrefs.com/mcp/docs/introduction',
  },
  {
    id: 'similarweb', vendor: 'Similarweb', url: 'https://mcp.similarweb.com/mcp',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'supermetrics', vendor: 'Supermetrics', url: 'https://mcp.supermetrics.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'pipeboard-meta-ads', vendor: 'Pipeboard', product: 'Meta Ads', url: 'https://mcp.pipeboard.co/meta-ads-mcp',
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'resend', vendor: 'Resend', url: 'https://mcp.resend.com/mcp',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'likely', certain: true, asOf: '2026-09-25',
    advice: 'remove the re_ key and sign in',
    spec: 'https://github.com/api-evangelist/resend/blob/main/mcp/resend-mcp.yml',
  },
  {
    id: 'telnyx', vendor: 'Telnyx', url: 'https://api.telnyx.com/v2/mcp',
    auth: 'api-key', droppable: 'no', asOf: '2026-07-08',
    advice: 'keep the key in an input prompt',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'stripe', vendor: 'Stripe', url: 'https://mcp.stripe.com',
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-09-25',
    advice: 'remove the sk_ key and sign in; for unattended agents use a restricted key rk_ and a sandbox',
    spec: 'https://docs.stripe.com/mcp',
  },
  {
    id: 'paypal', vendor: 'PayPal', url: 'https://mcp.paypal.com/mcp',
    also: ['https://mcp.paypal.com/sse', 'https://mcp.paypal.com/http'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-07-08',
    spec: 'https://developer.paypal.com/tools/mcp-server/',
  },
  {
    id: 'paypal-sandbox', vendor: 'PayPal', product: 'sandbox', url: 'https://mcp.sandbox.paypal.com/mcp',
    also: ['https://mcp.sandbox.paypal.com/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'likely',
    spec: 'https://developer.paypal.com/tools/mcp-server/',
  },
  {
    id: 'square', vendor: 'Square', url: 'https://mcp.squareup.com/mcp',
    also: ['https://mcp.squareup.com/sse'],
    auth: 'oauth', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-09-25',
    advice: 'remove ACCESS_TOKEN and sign in',
    spec: 'https://developer.squareup.com/docs/mcp',
  },
  {
    id: 'plaid', vendor: 'Plaid', url: 'https://api.dashboard.plaid.com/mcp/',
    also: ['https://api.dashboard.plaid.com/mcp/sse'],
    auth: 'oauth', registration: 'preregistered', scopes: ['mcp:dashboard'], droppable: 'no', certain: true, asOf: '2026-09-23',
    advice: 'mint 15-minute tokens with client credentials (scope mcp:dashboard) and store none',
    spec: 'https://plaid.com/docs/resources/mcp/',
  },
  {
    id: 'ramp', vendor: 'Ramp', url: 'https://ramp-mcp-remote.ramp.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'quickbooks', vendor: 'Intuit', product: 'QuickBooks', url: 'https://ai-inc.quickbooks.intuit.com/v1/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
  {
    id: 'mercadopago', vendor: 'Mercado Pago', url: 'https://mcp.mercadopago.com/mcp',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'depends-on-client', asOf: '2026-06-23',
    advice: 'sign in where supported, else keep test credentials in an input prompt',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'mercadolibre', vendor: 'Mercado Libre', url: 'https://mcp.mercadolibre.com/mcp',
    auth: 'api-key', droppable: 'no', asOf: '2026-06-23',
    advice: 'mint the access token at run time',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'dodo', vendor: 'Dodo Payments', url: 'https://mcp.dodopayments.com/sse',
    auth: 'oauth+api-key', registration: 'unknown', droppable: 'depends-on-client', asOf: '2026-07-08',
    advice: 'keep a test-mode key in an input prompt',
    spec: 'https://github.com/docker/mcp-registry',
  },
  {
    id: 'razorpay', vendor: 'Razorpay', url: 'https://mcp.razorpay.com/mcp',
    auth: 'api-key', droppable: 'no',
    advice: 'keep the merchant token of a restricted account in an input prompt',
    spec: 'https://github.com/razorpay/razorpay-mcp-server',
  },
  {
    id: 'robinhood', vendor: 'Robinhood', url: 'https://agent.robinhood.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'digits', vendor: 'Digits', url: 'https://api.digits.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
])
