import { givesBearer, givesBearerByName } from '../../knowledge/words/bearers-given.ts'
import { definition, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { isRefused } from './refused-answers.ts'
import { isAnswerTo } from './token-answers.ts'

// A live credential that its holder calls only `token`: told by who has answered with it, whatever the answer is called here.

/** The member `token` of what was answered, or that name taken out of it: `grant.token`, `const { token } = await response.json()`. */
export function isTokenOfAnswer(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return keyOf(inner) === 'token' && isOfBearer(module, inner.object) && !isRefused(module, node)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  const steps = binding?.path?.join('.')
  return (
    binding?.init !== undefined &&
    (steps === 'token' || steps === 'data.token') &&
    isOfBearer(module, binding.init) &&
    !isRefused(module, node)
  )
}

const isOfBearer = (module: Module, node: Ast) => isAnswerTo(module, node, asksForBearer)

function asksForBearer(module: Module, node: AstOf<'CallExpression'>): boolean {
  const name = lastName(node.callee) ?? ''
  if (givesBearerByName.pattern.test(name)) return true
  const [first] = node.arguments
  const given = first && first.type !== 'SpreadElement' ? unwrap(first) : undefined
  // `octokit.auth({ type: 'installation' })`
  if (given?.type === 'ObjectExpression') return /^(?:\w{0,20}[aA]uth)$/.test(name) && OF_APP.test(module.source(given).slice(0, LONGEST))
  if (given?.type !== 'Identifier' && given?.type !== 'Literal' && given?.type !== 'TemplateLiteral' && given?.type !== 'BinaryExpression')
    return false
  return givesBearer.pattern.test(module.source(definition(module, given)).slice(0, LONGEST))
}

const OF_APP = /\btype["']?\s{0,4}:\s{0,4}["'](?:installation|oauth-user|token|app)["']/
/** More of an address is not looked at. */
const LONGEST = 400
