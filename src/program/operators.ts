import { unwrap, type Ast, type AstOf } from './ast.ts'

export type Primitive = string | number | boolean | null

/** JavaScript's own answer on two primitive values; undefined for operators that are not followed. */
export function applied(operator: string, left: Primitive, right: Primitive): Primitive | undefined {
  const [a, b] = [Number(left), Number(right)]
  switch (operator) {
    case '+':
      return typeof left === 'string' || typeof right === 'string' ? `${left}${right}` : a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    case '**':
      return a ** b
    case '|':
      return a | b
    case '&':
      return a & b
    case '^':
      return a ^ b
    case '<<':
      return a << b
    case '>>':
      return a >> b
    case '>>>':
      return a >>> b
    case '===':
      return left === right
    case '!==':
      return left !== right
    case '<':
    case '>':
    case '<=':
    case '>=':
      return typeof left === 'string' && typeof right === 'string' ? ordered(operator, left, right) : ordered(operator, a, b)
    default:
      return undefined
  }
}

/** Whether an operator asks whether two values are the same, or one is among others. */
export function isComparison(operator: string): boolean {
  return /^(?:[!=]==?|in|not in)$/.test(operator)
}

/** The operands of a sum, left to right, without a call per operand. */
export function operands(node: AstOf<'BinaryExpression'>): Ast[] {
  const found: Ast[] = []
  let inner: Ast = node
  while (inner.type === 'BinaryExpression' && inner.operator === '+') {
    found.push(inner.right)
    inner = unwrap(inner.left)
  }
  return [inner, ...found.reverse()]
}

/** What a one-sided operator makes of a primitive value. */
export function negated(operator: string, value: Primitive): Primitive | undefined {
  switch (operator) {
    case '-':
      return -Number(value)
    case '+':
      return Number(value)
    case '!':
      return !value
    case '~':
      return ~Number(value)
    case 'typeof':
      return value === null ? 'object' : typeof value
    default:
      return undefined
  }
}

function ordered<T extends string | number>(operator: string, left: T, right: T): boolean {
  if (operator === '<') return left < right
  if (operator === '>') return left > right
  return operator === '<=' ? left <= right : left >= right
}
