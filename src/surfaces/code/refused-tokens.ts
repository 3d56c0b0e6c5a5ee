import { firstThat } from '../../text/by-halves.ts'
import { oneOf } from '../../text/pattern.ts'
import { goesOnWith, refusesToken, renewsToken, saysRefused } from '../../knowledge/words/refused-tokens.ts'
import { isBrought } from './brought-values.ts'
import { isQueriedBy } from './refused-by-query.ts'
import {
  definition,
  dotted,
  enclosingFunction,
  isFunction,
  lastName,
  leaves,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'

/**
 * Whether a node names a token where it has just been refused: in the handler of an error that says so, behind a call that checks it.
 * Such a token opens nothing, and others in the same handler may.
 */
export function isRefused(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const path = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? dotted(inner) : undefined
  if (path === undefined) return false
  if (inner.type === 'Identifier' && isUnequal(module, node, inner.name)) return true
  let below: Ast = node
  let failed: string | undefined
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return failed !== undefined && answersCheck(module, outer, failed, path)
    if (outer.type === 'IfStatement' && outer.consequent === below) {
      if (inner.type === 'Identifier' && isUnknown(module, outer, inner.name)) return true
      const test = unwrap(outer.test)
      if (test.type === 'Identifier') failed = test.name
    }
    if (inner.type === 'Identifier' && outer.type === 'CatchClause') {
      const attempt = module.parent(outer)
      const says = outer.test === null ? '' : module.source(outer.test)
      if (!refusesToken.pattern.test(says) || attempt?.type !== 'TryStatement') return false
      return checks(attempt, inner.name) || (NOBODY.test(says) && isAskedFor(module, outer, inner.name))
    }
    below = outer
  }
  return false
}

/** Of a call, in characters. */
const LONGEST = 400

/**
 * Whether a name that a request brought was compared just before with the right value, and the log says that it is another one: behind
 * `if (mode === 'subscribe' && token === expected) return answer`, in its other branch, or in that of `if (token !== expected)`.
 */
function isUnequal(module: Module, node: Ast, name: string): boolean {
  // What people type in is nearly right when it is wrong.
  if (/passw|pwd|passphrase/i.test(name) || !isBrought(module, node)) return false
  let below: Ast = node
  let said = ''
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (outer.type === 'CallExpression') said = module.source(outer).slice(0, LONGEST)
    const isAsked = saysRefused.pattern.test(said) && !renewsToken.pattern.test(said) && !goesOnWith.pattern.test(said)
    if (outer.type === 'IfStatement' && isAsked) {
      if (outer.consequent === below && compares(module, outer.test, name, '!')) return true
      if (outer.alternate === below && compares(module, outer.test, name, '=')) return true
    }
    if ((outer.type === 'BlockStatement' || outer.type === 'Program') && isAsked) {
      const at = below.start
      const last = outer.body[firstThat<Ast>(outer.body, ({ start }) => start >= at) - 1]
      if (last?.type === 'IfStatement' && leaves(last.consequent) && compares(module, last.test, name, '=')) return true
    }
    below = outer
  }
  return false
}

/** Whether a condition holds only where a name is, or is not, equal to another value, which is no word and that no request brings. */
function compares(module: Module, test: Ast, name: string, sign: '=' | '!'): boolean {
  const one = unwrap(test)
  if (one.type === 'LogicalExpression')
    return one.operator === (sign === '=' ? '&&' : '||') && [one.left, one.right].some((side) => compares(module, side, name, sign))
  if (one.type !== 'BinaryExpression' || !(sign === '=' ? /^={2,3}$/ : /^!={1,2}$/).test(one.operator)) return false
  const sides = [unwrap(one.left), unwrap(one.right)]
  const other = sides.find((side) => !(side.type === 'Identifier' && side.name === name))
  if (!sides.some((side) => side.type === 'Identifier' && side.name === name) || other === undefined || other.type === 'Literal')
    return false
  return !/old|prev|last|cache/i.test(module.source(other).slice(0, LONGEST)) && !isBrought(module, other)
}

/**
 * Whether a function is called back with an error where a check of this token fails, and its first parameter is that error:
 * `authorization.resolveAccessToken(message.accessToken, (err, subject) => { if (err) … })`.
 */
function answersCheck(module: Module, callback: Ast, failed: string, path: string): boolean {
  // What people type in is nearly right when it is wrong.
  if (!isFunction(callback) || /passw|pwd|passphrase|secret/i.test(path)) return false
  const [first] = callback.params
  const call = module.parent(callback)
  if (first?.type !== 'Identifier' || first.name !== failed || !/^e(?:rr|rror|x)?$/i.test(failed) || call?.type !== 'CallExpression')
    return false
  const name = lastName(call.callee) ?? ''
  const isCheck = CHECKS.test(name) || (/^(?:resolve|authori[sz]e)/.test(name) && /auth|token/i.test(dotted(unwrap(call.callee)) ?? ''))
  return isCheck && call.arguments.some((one) => one !== callback && hands(one, path))
}

/** Whether an argument is a value, or an object with it among its members. */
function hands(argument: Ast, path: string): boolean {
  const value = unwrap(argument)
  if (value.type === 'ObjectExpression')
    return value.properties.some((one) => one.type === 'Property' && dotted(unwrap(one.value)) === path)
  return dotted(value) === path
}

/**
 * `if (!user)`, `if user is None`: nobody was found by the credential, which `findByApiKey(apiKey)` has looked for, or a query that has it
 * among its conditions, and no other that the request brings, where the branch refuses what it is for.
 */
function isUnknown(module: Module, { test, consequent }: AstOf<'IfStatement'>, name: string): boolean {
  // A password that somebody has mistyped is nearly the right one.
  if (/passw|pwd|passphrase/i.test(name)) return false
  const found = NOTHING.exec(module.source(test).slice(0, 120))?.slice(1).find(Boolean)
  if (found === undefined) return false
  for (const one of walk(test)) {
    if (one.type !== 'Identifier' || one.name !== found) continue
    const value = unwrap(definition(module, one))
    const made = value.type === 'AwaitExpression' ? unwrap(value.argument) : value
    if (made.type !== 'CallExpression') return false
    return looksUp(made, name) || (isQueriedBy(module, made, name) && turnsAway(module, consequent))
  }
  return false
}

/** Whether a branch leaves, and says that what somebody brought is refused. */
function turnsAway(module: Module, branch: Ast): boolean {
  const said = module.source(branch).slice(0, LONGEST * 2)
  return leaves(branch) && (saysRefused.pattern.test(said) || /\b40[134]\b|HTTP_40[134]/.test(said)) && !goesOnWith.pattern.test(said)
}

const NOTHING = oneOf('', /^!\s{0,2}(\w{1,60})$/, /^not (\w{1,60})$/, /^(\w{1,60}) (?:is None|===? ?(?:null|undefined))$/)

function looksUp({ callee, arguments: given }: AstOf<'CallExpression'>, name: string): boolean {
  return CHECKS.test(lastName(callee) ?? '') && given.some((one) => one.type === 'Identifier' && one.name === name)
}

/** Errors that say nobody has it, and the query by it, which may be written before it is tried: `filter(api_key=api_key)`. */
const NOBODY = /DoesNotExist|NoResultFound/

function isAskedFor(module: Module, handler: Ast, name: string): boolean {
  const around = enclosingFunction(module, handler)
  if (!around) return false
  for (const one of walk(around)) {
    if (
      one.type !== 'CallExpression' ||
      one.start > handler.start ||
      !/^(?:filter|get|filter_by|get_or_none)$/.test(lastName(one.callee) ?? '')
    )
      continue
    const fields = one.arguments.flatMap((given) => (given.type === 'ObjectExpression' ? given.properties : []))
    if (fields.some((each) => each.type === 'Property' && each.value.type === 'Identifier' && each.value.name === name)) return true
  }
  return false
}

function checks({ block }: AstOf<'TryStatement'>, name: string): boolean {
  for (const one of walk(block)) {
    if (one.type === 'CallExpression' && looksUp(one, name)) return true
  }
  return false
}

/** `decode`, `loads`, `validate_token`, `unsign`, `get_by_token` */
const CHECKS = /valid|verif|decode|^loads?$|unsign|check|authenticate|by_?(?:token|key)/i
