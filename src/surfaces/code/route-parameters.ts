import { bindsScalars, scalarText } from '../../knowledge/words/route-parameters.ts'
import type { UrlCredential } from '../../model/index.ts'
import {
  lastName,
  nameOf,
  unwrap,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { bareToken } from '../../knowledge/words/sessions.ts'

/** A credential by the name of a parameter; a bare token may be a link's, a page's or a device's. */
const CREDENTIALS = /^(?:(?:access|refresh|auth|bearer|id)_?token|api_?key|x_api_key|client_secret|secret_?key|password)$/i
/** What is asked about a token itself: RFC 7009, RFC 7662. */
const ABOUT_TOKEN = /revoke|introspect/i

/**
 * Credentials that a route of Python takes out of the query because nothing says otherwise: a parameter of a simple type that is not part
 * of the path, `@router.get("/me") async def me(access_token: str)`.
 * https://fastapi.tiangolo.com/tutorial/query-params/, https://django-ninja.dev/guides/input/query-params/
 */
export function* boundParameters(module: Module): Generator<UrlCredential> {
  if (module.language !== 'python' || !bindsScalars.pattern.test(module.file.text)) return
  for (const type of ['FunctionDeclaration', 'FunctionExpression'] as const) {
    for (const handler of module.nodes(type)) {
      const route = handler.decorators.map(({ expression }) => unwrap(expression)).find(isRoute)
      if (!route) continue
      for (const id of scalars(module, handler)) {
        if (!isCredential(module, id.name, handler, route) || isInPath(module, id.name)) continue
        yield { kind: 'urlCredential', by: 'server', parameter: id.name, at: { ...module.span(id), end: id.start + id.name.length } }
      }
    }
  }
}

function isCredential(module: Module, name: string, handler: FunctionNode, route: Ast): boolean {
  if (CREDENTIALS.test(name)) return true
  return bareToken.pattern.test(name) && ABOUT_TOKEN.test(`${nameOf(module, handler) ?? ''} ${module.source(route)}`)
}

/** `@router.get("/path")` */
function isRoute(node: Ast): boolean {
  if (node.type !== 'CallExpression' || unwrap(node.callee).type !== 'MemberExpression') return false
  return /^(?:get|post|put|patch|delete|api_route|websocket)$/.test(lastName(node.callee) ?? '')
}

/** Parameters whose type is a text and that nothing takes from elsewhere. */
function* scalars(module: Module, { params }: FunctionNode): Generator<Identifier> {
  for (const parameter of params) {
    const id = withoutDefault(parameter)
    if (id.type !== 'Identifier' || !id.typeAnnotation || !scalarText.pattern.test(typeText(module, id.typeAnnotation))) continue
    if (parameter.type === 'AssignmentPattern' && unwrap(parameter.right).type !== 'Literal') continue
    yield id
  }
}

function typeText(module: Module, type: AstOf<'TypeReference'>): string {
  return module.source(type).replace(/\s+/g, '')
}

/** Whether a path of the module has the parameter in it: that of the route, or of its router. */
function isInPath(module: Module, name: string): boolean {
  return module.file.text.includes(`{${name}}`) || module.file.text.includes(`{${name}:`)
}
