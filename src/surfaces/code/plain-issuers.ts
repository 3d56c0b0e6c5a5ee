import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { packagesIn } from '../../knowledge/libraries/row.ts'
import { callsThat } from '../../program/library-calls.ts'
import { boolean, plain } from '../../parse/node.ts'
import { keyOf, type Ast } from '../../program/ast.ts'
import { comesFrom } from '../../program/calls.ts'
import { originOf } from '../../program/origin.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import type { Located } from '../../text/source.ts'
import { isAsked } from './asked-for.ts'
import { isPrivate } from './settings.ts'

const LIBRARIES = singleCalls.flatMap((row) => (row.means === 'finds-issuer' ? packagesIn(row) : []))

/**
 * What lets an OAuth client go to an issuer over plain http: `requireHttps: false` of a browser's client
 * (https://manfredsteyer.github.io/angular-oauth2-oidc/docs/classes/AuthConfig.html), and `allowInsecureRequests`. An issuer of this
 * machine or network is left alone.
 *
 * @param isForDevelopment whether a place is reached on a developer's machine alone.
 */
export function* plainIssuers(module: Module, isForDevelopment: (node: Ast) => boolean): Generator<Located<string>> {
  for (const node of module.nodes('Property')) {
    const object = module.parent(node)
    if (keyOf(node) !== 'requireHttps' || object?.type !== 'ObjectExpression' || boolean(fold(module, node.value)) !== false) continue
    const issuer = property(module, object, 'issuer')
    if (!issuer || !property(module, object, 'clientId') || isNear(module, issuer) || isForDevelopment(node)) continue
    yield { value: 'requireHttps: false', at: module.span(node) }
  }
  for (const node of [...module.nodes('Identifier'), ...module.nodes('MemberExpression')]) {
    const name = node.type === 'Identifier' ? node.name : keyOf(node)
    if (name !== 'allowInsecureRequests' || isDeclared(module, node)) continue
    const from = originOf(module, node)
    if (!from || !comesFrom(from, LIBRARIES) || isAsked(module, node) || isForDevelopment(node)) continue
    const issuers = callsThat(module, singleCalls, 'finds-issuer').flatMap(({ call }) => call.argument(0) ?? [])
    if (issuers.length > 0 && issuers.every((one) => isNear(module, one))) continue
    yield { value: 'allowInsecureRequests', at: module.span(node) }
  }
}

/** An import, and the name in `client.allowInsecureRequests`, which is seen as a whole. */
function isDeclared(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'ImportSpecifier' || (parent?.type === 'MemberExpression' && parent.property === node)
}

/** An address that stands here, of this machine or network. */
function isNear(module: Module, issuer: Ast): boolean {
  const made = issuer.type === 'NewExpression' ? (issuer.arguments[0] ?? issuer) : issuer
  const host = /^https?:\/\/([^/?#:]+)/i.exec(plain(fold(module, made))?.value ?? '')?.[1]?.toLowerCase()
  return host !== undefined && isPrivate(host)
}
