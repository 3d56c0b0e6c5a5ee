import { boolean } from '../../parse/node.ts'
import { fold, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { asksForChecks } from '../../knowledge/words/connections.ts'
import { byDefault } from './asked-for.ts'
import { valuesUnderOptions } from './options-over-defaults.ts'

/**
 * The option without which the branch around a place is taken, where what it is from the start stands elsewhere and no code of the module
 * says that it is off: `if not self.verify_ssl:`. Somebody may have set it.
 */
export function chosenBy(module: Module, node: Ast): Ast | undefined {
  let inner = node
  for (const outer of module.ancestors(node)) {
    const [test, holds] =
      outer.type === 'IfStatement' || outer.type === 'ConditionalExpression'
        ? [outer.test, outer.consequent === inner]
        : outer.type === 'LogicalExpression' && outer.operator !== '??' && outer.right === inner
          ? [outer.left, outer.operator === '&&']
          : [undefined, false]
    const option = (test && test !== inner && optionIn(module, test, holds)) || leftBefore(module, outer, inner)
    if (option) return option
    inner = outer
  }
  return undefined
}

/** `if (verify) return …` before a place: the option with which it is not reached. */
function leftBefore(module: Module, block: Ast, place: Ast): Ast | undefined {
  if (block.type !== 'BlockStatement') return undefined
  for (const one of block.body) {
    if (one.start >= place.start) return undefined
    if (one.type !== 'IfStatement' || one.alternate) continue
    const last = one.consequent.type === 'BlockStatement' ? one.consequent.body.at(-1) : one.consequent
    const option = last?.type === 'ReturnStatement' ? optionIn(module, one.test, false) : undefined
    if (option) return option
  }
  return undefined
}

/** The option that has to be off where a test holds, or does not. */
function optionIn(module: Module, test: Ast, holds: boolean): Ast | undefined {
  const node = unwrap(test)
  if (node.type === 'UnaryExpression') return node.operator === '!' ? optionIn(module, node.argument, !holds) : undefined
  if (node.type === 'LogicalExpression') {
    const sides = [optionIn(module, node.left, holds), optionIn(module, node.right, holds)]
    const isEnough = holds === (node.operator === '&&')
    return isEnough ? sides.find(Boolean) : sides.every(Boolean) ? sides[0] : undefined
  }
  if (holds || (node.type !== 'MemberExpression' && node.type !== 'Identifier')) return undefined
  // What the calls of this module give to a parameter has been looked at.
  if (module.binding(node)?.kind === 'param') return undefined
  const name = nameOf(node)
  return asksForChecks.pattern.test(name) && byDefault(module, node) === undefined && !isOffFromStart(module, name) ? node : undefined
}

/** Without the marks of what is private. */
function nameOf(node: Ast): string {
  return (lastName(node) ?? '').replace(/^[_#$]{1,4}/, '')
}

/** Whether the module gives an option of this name a value that leaves the checks out: a default, a field, an assignment. */
function isOffFromStart(module: Module, name: string): boolean {
  const isOff = (value: Ast | null | undefined): boolean => {
    const inner = value && unwrap(value)
    if (!inner) return false
    if (inner.type === 'LogicalExpression' && inner.operator !== '&&') return isOff(inner.right)
    return boolean(fold(module, inner)) === false || byDefault(module, inner) === false
  }
  return (
    valuesUnderOptions(module, name).includes(false) ||
    module.nodes('AssignmentPattern').some(({ left, right }) => nameOf(left) === name && isOff(right)) ||
    module.nodes('AssignmentExpression').some(({ left, right }) => nameOf(left) === name && isOff(right)) ||
    module.nodes('VariableDeclarator').some(({ id, init }) => nameOf(id) === name && isOff(init)) ||
    module.nodes('PropertyDefinition').some((field) => (keyOf(field) ?? '').replace(/^[_#$]{1,4}/, '') === name && isOff(field.value))
  )
}
