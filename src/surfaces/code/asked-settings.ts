import { unwrap, type Ast } from '../../program/index.ts'
import { lengthOf } from './listed-settings.ts'

/** The setting that a condition asks for, alone or first of all, and whether it holds where that is off: `!KEY`, `KEY === undefined`. */
export function askedFor(test: Ast): { readonly setting: Ast; readonly isOff: boolean } | undefined {
  const inner = unwrap(test)
  if (inner.type === 'UnaryExpression')
    return inner.operator === '!' ? { setting: lengthOf(inner.argument) ?? inner.argument, isOff: true } : undefined
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
    const first = askedFor(inner.left)
    return first && !first.isOff ? first : undefined
  }
  if (inner.type === 'LogicalExpression') {
    // Whatever else lets a request pass: `scope["type"] != "http" or not self.key`.
    const off = inner.operator === '||' ? [inner.left, inner.right].map(askedFor).find((one) => one?.isOff) : undefined
    return off
  }
  const counted = inner.type === 'BinaryExpression' && isZero(inner.right) ? lengthOf(inner.left) : undefined
  if (inner.type === 'BinaryExpression' && (counted ?? isNone(inner.right))) {
    const setting = counted ?? inner.left
    if (/^===?$/.test(inner.operator)) return { setting, isOff: true }
    if (/^(?:!==?|>)$/.test(inner.operator)) return { setting, isOff: false }
  }
  return { setting: lengthOf(inner) ?? inner, isOff: false }
}

function isZero(node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'Literal' && inner.value === 0
}

function isNone(node: Ast): boolean {
  const inner = unwrap(node)
  return (inner.type === 'Literal' && inner.value === null) || (inner.type === 'Identifier' && inner.name === 'undefined')
}
