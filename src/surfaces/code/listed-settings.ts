import { definition, fold, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'

/**
 * The text that a list is made of: `(process.env.KEYS ?? '').split(',').map(trim)`, `new Set(KEYS.split(','))`,
 * `[key.strip() for key in KEYS.split(",")]`. The node itself where it is no list that is made so.
 */
export function listedText(module: Module, node: Ast): Ast {
  const whole = definition(module, node)
  let inner = whole
  let leavesOut = false
  for (let step = 0; step < MOST; step++) {
    const part = madeOf(module, inner)
    if (!part) break
    leavesOut ||= omits(inner)
    // An empty text that is split is a list of one empty text, unless something leaves that out.
    if (isSplit(inner) && !leavesOut && hasText(module, part)) return whole
    inner = definition(module, part)
  }
  return inner
}

/** More calls in a row than these make no list of a setting. */
const MOST = 12

/** `.filter(Boolean)`, `[… if key]` */
function omits(node: Ast): boolean {
  return node.type === 'OtherExpression' ? node.parts.length > 3 : node.type === 'CallExpression' && lastName(node.callee) === 'filter'
}

function isSplit(node: Ast): boolean {
  return node.type === 'CallExpression' && lastName(node.callee) === 'split'
}

function hasText(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return value.kind === 'dynamic' && value.fallback?.kind === 'scalar' && value.fallback.value === ''
}

function madeOf(module: Module, node: Ast): Ast | undefined {
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator !== '&&' && isEmptyList(module, node.right) ? node.left : undefined
    case 'ConditionalExpression':
      return isEmptyList(module, node.alternate) && madeOf(module, unwrap(node.consequent)) ? node.consequent : undefined
    case 'NewExpression':
      return lastName(node.callee) === 'Set' ? given(node) : undefined
    case 'CallExpression': {
      const callee = unwrap(node.callee)
      if (callee.type === 'MemberExpression') return PARTS.test(keyOf(callee) ?? '') ? callee.object : undefined
      return callee.type === 'Identifier' && COPIES.test(callee.name) ? given(node) : undefined
    }
    // `[key.strip() for key in KEYS.split(",")]`: what it gives, the name for each, and what it goes through.
    case 'OtherExpression':
      return /^\W*\bfor\b|^[[{(]/.test(module.source(node)) ? iterated(node) : undefined
    default:
      return undefined
  }
}

function iterated({ parts }: AstOf<'OtherExpression'>): Ast | undefined {
  const [, , through] = parts
  return through?.type === 'VariableDeclaration' || through?.type === 'SpreadElement' ? undefined : through
}

function given({ arguments: [only] }: AstOf<'CallExpression' | 'NewExpression'>): Ast | undefined {
  return only?.type === 'SpreadElement' ? undefined : only
}

const PARTS = /^(?:split|map|filter|trim|strip|toLowerCase|lower)$/
const COPIES = /^(?:list|set|tuple|frozenset|filter|Boolean)$/

function isEmptyList(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return value.kind === 'list' && value.items.length === 0
}

/** What is asked for where the length of a list is: `KEYS` of `KEYS.length === 0`, `len(KEYS) == 0`, `KEYS.size`. */
export function lengthOf(node: Ast): Ast | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return /^(?:length|size)$/.test(keyOf(inner) ?? '') ? inner.object : undefined
  return inner.type === 'CallExpression' && lastName(inner.callee) === 'len' ? given(inner) : undefined
}
