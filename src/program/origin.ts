import { elsewhere } from './origins-elsewhere.ts'
import { enclosingFunction, type Module } from './module.ts'
import { isFunction, isOwnMember, isTextLiteral, keyOf, lastName, unwrap, withoutDefault, type AstOf, type FunctionNode } from './ast.ts'
import { mayHoldInstance, makesClients } from './neighbour-words.ts'
import type { Binding } from './scope.ts'
import { PYTHON_TYPE_WRAPPERS } from '../knowledge/python-names.ts'
import type { Ast, Identifier } from './tree.ts'
import { onlyAssignment } from './assignments.ts'
import { type Origin, below, BUILTINS, called, importOf, lastPart, pathOf, required } from './imports.ts'

/** Where the value of an expression comes from, when that is a module. Types of parameters and fields count: `(client: OAuth2Client)`. */
export function originOf(module: Module, node: Ast, depth = 0): Origin | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = unwrap(node)
  const known = ORIGINS.get(inner)
  if (known) return known.origin
  // Until it is known, a circle leads nowhere.
  ORIGINS.set(inner, {})
  const from = freshOrigin(module, inner, depth)
  ORIGINS.set(inner, from ? { origin: from } : {})
  return from
}

/**
 * What the name of an expression's origin ends in, if it has an origin, without a look at where it comes from; undefined where only that
 * tells. Most calls of a module are of methods, and to tell where their objects come from takes most of the time.
 */
export function lastOfOrigin(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type !== 'MemberExpression' || unwrap(inner.object).type === 'ThisExpression') return undefined
  const name = keyOf(inner)
  return name === undefined || name === 'default' ? undefined : lastPart(name)
}

function freshOrigin(module: Module, inner: Ast, depth: number): Origin | undefined {
  const follow = (other: Ast) => originOf(module, other, depth + 1)
  switch (inner.type) {
    case 'Identifier':
      return ofIdentifier(module, inner, depth)
    case 'MemberExpression': {
      const name = keyOf(inner)
      if (name === undefined) return undefined
      if (unwrap(inner.object).type === 'ThisExpression') return ofField(module, inner, name, depth)
      return below(follow(inner.object), name)
    }
    case 'NewExpression':
      return called(follow(inner.callee))
    case 'CallExpression': {
      const name = required(inner)
      if (name !== undefined) return { module: name, name: '' }
      const from = follow(inner.callee)
      const [first] = inner.arguments
      if (lastName(inner.callee) === 'promisify' && first) return follow(first)
      if (lastName(inner.callee) === 'bind' && unwrap(inner.callee).type === 'MemberExpression') {
        const bound = unwrap(inner.callee)
        return bound.type === 'MemberExpression' ? follow(bound.object) : undefined
      }
      return ofResult(module, inner, depth) ?? called(from)
    }
    case 'ImportExpression':
      return isTextLiteral(inner.source) ? { module: inner.source.value, name: '' } : undefined
    case 'LogicalExpression':
      return follow(inner.left) ?? follow(inner.right)
    case 'ConditionalExpression':
      return module.language === 'python' && inner.consequent.type === 'CallExpression' ? follow(inner.consequent) : undefined
    case 'AssignmentExpression':
      return follow(inner.right)
    default:
      return undefined
  }
}

/** Long enough for chains of a builder. */
const MAX_DEPTH = 120
const ORIGINS = new WeakMap<Ast, { origin?: Origin }>()

function ofIdentifier(module: Module, id: Identifier, depth: number): Origin | undefined {
  const binding = module.binding(id)
  if (!binding) return module.language === 'python' ? { module: BUILTINS, name: id.name, dotted: true } : undefined
  const name = importOf(module, binding)
  if (name) return ofImport(module, name, depth)
  if (binding.kind === 'param') return typed(module, binding.id, depth) ?? ofDefault(module, binding, depth)
  // Python's types promise less than what is made.
  const made =
    binding.kind === 'local' && binding.init && binding.path?.length === 0 && !module.written(binding)
      ? originOf(module, binding.init, depth + 1)
      : undefined
  const declared = made && made.module !== BUILTINS ? made : typed(module, binding.id, depth)
  if (declared) return declared
  if (binding.kind === 'class') return ofSuper(module, binding, depth)
  // What is declared first and set once later is as good as a constant here.
  const init = binding.init ?? onlyAssignment(module, binding)
  if (!init || !binding.path || (binding.init && module.written(binding))) return undefined
  const from = originOf(module, init, depth + 1)
  return binding.path.reduce<Origin | undefined>((origin, step) => below(origin, String(step)), from)
}

function ofImport(module: Module, { module: source, name }: Origin, depth: number): Origin | undefined {
  const there = mayHoldInstance(module, source, name)
    ? elsewhere(module, source, `value ${name}`, depth, (next) => ofExport(module, next, name, depth))
    : undefined
  if (there) return there
  if (module.language === 'python') return { module: source, name, dotted: true }
  return { module: source, name: name === 'default' ? '' : name }
}

function ofExport({ language }: Module, next: Module, name: string, depth: number): Origin | undefined {
  const value = next.exported(name === '' ? 'default' : name)
  const inside = value && originOf(next, value, depth + 4)
  if (inside) return inside
  const handed = next.handedOn(name)
  if (!handed || handed.module.startsWith('.')) return undefined
  return language === 'python' ? { ...handed, dotted: true } : { module: handed.module, name: handed.name === 'default' ? '' : handed.name }
}

/** What a function of one's own makes: `createClient()`, `this.client()`, also when it is imported from a neighbour. */
function ofResult(module: Module, call: AstOf<'CallExpression'>, depth: number): Origin | undefined {
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') {
    const method = unwrap(callee.object).type === 'ThisExpression' ? methodOf(module, callee) : undefined
    return method && resultOf(module, method, depth)
  }
  if (callee.type !== 'Identifier') return undefined
  const binding = module.binding(callee)
  const from = binding && importOf(module, binding)
  if (!from) {
    const own = callback(module, callee)
    return own && resultOf(module, own, depth)
  }
  if (!makesClients(module, from.module)) return undefined
  return elsewhere(module, from.module, `result ${from.name}`, depth, (next) => {
    const value = next.exported(from.name === '' ? 'default' : from.name)
    const made = value && callback(next, value)
    return made && resultOf(next, made, depth)
  })
}

/** The method of the class around that a member names: `this.build`. */
export function methodOf(module: Module, member: AstOf<'MemberExpression'>): FunctionNode | undefined {
  const name = keyOf(member)
  let owner: Ast | undefined = member
  while (owner && owner.type !== 'ClassBody') owner = module.parent(owner)
  if (owner?.type !== 'ClassBody') return undefined
  const found = owner.body.find((one) => (one.type === 'MethodDefinition' || one.type === 'PropertyDefinition') && keyOf(one) === name)
  const value = found && 'value' in found ? found.value : undefined
  return value && isFunction(value) ? value : undefined
}

/** Where all that a function returns comes from, when that is one place. */
function resultOf(module: Module, fn: Ast, depth: number): Origin | undefined {
  if (!isFunction(fn) || !fn.body) return undefined
  if (fn.body.type !== 'BlockStatement') return originOf(module, fn.body, depth + 4)
  let found: Origin | undefined
  for (const one of module.nodes('ReturnStatement')) {
    if (one.start < fn.start || one.end > fn.end || !one.argument || enclosingFunction(module, one) !== fn) continue
    const from = originOf(module, one.argument, depth + 4)
    if (!from || (found && (found.module !== from.module || found.name !== from.name))) return undefined
    found = from
  }
  return found
}

function ofDefault(module: Module, binding: Binding, depth: number): Origin | undefined {
  return binding.otherwise && binding.path?.length === 0 ? originOf(module, binding.otherwise, depth + 1) : undefined
}

/** `class Mine extends Theirs`: a `new Mine` is one of theirs, too. */
function ofSuper(module: Module, { node }: Binding, depth: number): Origin | undefined {
  return node.type === 'ClassDeclaration' && node.superClass ? originOf(module, node.superClass, depth + 1) : undefined
}

/** The instance that a type annotation promises. */
function typed(module: Module, node: Ast, depth: number): Origin | undefined {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined
  if (module.language === 'python') return annotation ? promised(module, annotation, depth) : undefined
  return annotation?.name ? called(ofTypeName(module, annotation.name, depth)) : undefined
}

/** Of `Client | None`, `Optional[Client]` and `Annotated[Client, …]` the client. */
function promised(module: Module, type: AstOf<'TypeReference'>, depth: number): Origin | undefined {
  const [first] = type.arguments
  if (!type.name) return first && depth < MAX_DEPTH ? promised(module, first, depth + 1) : undefined
  const name = ofTypeName(module, type.name, depth)
  if (name && first && depth < MAX_DEPTH && PYTHON_TYPE_WRAPPERS.test(pathOf(name))) return promised(module, first, depth + 1)
  return called(name)
}

function ofTypeName(module: Module, name: Ast, depth: number): Origin | undefined {
  if (name.type !== 'MemberExpression') return name.type === 'Identifier' ? originOf(module, name, depth + 1) : undefined
  return name.property.type === 'Identifier' ? below(ofTypeName(module, name.object, depth), name.property.name) : undefined
}

/** `this.client`: by its declaration, by a parameter property, or by the one assignment in the class. */
function ofField(module: Module, member: Ast, name: string, depth: number): Origin | undefined {
  let owner: Ast | undefined = member
  while (owner && owner.type !== 'ClassBody') owner = module.parent(owner)
  if (owner?.type !== 'ClassBody') return undefined
  for (const one of owner.body) {
    if (one.type === 'PropertyDefinition' && keyOf(one) === name) {
      const found = typed(module, one, depth) ?? (one.value ? originOf(module, one.value, depth + 1) : undefined)
      if (found) return found
    }
    if (one.type === 'MethodDefinition' && one.kind === 'constructor') {
      for (const param of one.value.params) {
        if (param.type !== 'ParameterProperty') continue
        const id = withoutDefault(param.parameter)
        if (id.type === 'Identifier' && id.name === name) return typed(module, id, depth)
      }
    }
  }
  const body = owner
  const set = module.nodes('AssignmentExpression').filter(({ left, right, start, end }) => {
    const member = unwrap(left)
    return (
      isOwnMember(member) &&
      keyOf(member) === name &&
      start >= body.start &&
      end <= body.end &&
      !(module.language === 'python' && right.type === 'Literal' && right.value === null)
    )
  })
  const [only] = set
  if (set.length !== 1 || !only) return undefined
  const from = originOf(module, only.right, depth + 1)
  return from && from.module !== BUILTINS ? from : (typed(module, only.left, depth) ?? from)
}

/** The function that is passed as an argument. */
export function callback(module: Module, node: Ast | undefined): Ast | undefined {
  if (!node) return undefined
  const inner = unwrap(node)
  if (isFunction(inner)) return inner
  if (inner.type !== 'Identifier') return undefined
  const binding = module.binding(inner)
  if (binding?.kind === 'function') return binding.node
  return binding?.init && isFunction(unwrap(binding.init)) ? unwrap(binding.init) : undefined
}
