import type { Project } from '../../discover/project.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { CLASS, codeOfTraits, fullName } from './laravel-classes.ts'
import { isNamedForOther, namesOther, supportsPkce } from './pkce-support.ts'

/**
 * A provider of one's own for Laravel Socialite: `class DeskProvider extends AbstractProvider`, which sends a challenge only where
 * `$usesPKCE` says so, and a state unless it is stateless.
 */
export function* providersOfSocialite(text: Text, project: Project): Generator<AuthorizationRequest> {
  const code = withoutComments(text, 'php')
  const said = CLASS.exec(code)
  if (!said || !BASE.test(fullName(said[1] ?? '', code.slice(0, said.index)))) return
  const body = code.slice(said.index)
  const address = MAKES_ADDRESS.exec(body)
  const traits = address ? codeOfTraits(body, { folder: '', project }) : undefined
  // What a trait does that cannot be read may be to send a challenge.
  if (!address || traits === undefined || CHALLENGES.test(body + traits) || isNamedAnywhere(SWITCHED_ON, 'php', project)) return
  const host = HOST.exec(address[0])?.[1]?.toLowerCase()
  const name = NAME.exec(said[0])?.[1] ?? ''
  const at = slice(text, said.index, said.index + said[0].length).at
  const expects = host === undefined ? !isNamedForOther(text.at.file.path) && !namesOther(name) : supportsPkce(host)
  yield requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the sign-in', product: 'Laravel Socialite' },
    clientType: 'confidential',
    host,
    pkce: expects ? { is: 'unset', at } : { is: 'dynamic', at },
    state: STATELESS.test(body) ? { is: 'unset', at } : { is: 'set', value: 'sent', at },
    nonce: /nonce/i.test(body) ? { is: 'dynamic', at } : { is: 'unset', at },
    confidence: 'medium',
  })
}

const BASE = asWritten(oauthWritten, 'is-base-of-provider')
/** What the base class adds its parameters to. */
const MAKES_ADDRESS = inTurn('', asWritten(oauthWritten, 'adds-to-base'), /[^;]{0,300}/)
const HOST = /["']https:\/\/([\w.-]{3,200})/
const NAME = /^class\s{1,8}(\w{1,80})/
/** Also in what the provider puts into the request itself. */
const CHALLENGES = /pkce|code_?challenge/i
const SWITCHED_ON = asWritten(oauthWritten, 'sends-challenge-in-socialite')
const STATELESS = /\$stateless\s{0,4}=\s{0,4}true\b/
