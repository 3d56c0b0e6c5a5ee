/** A constructor of a provider's SDK, or a module whose key is assigned. */
export interface ProviderClient {
  /** Import path of the constructor. */
  readonly source: RegExp
  /** The provider's own address when no other is given. */
  readonly url: string
  /** Names of the parameters that are a key. */
  readonly keys: readonly string[]
  /** Position of the key when it is not named. */
  readonly position?: number
  /** Parameters that set another address. */
  readonly base?: readonly string[]
}

const KEY = ['api_key']
const BASE = ['base_url']

/** Clients of Python SDKs; parameters as in their signatures. */
export const providerClients: readonly ProviderClient[] = [
  { source: /^openai\.(?:Async)?OpenAI$/, url: 'https://api.openai.com/v1', keys: KEY, base: BASE },
  { source: /^openai\.(?:Async)?AzureOpenAI$/, url: 'https://openai.azure.com', keys: KEY, base: ['azure_endpoint', 'base_url'] },
  { source: /^anthropic\.(?:Async)?Anthropic$/, url: 'https://api.anthropic.com', keys: ['api_key', 'auth_token'], base: BASE },
  { source: /^langchain_openai\.(?:Chat)?OpenAI(?:Embeddings)?$/, url: 'https://api.openai.com/v1', keys: ['api_key', 'openai_api_key'], base: ['base_url', 'openai_api_base'] },
  { source: /^langchain_anthropic\.ChatAnthropic$/, url: 'https://api.anthropic.com', keys: ['api_key', 'anthropic_api_key'], base: ['base_url', 'anthropic_api_url'] },
  { source: /^google\.genai\.Client$/, url: 'https://generativelanguage.googleapis.com', keys: KEY },
  { source: /^google\.generativeai\.configure$/, url: 'https://generativelanguage.googleapis.com', keys: KEY },
  { source: /^groq\.(?:Async)?Groq$/, url: 'https://api.groq.com', keys: KEY, base: BASE },
  { source: /^mistralai(?:\.\w+)*\.Mistral(?:Client)?$/, url: 'https://api.mistral.ai', keys: KEY, base: ['server_url', 'endpoint'] },
  { source: /^cohere\.(?:Async)?Client(?:V2)?$/, url: 'https://api.cohere.com', keys: KEY, position: 0, base: BASE },
  { source: /^together\.(?:Async)?Together$/, url: 'https://api.together.xyz', keys: KEY, base: BASE },
  { source: /^replicate\.Client$/, url: 'https://api.replicate.com', keys: ['api_token'] },
  { source: /^huggingface_hub\.(?:InferenceClient|AsyncInferenceClient|HfApi|login)$/, url: 'https://huggingface.co', keys: ['token', 'api_key'] },
  { source: /^elevenlabs(?:\.client)?\.(?:Async)?ElevenLabs$/, url: 'https://api.elevenlabs.io', keys: KEY },
  { source: /^tavily\.(?:Async)?TavilyClient$/, url: 'https://api.tavily.com', keys: KEY, position: 0 },
  { source: /^exa_py\.Exa$/, url: 'https://api.exa.ai', keys: KEY, position: 0 },
  { source: /^firecrawl\.(?:Async)?Firecrawl(?:App)?$/, url: 'https://api.firecrawl.dev', keys: KEY, position: 0, base: ['api_url'] },
  { source: /^serpapi\.(?:Client|GoogleSearch)$/, url: 'https://serpapi.com', keys: KEY },
  { source: /^pinecone(?:\.\w+)*\.(?:Pinecone|PineconeAsyncio|init)$/, url: 'https://api.pinecone.io', keys: KEY, position: 0, base: ['host'] },
  { source: /^stripe\.StripeClient$/, url: 'https://api.stripe.com', keys: ['api_key'], position: 0 },
  { source: /^github\.Github$/, url: 'https://api.github.com', keys: ['login_or_token'], position: 0, base: BASE },
  { source: /^github\.Auth\.Token$/, url: 'https://api.github.com', keys: ['token'], position: 0 },
  { source: /^ghapi(?:\.\w+)*\.GhApi$/, url: 'https://api.github.com', keys: ['token'] },
  { source: /^githubkit\.GitHub$/, url: 'https://api.github.com', keys: ['auth'], position: 0 },
  { source: /^github3\.login$/, url: 'https://api.github.com', keys: ['token', 'password'] },
  { source: /^gitlab\.Gitlab$/, url: 'https://gitlab.com', keys: ['private_token', 'oauth_token', 'job_token'], base: ['url'] },
  { source: /^slack_sdk(?:\.\w+)*\.(?:Async)?WebClient$/, url: 'https://slack.com/api/', keys: ['token'], position: 0, base: BASE },
  { source: /^slack_bolt(?:\.\w+)*\.(?:Async)?App$/, url: 'https://slack.com/api/', keys: ['token'] },
  { source: /^notion_client(?:\.\w+)*\.(?:Async)?Client$/, url: 'https://api.notion.com', keys: ['auth'], base: BASE },
  { source: /^twilio\.rest\.Client$/, url: 'https://api.twilio.com', keys: ['password'], position: 1 },
  { source: /^sendgrid(?:\.\w+)*\.SendGridAPIClient$/, url: 'https://api.sendgrid.com', keys: KEY, position: 0, base: ['host'] },
  { source: /^resend\.Resend$/, url: 'https://api.resend.com', keys: KEY, position: 0 },
  { source: /^boto3(?:\.session)?\.(?:client|resource|Session)$/, url: 'https://sts.amazonaws.com', keys: ['aws_secret_access_key'], base: ['endpoint_url'] },
  { source: /^atlassian\.(?:Jira|Confluence|Bitbucket)$/, url: 'https://api.atlassian.com', keys: ['password', 'token'], base: ['url'] },
  { source: /^jira(?:\.\w+)*\.JIRA$/, url: 'https://api.atlassian.com', keys: ['token_auth'], base: ['server'] },
  { source: /^linear(?:_api|_sdk)?(?:\.\w+)*\.Linear(?:Client)?$/, url: 'https://api.linear.app', keys: KEY, position: 0 },
  { source: /^hubspot\.(?:Client\.create|HubSpot)$/, url: 'https://api.hubapi.com', keys: ['access_token', 'api_key'] },
  { source: /^simple_salesforce(?:\.\w+)*\.Salesforce$/, url: 'https://login.salesforce.com', keys: ['security_token', 'password'], base: ['instance_url'] },
  { source: /^supabase(?:\.\w+)*\.(?:create_client|acreate_client|create_async_client)$/, url: 'https://supabase.co', keys: ['supabase_key'], position: 1, base: ['supabase_url'] },
  { source: /^discord\.(?:Client|ext\.commands\.Bot)\(\)\.run$/, url: 'https://discord.com/api', keys: ['token'], position: 0 },
  { source: /^telegram(?:\.\w+)*\.Bot$/, url: 'https://api.telegram.org', keys: ['token'], position: 0 },
  { source: /^airtable(?:\.\w+)*\.Airtable$|^pyairtable(?:\.\w+)*\.Api$/, url: 'https://api.airtable.com', keys: KEY, position: 0 },
  { source: /^datadog\.initialize$/, url: 'https://api.datadoghq.com', keys: ['api_key', 'app_key'] },
  { source: /^cloudflare\.(?:Async)?Cloudflare$/, url: 'https://api.cloudflare.com', keys: ['api_token', 'api_key'], base: BASE },
  { source: /^shopify\.Session$/, url: 'https://myshopify.com', keys: ['token'], position: 2 },
  { source: /^zenpy\.Zenpy$/, url: 'https://api.zendesk.com', keys: ['token', 'password'] },
  { source: /^asana\.Client\.access_token$/, url: 'https://app.asana.com', keys: ['token'], position: 0 },
  { source: /^composio(?:\.\w+)*\.Composio(?:ToolSet)?$/, url: 'https://backend.composio.dev', keys: KEY },
  { source: /^e2b(?:_code_interpreter)?\.(?:Async)?Sandbox(?:\.create)?$/, url: 'https://api.e2b.dev', keys: KEY },
]

/** Modules that keep one key for all calls: `stripe.api_key = …`. */
export const moduleKeys: readonly { readonly source: RegExp; readonly url: string }[] = [
  { source: /^stripe\.api_key$/, url: 'https://api.stripe.com' },
  { source: /^openai\.api_key$/, url: 'https://api.openai.com/v1' },
  { source: /^anthropic\.api_key$/, url: 'https://api.anthropic.com' },
  { source: /^cohere\.api_key$/, url: 'https://api.cohere.com' },
  { source: /^resend\.api_key$/, url: 'https://api.resend.com' },
  { source: /^sentry_sdk\.api_key$/, url: 'https://sentry.io' },
  { source: /^replicate\.api_token$/, url: 'https://api.replicate.com' },
  { source: /^pinecone\.api_key$/, url: 'https://api.pinecone.io' },
  { source: /^shippo\.(?:config\.)?api_key$/, url: 'https://api.goshippo.com' },
  { source: /^litellm\.(?:api_key|openai_key|anthropic_key)$/, url: 'https://api.openai.com/v1' },
]
