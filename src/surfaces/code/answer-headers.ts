import { definition, fold, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { makesPairOfTokens } from '../../knowledge/words/answered-tokens.ts'
import { tokenAsker } from '../../knowledge/words/oauth.ts'
import { sendsByName } from '../../knowledge/words/connections.ts'
import { redactor } from '../../knowledge/words/logging.ts'

/** `r = httpx.post(…)`: its headers are the server's. */
export function isOfAnswer(module: Module, node: Ast): boolean {
  const value = node.type === 'MemberExpression' ? definition(module, node.object) : node
  return value.type === 'CallExpression' && sendsByName.pattern.test(lastName(value.callee) ?? '')
}

/** What a sign-in gave; `tokens` of a model's answer are counted. */
export function isTokenResponse(module: Module, node: Ast): boolean {
  if (COUNTED.test(module.source(node)) || fold(module, node).kind === 'scalar') return false
  const value = definition(module, node)
  if (value.type === 'CallExpression' && redactor.pattern.test(lastName(value.callee) ?? '')) return false
  const source = value === unwrap(node) ? undefined : module.source(value).slice(0, 300)
  if (source !== undefined && tokenAsker.pattern.test(source)) return true
  return source === undefined
    ? /access_token|refresh_token|oauth/i.test(module.file.text)
    : makesPairOfTokens.pattern.test(source) && /access_?token|refresh_?token/i.test(module.file.text)
}

/** Of a model's answer, or of what is left to a caller: `limit.tokens`. */
const COUNTED = /usage|count|total|max|num|limit|bucket|budget|quota|remaining/i
