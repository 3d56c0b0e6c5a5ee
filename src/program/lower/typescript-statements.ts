import * as ts from 'typescript'
import type {
  Ast,
  CatchClause,
  ForOfStatement,
  IfStatement,
  LoopStatement,
  Statement,
  SwitchCase,
  SwitchStatement,
  TryStatement,
} from '../tree.ts'
import { LATER, type Lowering, NONE, type Of } from './typescript-context.ts'
import { declarationOf, isDeclaration } from './typescript-declarations.ts'
import { blockOf, other } from './typescript-parts.ts'
import { declaredOf, patternOf } from './typescript-patterns.ts'
import { variablesOf } from './typescript-variables.ts'

const Kind = ts.SyntaxKind

type Lower = (low: Lowering, node: never, parent: Ast) => Statement

export function statementsOf(low: Lowering, nodes: readonly ts.Statement[], parent: Ast): Statement[] {
  return nodes.map((one) => statementOf(low, one, parent))
}

function statementOf(low: Lowering, node: ts.Statement, parent: Ast): Statement {
  if (isDeclaration(node)) return declarationOf(low, node, parent)
  const lower = STATEMENTS[node.kind]
  return lower ? lower(low, node as never, parent) : other(low, node, parent)
}

const STATEMENTS: Readonly<Partial<Record<number, Lower>>> = {
  [Kind.Block]: blockOf,
  [Kind.ExpressionStatement]: (low, node: ts.ExpressionStatement, parent) => {
    const made = low.enter<Of<'ExpressionStatement'>>({
      type: 'ExpressionStatement',
      start: low.start(node),
      end: node.end,
      parent,
      expression: LATER,
    })
    made.expression = low.expression(node.expression, made)
    return made
  },
  [Kind.ReturnStatement]: (low, node: ts.ReturnStatement, parent) => {
    const made = low.enter<Of<'ReturnStatement'>>({
      type: 'ReturnStatement',
      start: low.start(node),
      end: node.end,
      parent,
      argument: null,
    })
    if (node.expression) made.argument = low.expression(node.expression, made)
    return made
  },
  [Kind.ThrowStatement]: (low, node: ts.ThrowStatement, parent) => {
    const made = low.enter<Of<'ThrowStatement'>>({ type: 'ThrowStatement', start: low.start(node), end: node.end, parent, argument: LATER })
    made.argument = low.expression(node.expression, made)
    return made
  },
  [Kind.IfStatement]: ifOf,
  [Kind.WhileStatement]: (low, node: ts.WhileStatement, parent) => loopOf(low, node, parent, { test: node.expression }),
  [Kind.ForStatement]: (low, node: ts.ForStatement, parent) =>
    loopOf(low, node, parent, { init: node.initializer, test: node.condition, update: node.incrementor }),
  [Kind.DoStatement]: (low, node: ts.DoStatement, parent) => {
    const made = low.enter<LoopStatement>({
      type: 'LoopStatement',
      start: low.start(node),
      end: node.end,
      parent,
      init: null,
      test: LATER,
      update: null,
      body: LATER,
    })
    made.body = statementOf(low, node.statement, made)
    made.test = low.expression(node.expression, made)
    return made
  },
  [Kind.ForOfStatement]: forOf,
  [Kind.ForInStatement]: forOf,
  [Kind.SwitchStatement]: switchOf,
  [Kind.TryStatement]: tryOf,
  [Kind.LabeledStatement]: (low, node: ts.LabeledStatement, parent) =>
    other(low, node, parent, (made) => [statementOf(low, node.statement, made)]),
  [Kind.WithStatement]: (low, node: ts.WithStatement, parent) =>
    other(low, node, parent, (made) => [low.expression(node.expression, made), statementOf(low, node.statement, made)]),
}

/** `if … else if …` without a call per branch. */
function ifOf(low: Lowering, node: ts.IfStatement, parent: Ast): IfStatement {
  const enter = (one: ts.IfStatement, around: Ast) => {
    const made = low.enter<IfStatement>({
      type: 'IfStatement',
      start: low.start(one),
      end: one.end,
      parent: around,
      test: LATER,
      consequent: LATER,
      alternate: null,
    })
    made.test = low.expression(one.expression, made)
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
  const made = low.enter<LoopStatement>({
    type: 'LoopStatement',
    start: low.start(node),
    end: node.end,
    parent,
    init: null,
    test: null,
    update: null,
    body: LATER,
  })
  if (init)
    made.init =
      init.kind === Kind.VariableDeclarationList ? variablesOf(low, init as ts.VariableDeclarationList, made) : low.expression(init, made)
  if (test) made.test = low.expression(test, made)
  if (update) made.update = low.expression(update, made)
  made.body = statementOf(low, node.statement, made)
  return made
}

function forOf(low: Lowering, node: ts.ForOfStatement | ts.ForInStatement, parent: Ast): ForOfStatement {
  const { initializer } = node
  const made = low.enter<ForOfStatement>({
    type: 'ForOfStatement',
    start: low.start(node),
    end: node.end,
    parent,
    left: LATER,
    right: LATER,
    body: LATER,
  })
  made.left =
    initializer.kind === Kind.VariableDeclarationList
      ? variablesOf(low, initializer as ts.VariableDeclarationList, made)
      : patternOf(low, initializer, made)
  made.right = low.expression(node.expression, made)
  made.body = statementOf(low, node.statement, made)
  return made
}

function switchOf(low: Lowering, node: ts.SwitchStatement, parent: Ast): SwitchStatement {
  const made = low.enter<SwitchStatement>({
    type: 'SwitchStatement',
    start: low.start(node),
    end: node.end,
    parent,
    discriminant: LATER,
    cases: NONE,
  })
  made.discriminant = low.expression(node.expression, made)
  made.cases = node.caseBlock.clauses.map((one) => {
    const branch = low.enter<SwitchCase>({
      type: 'SwitchCase',
      start: low.start(one),
      end: one.end,
      parent: made,
      test: null,
      consequent: NONE,
    })
    if (one.kind === Kind.CaseClause) branch.test = low.expression(one.expression, branch)
    branch.consequent = statementsOf(low, one.statements, branch)
    return branch
  })
  return made
}

function tryOf(low: Lowering, node: ts.TryStatement, parent: Ast): TryStatement {
  const made = low.enter<TryStatement>({
    type: 'TryStatement',
    start: low.start(node),
    end: node.end,
    parent,
    block: LATER,
    handlers: NONE,
    finalizer: null,
  })
  made.block = blockOf(low, node.tryBlock, made)
  if (node.catchClause) made.handlers = [catchOf(low, node.catchClause, made)]
  if (node.finallyBlock) made.finalizer = blockOf(low, node.finallyBlock, made)
  return made
}

function catchOf(low: Lowering, node: ts.CatchClause, parent: Ast): CatchClause {
  const made = low.enter<CatchClause>({
    type: 'CatchClause',
    start: low.start(node),
    end: node.end,
    parent,
    param: null,
    test: null,
    body: LATER,
  })
  const declared = node.variableDeclaration
  if (declared) made.param = declaredOf(low, declared.name, declared.type, made)
  made.body = blockOf(low, node.block, made)
  return made
}
