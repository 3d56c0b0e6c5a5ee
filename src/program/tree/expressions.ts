import type { Place } from '../tree.ts'
import type { ArrowFunctionExpression, ClassExpression, Decorator, FunctionExpression } from './declarations.ts'
import type { JsxElement } from './jsx.ts'
import type { Pattern, TypeReference } from './patterns.ts'
import type { VariableDeclaration } from './statements.ts'

// What has a value.

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

/** Comprehensions, slices, generators and what no question asks for by name: their parts in the order of the text. */
export interface OtherExpression extends Place {
  readonly type: 'OtherExpression'
  readonly parts: readonly (Expression | SpreadElement | VariableDeclaration)[]
}
