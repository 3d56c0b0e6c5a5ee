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
interface Place {
  readonly start: number
  readonly end: number
  /** What it stands in; undefined for the program alone. Set while lowering. */
  parent: Ast | undefined
}

// Statements

export interface Program extends Place {
  readonly type: 'Program'
  readonly language: Language
  readonly body: readonly Statement[]
}

export type Language = 'typescript' | 'python'

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

// Expressions

export type Expression =
  | Identifier
  | PrivateIdentifier
  | Literal
  | TemplateLiteral
  | MemberExpression
  | CallExpression
  | NewExpression
  | ImportExpression
  | ObjectExpression
  | ArrayExpression
  | BinaryExpression
  | LogicalExpression
  | ConditionalExpression
  | UnaryExpression
  | UpdateExpression
  | AssignmentExpression
  | SequenceExpression
  | AwaitExpression
  | YieldExpression
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | ThisExpression
  | Super
  | MetaProperty
  | TypedExpression
  | JsxElement
  | OtherExpression

export interface Identifier extends Place {
  readonly type: 'Identifier'
  readonly name: string
  /** Of a variable or parameter that is declared here. */
  readonly typeAnnotation: TypeReference | null
  /** Of a parameter, as `ParameterProperty` and the patterns have them. */
  readonly decorators?: readonly Decorator[]
}

export interface PrivateIdentifier extends Place {
  readonly type: 'PrivateIdentifier'
  /** Without `#`. */
  readonly name: string
}

/**
 * A string, number, boolean, null or regular expression. The place of a string has its quotes and prefix. Adjacent strings of
 * Python are one `TemplateLiteral`.
 */
export interface Literal extends Place {
  readonly type: 'Literal'
  readonly value: string | number | bigint | boolean | null
  /** The source of a regular expression, whose `value` is null. */
  readonly regex?: { readonly pattern: string; readonly flags: string }
  /** What stands between the quotes, where that is not the whole place without its first and last character. */
  readonly inner?: readonly [start: number, end: number]
  /** Python's `r''` has no escapes. */
  readonly isRaw?: true
}

/**
 * `…${x}…`, Python's f-strings and adjacent strings. Its place has the tag. As many `quasis` as expressions, and one more,
 * except for adjacent strings.
 */
export interface TemplateLiteral extends Place {
  readonly type: 'TemplateLiteral'
  readonly quasis: readonly TemplateElement[]
  readonly expressions: readonly Expression[]
  /** The tag of a tagged template. */
  readonly tag: Expression | null
}

/** The place is that of the fixed text alone, without back-ticks, quotes, `${` and `}`. */
export interface TemplateElement extends Place {
  readonly type: 'TemplateElement'
  /** The text that is meant, where the parser says it. */
  readonly cooked?: string
  readonly isRaw?: true
  /** Part of an f-string: `{{` is one brace. */
  readonly format?: true
  /** Where adjacent strings of Python meet, the next element follows without an expression between. */
  readonly joined?: true
}

/** `a.b`, `a?.b`, `a[b]`. */
export interface MemberExpression extends Place {
  readonly type: 'MemberExpression'
  readonly object: Expression
  readonly property: Expression
  readonly computed: boolean
}

export interface CallExpression extends Place {
  readonly type: 'CallExpression'
  readonly callee: Expression
  readonly arguments: readonly (Expression | SpreadElement)[]
}

export interface NewExpression extends Place {
  readonly type: 'NewExpression'
  readonly callee: Expression
  readonly arguments: readonly (Expression | SpreadElement)[]
}

/** `import('m')`. */
export interface ImportExpression extends Place {
  readonly type: 'ImportExpression'
  readonly source: Expression
}

export interface ObjectExpression extends Place {
  readonly type: 'ObjectExpression'
  readonly properties: readonly (Property | SpreadElement)[]
  /** These are the named arguments of a call. */
  readonly named?: true
}

export interface Property extends Place {
  readonly type: 'Property'
  readonly key: Expression
  readonly value: Expression | Pattern
  readonly kind: 'init' | 'get' | 'set'
  readonly computed: boolean
  readonly method: boolean
  readonly shorthand: boolean
}

export interface SpreadElement extends Place {
  readonly type: 'SpreadElement'
  readonly argument: Expression
}

/** Lists, and Python's tuples and sets. */
export interface ArrayExpression extends Place {
  readonly type: 'ArrayExpression'
  readonly elements: readonly (Expression | SpreadElement | null)[]
}

/** Arithmetic and comparison. Python's `==` and `is` are `===`, `!=` and `is not` are `!==`, `not in` is `not in`. */
export interface BinaryExpression extends Place {
  readonly type: 'BinaryExpression'
  readonly operator: string
  readonly left: Expression
  readonly right: Expression
}

/** Python's `and` is `&&`, its `or` is `||`. */
export interface LogicalExpression extends Place {
  readonly type: 'LogicalExpression'
  readonly operator: '&&' | '||' | '??'
  readonly left: Expression
  readonly right: Expression
}

export interface ConditionalExpression extends Place {
  readonly type: 'ConditionalExpression'
  readonly test: Expression
  readonly consequent: Expression
  readonly alternate: Expression
}

/** Python's `not` is `!`. */
export interface UnaryExpression extends Place {
  readonly type: 'UnaryExpression'
  readonly operator: string
  readonly argument: Expression
}

export interface UpdateExpression extends Place {
  readonly type: 'UpdateExpression'
  readonly argument: Expression
}

/** `=`, `+=` and the rest; Python's `:=` is `=`. */
export interface AssignmentExpression extends Place {
  readonly type: 'AssignmentExpression'
  readonly operator: string
  readonly left: Expression | Pattern
  readonly right: Expression
}

export interface SequenceExpression extends Place {
  readonly type: 'SequenceExpression'
  readonly expressions: readonly Expression[]
}

export interface AwaitExpression extends Place {
  readonly type: 'AwaitExpression'
  readonly argument: Expression
}

export interface YieldExpression extends Place {
  readonly type: 'YieldExpression'
  readonly argument: Expression | null
}

export interface ThisExpression extends Place {
  readonly type: 'ThisExpression'
}

export interface Super extends Place {
  readonly type: 'Super'
}

/** `import.meta`, `new.target`. */
export interface MetaProperty extends Place {
  readonly type: 'MetaProperty'
  readonly name: 'import.meta' | 'new.target'
}

/** `x as T`, `x satisfies T`, `<T>x`, `x!`, and instantiations: the value is that of the expression. */
export interface TypedExpression extends Place {
  readonly type: 'TypedExpression'
  readonly operator: 'as' | 'satisfies' | '!' | 'cast' | 'instantiation'
  readonly expression: Expression
  readonly typeAnnotation: TypeReference | null
}

/** An element of JSX, or a fragment, whose name is null. */
export interface JsxElement extends Place {
  readonly type: 'JsxElement'
  readonly name: JsxName | null
  readonly attributes: readonly (JsxAttribute | JsxSpread)[]
  readonly children: readonly (Expression | JsxText | JsxSpread)[]
}

/** `div`, `Button`, `motion.div`, `svg:path`. */
export interface JsxName extends Place {
  readonly type: 'JsxName'
  readonly name: string
}

export interface JsxText extends Place {
  readonly type: 'JsxText'
  /** With its entities resolved. */
  readonly value: string
}

export interface JsxAttribute extends Place {
  readonly type: 'JsxAttribute'
  readonly name: JsxName
  /** An expression in braces without them; null where only the name stands. */
  readonly value: Expression | null
}

export interface JsxSpread extends Place {
  readonly type: 'JsxSpread'
  readonly argument: Expression
}

/** Comprehensions, slices, generators and what no question asks for by name: their parts in the order of the text. */
export interface OtherExpression extends Place {
  readonly type: 'OtherExpression'
  readonly parts: readonly (Expression | SpreadElement | VariableDeclaration)[]
}

// Patterns and types

export type Pattern = Identifier | ObjectPattern | ArrayPattern | AssignmentPattern | RestElement | MemberExpression | TypedExpression

export interface ObjectPattern extends Place {
  readonly type: 'ObjectPattern'
  readonly decorators?: readonly Decorator[]
  readonly properties: readonly (Property | RestElement)[]
  readonly typeAnnotation: TypeReference | null
}

export interface ArrayPattern extends Place {
  readonly type: 'ArrayPattern'
  readonly decorators?: readonly Decorator[]
  readonly elements: readonly (Pattern | null)[]
  readonly typeAnnotation: TypeReference | null
}

/** A pattern with a default; a parameter of Python with one. */
export interface AssignmentPattern extends Place {
  readonly type: 'AssignmentPattern'
  readonly decorators?: readonly Decorator[]
  readonly left: Pattern
  readonly right: Expression
}

export interface RestElement extends Place {
  readonly type: 'RestElement'
  readonly decorators?: readonly Decorator[]
  readonly argument: Pattern
  /** Python's `**kwargs`. */
  readonly named?: true
}

/** `constructor(private readonly x: T)`. */
export interface ParameterProperty extends Place {
  readonly type: 'ParameterProperty'
  readonly decorators?: readonly Decorator[]
  readonly parameter: Pattern
}

/**
 * A type by its name: `jwt.JwtPayload`, `Promise` with its arguments. Other types have no name, and the types in them as
 * arguments.
 */
export interface TypeReference extends Place {
  readonly type: 'TypeReference'
  /** The name as an expression, so that its origin can be asked for. */
  readonly name: Identifier | MemberExpression | null
  readonly arguments: readonly TypeReference[]
  /** What is no type: `Depends(user)` of `Annotated[User, Depends(user)]`, the texts of a `Literal`. */
  readonly values?: readonly Expression[]
}

/** A comment without its marks. */
export interface Comment {
  readonly value: string
  readonly start: number
  readonly end: number
}
