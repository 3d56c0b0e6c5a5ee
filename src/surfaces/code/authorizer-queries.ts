import { authorizes, queryOfEvent, tokenOfAuthorizer } from '../../knowledge/words/authorizers.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { definition, enclosingFunction, keyOf, textAt, unwrap, type Ast, type Module } from '../../program/index.ts'
import type { Compared } from './compared-queries.ts'
import { isMadeForOneUse } from './session-tokens.ts'

/**
 * Where an authorizer of API Gateway takes the caller's token out of the query, whatever then verifies it: its answer opens every route
 * behind it, and a connection for as long as it lasts.
 */
export function* askedByAuthorizer(module: Module): Generator<Compared> {
  if (!authorizes.pattern.test(module.file.text) || handedOnce.pattern.test(module.file.path)) return
  for (const type of ['MemberExpression', 'CallExpression'] as const)
    for (const node of module.nodes(type)) {
      const read = partOf(module, node)
      if (read && opensMore(module, read.name, node) && isQuery(module, read.of)) yield { name: read.name, node }
    }
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (id.type !== 'ObjectPattern' || !init || !isQuery(module, init)) continue
    for (const one of id.properties) {
      const name = one.type === 'Property' ? keyOf(one) : undefined
      if (name !== undefined && opensMore(module, name, one)) yield { name, node: one }
    }
  }
}

/** `query.token`, `query["token"]`, `query.get("token")` */
function partOf(module: Module, node: Ast): { readonly name: string; readonly of: Ast } | undefined {
  if (node.type === 'MemberExpression') {
    const name = keyOf(node)
    return name === undefined ? undefined : { name, of: node.object }
  }
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || keyOf(callee) !== 'get') return undefined
  const name = textAt(module, node.arguments[0])?.value
  return name === undefined ? undefined : { name, of: callee.object }
}

/** A token by its name, which is not made for one connection. */
function opensMore(module: Module, name: string, node: Ast): boolean {
  const handler = tokenOfAuthorizer.pattern.test(name) ? enclosingFunction(module, node) : undefined
  return handler !== undefined && !isMadeForOneUse(module, handler)
}

/** The parameters of the query of an event, or what stands for none: `event.get("queryStringParameters") or {}`. */
function isQuery(module: Module, node: Ast): boolean {
  return queryOfEvent.pattern.test(module.source(definition(module, node)).slice(0, LONGEST))
}

const LONGEST = 200
