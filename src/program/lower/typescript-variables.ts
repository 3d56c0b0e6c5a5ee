import * as ts from 'typescript'
import type { Ast, VariableDeclaration, VariableDeclarator } from '../tree.ts'
import { LATER, type Lowering, NONE } from './typescript-context.ts'
import { declaredOf } from './typescript-patterns.ts'

const Kind = ts.SyntaxKind

/** The variables of a statement or of the head of a loop. */
export function variablesOf(
  low: Lowering,
  node: ts.VariableStatement | ts.VariableDeclarationList,
  parent: Ast,
  start = low.start(node),
): VariableDeclaration {
  const list = node.kind === Kind.VariableStatement ? node.declarationList : node
  const made = low.enter<VariableDeclaration>({
    type: 'VariableDeclaration',
    start,
    end: node.end,
    parent,
    kind: kindOf(list),
    declarations: NONE,
  })
  made.declarations = list.declarations.map((one) => {
    const own = low.enter<VariableDeclarator>({
      type: 'VariableDeclarator',
      start: low.start(one),
      end: one.end,
      parent: made,
      id: LATER,
      init: null,
    })
    own.id = declaredOf(low, one.name, one.type, own)
    if (one.initializer) own.init = low.expression(one.initializer, own)
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
