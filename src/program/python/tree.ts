import type { Located, Span, Text } from '../../text/source.ts'

/** A Python file as far as it can be trusted: what comes after a syntax error is missing. */
export interface PythonModule {
  readonly text: Text
  readonly body: readonly Statement[]
  /** Offset behind the trusted part; the end of the file when all of it parses. */
  readonly trusted: number
  readonly problems: readonly Located<string>[]
}

export interface Argument {
  readonly name?: Located<string>
  readonly star?: '*' | '**'
  readonly value: Expression
}

export type Expression =
  | { readonly kind: 'name'; readonly id: string; readonly at: Span }
  /** Literal pieces and, in f-strings, expressions between them; adjacent strings are one. */
  | { readonly kind: 'string'; readonly parts: readonly (Text | Expression)[]; readonly at: Span }
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'constant'; readonly value: boolean | null; readonly at: Span }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: Located<string>; readonly at: Span }
  | CallExpression
  | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression | undefined; readonly at: Span }
  | { readonly kind: 'sequence'; readonly of: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[]; readonly open: boolean; readonly at: Span }
  /** An entry without a key is `**spread`. */
  | { readonly kind: 'dict'; readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[]; readonly at: Span }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Expression; readonly right: Expression; readonly at: Span }
  | { readonly kind: 'unary'; readonly op: string; readonly operand: Expression; readonly at: Span }
  | { readonly kind: 'conditional'; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression; readonly at: Span }
  | { readonly kind: 'await'; readonly value: Expression; readonly at: Span }
  | { readonly kind: 'named'; readonly target: Expression; readonly value: Expression; readonly at: Span }
  | { readonly kind: 'lambda'; readonly body: Expression; readonly at: Span }
  /** Comprehensions, slices, starred items: their parts in file order. */
  | { readonly kind: 'other'; readonly parts: readonly Expression[]; readonly at: Span }

export interface CallExpression {
  readonly kind: 'call'
  readonly callee: Expression
  readonly args: readonly Argument[]
  readonly at: Span
}

export interface Parameter {
  readonly name: Located<string>
  readonly star?: '*' | '**'
  readonly annotation?: Expression
  readonly fallback?: Expression
}

export interface FunctionStatement {
  readonly kind: 'function'
  readonly name: Located<string>
  readonly params: readonly Parameter[]
  readonly decorators: readonly Expression[]
  readonly body: readonly Statement[]
  /** From the first decorator to the end of the body. */
  readonly at: Span
}

export interface ClassStatement {
  readonly kind: 'class'
  readonly name: Located<string>
  readonly bases: readonly Argument[]
  readonly decorators: readonly Expression[]
  readonly body: readonly Statement[]
  readonly at: Span
}

export type Statement =
  /** `op` is `=` or an update such as `+=`; without a value it only declares. */
  | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly op: string; readonly value?: Expression; readonly annotation?: Expression; readonly at: Span }
  | { readonly kind: 'expression'; readonly value: Expression; readonly at: Span }
  | { readonly kind: 'return'; readonly value?: Expression; readonly at: Span }
  | FunctionStatement
  | ClassStatement
  /** `source` is the dotted path with leading dots; `name` is absent for `import module` and `*` for everything. */
  | { readonly kind: 'import'; readonly names: readonly { readonly local: string; readonly source: string; readonly name?: string; readonly at: Span }[]; readonly at: Span }
  /** if, for, while, try, with, match: conditions and items, what they bind, and the bodies in order. */
  | { readonly kind: 'block'; readonly keyword: string; readonly heads: readonly Expression[]; readonly bindings: readonly { readonly target: Expression; readonly value: Expression | undefined }[]; readonly bodies: readonly (readonly Statement[])[]; readonly at: Span }
  | { readonly kind: 'other'; readonly values: readonly Expression[]; readonly at: Span }
