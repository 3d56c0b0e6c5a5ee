import { queryMarker, tokenClass } from '../../knowledge/words/dotted-paths.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { bindsScalars, scalarText } from '../../knowledge/words/route-parameters.ts'
import { checksSession, saysAccessToken } from '../../knowledge/words/sessions.ts'
import type { UrlCredential } from '../../model/index.ts'
import {
  dotted,
  enclosingFunction,
  lastName,
  nameOf,
  pathWritten,
  unwrap,
  walk,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { isMadeForOneUse } from './session-tokens.ts'

const BARE = /^(?:user_?)?(?:token|jwt)$/i
const LONGEST = 3000

/** Handlers of Python that take a session from the query under a bare name: `token: str = Query(…)` of FastAPI. */
export function* sessionParameters(module: Module): Generator<UrlCredential> {
  for (const type of ['FunctionDeclaration', 'FunctionExpression'] as const) {
    for (const handler of module.nodes(type)) {
      for (const parameter of handler.params) {
        const id = withoutDefault(parameter)
        if (id.type !== 'Identifier' || !BARE.test(id.name)) continue
        const marker = markerOf(module, id, parameter)
        if (!marker && !isPlainOfSocket(module, handler, id, parameter)) continue
        const isSaid = marker !== undefined && saysAccessToken.pattern.test(module.source(marker).slice(0, LONGEST_MARKER))
        if (isSaid || opensSession(module, handler, (one) => one.type === 'Identifier' && one.name === id.name))
          yield { kind: 'urlCredential', by: 'server', parameter: id.name, at: { ...module.span(id), end: id.start + id.name.length } }
      }
    }
  }
}

/** Whether what is read of a query under a bare name is a session. */
export function isSessionRead(module: Module, name: string | undefined, node: Ast, holder: Ast): boolean {
  if (name === undefined || !BARE.test(name)) return false
  const handler = enclosingFunction(module, node)
  if (!handler) return false
  const root = /^(?:self\.)?(?:websocket|web_socket|ws|socket)\b/.test(module.source(holder))
  const parent = module.parent(node)
  const id = parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression' ? targetOf(parent) : undefined
  return opensSession(module, handler, (one) => one === node || (one.type === 'Identifier' && one.name === id), root)
}

function targetOf(node: AstOf<'VariableDeclarator' | 'AssignmentExpression'>): string | undefined {
  const target = node.type === 'VariableDeclarator' ? node.id : node.left
  return target.type === 'Identifier' ? target.name : undefined
}

/** A default of `Query(…)`, or `Annotated[str, Query(…)]`. */
function markerOf(module: Module, id: Identifier, parameter: Ast): Ast | undefined {
  const given = parameter.type === 'AssignmentPattern' ? [parameter.right] : []
  return [...given, ...(id.typeAnnotation?.values ?? [])].find((one) => {
    const value = unwrap(one)
    return value.type === 'CallExpression' && queryMarker.pattern.test(pathWritten(module, value.callee))
  })
}

/** What describes a parameter has a sentence, or an example. */
const LONGEST_MARKER = 400

/** A parameter of a socket's route that nothing takes from elsewhere: `async def chat(websocket: WebSocket, token: str = "")`. */
function isPlainOfSocket(module: Module, { decorators }: FunctionNode, id: Identifier, parameter: Ast): boolean {
  if (!id.typeAnnotation || !bindsScalars.pattern.test(module.file.text)) return false
  if (parameter.type === 'AssignmentPattern' && unwrap(parameter.right).type !== 'Literal') return false
  const routes = decorators.map((one) => module.source(one).slice(0, 300)).filter((one) => /\.websocket\(/.test(one))
  const isText = scalarText.pattern.test(module.source(id.typeAnnotation).replace(/\s+/g, ''))
  return isText && routes.length > 0 && !routes.some((one) => one.includes(`{${id.name}`))
}

/**
 * Whether the token of a handler is the one of a session: it opens a socket, the Authorization header is its other place, or it goes to
 * what checks sessions. A link that works once is none.
 */
function opensSession(module: Module, handler: FunctionNode, isToken: (node: Ast) => boolean, isSocket = false): boolean {
  const title = [nameOf(module, handler) ?? '', ...handler.decorators.map((one) => module.source(one))].join(' ')
  if (handedOnce.pattern.test(title) || isMadeForOneUse(module, handler)) return false
  if (isSocket || isOfSocket(module, handler, title)) return true
  const code = module.source(handler).slice(0, LONGEST)
  if (HEADER_BESIDE.test(code) || BEARER_BESIDE.test(code) || isSentOn(module, handler, isToken)) return true
  for (const one of walk(handler)) {
    if (one.type !== 'CallExpression') continue
    const isCompared = COMPARES.test(lastName(one.callee) ?? '') && !/hook/i.test(title)
    if (!isCompared && !checksSession.pattern.test(lastName(one.callee) ?? '') && !decodes(module, one.callee)) continue
    const isGiven = (given: Ast): boolean =>
      isToken(given) ||
      (given.type === 'ObjectExpression' && given.properties.some((pair) => pair.type === 'Property' && isToken(pair.value)))
    if (one.arguments.some(isGiven)) return true
  }
  return false
}

/** What goes on as the bearer token of another request is a credential there: `{"Authorization": f"Bearer {token}"}`. */
function isSentOn(module: Module, handler: FunctionNode, isToken: (node: Ast) => boolean): boolean {
  for (const one of walk(handler)) {
    const put = one.type === 'TemplateLiteral' ? one.expressions : one.type === 'BinaryExpression' ? [one.right] : []
    if (put.some((value) => isToken(unwrap(value))) && /^[fF]?["']Bearer /.test(module.source(one))) return true
  }
  return false
}

/** `@router.websocket(…)`, or a parameter of the type. */
function isOfSocket(module: Module, handler: FunctionNode, title: string): boolean {
  if (/\.websocket(?:_route)?\(/.test(title)) return true
  return handler.params.some(
    (one) => 'typeAnnotation' in one && one.typeAnnotation?.name && /(?:^|\.)WebSocket$/.test(module.source(one.typeAnnotation.name)),
  )
}

/** The header's token by what takes it out: `bearer_token(request.headers) or query.get("token")`. */
const BEARER_BESIDE = /\bbearer(?:_token)?\([^()\n]{0,60}\bheaders?\)\s{1,4}or\b/i
/** A secret that the server knows; senders of a webhook often can set nothing but its address. */
const COMPARES = /^(?:compare_digest|constant_time_compare)$/
const DECODES = /(?:^|\.)jwt\.decode$/

/** Under another name as well: `from jose import jwt as _jwt`. */
function decodes(module: Module, callee: Ast): boolean {
  const name = lastName(callee) ?? ''
  if (/^(?:Access|Untyped)Token$/.test(name)) return tokenClass.pattern.test(pathWritten(module, callee))
  return DECODES.test(dotted(callee) ?? '') || (name === 'decode' && DECODES.test(pathWritten(module, callee)))
}

const HEADER_BESIDE = /\bheaders\s{0,4}(?:\.get\(|\[)\s{0,4}["']authorization["']/i
