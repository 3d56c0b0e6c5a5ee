import type { Place } from '../tree.ts'
import type {
  ClassDeclaration,
  EnumDeclaration,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  FunctionDeclaration,
  ImportDeclaration,
  ImportEqualsDeclaration,
  InterfaceDeclaration,
  ModuleBlock,
} from './declarations.ts'
import type { Expression } from './expressions.ts'
import type { Pattern, TypeReference } from './patterns.ts'

// What a program does, one after the other.

export type Statement =
  | VariableDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | EnumDeclaration
  | InterfaceDeclaration
  | ModuleBlock
  | ImportDeclaration
  | ImportEqualsDeclaration
  | ExportNamedDeclaration
  | ExportDefaultDeclaration
  | ExportAllDeclaration
  | ExpressionStatement
  | BlockStatement
  | ReturnStatement
  | ThrowStatement
  | IfStatement
  | LoopStatement
  | ForOfStatement
  | SwitchStatement
  | TryStatement
  | WithStatement
  | OtherStatement

export interface VariableDeclaration extends Place {
  readonly type: 'VariableDeclaration'
  /** `local` is Python's: it belongs to the function around it. `using` counts as `const`. */
  readonly kind: 'const' | 'let' | 'var' | 'local'
  readonly declarations: readonly VariableDeclarator[]
}

export interface VariableDeclarator extends Place {
  readonly type: 'VariableDeclarator'
  readonly id: Pattern
  readonly init: Expression | null
}

export interface ExpressionStatement extends Place {
  readonly type: 'ExpressionStatement'
  readonly expression: Expression
}

export interface BlockStatement extends Place {
  readonly type: 'BlockStatement'
  readonly body: readonly Statement[]
}

export interface ReturnStatement extends Place {
  readonly type: 'ReturnStatement'
  readonly argument: Expression | null
}

/** `throw x`, `raise x`. */
export interface ThrowStatement extends Place {
  readonly type: 'ThrowStatement'
  readonly argument: Expression | null
}

export interface IfStatement extends Place {
  readonly type: 'IfStatement'
  readonly test: Expression
  readonly consequent: Statement
  readonly alternate: Statement | null
}

/** `while`, `do … while` and `for (;;)`. */
export interface LoopStatement extends Place {
  readonly type: 'LoopStatement'
  readonly init: Statement | Expression | null
  readonly test: Expression | null
  readonly update: Expression | null
  readonly body: Statement
  /** Python's `else`. */
  readonly alternate?: BlockStatement
}

/** `for … of`, `for … in` and Python's `for`. */
export interface ForOfStatement extends Place {
  readonly type: 'ForOfStatement'
  readonly left: VariableDeclaration | Pattern
  readonly right: Expression
  readonly body: Statement
  /** Python's `else`. */
  readonly alternate?: BlockStatement
}

/** Also Python's `match`. */
export interface SwitchStatement extends Place {
  readonly type: 'SwitchStatement'
  readonly discriminant: Expression
  readonly cases: readonly SwitchCase[]
}

export interface SwitchCase extends Place {
  readonly type: 'SwitchCase'
  readonly test: Expression | null
  readonly consequent: readonly Statement[]
}

export interface TryStatement extends Place {
  readonly type: 'TryStatement'
  readonly block: BlockStatement
  readonly handlers: readonly CatchClause[]
  /** Python's `else`. */
  readonly alternate?: BlockStatement
  readonly finalizer: BlockStatement | null
}

export interface CatchClause extends Place {
  readonly type: 'CatchClause'
  readonly param: Pattern | null
  /** The class that Python catches. */
  readonly test: Expression | null
  readonly body: BlockStatement
}

/** Python's `with`: the names that it binds are declarations before its body. */
export interface WithStatement extends Place {
  readonly type: 'WithStatement'
  /** Expression statements, or declarations for `as name`. */
  readonly items: readonly Statement[]
  readonly body: BlockStatement
}

/**
 * `assert`, `del`, `global`, labels, `break`, aliases of types that are no objects, and what else holds expressions that no
 * question asks for by name.
 */
export interface OtherStatement extends Place {
  readonly type: 'OtherStatement'
  readonly parts: readonly (Expression | Statement | TypeReference)[]
}
