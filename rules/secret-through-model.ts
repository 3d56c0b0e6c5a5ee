import {
  isChannelToken,
  isClientSecret,
  isPrintedInCode,
  isTokenOfOAuth,
  opensChannel,
  storesSecret,
  takesSecret,
} from '../src/knowledge/secret-parameters.ts'
import type { ModelInstruction, ModelParameter } from '../src/model/index.ts'
import { defineRule, error, warning } from '../src/judge/rule.ts'
import { codeAt } from '../src/text/source.ts'
import { oncePer } from '../src/text/once-per.ts'

/**
 * A tool, a form or an instruction makes the model handle a secret.
 *
 * ## Why
 *
 * What a model fills in is kept in its context, in the transcript and by its provider, and another tool can be talked into sending it
 * on. MCP forbids forms that ask for passwords, keys or tokens.
 *
 * ## Instead
 *
 * Let the server look up the credential of the signed-in user. Ask for it with URL-mode elicitation, on a page of your own.
 *
 * ## Not reported
 *
 * Names that only sound secret (`max_tokens`, `page_token`, `secret_name`), forms that no model sees, and URL-mode elicitation without a
 * credential in the URL. Instructions that forbid it, that speak of what a program does, or that use a key inside `$(…)`.
 */
export default defineRule({
  id: 'secret-through-model',
  title: 'Secret passed through the model',
  group: 'secrets in context',
  variants: { parameter: warning(6), elicitation: error(7.5), instruction: warning(5.5) },
  needs: { elicitation: { error: ['model-reads'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation',
    'https://a2a-protocol.org/latest/specification/',
    'https://datatracker.ietf.org/doc/draft-ietf-wimse-aims/',
  ],
  tags: [
    'CWE-522',
    'CWE-668',
    'CWE-200',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP01',
    'owasp-mcp-2025/MCP10',
    'owasp-asvs-5.0.0/10.1.1',
  ],
  recommended: true,
  on: {
    *modelParameter(parameter, { modelParameter }) {
      const { of, owner, isInput, field } = parameter
      if (!isSecret(parameter, modelParameter) || isOfChannel(parameter, modelParameter)) return
      yield {
        variant: of === 'elicitation-form' ? 'elicitation' : 'parameter',
        at: field.at,
        // Several secrets of one tool are one decision, and so is one that many tools ask for.
        decision: decisions(modelParameter).get(carrier(parameter)) ?? `${of} ${field.value}`,
        evidence: [{ is: 'model-reads', at: field.at, say: 'what is filled in reaches the model' }],
        message: `${isInput ? 'the input' : CARRIERS[of]}${owner ? ` \`${owner}\`` : ''} ${TAKES[of]} \`${field.value}\`, ${PATHS[of]}`,
        help: isOfWebhook(field.value, owner)
          ? OF_WEBHOOK
          : 'look up the credential of the signed-in user on the server, or collect it with URL-mode elicitation',
      }
    },
    *modelInstruction({ does, what, at }) {
      yield {
        variant: 'instruction',
        at,
        decision: `${does} ${codeAt(at)}`,
        message: `this instruction ${INSTRUCTS[does](what)}, which puts it into the context and the transcript`,
        help: 'let the program take the key from its own environment or a keychain, or let the user sign in',
      }
    },
  },
})

/** With what a receiver checks what it is sent, which is nobody's credential. */
function isOfWebhook(name: string, owner: string | undefined): boolean {
  return /secret/i.test(name) && /web_?hook/i.test(`${owner ?? ''} ${name}`)
}

const OF_WEBHOOK = 'make the secret on the server when the webhook is made, and keep it where what the webhook sends is checked'

/** By its name, a key by its description, or what a tool stores by what is said beside it. */
function isSecret(parameter: ModelParameter, all: readonly ModelParameter[]): boolean {
  const { of, field, isKey, owner } = parameter
  const beside = names(all).get(carrier(parameter)) ?? []
  if (of === 'tool' && isPrintedInCode(field.value, owner ?? '', beside)) return false
  if (isKey === true || takesSecret(field.value)) return true
  return of === 'tool' && storesSecret(field.value, owner, beside)
}

/** What each tool or form asks for. */
const names = oncePer((parameters: readonly ModelParameter[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const parameter of parameters) {
    const known = found.get(carrier(parameter))
    if (known) known.push(parameter.field.value)
    else found.set(carrier(parameter), [parameter.field.value])
  }
  return found
})

/**
 * What was decided for each tool or form: by the first of its secrets, or where another asked for all of them before. Told once for all.
 * A secret beside the one that was asked for elsewhere is a decision of its own, and hands none on.
 */
const decisions = oncePer((parameters: readonly ModelParameter[]): ReadonlyMap<string, string> => {
  const asked = new Map<string, [string, ...string[]]>()
  const servers = new Set(parameters.flatMap(({ field, at }) => (isClientSecret(field.value) ? [at.file.path] : [])))
  for (const parameter of parameters) {
    const { of, field, at } = parameter
    if (!isSecret(parameter, parameters)) continue
    // Whose tools are the requests of OAuth asks for what they carry, whichever of them it is.
    const isOfOAuth = servers.has(at.file.path) && (isClientSecret(field.value) || isTokenOfOAuth(field.value))
    const secret = isOfOAuth ? `${of} of OAuth` : `${of} ${field.value}`
    const secrets = asked.get(carrier(parameter))
    if (secrets) secrets.push(secret)
    else asked.set(carrier(parameter), [secret])
  }
  const byCarrier = new Map<string, string>()
  const bySecret = new Map<string, string>()
  for (const [asking, secrets] of asked) {
    const [first] = secrets
    const before = bySecret.get(first)
    const decision = before !== undefined && secrets.every((one) => bySecret.get(one) === before) ? before : first
    byCarrier.set(asking, decision)
    if (decision === first) for (const one of secrets) if (!bySecret.has(one)) bySecret.set(one, decision)
  }
  return byCarrier
})

/** Whether a parameter is the token of a notification channel, by what its tool takes beside it. */
function isOfChannel(parameter: ModelParameter, all: readonly ModelParameter[]): boolean {
  const { value } = parameter.field
  if (!isChannelToken(value)) return false
  return opensChannel(all.flatMap((one) => (carrier(one) === carrier(parameter) ? [one.field.value] : [])))
}

/** Where a parameter is asked for; what has no name is told apart by its place. */
function carrier({ of, owner, field: { at } }: ModelParameter): string {
  return `${of} ${at.file.path} ${owner || String(at.start)}`
}

const INSTRUCTS: Record<ModelInstruction['does'], (what: string) => string> = {
  'asks for': () => 'makes the model ask for a key',
  reads: () => 'makes the model read a key',
  prints: (what) => `makes the model print ${what}`,
  remembers: () => 'makes the model keep a key for later',
}

const CARRIERS: Record<ModelParameter['of'], string> = {
  tool: 'the tool',
  prompt: 'the prompt',
  message: 'the message',
  'elicitation-form': 'the form',
  'elicitation-url': 'the elicitation URL',
}

const TAKES: Record<ModelParameter['of'], string> = {
  tool: 'asks for',
  prompt: 'asks for',
  message: 'carries',
  'elicitation-form': 'asks for',
  'elicitation-url': 'carries',
}

const PATHS: Record<ModelParameter['of'], string> = {
  tool: "so the secret passes through the model's context",
  prompt: "so the secret passes through the model's context",
  message: "so the secret passes through the model's context",
  'elicitation-form': 'which MCP forbids: the client and the model can read the answer',
  'elicitation-url': 'which the client and its history can read',
}
