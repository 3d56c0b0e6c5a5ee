import { apiReading, impliedAddress } from './python-api-reading.ts'
import type { Call, PythonCode } from '../../program/python/code.ts'
import { agentEvidence } from './python-client-reading.ts'
import { hostOf, knownTemplate, outline } from '../../program/python/values.ts'
import { templateOf } from '../../program/template.ts'
import { isModelHost } from '../../knowledge/credential-kinds/provider-hosts.ts'
import { moduleKeys, type ProviderClient, providerClients } from '../../knowledge/python/provider-clients.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import { modulesOf, pythonImport } from './python-words.ts'

const SDKS: readonly string[] = [
  'openai', 'anthropic', 'langchain_', 'google', 'groq', 'mistralai', 'cohere', 'together', 'replicate', 'huggingface_hub', 'elevenlabs', 'tavily', 'exa_py', 'firecrawl', 'serpapi', 'pinecone', 'stripe', 'github', 'ghapi', 'githubkit', 'github3', 'gitlab',
  'slack_', 'notion_client', 'twilio', 'sendgrid', 'resend', 'boto3', 'atlassian', 'jira', 'linear', 'hubspot', 'simple_salesforce', 'supabase', 'discord', 'telegram', 'airtable', 'pyairtable', 'datadog', 'cloudflare', 'shopify', 'zenpy', 'asana',
  'composio', 'e2b', 'litellm', 'shippo', 'sentry_sdk',
]

/** Clients of providers' SDKs with the key that they are given. */
export default definePythonSurface({
  id: 'python-provider-clients',
  name: 'Provider SDKs in Python',
  spec: 'https://docs.stripe.com/api?lang=python',
  mentions: SDKS,
  together: [[pythonImport(modulesOf([...providerClients, ...moduleKeys].map(({ source }) => source)))]],
  *read(code, reader): Generator<Reading> {
    if (!agentEvidence(code, reader.project)) return
    for (const call of code.calls) {
      const row = providerClients.find(({ source }) => source.test(call.source))
      if (row) yield* clientOf(call, row)
    }
    yield* assignedKeys(code)
  },
})

function* clientOf(call: Call, { keys, position, base, url }: ProviderClient): Generator<Reading> {
  const tokens = keys.flatMap((key, i): Assignment[] => {
    const value = knownTemplate(call.args.get(key, i === 0 ? position : undefined))
    return value ? [{ name: { value: key, at: value.at }, value }] : []
  })
  if (tokens.length === 0) return
  const other = call.args.get(base ?? [])
  const own = other && outline(other) ? templateOf(other) : undefined
  const at = call.expression.callee.at
  yield apiReading({ ...(isModelHost(new URL(url).hostname) ? { opensModel: true } : {}), name: { value: hostOf(other) ?? new URL(url).hostname, at }, url: own ?? impliedAddress(url, at), tokens, at: call.at })
}

/** `stripe.api_key = os.environ["STRIPE_SECRET_KEY"]`. */
function* assignedKeys(code: PythonCode): Generator<Reading> {
  for (const { target, value, scope } of code.assigned) {
    if (target.kind !== 'attribute' || !/^(?:api_key|api_token|openai_key|anthropic_key)$/.test(target.name.value)) continue
    const source = code.source(target, scope)
    const row = moduleKeys.find((one) => one.source.test(source))
    const key = row && knownTemplate(code.value(value, scope))
    if (!row || !key) continue
    yield apiReading({ name: { value: new URL(row.url).hostname, at: target.at }, url: impliedAddress(row.url, target.at), tokens: [{ name: target.name, value: key }], at: { file: code.file, start: target.at.start, end: value.at.end } })
  }
}
