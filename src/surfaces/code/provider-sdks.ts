/** How a provider's SDK is told its key, and where it sends it when nothing else is said. */
export interface ProviderSdk {
  readonly from: string
  /** What is called, from the module; `''` is its default export. */
  readonly name: string | readonly string[]
  /** Positions and option paths of the credential. */
  readonly key: readonly (number | string)[]
  readonly host: string
  /** Position or option path of an address of its own. */
  readonly base?: number | string
  /** The first argument that holds options; 0 when absent. */
  readonly options?: number
}

const named = (name: string): readonly string[] => ['', name]

/** Provider SDKs by import source (STANDARD.md, "In code"), from their published types. */
export const providerSdks: readonly ProviderSdk[] = [
  { from: 'stripe', name: named('Stripe'), key: [0], host: 'api.stripe.com', base: 'host', options: 1 },
  { from: 'openai', name: named('OpenAI'), key: ['apiKey'], host: 'api.openai.com', base: 'baseURL' },
  { from: '@anthropic-ai/sdk', name: named('Anthropic'), key: ['apiKey', 'authToken'], host: 'api.anthropic.com', base: 'baseURL' },
  { from: 'groq-sdk', name: named('Groq'), key: ['apiKey'], host: 'api.groq.com', base: 'baseURL' },
  { from: '@mistralai/mistralai', name: 'Mistral', key: ['apiKey'], host: 'api.mistral.ai', base: 'serverURL' },
  { from: 'cohere-ai', name: ['CohereClient', 'CohereClientV2'], key: ['token'], host: 'api.cohere.com' },
  { from: '@google/genai', name: 'GoogleGenAI', key: ['apiKey'], host: 'generativelanguage.googleapis.com' },
  { from: '@google/generative-ai', name: 'GoogleGenerativeAI', key: [0], host: 'generativelanguage.googleapis.com' },
  { from: 'replicate', name: named('Replicate'), key: ['auth'], host: 'api.replicate.com', base: 'baseUrl' },
  { from: 'together-ai', name: named('Together'), key: ['apiKey'], host: 'api.together.xyz', base: 'baseURL' },
  { from: '@ai-sdk/openai', name: 'createOpenAI', key: ['apiKey'], host: 'api.openai.com', base: 'baseURL' },
  { from: '@ai-sdk/anthropic', name: 'createAnthropic', key: ['apiKey'], host: 'api.anthropic.com', base: 'baseURL' },
  { from: 'elevenlabs', name: 'ElevenLabsClient', key: ['apiKey'], host: 'api.elevenlabs.io' },
  { from: '@deepgram/sdk', name: 'createClient', key: [0], host: 'api.deepgram.com' },
  { from: '@slack/web-api', name: 'WebClient', key: [0], host: 'slack.com', base: 'slackApiUrl', options: 1 },
  { from: '@slack/bolt', name: ['App', 'App'], key: ['token'], host: 'slack.com' },
  { from: '@octokit/rest', name: 'Octokit', key: ['auth'], host: 'api.github.com', base: 'baseUrl' },
  { from: '@octokit/core', name: 'Octokit', key: ['auth'], host: 'api.github.com', base: 'baseUrl' },
  { from: 'octokit', name: 'Octokit', key: ['auth'], host: 'api.github.com', base: 'baseUrl' },
  { from: '@gitbeaker/rest', name: 'Gitlab', key: ['token'], host: 'gitlab.com', base: 'host' },
  { from: '@notionhq/client', name: 'Client', key: ['auth'], host: 'api.notion.com', base: 'baseUrl' },
  { from: '@linear/sdk', name: 'LinearClient', key: ['apiKey', 'accessToken'], host: 'api.linear.app', base: 'apiUrl' },
  { from: 'twilio', name: named('Twilio'), key: [1], host: 'api.twilio.com' },
  { from: '@sendgrid/mail', name: ['setApiKey', 'MailService().setApiKey'], key: [0], host: 'api.sendgrid.com' },
  { from: '@sendgrid/client', name: ['setApiKey', 'Client().setApiKey'], key: [0], host: 'api.sendgrid.com' },
  { from: 'resend', name: 'Resend', key: [0], host: 'api.resend.com' },
  { from: 'postmark', name: ['ServerClient', 'AccountClient'], key: [0], host: 'api.postmarkapp.com' },
  { from: 'airtable', name: ['', 'configure'], key: ['apiKey'], host: 'api.airtable.com', base: 'endpointUrl' },
  {
    from: '@hubspot/api-client',
    name: 'Client',
    key: ['accessToken', 'apiKey', 'developerApiKey'],
    host: 'api.hubapi.com',
    base: 'basePath',
  },
  {
    from: 'jira.js',
    name: ['Version2Client', 'Version3Client', 'AgileClient', 'ServiceDeskClient'],
    key: ['authentication.basic.apiToken', 'authentication.basic.password', 'authentication.personalAccessToken'],
    host: 'atlassian.net',
    base: 'host',
  },
  {
    from: 'confluence.js',
    name: 'ConfluenceClient',
    key: ['authentication.basic.apiToken', 'authentication.personalAccessToken'],
    host: 'atlassian.net',
    base: 'host',
  },
  { from: 'trello.js', name: 'TrelloClient', key: ['token', 'key'], host: 'api.trello.com' },
  { from: 'figma-api', name: 'Api', key: ['personalAccessToken'], host: 'api.figma.com' },
  { from: '@supabase/supabase-js', name: 'createClient', key: [1], host: 'supabase.co', base: 0 },
  { from: '@pinecone-database/pinecone', name: 'Pinecone', key: ['apiKey'], host: 'api.pinecone.io' },
  { from: '@qdrant/js-client-rest', name: 'QdrantClient', key: ['apiKey'], host: 'cloud.qdrant.io', base: 'url' },
  { from: '@upstash/redis', name: 'Redis', key: ['token'], host: 'upstash.io', base: 'url' },
  { from: '@upstash/vector', name: 'Index', key: ['token'], host: 'upstash.io', base: 'url' },
  { from: '@tavily/core', name: 'tavily', key: ['apiKey'], host: 'api.tavily.com' },
  { from: 'exa-js', name: named('Exa'), key: [0], host: 'api.exa.ai' },
  { from: '@mendable/firecrawl-js', name: ['', 'FirecrawlApp', 'Firecrawl'], key: ['apiKey'], host: 'api.firecrawl.dev', base: 'apiUrl' },
  { from: 'firecrawl', name: ['', 'FirecrawlApp', 'Firecrawl'], key: ['apiKey'], host: 'api.firecrawl.dev', base: 'apiUrl' },
  { from: 'apify-client', name: 'ApifyClient', key: ['token'], host: 'api.apify.com', base: 'baseUrl' },
  { from: '@browserbasehq/sdk', name: named('Browserbase'), key: ['apiKey'], host: 'api.browserbase.com', base: 'baseURL' },
  { from: 'algoliasearch', name: ['', 'algoliasearch'], key: [1], host: 'algolia.net' },
  { from: 'contentful', name: 'createClient', key: ['accessToken'], host: 'cdn.contentful.com', base: 'host' },
  { from: 'contentful-management', name: 'createClient', key: ['accessToken'], host: 'api.contentful.com', base: 'host' },
  { from: '@sanity/client', name: 'createClient', key: ['token'], host: 'api.sanity.io' },
  { from: 'discord.js', name: ['Client().login', 'REST().setToken'], key: [0], host: 'discord.com' },
  { from: 'telegraf', name: 'Telegraf', key: [0], host: 'api.telegram.org' },
  { from: 'grammy', name: 'Bot', key: [0], host: 'api.telegram.org' },
  { from: 'node-telegram-bot-api', name: '', key: [0], host: 'api.telegram.org' },
  { from: '@clerk/backend', name: 'createClerkClient', key: ['secretKey'], host: 'api.clerk.com', base: 'apiUrl' },
  { from: '@workos-inc/node', name: 'WorkOS', key: [0], host: 'api.workos.com' },
  { from: 'square', name: ['Client', 'SquareClient'], key: ['accessToken', 'token'], host: 'connect.squareup.com' },
  { from: 'razorpay', name: '', key: ['key_secret'], host: 'api.razorpay.com' },
  { from: 'intercom-client', name: ['Client', 'IntercomClient'], key: ['tokenAuth.token', 'token'], host: 'api.intercom.io' },
  { from: 'dropbox', name: 'Dropbox', key: ['accessToken'], host: 'api.dropboxapi.com' },
  { from: '@mailchimp/mailchimp_marketing', name: 'setConfig', key: ['apiKey'], host: 'api.mailchimp.com' },
  { from: '@getbrevo/brevo', name: 'BrevoClient', key: ['apiKey'], host: 'api.brevo.com' },
  { from: '@vercel/sdk', name: 'Vercel', key: ['bearerToken'], host: 'api.vercel.com' },
  { from: 'cloudflare', name: named('Cloudflare'), key: ['apiToken', 'apiKey'], host: 'api.cloudflare.com', base: 'baseURL' },
  { from: '@pagerduty/pdjs', name: 'api', key: ['token'], host: 'api.pagerduty.com' },
  { from: '@shopify/admin-api-client', name: 'createAdminApiClient', key: ['accessToken'], host: 'myshopify.com', base: 'storeDomain' },
]
