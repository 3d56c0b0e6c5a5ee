import { serversOf } from './row.ts'

/** Design, content and shops. */
export const content = serversOf([
  {
    id: 'figma', vendor: 'Figma', url: 'https://mcp.figma.com/mcp',
    auth: 'oauth', registration: 'allowlisted', scopes: ['mcp:connect'], droppable: 'depends-on-client', certain: true,
    asOf: '2026-08-12',
    advice: 'remove figd_ and sign in; only clients in the Figma MCP catalogue may register',
    spec: 'https://developers.figma.com/docs/figma-mcp-server/',
  },
  {
    id: 'canva', vendor: 'Canva', url: 'https://mcp.canva.com/mcp',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-08-13',
    spec: 'https://www.canva.dev/docs/connect/mcp-server/',
  },
  {
    id: 'webflow', vendor: 'Webflow', url: 'https://mcp.webflow.com/mcp',
    also: ['https://mcp.webflow.com/sse'],
    auth: 'oauth', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-09-25',
    spec: 'https://github.com/api-evangelist/webflow/blob/main/mcp/webflow-mcp.yml',
  },
  {
    id: 'wix', vendor: 'Wix', url: 'https://mcp.wix.com/mcp',
    also: ['https://mcp.wix.com/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', certain: true, asOf: '2026-09-11',
    spec: 'https://github.com/wix/wix-mcp',
  },
  {
    id: 'wordpress', vendor: 'WordPress.com', url: 'https://public-api.wordpress.com/wpcom/v2/mcp/v1',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'contentful', vendor: 'Contentful', url: 'https://mcp.contentful.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', certain: true, asOf: '2026-09-11',
    advice: 'remove CFPAT- and sign in',
    spec: 'https://github.com/contentful/contentful-mcp-server',
  },
  {
    id: 'sanity', vendor: 'Sanity', url: 'https://mcp.sanity.io/mcp',
    auth: 'oauth+api-key', registration: 'dcr', scopes: ['global'], droppable: 'yes', certain: true, asOf: '2026-09-11',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'cloudinary', vendor: 'Cloudinary', url: 'https://asset-management.mcp.cloudinary.com/mcp',
    also: ['https://asset-management.mcp.cloudinary.com/sse'],
    auth: 'oauth+api-key', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'mapbox', vendor: 'Mapbox', url: 'https://mcp.mapbox.com/mcp',
    auth: 'oauth+api-key', registration: 'unknown', scopes: ['styles:read', 'tokens:read'], droppable: 'likely', certain: true,
    asOf: '2026-09-25',
    spec: 'https://github.com/api-evangelist/mapbox/blob/main/mcp/mapbox-mcp.yml',
  },
  {
    id: 'shopify-catalog', vendor: 'Shopify', product: 'Global catalog', url: 'https://catalog.shopify.com/api/ucp/mcp',
    auth: 'none', droppable: 'yes', certain: true, asOf: '2026-08-27',
    advice: 'remove the key: the catalogue tools take none',
    spec: 'https://shopify.dev/docs/agents/catalog/global-catalog',
  },
  {
    id: 'shopify-storefront', vendor: 'Shopify', product: 'Storefront MCP', url: 'https://{shop}.myshopify.com/api/mcp',
    also: ['https://{shop}.myshopify.com/api/ucp/mcp'],
    auth: 'none', droppable: 'yes', certain: true, asOf: '2026-08-27',
    advice: 'remove the key: the server takes none',
    spec: 'https://shopify.dev/docs/apps/build/storefront-mcp/servers/storefront',
  },
  {
    id: 'shopify-customer', vendor: 'Shopify', product: 'Customer accounts MCP', url: 'https://{host}/customer/api/mcp',
    auth: 'oauth', registration: 'preregistered', droppable: 'depends-on-client', certain: true, asOf: '2026-08-27',
    advice: 'use the authorization code flow with PKCE against the store',
    spec: 'https://shopify.dev/docs/apps/build/storefront-mcp/servers/customer-account',
  },
  {
    id: 'invideo', vendor: 'invideo', url: 'https://mcp.invideo.io/sse',
    auth: 'oauth', registration: 'dcr', droppable: 'yes', asOf: '2026-06-23',
    spec: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
  },
  {
    id: 'lovable', vendor: 'Lovable', url: 'https://mcp.lovable.dev/',
    auth: 'oauth', registration: 'cimd', droppable: 'yes', asOf: '2026-08-21',
    spec: 'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  },
  {
    id: 'biorender', vendor: 'BioRender', url: 'https://mcp.services.biorender.com/mcp',
    auth: 'oauth', registration: 'unknown', droppable: 'likely', asOf: '2026-08-20',
    spec: 'https://github.com/anthropics/knowledge-work-plugins',
  },
])
