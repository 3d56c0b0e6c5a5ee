import type {
  ClassBody,
  Decorator,
  EnumMember,
  ExportSpecifier,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  InterfaceMember,
  MethodDefinition,
  PropertyDefinition,
  StaticBlock,
} from './tree/declarations.ts'
import type { Expression, Property, SpreadElement, TemplateElement } from './tree/expressions.ts'
import type { JsxAttribute, JsxName, JsxSpread, JsxText } from './tree/jsx.ts'
import type { ParameterProperty, Pattern, TypeReference } from './tree/patterns.ts'
import type { CatchClause, Statement, SwitchCase, VariableDeclarator } from './tree/statements.ts'

export type * from './tree/declarations.ts'
export type * from './tree/statements.ts'
export type * from './tree/expressions.ts'
export type * from './tree/jsx.ts'
export type * from './tree/patterns.ts'

/**
 * One tree for all code. Its nodes are those of ESTree (https://github.com/estree/estree), whose names every tool for code
 * knows, without what no question asks for, and with what Python adds:
 *
 * - Named arguments are the last argument: `jwt.encode(claims, key, algorithm="HS256")` is lowered like
 *   `jwt.encode(claims, key, { algorithm: 'HS256' })`, with `named: true` on the object. `*rest` is a spread argument, and
 *   `**more` a spread in that object. So "the option `algorithm`" is asked in one way.
 * - A variable that an assignment of Python declares is a `VariableDeclaration` of kind `local`, which belongs to its function
 *   (or module, or class body); each later assignment is an `AssignmentExpression`.
 * - Types are kept as far as origins need them: the dotted name and its arguments.
 *
 * A node knows its exact place and what it stands in. The parser's own tree is let go once this one is made.
 */
export type Ast =
  | Program
  | Statement
  | Expression
  | Pattern
  | VariableDeclarator
  | Property
  | SpreadElement
  | TemplateElement
  | ClassBody
  | MethodDefinition
  | PropertyDefinition
  | StaticBlock
  | SwitchCase
  | CatchClause
  | Decorator
  | ImportSpecifier
  | ImportDefaultSpecifier
  | ImportNamespaceSpecifier
  | ExportSpecifier
  | EnumMember
  | ParameterProperty
  | TypeReference
  | InterfaceMember
  | JsxName
  | JsxText
  | JsxAttribute
  | JsxSpread

/** Offsets are in UTF-16 code units of the file; `end` is exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
  /** What it stands in; undefined for the program alone. Set while lowering. */
  parent: Ast | undefined
}

export interface Program extends Place {
  readonly type: 'Program'
  readonly language: Language
  readonly body: readonly Statement[]
}

export type Language = 'typescript' | 'python'

/** A comment without its marks. */
export interface Comment {
  readonly value: string
  readonly start: number
  readonly end: number
}
