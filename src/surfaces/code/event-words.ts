import { bodyTaken, seesBodies } from '../../knowledge/words/bodies-of-all.ts'
import { showsSentToken } from '../../knowledge/words/logging.ts'
import { authorizationCodes, makesCode } from '../../knowledge/words/logged-requests.ts'

// Cheap signs that what a function of a cloud is called with, a code that it issues, the error of a token
// request, the body of each request or an address with a token is logged.

/** What a gateway tells of a request. */
const OF_GATEWAY = /headers|requestContext|httpMethod|rawPath|queryStringParameters|pathParameters/
const OF_EVENT = new RegExp(`\\bevent\\??\\.(?:${OF_GATEWAY.source})\\b|\\}\\s{0,4}=\\s{0,4}event\\b`)
/** What may read it for its caller: an own function that is handed the event, or a route of the same function. */
const FOR_WHOM = /authorization|["'`][\w/]{0,40}\/token["'`]|(?:auth|user|token|caller|session|identity)\w{0,20}\(event[,)]/i

/** A token that is taken out of the query of an address. */
const TOKEN_TAKEN = /\bsearchParams\.get\(\s{0,4}["'`](?:(?:access|refresh|id)_?)?token["'`]/i

/** In JavaScript. `logs`: a call that logs, up to what it is given. */
export function eventsLogged(logs: string): readonly (readonly RegExp[])[] {
  return [
    [FOR_WHOM, OF_EVENT, new RegExp(`${logs}\\b(?:event|res|resp|response|result|answer)\\s{0,4}[,)}]`, 'i')],
    [authorizationCodes.pattern, makesCode.pattern, new RegExp(`${logs}\\b(?:auth_?)?code\\s{0,4}[,:})]`, 'i')],
    [showsSentToken.pattern, new RegExp(logs)],
    [seesBodies.pattern, bodyTaken.pattern, new RegExp(logs)],
    [/\bnew URL\(/, TOKEN_TAKEN, new RegExp(`${logs}\\b\\w{0,30}(?:ur[il]|address|link|location)`, 'i')],
    [/\baxios\b/, /client_secret|refresh_token/, /\bcatch\b/, new RegExp(`${logs}\\b(?:e|err|ex|error|exception)\\b`, 'i')],
  ]
}

/** In Python. */
export function eventsShown(shows: string): readonly (readonly RegExp[])[] {
  return [
    [new RegExp(`\\bevent(?:\\[|\\.get\\()["'](?:${OF_GATEWAY.source})["']`), FOR_WHOM, new RegExp(`${shows}\\bevent\\b`)],
    [authorizationCodes.pattern, makesCode.pattern, new RegExp(`${shows}\\b(?:auth_?)?code\\b`, 'i')],
    [seesBodies.pattern, bodyTaken.pattern, new RegExp(shows)],
  ]
}
