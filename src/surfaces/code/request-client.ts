import type { Node } from '../../parse/node.ts'
import type { AuthorizationRequest, ClientType } from '../../model/index.ts'
import { parameter, parameterSets, property, type Ast, type Module, type Parameters } from '../../program/index.ts'
import { clientOf, PAGE } from './client.ts'
import { beginningOf } from './settings.ts'

/** What kind of client sends a request, by its secret, its module and where it is sent back to. */
export function clientTypeOf(module: Module, set: Parameters): ClientType {
  const { type } = clientOf(module)
  if (type === 'public') return sendsOff(module, set) ? 'unknown' : type
  // A secret that is written in a command goes to everybody who installs it, and proves nothing (RFC 8252 section 8.5).
  if (isInstalled(module, set) && shipsSecret(module)) return 'public'
  if (secretOf(set) ?? parameter(set, 'client_assertion') ?? basicBeside(module, set.node)) return 'confidential'
  return type === 'unknown' && (comesHome(parameter(set, 'redirect_uri')?.value) || isInstalled(module, set)) ? 'public' : type
}

/** The secret of the client, also as some providers call it, beside the id: `app_secret`, and `secret` beside `appid`. */
function secretOf(set: Parameters): ReturnType<typeof parameter> {
  const beside = parameter(set, 'appid') && parameter(set, 'secret')
  return parameter(set, 'client_secret') ?? (parameter(set, 'app_id') && parameter(set, 'app_secret')) ?? beside
}

/** A client's kind, its id, and whether the kind is by the module alone, so that another module of its package may know better. */
export function clientFactsOf(module: Module, set: Parameters): Pick<AuthorizationRequest, 'clientType' | 'clientId' | 'kindByModule'> {
  const clientType = clientTypeOf(module, set)
  const id = parameter(set, 'client_id')?.value
  const clientId = id?.kind === 'scalar' ? String(id.value) : id?.kind === 'dynamic' ? id.variable : undefined
  return {
    clientType,
    ...(clientId ? { clientId } : {}),
    ...(clientType !== 'confidential' && clientOf(module).shippedTo === undefined ? { kindByModule: true } : {}),
  }
}

/** Whether each such request carries the client's secret: one that only some carry, public clients do without. */
export function sendsSecret(set: Parameters): boolean {
  const secret = parameter(set, 'client_secret')
  if (!secret || /\|\||\?\?|\bor\b|\?/.test(secret.code)) return false
  const { file, start } = secret.at
  return !/\bif\b[^\n;]{1,160}[\s{):]\s{0,40}[\w.]{0,60}(?:\.(?:set|append)\(|\[)?\s{0,40}$|[?&]\s{0,4}\(?\{\s{0,40}$/.test(
    file.text.slice(Math.max(0, start - 300), start),
  )
}

/** A client whose id is written in the command that a published package installs; a redirect to a site is one of its server. */
function isInstalled(module: Module, set: Parameters): boolean {
  const redirect = beginningOf(parameter(set, 'redirect_uri')?.value)
  return (
    parameter(set, 'client_id')?.value.kind === 'scalar' &&
    (redirect === undefined || !/^https:/i.test(redirect)) &&
    module.project?.manifest(module.file.path)?.command !== undefined
  )
}

/** Whether a request of the module sends a secret that is written down. */
function shipsSecret(module: Module): boolean {
  return parameterSets(module).some((one) => {
    const secret = parameter(one, 'client_secret')?.value
    return secret?.kind === 'scalar' && secret.value !== ''
  })
}

/** What the client proves itself with in the header of the same request: `auth=(client_id, client_secret)`. */
function basicBeside(module: Module, node: Ast): Ast | undefined {
  for (const one of [node, ...module.ancestors(node)]) {
    if (one.type !== 'CallExpression') continue
    const options = one.arguments.at(-1)
    return property(module, options, 'auth') ?? property(module, options, 'headers', 'Authorization')
  }
  return undefined
}

/** A page that is given the id of somebody's client, and redeems no code: that is for who gave it. */
function sendsOff(module: Module, set: Parameters): boolean {
  const id = parameter(set, 'client_id')?.value
  const isGiven = id?.kind === 'dynamic' && id.variable === undefined && id.from === undefined && !id.fallback
  return (
    isGiven &&
    clientOf(module).shippedTo === PAGE &&
    !/grant_?type|authorization_code|token_?(?:url|uri|endpoint)|oauth2?\/token|exchangeCode/i.test(module.file.text)
  )
}

/** A redirect to an address of this machine by number, as only programs on it have (RFC 8252 section 7.3). */
function comesHome(uri: Node | undefined): boolean {
  return (
    uri?.kind !== 'dynamic' &&
    /^https?(?::|%3A)(?:\/|%2F){2}(?:127(?:\.\d{1,3}){3}|(?:\[|%5B)(?::|%3A){2}1(?:\]|%5D))(?!\w)/i.test(beginningOf(uri) ?? '')
  )
}
