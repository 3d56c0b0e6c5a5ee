import {
  calledInWords,
  holdsEntries,
  namesEntryCall,
  namesMember,
  namesSecret,
  secretPath,
  settingsHolder,
} from '../../knowledge/words/entry-names.ts'
import {
  definition,
  dotted,
  fold,
  givenBack,
  keyOf,
  lastName,
  unwrap,
  withoutCall,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'

// Names of cookies, headers and entries: what is sent and kept under them may be a credential, they are none.

/** Whether a value is the name of a cookie or a header: a setting that is called so, or what one is set, sent or read by. */
export function isNameOfEntry(module: Module, node: Ast): boolean {
  const own = unwrap(node)
  const value = definition(module, own)
  return [own, value].some((one) => isNameSetting(one) || isUsedAsName(module, one))
}

/** `params.access_token_name`, `settings.apiKeyHeader` */
function isNameSetting(node: Ast): boolean {
  if (node.type !== 'MemberExpression') return false
  const name = keyOf(node) ?? ''
  if (isOfEntries(node.object)) return false
  return namesMember.pattern.test(name) || (/header$/i.test(name) && settingsHolder.pattern.test(lastName(node.object) ?? ''))
}

interface Used {
  readonly bindings: ReadonlySet<Binding>
  /** Members, as they are written. */
  readonly paths: ReadonlySet<string>
}

function isUsedAsName(module: Module, node: Ast): boolean {
  const known = usedIn(module)
  const binding = module.binding(node)
  if (binding) return known.bindings.has(binding)
  const path = node.type === 'MemberExpression' ? dotted(node) : undefined
  return path !== undefined && known.paths.has(path)
}

const usedIn = oncePer((module: Module): Used => {
  const [bindings, paths] = [new Set<Binding>(), new Set<string>()]
  for (const node of names(module)) {
    const one = unwrap(node)
    const binding = module.binding(one)
    const path = one.type === 'MemberExpression' ? dotted(one) : undefined
    if (binding) bindings.add(binding)
    if (path !== undefined) paths.add(path)
  }
  return { bindings, paths }
})

/** `headers[NAME]`, `request.cookies.get(NAME)`, `response.set_cookie(NAME, value)` */
function* names(module: Module): Generator<Ast> {
  for (const one of module.nodes('MemberExpression'))
    if (one.computed && (isOfEntries(one.object) || isGotBy(module, one, one.property))) yield one.property
  for (const call of module.nodes('CallExpression')) {
    const [first] = call.arguments
    if (!first || first.type === 'SpreadElement' || !(takesName(call) || (gets(call) && isGotBy(module, call, first)))) continue
    const named = first.type === 'ObjectExpression' && first.named ? first.properties : []
    if (first.type !== 'ObjectExpression') yield first
    for (const one of named) if (one.type === 'Property' && /^(?:key|name)$/.test(keyOf(one) ?? '')) yield one.value
  }
  for (const one of module.nodes('Property')) if (namesSecret.pattern.test(keyOf(one) ?? '')) yield one.value
  for (const { quasis, expressions } of module.nodes('TemplateLiteral'))
    for (const [index, one] of expressions.entries()) {
      const before = quasis[index]
      if (before && secretPath.pattern.test(module.textOf(before).value.slice(-LONGEST_PATH))) yield one
    }
}

const LONGEST_PATH = 100

function gets({ callee }: AstOf<'CallExpression'>): boolean {
  return GETS.test(lastName(unwrap(callee)) ?? '')
}

/** Whether what is got by a name is called as the name says: `client_secret = credentials[client_secret_key]`. */
function isGotBy(module: Module, node: Ast, by: Ast): boolean {
  const what = stemOf(lastName(unwrap(by)) ?? '')
  const parent = what === undefined ? undefined : module.parent(node)
  const around = parent?.type === 'AwaitExpression' ? module.parent(parent) : parent
  return around?.type === 'VariableDeclarator' && around.id.type === 'Identifier' && around.id.name === what
}

/** `client_secret` of `client_secret_key`, `clientSecret` of `clientSecretName`. */
function stemOf(name: string): string | undefined {
  return /^(\w{4,60}?)_?(?:[kK]ey|[nN]ame|KEY|NAME)$/.exec(name)?.[1]
}

const GETS = /^(?:get(?:OrDefault|_?[sS]tring|_?[pP]roperty|_?[vV]alue)?|fetch|lookup)$/

/** Whether a call gives back one of a few names, whatever it is called: `token_secret()`, which says what an entry of a store is called. */
export function givesNames(module: Module, node: Ast): boolean {
  const given = givenBack(module, node)
  return given.length > 0 && given.every((one) => isName(one.module, one.node))
}

function isName(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'ConditionalExpression') return isName(module, inner.consequent) && isName(module, inner.alternate)
  const value = fold(module, inner)
  return value.kind === 'scalar' && typeof value.value === 'string' && calledInWords.pattern.test(value.value)
}

function takesName({ callee, arguments: given }: AstOf<'CallExpression'>): boolean {
  const called = unwrap(callee)
  const name = lastName(called) ?? ''
  if (namesEntryCall.pattern.test(name) || (name === 'cookie' && given.length > 1)) return true
  return called.type === 'MemberExpression' && /^(?:get|set|has|delete|append|pop|remove)$/.test(name) && isOfEntries(called.object)
}

function isOfEntries(node: Ast): boolean {
  const one = unwrap(node)
  return holdsEntries.pattern.test(lastName(withoutCall(one)) ?? '')
}

/** The same in languages that are read without a grammar: what a name was given, and the code of its function. */
export function isNameWritten(name: string, given: string, body: string): boolean {
  const member = MEMBER.exec(given)?.[1]
  if (member !== undefined && namesMember.pattern.test(member)) return true
  const one = literally(name)
  const what = stemOf(name)
  if (what !== undefined && new RegExp(`\\b${literally(what)}${GOT}${one}\\s{0,4}[\\],)]`).test(body)) return true
  const uses = new RegExp(
    `(\\w{1,60})(?:\\(\\))?(?:(\\[)|(?:\\.|->|::)(\\w{1,20})\\(|\\()(?:new )?&?${one}\\s{0,4}[\\],)]` +
      `|\\bCookie\\{\\s{0,40}Name:\\s{0,20}${one}\\b`,
    'g',
  )
  return [...body.matchAll(uses)].some(([, holder, index, method]) => {
    if (holder === undefined) return true
    if (method !== undefined && namesEntryCall.pattern.test(method)) return true
    if (method === undefined && index === undefined) return namesEntryCall.pattern.test(holder)
    return holdsEntries.pattern.test(holder) && (index !== undefined || READS.test(method ?? ''))
  })
}

/** `= credentials != null ? credentials.get(` */
const GOT =
  String.raw`\b[^;={}]{0,40}:?=(?!=)[^;{}]{0,200}?` +
  String.raw`(?:\[|(?:\.|->)(?:[gG]et(?:OrDefault|String|Property|Value)?|fetch|lookup)\()\s{0,40}`

/** `settings.getAccessTokenName()`, by its last name. */
const MEMBER = inTurn(
  '',
  /^[&*]?\$?[\w$]{1,60}(?:\(\))?(?:(?:\??\.|->|::)\w{1,60}(?:\(\))?){0,4}/,
  /(?:\??\.|->|::)(\w{1,60})(?:\(\)|\.clone\(\)|\.as_str\(\))?;?$/,
)

const READS = /^(?:get|set|has|delete|del|add|append|remove|contains|TryGetValue|TryAdd|insert|Cookie|put)/i

/** `API_TOKEN = "API_TOKEN"`, also next door: a constant that says what the variable of the environment is called. */
export function isNameOfVariable(module: Module, node: Ast, name: string): boolean {
  if (!/^[A-Z][A-Z\d_]+$/.test(name)) return false
  const value = fold(module, node)
  return value.kind === 'scalar' && typeof value.value === 'string' && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value.value)
}
