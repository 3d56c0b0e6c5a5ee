import { isCredentialHeader, isCredentialParameter } from '../../classify/names.ts'
import { addressOf, apiReading, parametersOf, withParameters } from './python-api-reading.ts'
import type { Call, PythonCode } from '../../program/python/code.ts'
import { clientHeaders, HTTP_CLIENT, type HttpRequest, passwordOf, requestsOf } from '../../program/python/requests.ts'
import { agentEvidence } from './python-client-reading.ts'
import { assignmentsOf, hostOf, isLocalHost, knownTemplate, outline } from '../../program/python/values.ts'
import { has } from '../../parse/node.ts'
import type { Assignment, Reading, Template } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'

/** Requests with requests, httpx, aiohttp, urllib3 and urllib that carry a key. */
export default definePythonSurface({
  id: 'python-http',
  name: 'HTTP requests in Python',
  spec: 'https://requests.readthedocs.io/en/latest/api/',
  mentions: ['import requests', 'from requests', 'import httpx', 'from httpx', 'import aiohttp', 'from aiohttp', 'urllib.request', 'urllib3', 'niquests', ', requests', ', httpx'],
  *read(code, reader): Generator<Reading> {
    const requests = requestsOf(code)
    const agent = agentEvidence(code, reader.project) !== undefined
    if (agent) for (const call of code.calls) if (HTTP_CLIENT.test(call.source)) yield* clientReading(call, requests, code)
    for (const request of requests) yield* agent ? requestReading(request, code) : urlCredentials(request, false)
  },
})

/** A client with headers of its own; where it goes is its base or the first whole address that it asks for. */
function* clientReading(client: Call, requests: readonly HttpRequest[], code: PythonCode): Generator<Reading> {
  const headers = clientHeaders(client, code).flatMap(assignmentsOf).filter(({ name }) => isCredentialHeader(name.value))
  const tokens = tokensOf(client.args.expression('auth'), client, code)
  const base = client.args.get('base_url', /aiohttp/.test(client.source) ? 0 : undefined)
  if (headers.length === 0 && tokens.length === 0 && !hostOf(base)) return
  const first = requests.find((request) => request.client === client && (base || /^[a-z]+:\/\//i.test(outline(request.url))))
  const url = addressOf(base, base ? undefined : first?.url)
  if (url) yield apiReading({ name: { value: hostOf(base ?? first?.url) ?? 'client', at: client.expression.callee.at }, url, headers, tokens, at: client.at })
}

function* requestReading(request: HttpRequest, code: PythonCode): Generator<Reading> {
  const { call, client } = request
  const base = client?.args.get('base_url')
  const url = addressOf(base, request.url)
  if (!url) return
  // A client that signs in at a token endpoint is judged as an OAuth client.
  const signsIn = has(request.body, 'grant_type')
  const headers = signsIn ? [] : assignmentsOf(request.headers).filter(({ name }) => isCredentialHeader(name.value))
  const tokens = signsIn ? [] : tokensOf(request.auth, call, code)
  const parameters = parametersOf(request.params).filter(({ name }) => isCredentialParameter(name.value))
  const full = withParameters(url, parameters)
  if (headers.length === 0 && tokens.length === 0 && !carriesCredential(full)) {
    yield* urlCredentials(request, true)
    return
  }
  yield apiReading({ name: { value: hostOf(request.url) ?? hostOf(base) ?? 'request', at: call.expression.callee.at }, url: full, headers, tokens, at: call.at })
}

function tokensOf(auth: Parameters<typeof passwordOf>[0], call: Call, code: PythonCode): Assignment[] {
  const password = knownTemplate(passwordOf(auth, call, code))
  return password ? [{ name: { value: 'Authorization', at: password.at }, value: password }] : []
}

/** User information or a query parameter of a credential's name, with a value that stands here or in the environment. */
function carriesCredential({ parts }: Template): boolean {
  return parts.some((part, i) => {
    if (part.kind !== 'text') return false
    const { value } = part.text
    if (/^[a-z]+:\/\/[^/?#@\s]*:[^/?#@\s]+@/i.test(value)) return true
    const next = parts[i + 1]
    const known = next?.kind === 'text' || next?.store === 'environment'
    return [...value.matchAll(/[?&]([A-Za-z_][\w.-]{0,60})=([^&#]*)/g)].some((match) => isCredentialParameter(match[1] as string) && (match[2] !== '' || known))
  })
}

/**
 * A parameter of a credential's name; `key` alone may be anything. In an agent's code (`onlyUnknown`) those with a known
 * value are connections already.
 */
function* urlCredentials({ url, params }: HttpRequest, onlyUnknown: boolean): Generator<Reading> {
  const host = hostOf(url)
  if (isLocalHost(host)) return
  const given = host ? { host } : {}
  for (const { key, value, at } of params?.kind === 'map' ? params.entries : []) {
    const isPut = value.kind === 'dynamic' || value.kind === 'template'
    if (isPut && !(onlyUnknown && knownTemplate(value)) && key.value !== 'key' && isCredentialParameter(key.value)) yield { kind: 'urlCredential', by: 'client', parameter: key.value, ...given, at }
  }
  if (url?.kind !== 'template') return
  for (const [i, part] of url.parts.entries()) {
    const next = url.parts[i + 1]
    const name = part.kind === 'scalar' && typeof part.value === 'string' ? /[?&]([A-Za-z_][\w.-]{0,60})=$/.exec(part.value)?.[1] : undefined
    if (!name || next?.kind !== 'dynamic' || (onlyUnknown && next.variable) || name === 'key' || !isCredentialParameter(name)) continue
    yield { kind: 'urlCredential', by: 'client', parameter: name, ...given, at: url.at }
  }
}
