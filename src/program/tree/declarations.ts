import type { Place } from '../tree.ts'
import type { Expression, Identifier, Literal, ObjectExpression } from './expressions.ts'
import type { ParameterProperty, Pattern, TypeReference } from './patterns.ts'
import type { BlockStatement, OtherStatement, Statement } from './statements.ts'

// Functions, classes, types and modules.

interface FunctionParts extends Place {
  readonly id: Identifier | null
  readonly params: readonly (Pattern | ParameterProperty)[]
  /** Null where only the signature is declared. An arrow's may be an expression. */
  readonly body: BlockStatement | Expression | null
  readonly async: boolean
  readonly decorators: readonly Decorator[]
  readonly returnType: TypeReference | null
}

export interface FunctionDeclaration extends FunctionParts {
  readonly type: 'FunctionDeclaration'
}

export interface FunctionExpression extends FunctionParts {
  readonly type: 'FunctionExpression'
}

/** Arrows, and Python's lambdas. */
export interface ArrowFunctionExpression extends FunctionParts {
  readonly type: 'ArrowFunctionExpression'
}

interface ClassParts extends Place {
  readonly id: Identifier | null
  /** The first base. */
  readonly superClass: Expression | null
  /** What it says that it implements, and that nobody makes one of it. */
  readonly implements?: readonly Expression[]
  readonly abstract?: true
  /** Python's further bases. */
  readonly bases: readonly Expression[]
  /** Named arguments of a Python class: `class X(Base, metaclass=Y)`. */
  readonly keywords: ObjectExpression | null
  readonly body: ClassBody
  readonly decorators: readonly Decorator[]
}

export interface ClassDeclaration extends ClassParts {
  readonly type: 'ClassDeclaration'
}

export interface ClassExpression extends ClassParts {
  readonly type: 'ClassExpression'
}

export interface ClassBody extends Place {
  readonly type: 'ClassBody'
  /** Python's other statements of a class body stand in a static block. */
  readonly body: readonly (MethodDefinition | PropertyDefinition | StaticBlock | ClassDeclaration)[]
}

export interface MethodDefinition extends Place {
  readonly type: 'MethodDefinition'
  readonly key: Expression
  readonly computed: boolean
  readonly kind: 'constructor' | 'method' | 'get' | 'set'
  readonly static: boolean
  readonly value: FunctionExpression
  readonly decorators: readonly Decorator[]
}

export interface PropertyDefinition extends Place {
  readonly type: 'PropertyDefinition'
  readonly key: Expression
  readonly computed: boolean
  readonly static: boolean
  readonly value: Expression | null
  readonly typeAnnotation: TypeReference | null
  readonly decorators: readonly Decorator[]
}

export interface StaticBlock extends Place {
  readonly type: 'StaticBlock'
  readonly body: readonly Statement[]
}

export interface Decorator extends Place {
  readonly type: 'Decorator'
  readonly expression: Expression
}

export interface EnumDeclaration extends Place {
  readonly type: 'EnumDeclaration'
  readonly id: Identifier
  readonly members: readonly EnumMember[]
}

export interface EnumMember extends Place {
  readonly type: 'EnumMember'
  readonly id: Identifier | Literal
  readonly initializer: Expression | null
}

/** An interface or a type that is an object literal: the names of its members. */
export interface InterfaceDeclaration extends Place {
  readonly type: 'InterfaceDeclaration'
  readonly id: Identifier
  readonly members: readonly InterfaceMember[]
}

export interface InterfaceMember extends Place {
  readonly type: 'InterfaceMember'
  readonly key: Expression
  /** Of a method, what it returns. */
  readonly typeAnnotation: TypeReference | null
}

/** `namespace x { … }` and `declare module 'x' { … }`. */
export interface ModuleBlock extends Place {
  readonly type: 'ModuleBlock'
  readonly body: readonly Statement[]
}

/** `import a, { b as c } from 'm'`; Python's `import m.x as c` is a namespace, `from m import b as c` a specifier. */
export interface ImportDeclaration extends Place {
  readonly type: 'ImportDeclaration'
  /** The module: as written in TypeScript, dotted with its leading dots in Python. */
  readonly source: Literal
  readonly specifiers: readonly (ImportSpecifier | ImportDefaultSpecifier | ImportNamespaceSpecifier)[]
}

export interface ImportSpecifier extends Place {
  readonly type: 'ImportSpecifier'
  /** `*` for Python's `from m import *`. */
  readonly imported: Identifier | Literal
  readonly local: Identifier
}

export interface ImportDefaultSpecifier extends Place {
  readonly type: 'ImportDefaultSpecifier'
  readonly local: Identifier
}

export interface ImportNamespaceSpecifier extends Place {
  readonly type: 'ImportNamespaceSpecifier'
  readonly local: Identifier
}

/** `import x = require('m')`; the source is null for an alias of a namespace. */
export interface ImportEqualsDeclaration extends Place {
  readonly type: 'ImportEqualsDeclaration'
  readonly id: Identifier
  readonly source: Literal | null
}

export interface ExportNamedDeclaration extends Place {
  readonly type: 'ExportNamedDeclaration'
  readonly declaration: Statement | null
  readonly specifiers: readonly ExportSpecifier[]
  readonly source: Literal | null
}

export interface ExportSpecifier extends Place {
  readonly type: 'ExportSpecifier'
  readonly local: Identifier | Literal
  readonly exported: Identifier | Literal
}

/** Also `export = x`. */
export interface ExportDefaultDeclaration extends Place {
  readonly type: 'ExportDefaultDeclaration'
  readonly declaration: Expression | FunctionDeclaration | ClassDeclaration | InterfaceDeclaration | OtherStatement
}

export interface ExportAllDeclaration extends Place {
  readonly type: 'ExportAllDeclaration'
  readonly source: Literal
  readonly exported: Identifier | Literal | null
}
