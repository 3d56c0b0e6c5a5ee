import { isTextLiteral, keyOf, textAt, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { isLabelled } from './labelled-secrets.ts'
import type { Shown } from './logged-secrets.ts'

/** What stands for a value in a text: a verb that shows all of it, or one of another kind. */
const VERB = /%%|%[-+#0]{0,3}\d{0,3}(?:\.\d{1,3})?([a-zA-Z])|\{\d{0,2}(?:![rs])?\}/g
/** Verbs that show a text as it is. */
const SHOWS = /^[srojOvq]$/

/** Whether the text that a call formats says of an argument that it is a credential: `'User %s. Reset token: %s', user.id, token`. */
export function isLabelledByVerb(module: Module, given: readonly Ast[], node: Ast): boolean {
  if (unwrap(node).type !== 'Identifier') return false
  const text = given.findIndex((one) => isTextLiteral(one) || one.type === 'BinaryExpression')
  const place = given.indexOf(node) - text - 1
  return text >= 0 && place >= 0 && isSaidAt(module, given[text] as Ast, place, node)
}

/** The vague name that an operator or a method puts into a text: `'Reset token: %s' % token`, `'Reset token: {}'.format(token)`. */
export function labelledByVerb(module: Module, node: AstOf<'BinaryExpression' | 'CallExpression'>): Shown | undefined {
  const [text, values] = node.type === 'BinaryExpression' ? ofOperator(node) : ofMethod(node)
  const found = text && values.find((one, i) => isSaidAt(module, text, i, one))
  return found && { what: module.source(found), node: found }
}

function ofOperator({ operator, left, right }: AstOf<'BinaryExpression'>): [Ast | undefined, readonly Ast[]] {
  if (operator !== '%') return [undefined, []]
  const values = unwrap(right)
  return [left, values.type === 'ArrayExpression' ? values.elements.filter((one) => one !== null) : [values]]
}

function ofMethod({ callee, arguments: values }: AstOf<'CallExpression'>): [Ast | undefined, readonly Ast[]] {
  const called = unwrap(callee)
  return called.type === 'MemberExpression' && keyOf(called) === 'format' ? [called.object, values] : [undefined, []]
}

function isSaidAt(module: Module, text: Ast, place: number, node: Ast): boolean {
  if (unwrap(node).type !== 'Identifier') return false
  const said = textAt(module, text)?.value
  const verb = said === undefined ? undefined : [...said.matchAll(VERB)].filter(([whole]) => whole !== '%%')[place]
  if (said === undefined || !verb || !SHOWS.test(verb[1] ?? 's')) return false
  return isLabelled(module, node, said.slice(0, verb.index))
}
