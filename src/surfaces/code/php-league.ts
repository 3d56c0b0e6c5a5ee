import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { leagueOptions, oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { AuthorizationRequest, GrantUse } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { classNameAround } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isNamedForOther, supportsPkce } from './pkce-support.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

const MAKES_PROVIDER = asWritten(oauthWritten, 'makes-provider')
const GETS_TOKEN = asWritten(oauthWritten, 'gets-token')
const HANDLES_CHALLENGE = asWritten(oauthWritten, 'handles-challenge')

/** Clients of the league's OAuth library, which sends a challenge only where `pkceMethod` asks for one. */
export default defineTextSurface({
  id: 'php-league',
  name: 'Clients of league/oauth2-client',
  spec: 'https://oauth2-client.thephpleague.com/usage/#authorization-code-grant-with-pkce',
  counts: 'code',
  files: ['**/*.php'],
  mentions: wordsWritten(oauthWritten, 'makes-provider'),
  together: [
    [asWritten(oauthWritten, 'names-provider'), asWritten(oauthWritten, 'starts-sign-in')],
    [asWritten(oauthWritten, 'names-provider'), new RegExp(leagueOptions.authorize)],
    [asWritten(oauthWritten, 'names-provider', 'names-league'), asWritten(oauthWritten, 'asks-league-with-password')],
  ],
  skipsTests: true,
  *read(text, { project }): Generator<AuthorizationRequest | GrantUse> {
    yield* passwordsIn(saidIn(text, 'php'))
    // Who derives a provider, or hands the options on, may ask for it elsewhere.
    if (HANDLES_CHALLENGE.test(text.value)) return
    const isHere = STARTS_SIGN_IN.test(text.value)
    for (const said of saidIn(text, 'php')) {
      const options = said.is === 'call' && MAKES_PROVIDER.test(said.name) ? items(said.value)[0] : undefined
      if (options?.kind !== 'map' || options.open || !(isHere || signsInElsewhere(said, project))) continue
      const request = leagueRequest(said.at, options)
      if (request) yield request
    }
  },
})

/** Whether another file has a provider from the class that makes it, or asks for one by its type, and sends people to sign in. */
function signsInElsewhere({ at }: Said, project: Project): boolean {
  const maker = classNameAround(at, 'php')
  return isSignedInBy(at.file.path, project, maker === undefined ? [] : [new RegExp(`\\b${maker}\\b`)])
}

/** Whether a file other than one asks for a provider by its type, or by what makes it, and sends people to sign in without a challenge. */
export function isSignedInBy(but: string, project: Project, makers: readonly RegExp[] = []): boolean {
  const paths = project.below('').filter((path) => path.endsWith('.php') && path !== but && !fileRole(path).test)
  if (paths.length > MOST_FILES) return false
  const holds = oneOf('', HOLDS_PROVIDER, ...makers)
  const files = paths.flatMap((path) => project.text(path) ?? [])
  return files.some((one) => STARTS_SIGN_IN.test(one) && holds.test(one)) && !files.some((one) => HANDLES_CHALLENGE.test(one))
}

const STARTS_SIGN_IN = asWritten(oauthWritten, 'starts-sign-in')
const HOLDS_PROVIDER = asWritten(oauthWritten, 'holds-provider')
/** A repository of more files is not looked through. */
const MOST_FILES = 1500

/** `$provider->getAccessToken('password', …)`: https://oauth2-client.thephpleague.com/usage/#resource-owner-password-credentials-grant */
function* passwordsIn(all: readonly Said[]): Generator<GrantUse> {
  const made = all.filter(({ is, name }) => is === 'call' && MAKES_PROVIDER.test(name))
  const [options] = made.length === 1 ? items((made[0] as Said).value) : []
  const address = options && string(get(options, leagueOptions.token))?.value
  const host = /^https:\/\/([\w.-]{3,200})/i.exec(address ?? '')?.[1]?.toLowerCase()
  for (const { is, name, value } of all) {
    const grant = is === 'call' && GETS_TOKEN.test(name) ? string(items(value)[0]) : undefined
    if (grant?.value !== 'password') continue
    const owner = { what: host ? `the token request to ${host}` : 'the token request', product: 'league/oauth2-client' }
    yield grantUsed(owner, 'password', grant.at, {
      clientType: options && get(options, leagueOptions.secret) ? 'confidential' : 'unknown',
      ...(host === undefined && { unseenServer: true }),
    })
  }
}

/** The authorization request of a provider, by its options. */
export function leagueRequest(at: Span, options: Node): AuthorizationRequest | undefined {
  const address = get(options, leagueOptions.authorize)
  // `...$options`: what else is given cannot be told.
  if (!address || entries(options).some(({ key }) => key.value.startsWith('...'))) return undefined
  const host = /^https:\/\/([\w.-]{3,200})/i.exec(string(address)?.value ?? '')?.[1]?.toLowerCase()
  const expects = host === undefined ? !isNamedForOther(at.file.path) : supportsPkce(host)
  const open = { is: 'dynamic', at } as const
  return requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'league/oauth2-client' },
    clientType: get(options, leagueOptions.secret) ? 'confidential' : 'unknown',
    host,
    pkce: expects ? { is: 'unset', at } : open,
  })
}
