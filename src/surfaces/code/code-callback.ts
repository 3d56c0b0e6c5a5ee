import { bindsCode, dropsState, redeemsAlone, redeemsByNewClient } from '../../knowledge/words/states.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { calls, fold, importedAs, unwrap, type Module } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { requestOfCallback } from '../reading/authorization-request.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { decodedStates } from './decoded-states.ts'
import { skippedStates } from './skipped-state.ts'
import { droppedLibraryStates } from './dropped-library-states.ts'
import { statelessCallbacks } from './stateless-callbacks.ts'
import { unsealedStates } from './unsealed-states.ts'
import { weaknessOf } from './state-source.ts'

/** What start a sign-in or take its code, where another module writes the request. */
export default defineProgramSurface({
  id: 'code-callback',
  name: 'Callbacks of OAuth clients, and the states that they are started with',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.7.1',
  counts: 'code',
  mentions: ['state', 'AuthorizationCode(', 'authorization_url('],
  together: [
    [/\bstate\b/i, /\bcode\b/, /(?:&&|\band\b)[^\n]{0,200}!=/],
    [/\bstate\b/i, /\bcode\b/, /\.split\(/],
    [
      /\bstate\b/i,
      /\bcode\b/,
      /\bJSON\.parse\(|\bjson\.loads\(/,
      /\batob\(|base64|b64decode|(?:parse|loads)\(\s{0,8}(?:\w{1,20}\.){0,2}state\b/,
    ],
    [redeemsAlone.pattern, /\bcode\b/],
    [dropsState.pattern, redeemsByNewClient.pattern, /\bcode\b/],
    [/\bauthorization_url\(/, redeemsByNewClient.pattern, /\bfetch_(?:access_)?token\(/],
    [/\bstate\b/i, /Math\.random\(|\brandom\.\w/, /\b\w{0,40}(?:[aA]uth|[sS]ign_?[iI]n|[lL]ogin)\w{0,40}(?:Url|URL|_url|Uri|_uri)\(/],
  ],
  skipsTests: true,
  *read(module): Generator<AuthorizationRequest> {
    for (const { only, at } of skippedStates(module)) yield requestOfCallback(only, at)
    for (const at of guessedStates(module)) yield requestOfCallback('guessable', at)
    for (const at of decodedStates(module)) yield requestOfCallback('unchecked', at)
    for (const at of unsealedStates(module)) yield requestOfCallback('unsealed', at)
    const stateless = statelessCallbacks(module)
    for (const at of stateless) yield requestOfCallback('unchecked', at)
    if (stateless.length === 0) for (const at of droppedLibraryStates(module)) yield requestOfCallback('unkept', at)
  },
})

/** The states that a function next door is given to build the address of a sign-in with, and that can be guessed. */
function* guessedStates(module: Module): Generator<Span> {
  for (const { node, name } of calls(module)) {
    const callee = unwrap(node.callee)
    const from = ADDRESS.test(name) && callee.type === 'Identifier' ? importedAs(module, callee) : undefined
    const text = from && module.neighbourText(from.module)
    if (text === undefined || !SENDS.test(text) || bindsCode.pattern.test(text)) continue
    for (const argument of node.arguments) {
      if (argument.type !== 'Identifier' || !/state/i.test(argument.name) || fold(module, argument).kind === 'scalar') continue
      if (weaknessOf(module, argument.name, argument) === 'guessable') yield module.span(argument)
    }
  }
}

/** `getAuthUrl(config, state)` */
const ADDRESS = /(?:auth|sign_?in|login)\w{0,40}(?:url|uri)$/i
/** What writes the request: RFC 6749 section 4.1.1. */
const SENDS = /\bresponse_type\b|\/authorize\b|\/oauth2?\/auth\b/
