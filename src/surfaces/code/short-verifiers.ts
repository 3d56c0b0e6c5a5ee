import { makesUuid, uuidAsText } from '../../knowledge/words/random.ts'
import { dotted, fold, inside, keyOf, lastName, pathWritten, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { LEAST_OF_VERIFIER } from './fixed-verifiers.ts'

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

/** What a value comes from that gives less than the 43 characters of a verifier, as it is called, and where. */
export function shortSource(module: Module, value: Ast): { readonly by: string; readonly at: Ast } | undefined {
  const uuid = bareUuid(module, value)
  if (uuid) return { by: `${dotted(uuid.callee) ?? ''}()`, at: uuid }
  for (const call of callsWithin(module, value)) {
    const found = source(module, call, value)
    if (found && found.length < LEAST_OF_VERIFIER) return { by: `${found.by}(${found.size ?? ''})`, at: found.at ?? call }
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
  if (callsWithin(module, whole).some(({ callee }) => /^base64\.(?:urlsafe_b64encode|b64encode)$/.test(pathWritten(module, callee))))
    return base64
  if (whole.type !== 'CallExpression') return undefined
  const callee = unwrap(whole.callee)
  if (callee.type !== 'MemberExpression' || unwrap(callee.object) !== bytes) return undefined
  if (keyOf(callee) === 'hex') return size * 2
  const [first] = whole.arguments
  const encoding = keyOf(callee) === 'toString' && first && first.type !== 'SpreadElement' ? fold(module, first) : undefined
  return encoding?.kind === 'scalar' ? (encoding.value === 'hex' ? size * 2 : base64) : undefined
}

/** The calls that stand in a node, or are it. */
export function callsWithin(module: Module, node: Ast): AstOf<'CallExpression'>[] {
  return module.nodes('CallExpression').filter((one) => inside(one, node))
}
