import ts from 'typescript'
import type { Ast, BlockStatement, CatchClause, ForOfStatement, IfStatement, LoopStatement, OtherStatement, Statement, SwitchCase, SwitchStatement, TryStatement, VariableDeclaration, VariableDeclarator } from '../tree.ts'
import { LATER, NONE, type Lowering, type Of } from './typescript-context.ts'
import { isDeclaration, declarationOf } from './typescript-declarations.ts'
import { expressionOf } from './typescript-expressions.ts'
import { declaredOf, patternOf } from './typescript-patterns.ts'

const { SyntaxKind: Kind } = ts

type Lower = (low: Lowering, node: never, parent: Ast) => Statement

export function statementsOf(low: Lowering, nodes: readonly ts.Statement[], parent: Ast): Statement[] {
  return nodes.map((one) => statementOf(low, one, parent))
}

export function statementOf(low: Lowering, node: ts.Statement, parent: Ast): Statement {
  if (isDeclaration(node)) return declarationOf(low, node, parent)
  const lower = STATEMENTS[node.kind]
  return lower ? lower(low, node as never, parent) : other(low, node, parent)
}

const STATEMENTS: Readonly<Partial<Record<number, Lower>>> = {
  [Kind.Block]: blockOf,
  [Kind.ExpressionStatement]: (low, node: ts.ExpressionStatement, parent) => {
    const made = low.enter<Of<'ExpressionStatement'>>({ type: 'ExpressionStatement', start: low.start(node), end: node.end, parent, expression: LATER })
    made.expression = expressionOf(low, node.expression, made)
    return made
  },
  [Kind.ReturnStatement]: (low, node: ts.ReturnStatement, parent) => {
    const made = low.enter<Of<'ReturnStatement'>>({ type: 'ReturnStatement', start: low.start(node), end: node.end, parent, argument: null })
    if (node.expression) made.argument = expressionOf(low, node.expression, made)
    return made
  },
  [Kind.ThrowStatement]: (low, node: ts.ThrowStatement, parent) => {
    const made = low.enter<Of<'ThrowStatement'>>({ type: 'ThrowStatement', start: low.start(node), end: node.end, parent, argument: LATER })
    made.argument = expressionOf(low, node.expression, made)
    return made
  },
  [Kind.IfStatement]: ifOf,
  [Kind.WhileStatement]: (low, node: ts.WhileStatement, parent) => loopOf(low, node, parent, { test: node.expression }),
  [Kind.ForStatement]: (low, node: ts.ForStatement, parent) => loopOf(low, node, parent, { init: node.initializer, test: node.condition, update: node.incrementor }),
  [Kind.DoStatement]: (low, node: ts.DoStatement, parent) => {
    const made = low.enter<LoopStatement>({ type: 'LoopStatement', start: low.start(node), end: node.end, parent, init: null, test: LATER, update: null, body: LATER })
    made.body = statementOf(low, node.statement, made)
    made.test = expressionOf(low, node.expression, made)
    return made
  },
  [Kind.ForOfStatement]: forOf,
  [Kind.ForInStatement]: forOf,
  [Kind.SwitchStatement]: switchOf,
  [Kind.TryStatement]: tryOf,
  [Kind.LabeledStatement]: (low, node: ts.LabeledStatement, parent) => other(low, node, parent, (made) => [statementOf(low, node.statement, made)]),
  [Kind.WithStatement]: (low, node: ts.WithStatement, parent) =>
    other(low, node, parent, (made) => [expressionOf(low, node.expression, made), statementOf(low, node.statement, made)]),
}

/** A statement that no question asks for by name. */
export function other(low: Lowering, node: ts.Node, parent: Ast, parts?: (made: OtherStatement) => OtherStatement['parts'], start = low.start(node)): OtherStatement {
  const made = low.enter<OtherStatement>({ type: 'OtherStatement', start, end: node.end, parent, parts: NONE })
  if (parts) made.parts = parts(made)
  return made
}

export function blockOf(low: Lowering, node: ts.Block, parent: Ast): BlockStatement {
  const made = low.enter<BlockStatement>({ type: 'BlockStatement', start: low.start(node), end: node.end, parent, body: NONE })
  made.body = statementsOf(low, node.statements, made)
  return made
}

/** `if … else if …` without a call per branch. */
function ifOf(low: Lowering, node: ts.IfStatement, parent: Ast): IfStatement {
  const enter = (one: ts.IfStatement, around: Ast) => {
    const made = low.enter<IfStatement>({ type: 'IfStatement', start: low.start(one), end: one.end, parent: around, test: LATER, consequent: LATER, alternate: null })
    made.test = expressionOf(low, one.expression, made)
    made.consequent = statementOf(low, one.thenStatement, made)
    return made
  }
  const first = enter(node, parent)
  let last = first
  let next = node.elseStatement
  while (next?.kind === Kind.IfStatement) {
    const made = enter(next as ts.IfStatement, last)
    last.alternate = made
    last = made
    next = (next as ts.IfStatement).elseStatement
  }
  if (next) last.alternate = statementOf(low, next, last)
  return first
}

interface Head {
  readonly init?: ts.ForInitializer | undefined
  readonly test?: ts.Expression | undefined
  readonly update?: ts.Expression | undefined
}

function loopOf(low: Lowering, node: ts.IterationStatement, parent: Ast, { init, test, update }: Head): LoopStatement {
  const made = low.enter<LoopStatement>({ type: 'LoopStatement', start: low.start(node), end: node.end, parent, init: null, test: null, update: null, body: LATER })
  if (init) made.init = init.kind === Kind.VariableDeclarationList ? variablesOf(low, init as ts.VariableDeclarationList, made) : expressionOf(low, init, made)
  if (test) made.test = expressionOf(low, test, made)
  if (update) made.update = expressionOf(low, update, made)
  made.body = statementOf(low, node.statement, made)
  return made
}

function forOf(low: Lowering, node: ts.ForOfStatement | ts.ForInStatement, parent: Ast): ForOfStatement {
  const { initializer } = node
  const made = low.enter<ForOfStatement>({ type: 'ForOfStatement', start: low.start(node), end: node.end, parent, left: LATER, right: LATER, body: LATER })
  made.left = initializer.kind === Kind.VariableDeclarationList ? variablesOf(low, initializer as ts.VariableDeclarationList, made) : patternOf(low, initializer, made)
  made.right = expressionOf(low, node.expression, made)
  made.body = statementOf(low, node.statement, made)
  return made
}

function switchOf(low: Lowering, node: ts.SwitchStatement, parent: Ast): SwitchStatement {
  const made = low.enter<SwitchStatement>({ type: 'SwitchStatement', start: low.start(node), end: node.end, parent, discriminant: LATER, cases: NONE })
  made.discriminant = expressionOf(low, node.expression, made)
  made.cases = node.caseBlock.clauses.map((one) => {
    const branch = low.enter<SwitchCase>({ type: 'SwitchCase', start: low.start(one), end: one.end, parent: made, test: null, consequent: NONE })
    if (one.kind === Kind.CaseClause) branch.test = expressionOf(low, one.expression, branch)
    branch.consequent = statementsOf(low, one.statements, branch)
    return branch
  })
  return made
}

function tryOf(low: Lowering, node: ts.TryStatement, parent: Ast): TryStatement {
  const made = low.enter<TryStatement>({ type: 'TryStatement', start: low.start(node), end: node.end, parent, block: LATER, handlers: NONE, finalizer: null })
  made.block = blockOf(low, node.tryBlock, made)
  if (node.catchClause) made.handlers = [catchOf(low, node.catchClause, made)]
  if (node.finallyBlock) made.finalizer = blockOf(low, node.finallyBlock, made)
  return made
}

function catchOf(low: Lowering, node: ts.CatchClause, parent: Ast): CatchClause {
  const made = low.enter<CatchClause>({ type: 'CatchClause', start: low.start(node), end: node.end, parent, param: null, test: null, body: LATER })
  const declared = node.variableDeclaration
  if (declared) made.param = declaredOf(low, declared.name, declared.type, made)
  made.body = blockOf(low, node.block, made)
  return made
}

/** The variables of a statement or of the head of a loop. */
export function variablesOf(low: Lowering, node: ts.VariableStatement | ts.VariableDeclarationList, parent: Ast, start = low.start(node)): VariableDeclaration {
  const list = node.kind === Kind.VariableStatement ? node.declarationList : node
  const made = low.enter<VariableDeclaration>({ type: 'VariableDeclaration', start, end: node.end, parent, kind: kindOf(list), declarations: NONE })
  made.declarations = list.declarations.map((one) => {
    const own = low.enter<VariableDeclarator>({ type: 'VariableDeclarator', start: low.start(one), end: one.end, parent: made, id: LATER, init: null })
    own.id = declaredOf(low, one.name, one.type, own)
    if (one.initializer) own.init = expressionOf(low, one.initializer, own)
    return own
  })
  return made
}

/** `using` has both flags of its kind set. */
function kindOf({ flags }: ts.VariableDeclarationList): VariableDeclaration['kind'] {
  const kind = flags & ts.NodeFlags.BlockScoped
  if (kind === 0) return 'var'
  return kind === ts.NodeFlags.Let ? 'let' : 'const'
}
