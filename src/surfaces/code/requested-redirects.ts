import type { Project } from '../../discover/project.ts'
import type { Span } from '../../text/source.ts'
import { REDIRECTS_COMPARED_SINCE } from '../../knowledge/libraries/authorization-servers.ts'
import { comparesRedirect, completesAuthorization, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { namesPlaceOfRedirect } from '../../knowledge/words/redirects-if-known.ts'
import type { RedirectUri } from '../../model/index.ts'
import {
  callsTo,
  definition,
  enclosingFunction,
  functionsIn,
  inside,
  isBelow,
  keyOf,
  property,
  unwrap,
  versionOf,
  withoutComments,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { grouped } from '../../text/grouped.ts'
import { oncePer } from '../../text/once-per.ts'
import { isDecodedState, isUsedOtherwise } from './decoded-state.ts'
import { checkAround } from './loose-redirects.ts'
import { earlyErrors } from './early-errors.ts'
import { isBehindOwn, mayBeLookedAt } from './own-redirect-checks.ts'
import { comparison } from './redirect-checks.ts'
import { registersUnknown } from './registers-unknown.ts'
import { takenOf } from './taken-parameters.ts'
import { unasked } from './unasked-redirects.ts'

/** Redirect URIs that a request brings itself, in the place of those of a client. */
export function* brought(module: Module): Generator<RedirectUri> {
  yield* registeredByRequest(module)
  yield* completedFromState(module)
  yield* registersUnknown(
    module.file.whole,
    (at) => checkAround(module, at),
    (begins) => isBehind(module, begins),
  )
}

/** Codes that are sent to whatever redirect URI a request names, and errors that are told there before it is compared. */
export function* sentUnasked(module: Module, project: Project): Generator<RedirectUri> {
  const codes = [...unasked(module, project)]
  yield* codes
  const around = (at: Span) => checkAround(module, at)
  yield* earlyErrors(module.file.whole, around, codes, { isAskedBefore: (begins) => isBehind(module, begins) })
}

/** Whether what runs before the function that begins at a place may look at the redirect URI, where that can be read. */
function isBehind(module: Module, begins: number): boolean | undefined {
  const handler = functionsIn(module).find((one) => one.start === begins)
  return handler && isBehindOwn(module, handler)
}

/**
 * An authorization endpoint that makes a client of the request with the redirect URI of that very request, `redirect_uris=[redirect_uri]`,
 * which it then compares with itself. A registration is asked for its list by its own route.
 */
function* registeredByRequest(module: Module): Generator<RedirectUri> {
  const seen = new Set<FunctionNode>()
  for (const node of module.nodes('Property')) {
    if (!LISTS.test(keyOf(node) ?? '')) continue
    const list = unwrap(node.value)
    const [only, ...more] = list.type === 'ArrayExpression' ? list.elements : []
    const handler = only && more.length === 0 ? enclosingFunction(module, node) : undefined
    if (!only || !handler || seen.has(handler) || !isTaken(module, only, handler)) continue
    seen.add(handler)
    const code = withoutComments(module, handler)
    if (!ofAuthorizeRequest.pattern.test(code) || mayBeLookedAt(module, handler, node, withoutNames)) continue
    yield comparison('request', module.span(node))
  }
}

const LISTS = /^(?:allowed_?)?redirect_?ur[il]s$/i
const TAKEN = ['redirect_uri', 'redirectUri', 'redirect_url', 'redirectUrl']
const NAMES_OF_PLACES = new RegExp(namesPlaceOfRedirect.pattern, 'gi')

function withoutNames(code: string): string {
  return code.replace(NAMES_OF_PLACES, '')
}

const takenIn = oncePer((module: Module) =>
  grouped(
    TAKEN.flatMap((name) => takenOf(module, name)),
    ({ handler }) => handler,
  ),
)

/** Whether a value is what the handler takes of its query under the name of a redirect URI. */
function isTaken(module: Module, node: Ast, handler: FunctionNode): boolean {
  const id = unwrap(node)
  const taken = takenIn(module).get(handler) ?? []
  const binding = id.type === 'Identifier' ? module.binding(id) : undefined
  const at = binding?.init ?? binding?.node ?? id
  return taken.some((one) => one.node === at || inside(one.node, at) || inside(at, one.node))
}

/**
 * A code of Cloudflare's library for a request that is read from a state which nothing has signed. Its older releases believe the redirect
 * URI of the request: https://github.com/cloudflare/workers-oauth-provider/pull/92
 */
function* completedFromState(module: Module): Generator<RedirectUri> {
  const seen = new Set<FunctionNode>()
  for (const { node } of callsTo(module, completesAuthorization.pattern)) {
    const [first] = node.arguments
    const request = first && property(module, first, 'request')
    const handler = enclosingFunction(module, node)
    if (!request || !handler || seen.has(handler)) continue
    seen.add(handler)
    if (!isDecodedState(module, request) || isUsedOtherwise(module, handler)) continue
    const code = withoutComments(module, handler)
    if (comparesRedirect.pattern.test(code) || LOOKS_UP.test(code)) continue
    const { package: name, release } = REDIRECTS_COMPARED_SINCE
    if (isBelow(versionOf(module.project, module.file.path, name), release))
      yield comparison('state', module.span(definition(module, request)))
  }
}

const LOOKS_UP = /\b(?:lookupClient|parseAuthRequest)\(/
