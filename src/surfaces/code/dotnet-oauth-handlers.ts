import { dotnetOAuthOptions } from '../../knowledge/libraries/dotnet.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { authorizesAt, setsChallenge } from '../../knowledge/words/dotnet-values.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import type { Said } from '../../parse/c-like.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { namesOther, supportsPkce } from './pkce-support.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { codeAt, cutTo } from '../../text/source.ts'

const ADDS_HANDLER = asWritten(oauthWritten, 'adds-oauth-handler')
/** More of a call is not looked at. */
const LONGEST = 6000

/**
 * `AddOAuth("desk", options => { … })`, whose `UsePkce` is off where nobody switches it on. Handlers of one's own
 * (`AddOAuth<TOptions, THandler>`) may do so themselves.
 */
export function* handlersWithoutChallenge({ is, name, at }: Said, project: Project): Generator<AuthorizationRequest> {
  if (is !== 'call' || !ADDS_HANDLER.test(name)) return
  const call = codeAt(at, LONGEST)
  const host = authorizesAt.pattern.exec(call)?.[1]?.toLowerCase()
  const scheme = /\(\s{0,20}"([^"]{1,60})"/.exec(call)?.[1] ?? ''
  if (host === undefined || setsChallenge.pattern.test(call)) return
  if (!supportsPkce(host) || namesOther(scheme) || isNamedAnywhere(dotnetOAuthOptions.pattern, 'cs', project)) return
  const place = cutTo(at, name.length)
  yield requestAt(place, {
    owner: { what: 'the OAuth handler of ASP.NET', product: 'this code' },
    clientType: /\bClientSecret\b/.test(call) ? 'confidential' : 'unknown',
    host,
    pkce: { is: 'unset', at: place },
  })
}
