import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import {
  changesRequestOfSpring,
  signsInWithSpring,
  springChallenge,
  springProviders,
  springRelease,
  springWithPkce,
} from '../../knowledge/libraries/framework-sign-ins.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { isBelow, namedRelease } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { namesOther, supportsPkce } from '../code/pkce-support.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { saysInCode } from '../../program/written/index.ts'
import { mayBeSaid, packageFolder, whereSaid } from '../reading/code-around.ts'
import { literal, words } from './oauth-client-fields.ts'

/** One of the clients that Spring signs people in with, by the names of its fields without marks. */
interface Registration {
  readonly name: string
  readonly owner: Owner
  readonly fields: ReadonlyMap<string, Node>
  /** Its server, where its address is written. */
  readonly host?: string | undefined
  /** No keys of the server are named, without which no token of OpenID Connect can be read. */
  readonly hasNoKeys?: boolean
  readonly at: Span
}

/**
 * The request of a client with a secret, in a release of Spring that sends a challenge only where it is asked to, and of whose repository
 * nothing may ask. One that is OpenID Connect has a nonce, which Spring compares.
 */
export function signInWithoutChallenge(registration: Registration, project: Project): AuthorizationRequest | undefined {
  const { name, owner, fields, at } = registration
  const provider = (literal(fields.get('provider')) ?? name).toLowerCase()
  const known = springProviders.get(provider)
  const host = registration.host ?? known?.host
  if (!fields.has('clientsecret') || !isForCode(fields) || fileRole(at.file.path).test) return undefined
  if (!supportsPkce(host) || [provider, name].some(namesOther) || !isUnchallenged(at.file.path, project)) return undefined
  const scopes = fields.get('scope')
  const isOpenId = registration.hasNoKeys !== true && (scopes ? saysOpenId(scopes) : (known?.openid ?? true))
  const request = requestAt(at, {
    owner,
    clientType: 'confidential',
    host,
    pkce: { is: 'unset', at },
    nonce: isOpenId ? { is: 'dynamic', at } : { is: 'unset', at },
    confidence: 'medium',
  })
  return { ...request, fix: springChallenge }
}

/** What cannot be read may be `openid` too. */
function saysOpenId(scopes: Node): boolean {
  const all = words(scopes)
  return all.length === 0 || all.some(({ value }) => /openid|[${}]/i.test(value))
}

function isForCode(fields: ReadonlyMap<string, Node>): boolean {
  const [grant, method] = ['authorizationgranttype', 'clientauthenticationmethod'].map((name) => fields.get(name))
  const isCode = grant === undefined || literal(grant)?.toLowerCase() === 'authorization_code'
  return isCode && (method === undefined || /^(?!none$)./.test(literal(method) ?? ''))
}

/** Whether people are signed in by an old release, and nothing in the repository may add to the request. */
function isUnchallenged(path: string, project: Project): boolean {
  if (!isBelow(namedRelease(project, path, springRelease), springWithPkce)) return false
  const signsIn = whereSaid(project, 'signs in with Spring', (text) => signsInWithSpring.pattern.test(text), { ...OF_JVM, firstTwo: true })
  if (signsIn === undefined || signsIn.length === 0) return false
  return !mayBeSaid(project, 'changes requests of Spring', (text) => saysInCode(text, changesRequestOfSpring.pattern), {
    ...OF_JVM,
    below: packageFolder(path, project),
  })
}

const OF_JVM = { files: /\.(?:java|kt|groovy)$/ }
