import { isSecretName, isSecretVariable } from '../../classify/names.ts'
import { safeComparison } from '../../knowledge/words/checks.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { calledByAddress, calledByOthers, callerHeader, holdsSettings, takesCredential } from '../../knowledge/words/capability-urls.ts'
import {
  comparedBy,
  comparisonsOf,
  dotted,
  enclosingFunction,
  firstAssigned,
  fold,
  importedAs,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  passesOn,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { conversion } from '../../knowledge/words/conversions.ts'
import { sourceOf } from './named-values.ts'
import { isRefused } from './refused-queries.ts'
import { requestRead } from './requests.ts'
import { parametersOf } from './taken-parameters.ts'

/** A parameter of the query, and where it is read. */
export interface Compared {
  readonly name: string
  readonly node: Ast
}

/**
 * Parameters of the query that are compared with a secret of the server, whatever they are called: `req.query.key !==
 * process.env.ADMIN_SECRET`. Told once a module.
 */
export const comparedWithSecrets = oncePer((module: Module): readonly Compared[] => {
  const found = new Map<Ast, Compared>()
  for (const [one, other] of pairs(module)) {
    // What is read is asked first: to tell a secret takes many times as long.
    const read = readIn(module, one)
    if (!read || NO_SECRET.test(read.name) || !isSecret(module, other)) continue
    if (!isCalledByOthers(module, read.node) && !isRefused(module, read.node)) found.set(read.node, read)
  }
  for (const read of besideHeaders(module)) found.set(read.node, read)
  const all = [...found.values()]
  return all
})

/** What is made with a secret for one request opens nothing else: `hmac` of Shopify, `sig`. Ids and places in a list are public. */
const NO_SECRET = /hmac|sig(?:n|nature)?$|digest|checksum|id$|cursor|page|sort|step|^\d/i

/** In a function that is named for taking the credential of a request and also reads a header for one, a short name is that of one. */
function* besideHeaders(module: Module): Generator<Compared> {
  if (!SHORT_BESIDE.test(module.file.text)) return
  for (const node of [...module.nodes('CallExpression'), ...module.nodes('MemberExpression')]) {
    const read = readOf(module, node)
    const around = read && SHORT.test(read.name) ? enclosingFunction(module, node) : undefined
    const name = around && (nameOf(module, around) ?? methodName(around))
    if (!read || !around || !name || !takesCredential.pattern.test(name)) continue
    if (HEADER_BESIDE.test(module.source(around).slice(0, LONGEST)) && !isCalledByOthers(module, node) && !isRefused(module, node))
      yield read
  }
}

const SHORT = /^(?:key|token|auth|secret)$/i
const SHORT_BESIDE = /["'.](?:key|token|auth|secret)\b/i
/** A header that carries the credential of a caller. */
const HEADER_BESIDE = inTurn('i', /\bheaders?\b[([.?!'"\sget]{1,12}/, callerHeader.pattern, /\b/)

function methodName({ parent }: Ast): string | undefined {
  return parent?.type === 'MethodDefinition' || parent?.type === 'Property' ? keyOf(parent) : undefined
}

/** What is compared with what, both ways. */
function* pairs(module: Module): Generator<readonly [Ast, Ast]> {
  for (const { node, sides } of comparisonsOf(module, { calls: safeComparison.pattern })) {
    // What compares comparisons compares no values; a chain of them would be gone through once for each.
    if (node.type === 'BinaryExpression' && sides.some((one) => comparedBy(one))) continue
    yield sides
    yield [sides[1], sides[0]]
  }
}

/** A variable of the environment or a setting with a secret's name, also behind a name of its own. */
function isSecret(module: Module, node: Ast): boolean {
  const found = carries(module, node, (one) => {
    if (one.type !== 'MemberExpression' && one.type !== 'CallExpression' && one.type !== 'Identifier') return false
    if (isPartRead(module, one)) return false
    const value = fold(module, one)
    if (value.kind === 'dynamic' && value.variable !== undefined) return isSecretVariable(value.variable)
    const name = lastName(one) ?? ''
    if (one.type === 'MemberExpression') return isSecretName(name) && holdsSettings.pattern.test(dotted(one.object) ?? '')
    return one.type === 'Identifier' && /^[A-Z][A-Z\d_]+$/.test(name) && isSecretName(name) && isFromSettings(module, one)
  })
  return found && !MAC.test(sourceOf(module, node).slice(0, LONGEST))
}

/** `config.signingKey.id` is no key; a method gives what is still one: `settings.key.encode()`. */
function isPartRead(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return false
  const call = module.parent(parent)
  return call?.type !== 'CallExpression' || call.callee !== parent
}

/** A constant that this module sets when it starts, or that one imports which is named for settings. */
function isFromSettings(module: Module, id: AstOf<'Identifier'>): boolean {
  const from = importedAs(module, id)
  return from ? OF_SETTINGS.test(from.module) : fold(module, id).kind === 'dynamic'
}

const OF_SETTINGS = /(?:^|[\/._-])(?:config(?:uration)?|settings|conf|env(?:ironment)?|secrets?|credentials)(?:\.\w{1,3})?$/i

/** A call that makes a message authentication code (RFC 2104) or a signature. */
const MAC = /hmac|\bsign\w{0,20}\(|signature/i

/** The parameter of a query that a value is. */
function readIn(module: Module, node: Ast): Compared | undefined {
  let found: Compared | undefined
  carries(module, node, (one) => (found = readOf(module, one)) !== undefined)
  return found
}

function readOf(module: Module, node: Ast): Compared | undefined {
  const read = requestRead(module, node)
  if (read?.from === 'query') return { name: read.name ?? '', node }
  if (node.type === 'Identifier') return ofName(module, node)
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee)
    const [first] = node.arguments
    if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'get' || first?.type !== 'Literal') return undefined
    return isQuery(module, callee.object) ? { name: String(first.value), node } : undefined
  }
  if (node.type !== 'MemberExpression' || !node.computed) return undefined
  const name = keyOf(node)
  return name !== undefined && isQuery(module, node.object) ? { name, node } : undefined
}

/** `const { secret } = req.query`, and the parameter of a route: `async def run(secret: str = Query(…))`. */
function ofName(module: Module, node: AstOf<'Identifier'>): Compared | undefined {
  const binding = module.binding(node)
  if (!binding) return undefined
  const [name, ...rest] = binding.path ?? []
  if (typeof name === 'string' && rest.length === 0 && binding.init && OF_REQUEST.test(dotted(unwrap(binding.init)) ?? ''))
    return { name, node: binding.id }
  if (binding.kind !== 'param') return undefined
  const around = enclosingFunction(module, node)
  const [taken] = around ? parametersOf(module, around, node.name) : []
  return taken && isOfQuery(module, taken.node) ? { name: node.name, node: taken.node } : undefined
}

/** Not `key: str = Header()`, a body or what another function gives: https://fastapi.tiangolo.com/tutorial/query-params/ */
function isOfQuery(module: Module, parameter: Ast): boolean {
  const written = module.source(parameter).slice(0, 400)
  // What a type of one's own stands for is not followed: `ApiKey = Annotated[str, Header()]`.
  if (OWN_TYPE.test(written)) return false
  return !/\b(?:Header|Cookie|Body|Form|File|Path|Depends|Security)\s{0,4}\(/.test(written)
}

const OWN_TYPE = inTurn(
  '',
  /^\w+\s{0,4}:/,
  /(?!\s{0,4}(?:typing\.|t\.)?Annotated\[)/,
  /(?!\s{0,4}(?:typing\.|t\.)?(?:(?:Optional|Union)\[\s{0,4})?(?:str|SecretStr)\b)/,
)

/** The query of a request, as the servers of Python have it, or of its address: `new URL(request.url).searchParams`. */
function isQuery(module: Module, holder: Ast): boolean {
  const written = module.source(holder)
  if (OF_REQUEST.test(written)) return true
  const root = unwrap(holder)
  const from = root.type === 'MemberExpression' ? unwrap(root.object) : root
  const params = `${sourceOf(module, from)} ${written}`.slice(0, 600)
  return /\b(?:req|request)\.(?:url|nextUrl)\b/.test(params) && /searchParams|URLSearchParams/.test(params)
}

/** `args` of a context are words of a command. */
const OF_REQUEST = inTurn(
  '',
  /^(?:\w{1,20}\.)?/,
  oneOf(
    '',
    /(?:req|request)\.(?:query|query_params|args|GET|rel_url\.query|queryStringParameters)/,
    /(?:ctx|context|event)\.(?:query|queryStringParameters|(?:req|request)\.(?:query|query_params|args|GET))/,
  ),
  /$/,
)

/** What calls an address that somebody else keeps: a webhook, a preview, a link in a mail. It often can set nothing but the address. */
function isCalledByOthers(module: Module, node: Ast): boolean {
  const handler = enclosingFunction(module, node)
  if (!handler) return true
  const call = module.parent(handler)
  const route = call?.type === 'CallExpression' ? call.arguments.filter((one) => one.type === 'Literal') : []
  const title = [
    module.file.path,
    nameOf(module, handler) ?? '',
    ...[...route, ...handler.decorators].map((one) => module.source(one).slice(0, 200)),
  ].join(' ')
  const code = module.source(handler).slice(0, LONGEST)
  return calledByOthers.pattern.test(`${title} ${code}`) || calledByAddress.pattern.test(title) || handedOnce.pattern.test(title)
}

/** More of a function is not looked at. */
const LONGEST = 4000

/**
 * Whether an expression is, in the end, a value that a test knows, also converted, hashed or put into a variable later. What
 * is looked up by the value is not: `cache.get(value)`, `devices[value]`.
 */
function carries(module: Module, node: Ast, test: (node: Ast) => boolean, levels = 4, seen = new Set<Ast>()): boolean {
  return passesOn(module, node, (one) => {
    if (test(one)) return true
    if (levels === 0 || seen.has(one)) return false
    seen.add(one)
    return inputs(module, one).some((each) => carries(module, each, test, levels - 1, seen))
  })
}

/** What a conversion converts, and what a variable without a first value is given. */
function inputs(module: Module, node: Ast): readonly Ast[] {
  if (node.type === 'Identifier') {
    const binding = module.binding(node)
    const later = binding && !binding.init ? firstAssigned(module, binding) : undefined
    return later && !isFunction(unwrap(later)) ? [later] : []
  }
  if (!isCallNode(node)) return []
  const callee = unwrap(node.callee)
  if (!conversion.pattern.test(lastName(callee) ?? '')) return []
  const given = node.arguments.map((one) => (one.type === 'SpreadElement' ? one.argument : one))
  return callee.type === 'MemberExpression' ? [callee.object, ...given] : given
}
