import {
  fieldValue,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  named,
  typeNamed,
  unwrap,
  withoutDefault,
  type Ast,
  type AstOf,
  type Here,
  type Module,
} from '../../program/index.ts'
import { typeOf } from './typed-objects.ts'

/** A type that is written, the class of what is made, or the value that a class gives a field without a type. */
export interface Declared extends Here {
  /** Of a member of an object type that is written where it is used: the member's own type. */
  readonly text?: string
}

/** Types of members of members. */
const MAX_STEPS = 4

/**
 * What is declared of an expression's value in this repository: `accessToken: boolean`, a field of an interface, a class or a structure of
 * fields, also of another file, and what a function says that it gives.
 */
export function declaredType(module: Module, node: Ast, steps = MAX_STEPS): Declared | undefined {
  if (steps === 0) return undefined
  const inner = unwrap(node)
  const own = typeOf(module, node)
  if (own) return own
  if (inner.type === 'Identifier') return ofPart(module, inner, steps)
  if (inner.type !== 'MemberExpression') return undefined
  const key = keyOf(inner)
  if (unwrap(inner.object).type === 'ThisExpression') return ofGiven(module, inner, steps)
  const owner = key === undefined ? undefined : declaredType(module, inner.object, steps - 1)
  return owner && key !== undefined ? memberType(owner, key) : undefined
}

/** What `this.name` is given once, where it has no type. */
function ofGiven(module: Module, member: AstOf<'MemberExpression'>, steps: number): Declared | undefined {
  const value = fieldValue(module, member)
  return value && (declaredType(module, value, steps - 1) ?? { module, node: value })
}

/** `const { accessToken } = usage`, `function show({ accessToken }: Usage)`, `const [removed] = await Promise.all([clean()])`. */
function ofPart(module: Module, id: AstOf<'Identifier'>, steps: number): Declared | undefined {
  const binding = module.binding(id)
  const [key, ...more] = binding?.path ?? []
  if (!binding || key === undefined || more.length > 0) return undefined
  const waited = typeof key === 'number' && binding.init ? waitedFor(binding.init, key) : undefined
  if (waited) return declaredType(module, waited, steps - 1)
  const pattern = patternOf(binding.node)
  const owner =
    pattern && 'typeAnnotation' in pattern && pattern.typeAnnotation
      ? { module, node: pattern.typeAnnotation }
      : binding.init && declaredType(module, binding.init, steps - 1)
  return owner && memberType(owner, key)
}

/** One of what is waited for together: `Promise.all([clean()])`, `asyncio.gather(clean())`. */
function waitedFor(value: Ast, index: number): Ast | undefined {
  const call = unwrap(value)
  if (call.type !== 'CallExpression') return undefined
  const name = lastName(call.callee)
  const [first] = call.arguments
  const all = name === 'gather' ? call.arguments : name === 'all' && first?.type === 'ArrayExpression' ? first.elements : []
  const one = all.slice(0, index + 1).some((before) => before?.type === 'SpreadElement') ? undefined : all[index]
  return one ?? undefined
}

function patternOf(node: Ast): Ast | undefined {
  if (node.type === 'VariableDeclarator') return node.id
  return withoutDefault(node)
}

/** The type of a member, or the value that it begins with, of what a type describes. */
function memberType({ module, node }: Declared, key: string | number): Declared | undefined {
  if (typeof key === 'number') return node.type === 'TypeReference' ? memberOfTuple(module, node, key) : undefined
  const described = node.type === 'TypeReference' ? describedBy(module, node) : { module, node }
  if (!described) return node.type === 'TypeReference' ? writtenMember(module, node, key) : undefined
  const { node: at } = described
  if (at.type === 'InterfaceDeclaration') {
    const member = at.members.find((one) => keyOfField(one.key) === key)
    return member?.typeAnnotation ? { module: described.module, node: member.typeAnnotation } : undefined
  }
  return at.type === 'ClassDeclaration' ? fieldOf(described as Here<AstOf<'ClassDeclaration'>>, key) : undefined
}

/** The field of a class, or of those that it is made of. */
function fieldOf({ module, node }: Here<AstOf<'ClassDeclaration'>>, key: string, steps = MAX_STEPS): Declared | undefined {
  for (const one of node.body.body) {
    if (one.type === 'PropertyDefinition' && keyOf(one) === key) {
      if (one.typeAnnotation) return { module, node: one.typeAnnotation }
      return one.value ? { module, node: one.value } : undefined
    }
    if (one.type === 'MethodDefinition' && one.kind === 'get' && keyOf(one) === key && one.value.returnType)
      return { module, node: one.value.returnType }
    for (const given of one.type === 'MethodDefinition' && one.kind === 'constructor' ? one.value.params : []) {
      const id = given.type === 'ParameterProperty' ? given.parameter : undefined
      if (id?.type === 'Identifier' && id.name === key && id.typeAnnotation) return { module, node: id.typeAnnotation }
    }
  }
  const base = steps > 0 && node.superClass ? named(module, node.superClass) : undefined
  return base?.node.type === 'ClassDeclaration' ? fieldOf(base as Here<AstOf<'ClassDeclaration'>>, key, steps - 1) : undefined
}

/** The interface or class that a type names, without `Optional`, `| null` and the like around it. */
export function describedBy(module: Module, type: AstOf<'TypeReference'>, steps = MAX_STEPS): Here | undefined {
  if (steps === 0) return undefined
  const { name } = type
  const found = name ? typeNamed(module, name) : undefined
  if (found && !isFunction(found.node)) return found
  const [first, ...others] = type.arguments.filter((one) => one.name ?? one.arguments.length > 0)
  return first && others.length === 0 ? describedBy(module, first, steps - 1) : undefined
}

function keyOfField(key: Ast): string | undefined {
  return key.type === 'Identifier' ? key.name : isTextLiteral(key) ? key.value : undefined
}

/** A member of an object type that is written where it is used: `{ accessToken: boolean; name: string }`. */
function writtenMember(module: Module, node: AstOf<'TypeReference'>, key: string): Declared | undefined {
  const text = promised(module, node)
  if (!text.startsWith('{') || !/^\w{1,60}$/.test(key)) return undefined
  const type = new RegExp(`[{;,\\s]${key}\\??:\\s{0,4}([^;,{}()\\n]{1,80})`).exec(text)?.[1]
  return type === undefined ? undefined : { module, node, text: type.trim() }
}

/** One of several that a function gives together, without further parts: `[number, number]`, `tuple[int, str]`. */
function memberOfTuple(module: Module, node: AstOf<'TypeReference'>, index: number): Declared | undefined {
  const [, parts] = /^(?:(?:typing\.)?[tT]uple)?\[([^[\](){}<>]{1,300})\]$/.exec(promised(module, node)) ?? []
  const text = parts?.split(',')[index]?.trim()
  return text ? { module, node, text } : undefined
}

/** A type without what says only that it comes later. */
function promised(module: Module, node: AstOf<'TypeReference'>): string {
  const text = module.source(node).slice(0, LONGEST)
  return (/^(?:Promise|Awaitable)[<[]([^]*)[>\]]$/.exec(text)?.[1] ?? text).trim()
}

/** More of a type that is written where it is used is a table. */
const LONGEST = 2000
