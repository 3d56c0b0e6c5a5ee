import type { Place } from '../tree.ts'
import type { Decorator } from './declarations.ts'
import type { Expression, Identifier, MemberExpression, Property, TypedExpression } from './expressions.ts'

// What values are taken apart by, and what types they have.

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
