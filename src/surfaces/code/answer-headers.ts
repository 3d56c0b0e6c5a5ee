import { lastName, unwrap, type Ast } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { oneOf } from '../../text/pattern.ts'
import { redactor } from '../../knowledge/words/logging.ts'

/** `r = httpx.post(…)`: its headers are the server's. */
export function isOfAnswer(module: Module, node: Ast): boolean {
  const value = node.type === 'MemberExpression' ? definition(module, node.object) : node
  return (
    value.type === 'CallExpression' &&
    /^(?:get|post|put|patch|delete|head|options|request|send|fetch|urlopen)$/.test(lastName(value.callee) ?? '')
  )
}

/** What asks for tokens, or answers with them; `authorizationCodeGrant(…)` of openid-client, `validateAuthorizationCode(…)` of arctic. */
const ASKS = oneOf(
  'i',
  /oauth|\.json\(\)|credential|exchange|refresh|(?:fetch|get|access|request)_?token/,
  /(?:authori[sz]ation_?code|code_?grant)\w{0,20}\(/,
)

/** What a sign-in gave; `tokens` of a model's answer are counted. */
export function isTokenResponse(module: Module, node: Ast): boolean {
  if (/usage|count|total|max|num/i.test(module.source(node)) || fold(module, node).kind === 'scalar') return false
  const value = definition(module, node)
  if (value.type === 'CallExpression' && redactor.pattern.test(lastName(value.callee) ?? '')) return false
  if (value !== unwrap(node)) return ASKS.test(module.source(value).slice(0, 300))
  return /access_token|refresh_token|oauth/i.test(module.file.text)
}
