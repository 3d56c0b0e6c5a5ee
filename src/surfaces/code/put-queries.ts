import { oneOf } from '../../text/pattern.ts'
import { isGrantInQueryOnly } from '../../knowledge/query-only-apis.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { handedOnce, oneTimeLink, sessionMaker } from '../../knowledge/words/oauth.ts'
import { publicByName } from '../../knowledge/words/secrets.ts'
import { opensDatabase } from '../../knowledge/words/connections.ts'
import { definition, dotted, lastName, parameterSets, textAt, type Ast, type Module, type Parameter } from '../../program/index.ts'
import { codeAt, type Located, type Text } from '../../text/source.ts'
import { bareToken, sessionParameter } from '../../knowledge/words/sessions.ts'
import { isTokenByValue, sessionInPlace } from './named-values.ts'
import { isNavigated } from './navigated-addresses.ts'
import { isNamedSession, isRedirected } from './redirected-tokens.ts'
import type { Put } from './same-query.ts'
import { isKeptSession, isMadeForOneUse, opensEvents } from './session-tokens.ts'
import { isSentLater } from './shaped-requests.ts'
import { addressOf, isLocal } from './settings.ts'

/** Parameters that are a credential wherever they stand; Okta's `sessionToken` works once. */
export const CREDENTIALS = oneOf(
  'i',
  /^(?:access_?token|api_?key|api-key|x-api-key|auth_?token|client_?secret|refresh_?token|bearer_?token|secret_?key)$/,
  /^api[-_]?token$/,
  /^(?:[a-z]{2,30}_){0,3}session_token$/,
)
/** A whole query behind an address: `?${params}`, `f"{url}?{urlencode(params)}"`, `url + '?' + query`. */
export const QUERY_PUT_IN = /\?(?:\$?\{|["'`]\s{0,40}\+)/

/** An address whose query is written elsewhere: `const params = …`, `urlencode({ … })`, an object of parameters. */
export function* assembled(module: Module): Generator<Put> {
  if (!QUERY_PUT_IN.test(module.file.text)) return
  for (const { node, entries, url } of parameterSets(module)) {
    if (!isText(node) && !(node.type === 'NewExpression' && lastName(node.callee) === 'URL')) continue
    if (!QUERY_PUT_IN.test(module.source(node))) continue
    const address = addressOf(url)
    if ((address && isLocal(address.host)) || isForced(entries)) continue
    for (const entry of entries) {
      const isCredential = CREDENTIALS.test(entry.name.value) || isSession(module, node, entry, address?.host)
      if (isCredential && isPut(entry.value)) {
        const credential = client(entry.name, address?.host, opensSocket(module, node))
        yield { credential: sentOn(module, node, credential), query: node }
      }
      const session = sessionInPlace(entry.name.value, entry.code, module)
      if (session !== undefined) yield { credential: { ...client(entry.name, address?.host), variable: session }, query: node }
    }
  }
}

/** A bare `token` that opens a session, or is what a socket is opened with. */
function isSession(module: Module, node: Ast, { name, value, code }: Parameter, host: string | undefined): boolean {
  if (handedOnce.pattern.test(module.source(node))) return false
  if (!bareToken.pattern.test(name.value))
    return sessionParameter.pattern.test(name.value) && isRedirected(module, node) && isSessionPut(code, codeAt(value.at).slice(0, 200))
  if (isKeptSession(module, value.at, node)) return true
  if (host !== undefined && isRequested(module, node)) return !oneTimeLink.pattern.test(module.source(node))
  if (isTokenByValue(name.value, code, module.source(node)) && isSentLater(module, node)) return true
  if (isRedirected(module, node)) return isSessionPut(code, codeAt(value.at).slice(0, 200))
  return (opensSocket(module, node) || opensEvents(module, node)) && !isMadeForOneUse(module, node)
}

/** What the browser is sent on with, by its name and by what it was given. */
function isSessionPut(...codes: readonly string[]): boolean {
  if (codes.some((one) => handedOnce.pattern.test(one))) return false
  return codes.some((one) => isNamedSession(one) || sessionMaker.pattern.test(one))
}

/** Parameters of a grant that has no other place for them. */
export function isForced(pairs: readonly { readonly name: Text; readonly value: Node }[]): boolean {
  const grant = pairs.find(({ name }) => name.value === 'grant_type')?.value
  return grant?.kind === 'scalar' && isGrantInQueryOnly(String(grant.value))
}

function isText(node: Ast): boolean {
  return node.type === 'TemplateLiteral' || node.type === 'BinaryExpression'
}

/** A value, and no placeholder of documentation; the id of a client and a publishable key are public whatever their parameter is called. */
export function isPut(value: Node): boolean {
  return (value.kind === 'dynamic' || value.kind === 'template') && !isPublic(codeAt(value.at))
}

/** Whether anybody may see a value that is put into an address: a public key, or a mask. */
export function maySee(module: Module, value: Ast): boolean {
  if (isMask(textAt(module, value)?.value)) return true
  return isPublic(module.source(value)) || isPublicBefore(module.source(definition(module, value)))
}

/** What stands in the place of a credential in an address that is shown, such as `***`; an empty text takes it away. */
function isMask(value: string | undefined): boolean {
  return value !== undefined && /^(?:[^A-Za-z\d]{0,40}|[xX]{2,40}|\W{0,3}(?:redacted|masked|hidden|removed|filtered)\W{0,3})$/i.test(value)
}

/** Whether the code of a value names what anybody may see: `options.publishableClientKey`. */
export function isPublic(written: string): boolean {
  const name = /([\w$]{1,60})[)}\s!]{0,5}$/.exec(written.slice(-80))?.[1] ?? ''
  return /(?:^|[^a-z])client_?id$|^public_?key$/i.test(name) || publicByName.pattern.test(name)
}

/** `options.publishableClientKey ?? notNecessary`: a public key, or what stands for it where there is none. */
function isPublicBefore(code: string): boolean {
  const [first = '', ...others] = code.slice(0, 300).split(/\?\?|\|\|/)
  return isPublic(first) && !others.some((one) => /secret|token|private/i.test(one))
}

/** A credential that a client puts into an address. */
export function client(name: Located<string>, host: string | undefined, socket = false): UrlCredential {
  return {
    kind: 'urlCredential',
    by: 'client',
    parameter: name.value,
    ...(host ? { host } : {}),
    ...(socket ? { socket } : {}),
    at: name.at,
  }
}

/** A credential, told as a session that the browser is sent on with, or as one that somebody is taken along with, where it is one. */
export function sentOn(module: Module, address: Ast, put: UrlCredential): UrlCredential {
  if (sessionParameter.pattern.test(put.parameter) && isRedirected(module, address)) return { ...put, redirected: true }
  return isNavigated(module, address) ? { ...put, navigated: true } : put
}

/** An address that begins with `wss:`, or is given to `new WebSocket(…)` or to what is named for opening one, `openSocket(…)`. */
export function opensSocket(module: Module, node: Ast): boolean {
  if (/^["'`]wss?:/.test(module.source(node)) || isOfSocketScheme(module, node)) return true
  const parent = module.parent(node)
  // `const address = `…`` that a socket is opened with afterwards.
  const id = parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier' ? parent.id : undefined
  const binding = id && module.binding(id)
  if (binding) return module.references(binding).some((use) => use !== id && isGivenToSocket(module.parent(use)))
  return isGivenToSocket(parent)
}

function isGivenToSocket(call: Ast | undefined): boolean {
  if (call?.type === 'CallExpression')
    return /^(?:open|connect|create)\w{0,20}(?:Socket|_socket|WS|_ws)$/i.test(lastName(call.callee) ?? '')
  return call?.type === 'NewExpression' && /^(?:Reconnecting)?(?:WebSocket|WS)$/i.test(lastName(call.callee) ?? '')
}

/** An address that a request is sent to where it is written: `fetch(`…`)`. */
export function isRequested(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return (
    parent?.type === 'CallExpression' &&
    /^(?:fetch|get|post|put|patch|delete|request|got|axios|ky|stream|urlopen|urlretrieve)$/.test(lastName(parent.callee) ?? '')
  )
}

/**
 * `${protocol}//${host}/live`, where the protocol is `wss:` or `ws:`, also by the names of what an address begins with:
 * `${socketUrl}?token=`.
 */
function isOfSocketScheme(module: Module, node: Ast, steps = 4): boolean {
  if (node.type !== 'TemplateLiteral' || !/^`\$\{/.test(module.source(node))) return false
  const [first] = node.expressions
  return first !== undefined && beginsWithScheme(module, first, steps)
}

function beginsWithScheme(module: Module, node: Ast, steps: number): boolean {
  const value = definition(module, node)
  if (/["'`]wss?(?:["'`]|:)/.test(module.source(value).slice(0, 200))) return true
  if (steps === 0) return false
  // `base.replace(/^https?/, scheme)`
  if (value.type === 'CallExpression')
    return lastName(value.callee) === 'replace' && value.arguments.slice(1).some((one) => beginsWithScheme(module, one, steps - 1))
  return isOfSocketScheme(module, value, steps - 1)
}

/** A text that a database is opened with, also by the name that it is given first. */
export function isDataSource(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (opensWith(module, node)) return true
  if (parent?.type !== 'VariableDeclarator' || parent.init !== node || parent.id.type !== 'Identifier') return false
  const binding = module.binding(parent.id)
  return binding !== undefined && module.references(binding).some((use) => use !== parent.id && opensWith(module, use))
}

function opensWith(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'CallExpression' && parent.callee !== use && opensDatabase.pattern.test(dotted(parent.callee) ?? '')
}

/** `url += `&token=${token}``: the rest of a query that is begun elsewhere. */
export function isAppended(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return (
    parent?.type === 'AssignmentExpression' &&
    parent.operator === '+=' &&
    parent.right === node &&
    /(?:ur[il]|link|address|endpoint)$/i.test(module.source(parent.left)) &&
    /^["'`]&/.test(module.source(node))
  )
}
