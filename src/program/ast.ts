import type { Ast } from './tree.ts'

export type { Ast, Expression, Identifier } from './tree.ts'

/** The node of a type: `AstOf<'CallExpression'>`. */
export type AstOf<K extends Ast['type']> = Extract<Ast, { type: K }>

export type FunctionNode = AstOf<'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression'>
export type CallNode = AstOf<'CallExpression' | 'NewExpression'>

/** The expression without casts, `!`, `satisfies` and `await`. */
export function unwrap(node: Ast): Ast {
  let inner = node
  for (;;) {
    switch (inner.type) {
      case 'TypedExpression':
        inner = inner.expression
        break
      case 'AwaitExpression':
        inner = inner.argument
        break
      default:
        return inner
    }
  }
}

export function isFunction(node: Ast | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression'
}

export function isCallNode(node: Ast | null | undefined): node is CallNode {
  return node?.type === 'CallExpression' || node?.type === 'NewExpression'
}

/** What a call calls; undefined for anything else. */
export function calleeOf(node: Ast | null | undefined): Ast | undefined {
  return node?.type === 'CallExpression' ? unwrap(node.callee) : undefined
}

/** `Query` of `Query()`, and of `Query` itself. */
export function withoutCall<N extends Ast | undefined>(node: N): Ast | N {
  return node?.type === 'CallExpression' ? node.callee : node
}

/** `limit` of `limit = 10`, and of `limit` itself. */
export function withoutDefault<N extends Ast | undefined>(node: N): Ast | N {
  return node?.type === 'AssignmentPattern' ? node.left : node
}

/** `this.name`, `self.name` */
export function isOwnMember(node: Ast | undefined): node is AstOf<'MemberExpression'> {
  return node?.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression'
}

export function isTextLiteral(node: Ast | null | undefined): node is AstOf<'Literal'> & { readonly value: string } {
  return node?.type === 'Literal' && typeof node.value === 'string'
}

/** The member that is taken of a node: `config.auth` around `config`. */
export function memberOf(node: Ast): AstOf<'MemberExpression'> | undefined {
  const { parent } = node
  return parent?.type === 'MemberExpression' && parent.object === node ? parent : undefined
}

/** The assignment that gives a node its value: `token = read()` around `token`. */
export function assignmentTo(node: Ast): AstOf<'AssignmentExpression'> | undefined {
  const { parent } = node
  return parent?.type === 'AssignmentExpression' && parent.left === node ? parent : undefined
}

/** What a chain of members begins with: `config` of `config.auth.key`. */
export function rootOf(node: Ast): Ast {
  let root = unwrap(node)
  while (root.type === 'MemberExpression') root = unwrap(root.object)
  return root
}

/** The name of a member when it does not have to be computed; undefined for anything else. */
export function memberName(node: Ast | undefined): string | undefined {
  return node?.type === 'MemberExpression' ? keyOf(node) : undefined
}

/** The name of a member or property when it does not have to be computed. */
export function keyOf(node: AstOf<'MemberExpression' | 'Property' | 'PropertyDefinition' | 'MethodDefinition'>): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (!node.computed && key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value)
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.cooked
  return undefined
}

/** The last name of what is called: `sign` in `jwt.sign(…)`, `fetch` in `fetch(…)`. */
export function lastName(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return inner.name
  return inner.type === 'MemberExpression' ? keyOf(inner) : undefined
}

/** Dotted source of plain names, for words about code: `req.session.user`. Never a literal. */
export function dotted(node: Ast): string | undefined {
  const names: string[] = []
  for (let inner = unwrap(node); ;) {
    if (inner.type === 'Identifier') return [inner.name, ...names].join('.')
    if (inner.type === 'ThisExpression') return ['this', ...names].join('.')
    if (inner.type === 'MetaProperty') return [inner.name, ...names].join('.')
    if (inner.type !== 'MemberExpression' || names.length > 20) return undefined
    const name = keyOf(inner)
    if (name === undefined) return undefined
    names.unshift(name)
    inner = unwrap(inner.object)
  }
}

/** Where the text of a string begins and ends, without its quotes. */
export function innerOf(node: AstOf<'Literal'>): readonly [start: number, end: number] {
  return node.inner ?? [node.start + 1, node.end - 1]
}

/** Whether a branch ends with leaving its function. */
export function leaves(branch: Ast): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** `null`, and `None` of Python. */
export function isNone(node: Ast): boolean {
  return node.type === 'Literal' && node.value === null && !node.regex
}

/** A number that is written out. */
export function isNumber(node: Ast): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' && typeof value.value === 'number'
}
