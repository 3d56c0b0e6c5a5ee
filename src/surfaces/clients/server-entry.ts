import type { Agent, Store } from '../../model/index.ts'
import { boolean, entries, get, getAny, items, type Node, plain, string } from '../../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Text } from '../../text/source.ts'
import { readCommand } from '../deploy/command.ts'
import { handovers } from '../deploy/environment-handover.ts'
import { referenceTo, template } from '../deploy/interpolation.ts'
import { splitWords } from '../deploy/words.ts'
import { oauthStatements, clientInfoSecret, authBlock } from './entry-oauth.ts'
import { assignmentsIn, forwardedVariables, filesIn } from './entry-values.ts'

/** Spellings of the same field over all clients. A file in another client's spelling holds the same secrets. */
const URL_KEYS = [
  'url',
  'serverUrl',
  'httpUrl',
  'uri',
  'endpoint',
  'endpointUrl',
  'sseEndpoint',
  'server_url',
  'remoteUrl',
  'remote_url',
  'baseUrl',
]

const COMMAND_KEYS = ['command', 'cmd']

const ENV_KEYS = ['env', 'environment', 'envs']

const HEADER_KEYS = ['headers', 'http_headers', 'httpHeaders', 'static_headers', 'oauth_headers']

const HEADER_PARENTS = ['requestInit', 'requestOptions', 'eventSourceInit']

/** Keys that hold a bearer token or key themselves, and the header that they become. */
const TOKEN_KEYS: Readonly<Record<string, string>> = {
  apiKey: 'Authorization',
  api_key: 'Authorization',
  auth: 'Authorization',
  bearer_token: 'Authorization',
  bearerToken: 'Authorization',
  token: 'Authorization',
  authToken: 'Authorization',
  authorization: 'Authorization',
  authorization_token: 'Authorization',
  auth_value: 'Authorization',
  authentication_token: 'Authorization',
  key: 'Authorization',
  access_token: 'Authorization',
}

const OAUTH_KEYS = ['oauth', 'authProviderType', 'headersHelper', 'oauth_resource', 'authProvider', 'xaa', 'obo']

export interface EntryContext {
  readonly agent: Agent
  readonly source: ServerReading['source']
  /** Values of `${input:id}` and `${user_config.id}` that stand in the same file. */
  readonly inputs?: ReadonlyMap<string, Text>
  /** Headers and variables whose values stand elsewhere, in forms that no other client has. */
  readonly references?: { readonly headers: readonly Assignment[]; readonly env: readonly Assignment[] }
}

/** Whether a node looks like a server: it has an address or a command. */
export function looksLikeServer(node: Node | undefined): boolean {
  if (node?.kind !== 'map') return false
  const inner = get(node, 'transport')
  const holder = inner?.kind === 'map' ? inner : node
  if (holder.kind !== 'map') return false
  return getAny(holder, [...URL_KEYS, ...COMMAND_KEYS]) !== undefined || isContainer(holder)
}

/** An image that the client starts: GitHub Agentic Workflows and the MCP gateway. */
function isContainer(holder: Node): boolean {
  return (
    /^[\w.-]{1,200}(?:[:/@][\w.-]{1,200}){0,20}$/.test(string(get(holder, 'container'))?.value ?? '') &&
    ['env', 'entrypointArgs', 'args', 'allowed', 'type', 'mounts'].some((key) => get(holder, key) !== undefined)
  )
}

/** One server entry of any client, with what it says of OAuth besides. */
export function* readEntry(name: Located<string>, entry: Node, context: EntryContext): Generator<Reading> {
  if (entry.kind !== 'map') return
  const nested = get(entry, 'transport')
  const parts = nested?.kind === 'map' ? [nested, entry] : [entry]
  const fill = (text: Text) => withInputs(template(text), context.inputs)
  const argv = parts.map(argumentsOf).find((words) => words.length > 0) ?? []
  const entryEnv = parts.flatMap((part) => assignmentsIn(getAny(part, ENV_KEYS), fill))
  const command = readCommand(argv, entryEnv)
  const own = parts.map((part) => string(getAny(part, URL_KEYS))).find(Boolean)
  const env = [
    ...entryEnv,
    ...(context.references?.env ?? []),
    ...parts.flatMap(forwardedVariables),
    ...(command?.remoteShell ? [] : (command?.env ?? [])),
    ...parts.flatMap((part) => entries(get(part, 'platform_overrides')).flatMap(({ value }) => assignmentsIn(get(value, 'env'), fill))),
  ]
  const bridge = command?.bridge
  const oauth =
    OAUTH_KEYS.some((key) => parts.some((part) => configuresOAuth(key, get(part, key)))) ||
    isWord(get(entry, 'auth'), 'oauth') ||
    /^oauth2/.test(string(get(entry, 'auth_type'))?.value ?? '') ||
    authBlock(get(entry, 'auth')) !== undefined
  yield {
    kind: 'server',
    agent: context.agent,
    name,
    protocol: 'mcp',
    source: context.source,
    ...(bridge ? { url: fill(bridge.url), bridge: bridge.name } : own ? { url: fill(own) } : {}),
    ...(command && !own && !bridge
      ? {
          command: {
            program: command.program,
            ...(command.remoteShell ? { remoteShell: command.remoteShell } : {}),
            args: command.args.map((arg) => withInputs(arg, context.inputs)),
          },
        }
      : {}),
    headers: [
      ...parts.flatMap((part) => headersIn(part, fill)),
      ...(context.references?.headers ?? []),
      ...(bridge?.headers ?? []).map(({ name, value }) => ({ name, value: withInputs(value, context.inputs) })),
    ],
    env,
    tokens: parts.flatMap((part) => tokensIn(part, fill)),
    options: [...(command?.remoteShell ? command.env : []), ...(command?.options ?? [])].map(({ name, value }) => ({
      name,
      value: withInputs(value, context.inputs),
    })),
    envFiles: [...parts.flatMap((part) => filesIn(getAny(part, ['envFile', 'env_file', 'envFiles']))), ...(command?.envFiles ?? [])],
    oauth: oauth || bridge?.clientInfo !== undefined,
    enabled: isEnabled(entry),
    at: entry.at,
  }
  for (const part of parts) yield* oauthStatements(name, part, own ?? bridge?.url, context)
  if (bridge?.clientInfo) yield* clientInfoSecret(bridge.clientInfo, name, context)
  yield* switchedOff(parts, command?.args ?? [])
  if (command && isEnabled(entry)) yield* handovers(command)
}

function configuresOAuth(key: string, value: Node | undefined): boolean {
  if (!value || boolean(value) === false) return false
  if (key === 'oauth' && value.kind === 'map' && boolean(get(value, 'enabled')) === false) return false
  return true
}

/** Certificate checks that an entry switches off. */
function* switchedOff(parts: readonly Node[], args: readonly Template[]): Generator<Reading> {
  for (const part of parts) {
    for (const holder of [part, get(part, 'requestOptions'), get(part, 'tls')]) {
      for (const [key, off] of [
        ['verifySsl', false],
        ['verify_ssl', false],
        ['rejectUnauthorized', false],
        ['insecureSkipVerify', true],
        ['insecure_skip_verify', true],
        ['skip_tls_verify', true],
      ] as const) {
        const value = get(holder, key)
        if (value && boolean(value) === off)
          yield { kind: 'transportSetting', problem: 'verification-off', written: `${key}: ${off}`, at: value.at }
      }
    }
  }
  for (const arg of args) {
    const text = arg.parts.length === 1 && arg.parts[0]?.kind === 'text' ? arg.parts[0].text.value : ''
    if (/^(?:--insecure|--no-verify-ssl|--skip-tls-verify|--disable-ssl-verification)$/.test(text))
      yield { kind: 'transportSetting', problem: 'verification-off', written: text, at: arg.at }
  }
}

function argumentsOf(part: Node): Text[] {
  const command = getAny(part, COMMAND_KEYS)
  const own = command?.kind === 'map' ? get(command, 'path') : command
  const args = command?.kind === 'map' ? get(command, 'args') : get(part, 'args')
  if (!own && isContainer(part))
    return [string(get(part, 'container')) as Text, ...items(get(part, 'entrypointArgs')).flatMap((item) => plain(item) ?? [])]
  const head =
    own?.kind === 'list' ? own.items.flatMap((item) => plain(item) ?? []) : string(own) ? firstWords(string(own) as Text, args) : []
  const tail =
    args?.kind === 'list' ? args.items.flatMap((item) => plain(item) ?? []) : string(args) ? splitWords(string(args) as Text) : []
  return [...head, ...tail]
}

/** `command: "npx -y x"` without args is a line; a path with blanks beside args is one word. */
function firstWords(command: Text, args: Node | undefined): Text[] {
  return args || !/\s/.test(command.value.trim()) ? [command] : splitWords(command)
}

function headersIn(part: Node, fill: (text: Text) => Template): Assignment[] {
  const direct = [...HEADER_KEYS.map((key) => get(part, key)), ...HEADER_PARENTS.map((key) => get(part, key, 'headers'))].flatMap((node) =>
    assignmentsIn(node, fill),
  )
  const byName = entries(getAny(part, ['env_http_headers', 'envHttpHeaders'])).flatMap(({ key, value }) =>
    string(value) ? [{ name: key, value: referenceTo(string(value) as Text) }] : [],
  )
  const bearer = string(getAny(part, ['bearer_token_env_var', 'bearerTokenEnvVar']))
  const key = string(getAny(part, ['api_key_env', 'apiKeyEnv']))
  const keyHeader = string(get(part, 'api_key_header'))
  return [
    ...direct,
    ...byName,
    ...(bearer ? [{ name: { value: 'Authorization', at: bearer.at }, value: referenceTo(bearer) }] : []),
    // Mistral Vibe: https://docs.mistral.ai/mistral-vibe/introduction/configuration
    ...(key && getAny(part, URL_KEYS) ? [{ name: keyHeader ?? { value: 'Authorization', at: key.at }, value: referenceTo(key) }] : []),
  ]
}

function tokensIn(part: Node, fill: (text: Text) => Template): Assignment[] {
  return entries(part).flatMap(({ key, value }) => {
    if (!Object.hasOwn(TOKEN_KEYS, key.value)) return []
    const inner = value.kind === 'map' ? getAny(value, ['key', 'token', 'api_key', 'apiKey']) : value
    const text = string(inner)
    if (!text || text.value === 'oauth' || text.value === 'none' || text.value === 'oauth2') return []
    return [{ name: key, value: fill(text) }]
  })
}

function isWord(node: Node | undefined, word: string): boolean {
  return string(node)?.value.toLowerCase() === word
}

function isEnabled(entry: Node): boolean {
  if (boolean(get(entry, 'disabled')) === true) return false
  return !['enabled', 'isActive', 'active'].some((key) => boolean(get(entry, key)) === false)
}

/** Prompts whose default stands in the file: the default is the credential. */
function withInputs(value: Template, inputs: ReadonlyMap<string, Text> | undefined): Template {
  if (!inputs?.size) return value
  return {
    ...value,
    parts: value.parts.map((part) => {
      const fallback = part.kind === 'reference' && ASKED.has(part.store) ? inputs.get(part.name) : undefined
      return fallback ? { ...part, fallback } : part
    }),
  }
}

const ASKED: ReadonlySet<Store> = new Set<Store>(['prompt', 'user-setting'])
