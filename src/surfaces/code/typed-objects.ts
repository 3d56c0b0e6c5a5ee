import {
  dotted,
  fieldType,
  fieldValue,
  functionCalled,
  isFunction,
  keyOf,
  lastName,
  named,
  originOf,
  results,
  typeNamed,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Here,
  type Module,
} from '../../program/index.ts'
import { authOfRequest, dumpsTokens, givenWithTokens, setsAuthWithToken, setsClaims } from '../../knowledge/words/library-types.ts'
import { readsObject, boxesState, keepsState } from '../../knowledge/words/typed-objects.ts'
import { packageSays } from './package-words.ts'
import { readsEnvironment, secretOfClass, secretOfType, memberInText, secretOfTypeName, type HowShown } from './typed-members.ts'

/**
 * The name of a credential that an object has by its type, as it is declared in this repository: `data: TokenResponse`, a parameter
 * `config: DatabaseConfig`, what a function with such a type gives, `this.config`.
 */
export function secretByType(module: Module, node: Ast, how: HowShown): string | undefined {
  const type = typeOf(module, node)
  if (!type) return isAuthWithToken(module, node) ? 'token' : (secretGiven(module, node, how) ?? secretOfState(module, node, how))
  if (type.node.type === 'TypeReference') return secretOfType(type as Here<Type>, how)
  const secret = secretOfClass(type as Here<Class>, how)
  return secret !== undefined && (!type.made || isGiven(module, type as Made, secret)) ? secret : undefined
}

/** What a library gives that holds tokens, by where it comes from: `client.credentials`, `await client.refresh(token)`. */
function secretGiven(module: Module, node: Ast, how: HowShown): string | undefined {
  const from = originOf(module, node)
  if (!from) return undefined
  const path = `${from.module}.${from.name}`
  if (givenWithTokens.pattern.test(path)) return 'access_token'
  return how === 'dumped' && dumpsTokens.pattern.test(path) ? 'token' : undefined
}

/** `req.auth` behind middleware that puts the token there, and what a handler of MCP is told of its caller. */
function isAuthWithToken(module: Module, node: Ast): boolean {
  const path = dotted(node)
  if (path === undefined || !authOfRequest.pattern.test(path)) return false
  if (path.endsWith('.authInfo') || setsAuthWithToken.pattern.test(module.file.text)) return true
  return packageSays(module, setsAuthWithToken.pattern) === true && packageSays(module, setsClaims.pattern) === false
}

type Type = AstOf<'TypeReference'>
type Class = AstOf<'ClassDeclaration'>
/** A type, or a class with the call that makes an object of it. */
interface Typed extends Here<Type | Class> {
  readonly made?: AstOf<'CallExpression'>
}
type Made = Typed & Here<Class>

/** Whether an object that is made here is given the credential, or finds it by itself. */
function isGiven(caller: Module, { module, node, made }: Made, secret: string): boolean {
  const options = made?.arguments.at(-1)
  if (options?.type === 'ObjectExpression' && options.named) {
    if (options.properties.some((one) => one.type === 'SpreadElement')) return true
    const given = options.properties.find((one) => one.type === 'Property' && keyOf(one) === secret)
    // What is kept of a password is a hash.
    if (given?.type === 'Property') return given.value.type !== 'Literal' && !/hash/i.test(caller.source(given.value).slice(0, LONGEST))
  }
  return readsEnvironment({ module, node })
}

/** Values that are given values of values. */
const MAX_STEPS = 4

/** The type of a value, or the class that it is an object of, as this repository declares it. */
export function typeOf(module: Module, node: Ast, steps = MAX_STEPS): Typed | undefined {
  if (steps === 0) return undefined
  if (node.type === 'TypedExpression' && node.typeAnnotation) return { module, node: node.typeAnnotation }
  const inner = unwrap(node)
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding || binding.kind === 'import') return undefined
      if (binding.id.typeAnnotation) return { module, node: binding.id.typeAnnotation }
      if (binding.kind === 'param') return typeOfPromised(module, binding, steps)
      return binding.init && binding.path?.length === 0 && !module.written(binding) ? typeOf(module, binding.init, steps - 1) : undefined
    }
    case 'MemberExpression':
      return unwrap(inner.object).type === 'ThisExpression' ? typeOfField(module, inner, steps) : undefined
    case 'CallExpression':
      return typeOfResult(module, inner, steps)
    default:
      return undefined
  }
}

/** `this.config`: its declaration, the parameter of the constructor that it is, or what it is given. */
function typeOfField(module: Module, member: AstOf<'MemberExpression'>, steps: number): Typed | undefined {
  const declared = fieldType(member)
  if (declared) return { module, node: declared }
  const value = fieldValue(module, member)
  return value && typeOf(module, value, steps - 1)
}

/** What the function that is handed to `then` is called with: `redeem(code).then((answer) => …)`. */
function typeOfPromised(module: Module, { id }: Binding, steps: number): Typed | undefined {
  const fn = id.parent
  const call = isFunction(fn) && fn.params[0] === id ? fn.parent : undefined
  const callee = call?.type === 'CallExpression' && call.arguments[0] === fn ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && keyOf(callee) === 'then' ? typeOf(module, callee.object, steps - 1) : undefined
}

/** What a function says that it gives back, `Settings()`, or `Settings.model_validate(…)`. */
function typeOfResult(module: Module, made: AstOf<'CallExpression'>, steps: number): Typed | undefined {
  const callee = unwrap(made.callee)
  const run = functionCalled(module, made)
  if (run?.node.returnType) return { module: run.module, node: run.node.returnType }
  if (run) {
    const [only, ...more] = results(run.module, run.node)
    return only && more.length === 0 ? typeOf(run.module, only, steps - 1) : undefined
  }
  const called = named(module, callee)
  if (called?.node.type === 'ClassDeclaration') return { module: called.module, node: called.node, made }
  if (callee.type !== 'MemberExpression' || !readsObject.pattern.test(lastName(callee) ?? '')) return undefined
  const read = named(module, callee.object)
  return read?.node.type === 'ClassDeclaration' ? { module: read.module, node: read.node } : undefined
}

/**
 * The name of a credential that the state of a component has by the type beside the call that keeps it:
 * `const [grant, setGrant] = useState<{ accessToken?: string } | null>(null)`, `useRef<Grant>(null).current`.
 */
function secretOfState(module: Module, node: Ast, how: HowShown): string | undefined {
  const type = typeOfState(module, node)
  if (type?.startsWith('{')) return memberInText(type)
  const named = type !== undefined && /^\w{1,80}$/.test(type) ? declarationNamed(module, type) : undefined
  return named && secretOfTypeName(module, named, how)
}

/** The type, as written, beside the call that keeps the state of a component. */
function typeOfState(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  const isBoxed = inner.type === 'MemberExpression' && /^(?:current|value)$/.test(keyOf(inner) ?? '')
  const name = isBoxed ? unwrap(inner.object) : inner
  const binding = module.binding(name)
  const call = binding?.init ? unwrap(binding.init) : undefined
  if (call?.type !== 'CallExpression' || !binding?.path) return undefined
  const [first, ...more] = binding.path
  if (more.length > 0 || first !== (isBoxed ? undefined : 0)) return undefined
  if (!(isBoxed ? boxesState : keepsState).pattern.test(lastName(call.callee) ?? '')) return undefined
  return typeBeside(module, call)
}

/** The members that an object, or each of a list, has by its type; undefined where the type is not wholly declared in this repository. */
export function membersByType(module: Module, node: Ast): readonly string[] | undefined {
  const typed = typeOf(module, node)
  const type = typed?.node.type === 'TypeReference' ? listed(typed as Here<Type>) : undefined
  const state = typed
    ? undefined
    : ELEMENT.exec(typeOfState(module, node) ?? '')
        ?.slice(1)
        .find(Boolean)
  const name = type?.name ?? (state === undefined ? undefined : declarationNamed(module, state))
  const declared = name ? typeNamed(typed?.module ?? module, name) : typed?.node.type === 'ClassDeclaration' ? typed : undefined
  if (declared?.node.type === 'InterfaceDeclaration') {
    const { id, members } = declared.node
    const head = declared.module.file.text.slice(id.end, members[0]?.start ?? id.end)
    return /^\s{0,8}=?\s{0,8}\{/.test(head) ? members.flatMap(({ key }) => nameOfKey(key) ?? []) : undefined
  }
  if (declared?.node.type !== 'ClassDeclaration') return undefined
  const { superClass, bases, body } = declared.node
  if ([...(superClass ? [superClass] : []), ...bases].some((one) => !DECLARES.test(lastName(one) ?? ''))) return undefined
  return body.body.flatMap((one) => (one.type === 'PropertyDefinition' && !one.static ? (keyOf(one) ?? []) : []))
}

/** `Server[]`, `Array<Server>` of a state. */
const ELEMENT = /^(?:(\w{1,80})(?:\[\])?|(?:Readonly)?Array<(\w{1,80})>)$/
/** Bases that add no field of their own. */
const DECLARES = /^(?:BaseModel|TypedDict|NamedTuple|Protocol|object|ABC)$/

/** What a list is of: `list[Server]`, `Promise<Server[]>`. */
function listed({ module, node }: Here<Type>, steps = MAX_STEPS): Type | undefined {
  const name = node.name ? (lastName(node.name) ?? '') : ''
  if (node.name && !/^(?:Optional|Promise|Awaited|Readonly|Array|ReadonlyArray|list|List|Sequence)$/.test(name))
    return node.arguments.length === 0 ? node : undefined
  const [first, ...others] = node.arguments
  const isMany = !node.name && !/^\w{1,80}(?:\[\])?$/.test(module.source(node))
  return first && others.length === 0 && steps > 0 && !isMany ? listed({ module, node: first }, steps - 1) : undefined
}

function nameOfKey(key: Ast): string | undefined {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined
}

/** The one type between `<` and `>`, without what says that it may be missing. */
function typeBeside(module: Module, { callee, arguments: [first], end }: AstOf<'CallExpression'>): string {
  const text = module.file.text.slice(callee.end, Math.min(first?.start ?? end, callee.end + LONGEST))
  const said = /^<([^]*)>\s*\(\s*\)?$/.exec(text)?.[1] ?? ''
  return said
    .trim()
    .replace(/^(?:(?:null|undefined)\s{0,40}\|\s{0,40}){1,2}/, '')
    .replace(/(?:\s{0,40}\|\s{0,40}(?:null|undefined)){1,2}$/, '')
}

/** A longer type is a table. */
const LONGEST = 1000

/** What declares or imports a type here, by its name. */
function declarationNamed(module: Module, name: string): Ast | undefined {
  const own = [...module.nodes('InterfaceDeclaration')].find(({ id }) => id.name === name)
  return own?.id ?? [...module.nodes('ImportSpecifier')].find(({ local }) => local.name === name)?.local
}
