import { clockRead, foreseeableRandom, goodRandom } from '../../knowledge/words/dotted-paths.ts'
import {
  definition,
  dotted,
  fold,
  functionsIn,
  inside,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  pathWritten,
  results,
  textOf,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { isOfProbe, isOnlyOfProbes } from './written-codes.ts'
import { makesUuid, makesVerifier, uuidAsText } from '../../knowledge/words/random.ts'

/** How code makes PKCE verifiers (RFC 7636 section 4.1). */
export default defineProgramSurface({
  id: 'code-verifier',
  name: 'PKCE code verifiers',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  counts: 'code',
  mentions: ['erifier'],

  *read(module) {
    if (!/challenge|pkce/i.test(module.file.text)) return
    const seen = new Set<number>()
    for (const value of verifiers(module)) {
      const found = weakness(module, value, 0)
      if (!found || seen.has(found.at.start)) continue
      seen.add(found.at.start)
      yield found
    }
  },
})

const NAME = /(?:^|code_?|pkce_?|oauth_?)verifier$/i

/** Expressions that become a verifier, and functions that make one with what they return. */
function* verifiers(module: Module): Generator<Ast> {
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && id.type === 'Identifier' && NAME.test(id.name) && !isOnlyOfProbes(module, id)) yield init
  }
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const name = lastName(left)
    if (name !== undefined && NAME.test(name)) yield right
  }
  for (const field of module.nodes('PropertyDefinition')) if (field.value && NAME.test(keyOf(field) ?? '')) yield field.value
  for (const property of module.nodes('Property')) {
    if (!/^code_?verifier$/i.test(keyOf(property) ?? '') || isOfProbe(module, property)) continue
    if (module.parent(property)?.type === 'ObjectExpression') yield property.value
  }
  for (const node of functionsIn(module)) {
    if (!makesVerifier.pattern.test(nameOf(module, node) ?? '')) continue
    yield node
    yield* results(module, node)
  }
}

function weakness(module: Module, node: Ast, depth: number): CodeVerifier | undefined {
  const value = definition(module, node)
  const calls = within(module, value)
  if (calls.some(({ callee }) => /SystemRandom/.test(pathWritten(module, callee)))) return undefined
  const random = calls.find((one) => foreseeableRandom.pattern.test(pathWritten(module, one.callee)) && !isLength(module, one))
  if (random) return verifier(module, 'weak-random', `${pathWritten(module, random.callee)}()`, random)
  if (isFunction(value)) return depth === 0 || !value.body ? undefined : clock(module, value.body)
  const made = calledFunction(module, value)
  if (made && depth < 2) return weakness(module, made, depth + 1)
  const text = textOf(fold(module, value))
  if (text) return isFixedVerifier(text.value) ? verifier(module, 'constant', 'a fixed string', value) : undefined
  return clock(module, value) ?? short(module, value)
}

/** How long it is may be anybody's guess. */
function isLength(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' && /len(?:gth)?$|size$|count$|delay|wait/i.test(one.id.name)
    if (isFunction(one)) return false
  }
  return false
}

/** A verifier that is a time, alone or hashed. */
function clock(module: Module, value: Ast): CodeVerifier | undefined {
  const calls = within(module, value)
  if (
    calls.some(
      ({ callee }) => /random|nonce|uuid|nanoid/i.test(lastName(callee) ?? '') || goodRandom.pattern.test(pathWritten(module, callee)),
    )
  )
    return undefined
  const time = calls.find((one) => clockRead.pattern.test(pathWritten(module, one.callee)) && !isOnlyCompared(module, one, value))
  return time && verifier(module, 'time', `${pathWritten(module, time.callee)}()`, time)
}

/** Whether a time only decides, as an expiry does: by itself, or under a name that stands in comparisons alone. */
function isOnlyCompared(module: Module, time: Ast, within: Ast): boolean {
  for (const one of module.ancestors(time)) {
    if (isCompared(one)) return true
    if (one === within || isFunction(one)) return false
    if (one.type !== 'VariableDeclarator') continue
    const binding = module.binding(one.id)
    const uses = binding ? module.references(binding).filter((use) => use !== one.id) : []
    return uses.length > 0 && uses.every((use) => [...module.ancestors(use)].some(isCompared))
  }
  return false
}

/** Whether a node only asks which of two values is the greater, or whether they are the same. */
function isCompared(node: Ast): boolean {
  return node.type === 'BinaryExpression' && /^(?:[<>]=?|[!=]==?)$/.test(node.operator)
}

/** A UUID and nothing else, as a text or in one: `str(uuid4())`, `uuidv4().replace(/-/g, '')`, `uuid.uuid4().hex`. */
function bareUuid(module: Module, value: Ast): AstOf<'CallExpression'> | undefined {
  const node = unwrap(value)
  if (node.type === 'MemberExpression') return uuidAsText.pattern.test(keyOf(node) ?? '') ? bareUuid(module, node.object) : undefined
  const [only, ...more] = node.type === 'TemplateLiteral' ? node.expressions : []
  if (node.type === 'TemplateLiteral') {
    const isWhole = only && more.length === 0 && node.quasis.every(({ start, end }) => start === end)
    return isWhole ? bareUuid(module, only) : undefined
  }
  if (node.type !== 'CallExpression') return undefined
  if (makesUuid.pattern.test(pathWritten(module, node.callee)) || makesUuid.pattern.test(dotted(node.callee) ?? '')) return node
  const callee = unwrap(node.callee)
  if (callee.type === 'MemberExpression') return uuidAsText.pattern.test(keyOf(callee) ?? '') ? bareUuid(module, callee.object) : undefined
  const [first] = node.arguments
  return first && /^(?:str|String)$/.test(dotted(callee) ?? '') && first.type !== 'SpreadElement' ? bareUuid(module, first) : undefined
}

/** A source that gives less than 43 characters. */
function short(module: Module, value: Ast): CodeVerifier | undefined {
  const uuid = bareUuid(module, value)
  if (uuid) return verifier(module, 'short', `${dotted(uuid.callee) ?? ''}()`, uuid)
  for (const call of within(module, value)) {
    const found = source(module, call, value)
    if (found && found.length < LEAST) return verifier(module, 'short', `${found.by}(${found.size ?? ''})`, found.at ?? call)
  }
  return undefined
}

interface Source {
  readonly by: string
  /** What it gives, in characters. */
  readonly length: number
  /** What it is asked for. */
  readonly size?: number
  readonly at?: Ast
}

/** How many characters a source gives, when the whole verifier comes from it. */
function source(module: Module, call: AstOf<'CallExpression'>, whole: Ast): Source | undefined {
  const name = pathWritten(module, call.callee)
  const size = sizeOf(module, call.arguments[0])
  const given = size === undefined ? {} : { size }
  const bytes = /^(?:os\.urandom|secrets\.token_bytes)$/.test(name)
    ? name
    : lastName(call.callee) === 'randomBytes' || /crypto\.randomBytes$/.test(name)
      ? 'randomBytes'
      : undefined
  if (bytes !== undefined) {
    const length = size === undefined ? undefined : encodedLength(module, call, whole, size)
    return length === undefined ? undefined : { by: bytes, length, ...given, ...(bytes === 'randomBytes' ? { at: whole } : {}) }
  }
  if (whole !== call) return undefined
  const isDefault = call.arguments.length === 0
  const isText = name === 'secrets.token_urlsafe'
  if (isText || name === 'secrets.token_hex') {
    const count = isDefault ? 32 : size
    return count === undefined ? undefined : { by: name, length: isText ? Math.ceil((count * 4) / 3) : count * 2, ...given }
  }
  if (lastName(call.callee) !== 'nanoid' || (size === undefined && !isDefault)) return undefined
  return { by: 'nanoid', length: size ?? 21, ...given }
}

function sizeOf(module: Module, first: Ast | undefined): number | undefined {
  const size = first && first.type !== 'SpreadElement' ? fold(module, first) : undefined
  return size?.kind === 'scalar' && typeof size.value === 'number' ? size.value : undefined
}

/** The characters of bytes by how they are written: `.toString('hex')`, `.hex()`, `base64.urlsafe_b64encode(…)`. */
function encodedLength(module: Module, bytes: Ast, whole: Ast, size: number): number | undefined {
  const base64 = Math.ceil((size * 4) / 3)
  if (within(module, whole).some(({ callee }) => /^base64\.(?:urlsafe_b64encode|b64encode)$/.test(pathWritten(module, callee))))
    return base64
  if (whole.type !== 'CallExpression') return undefined
  const callee = unwrap(whole.callee)
  if (callee.type !== 'MemberExpression' || unwrap(callee.object) !== bytes) return undefined
  if (keyOf(callee) === 'hex') return size * 2
  const [first] = whole.arguments
  const encoding = keyOf(callee) === 'toString' && first && first.type !== 'SpreadElement' ? fold(module, first) : undefined
  return encoding?.kind === 'scalar' ? (encoding.value === 'hex' ? size * 2 : base64) : undefined
}

function calledFunction(module: Module, value: Ast): FunctionNode | undefined {
  if (value.type !== 'CallExpression') return undefined
  const callee = unwrap(value.callee)
  const binding = module.binding(callee)
  const made = binding?.kind === 'function' ? binding.node : binding?.init && unwrap(binding.init)
  return isFunction(made) ? made : undefined
}

function within(module: Module, node: Ast): AstOf<'CallExpression'>[] {
  return module.nodes('CallExpression').filter((one) => inside(one, node))
}

function verifier(module: Module, source: CodeVerifier['source'], by: string, node: Ast): CodeVerifier {
  return { kind: 'codeVerifier', source, by, at: module.span(node) }
}

/** RFC 7636, appendix B. */
const TEST_VECTOR = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
/** RFC 7636, section 4.1: a verifier has at least 43 characters. */
const LEAST = 43

/**
 * Whether a text under the name of a verifier is one by itself, the same for every sign-in. `mcp_code_verifier` is what one is
 * stored under.
 */
function isFixedVerifier(value: string): boolean {
  return value.length >= 8 && value !== TEST_VECTOR && !/\s/.test(value) && !isName(value)
}

/** What a verifier is stored under, what says where one comes from, or what stands where there is none yet: `__prepare__`. */
function isName(value: string): boolean {
  return (
    value.length < LEAST &&
    (/verifier(?:[_-]?(?:key|cookie|name)|[_-](?:from|of|in|goes)[_-][a-z\d_-]{1,30})?$/i.test(value) ||
      /^__?[A-Za-z_]{1,40}_$|^<[\w -]{1,40}>$/.test(value))
  )
}
