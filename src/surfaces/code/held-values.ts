import { shownName } from '../../classify/shown-name.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { environmentReader, redactor } from '../../knowledge/words/logging.ts'
import { definition, dotted, isTextLiteral, keyOf, lastName, type Ast, type AstOf, type Module, unwrap } from '../../program/index.ts'
import { unmasked } from './masked-members.ts'
import type { Shown } from './logged-secrets.ts'

const HOLDERS: ReadonlySet<string> = new Set([
  'ObjectExpression',
  'ArrayExpression',
  'TemplateLiteral',
  'BinaryExpression',
  'NewExpression',
  'MemberExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'CallExpression',
])

/** Whether what an expression holds is what its name shows. */
export function mayHold({ type }: Ast): boolean {
  return HOLDERS.has(type)
}

/** Whether an option of a call that logs says how, and not what. */
export function saysHow(option: string): boolean {
  return /^(?:end|sep|file|flush|exc_info|stacklevel)$/.test(option)
}

/** What a pattern takes out under a name of its own: `const { access_token: given } = answer`. */
export function takenOut(module: Module, node: AstOf<'Identifier'>): string | undefined {
  const binding = module.binding(node)
  const name = binding?.init ? binding.path?.at(-1) : undefined
  if (binding?.init && name === 1 && binding.path?.length === 1) return behindScheme(binding.init)
  return typeof name === 'string' && name !== node.name && shownName(name) === 'credential' ? name : undefined
}

/** What `scheme, given = request.META["HTTP_AUTHORIZATION"].split(" ", 1)` gives second, as the header is read. */
function behindScheme(init: Ast): string | undefined {
  const split = unwrap(init)
  const callee = split.type === 'CallExpression' && splitsScheme(split) ? unwrap(split.callee) : undefined
  const of = callee?.type === 'MemberExpression' ? (lastName(callee.object) ?? '') : ''
  return /authorization$/i.test(of) ? of : undefined
}

/** `Authorization: …` of something that is not written there. */
export function isAuthorization(one: AstOf<'Property'>): boolean {
  return (
    /^(?:authorization|x-api-key|api-key|cookie)$/i.test(keyOf(one) ?? '') &&
    one.value.type !== 'Literal' &&
    one.value.type !== 'ObjectExpression'
  )
}

/** Keys of headers and of answers, of which a value may be a credential where a variable of the name is none. */
export function isSecretKey(key: string): boolean {
  return (
    /^(?:authorization|x-api-key|cookie|set-cookie)$/i.test(key) ||
    // As WSGI has them: https://peps.python.org/pep-3333/#environ-variables
    /^HTTP_(?:AUTHORIZATION|COOKIE|X_API_KEY)$/.test(key) ||
    /^(?:token|secret|jwt|bearer)$/i.test(key) ||
    shownName(key) === 'credential'
  )
}

/** The first credential of a token request that is put together, by its key; who asks for a token proves something. */
export function partOfTokenRequest(object: AstOf<'ObjectExpression'>): Shown | undefined {
  const parts = unmasked(object).flatMap((one) => (one.type === 'Property' ? [one] : []))
  if (!parts.some((one) => /^grant_?type$/i.test(keyOf(one) ?? ''))) return undefined
  const found = parts.find((one) => REDEEMED.test(keyOf(one) ?? '') && isGivenWhole(one.value))
  return found && { what: keyOf(found) ?? '', node: found.value }
}

/** A value by a name, a member or a call: no mask, no length, and no code of an error. */
function isGivenWhole(value: Ast): boolean {
  if (value.type === 'CallExpression') return !redactor.pattern.test(lastName(value.callee) ?? '')
  if (value.type !== 'MemberExpression') return value.type === 'Identifier'
  return keyOf(value) !== 'length' && !/^(?:e|err|error|exc|cause|res|response)$/i.test(lastName(value.object) ?? '')
}

const REDEEMED = /^(?:code|code_?verifier|refresh_?token|client_?secret|client_?assertion|assertion|password|device_?code)$/i

/** A secret's variable, as a function of the program's own reads it: `env('SLACK_BOT_TOKEN')`. */
export function variableByName({ callee, arguments: [first] }: AstOf<'CallExpression'>): string | undefined {
  if (!isTextLiteral(first) || !environmentReader.pattern.test(lastName(callee) ?? '')) return undefined
  return /^[A-Z][A-Z\d_]{2,80}$/.test(first.value) && isSecretVariable(first.value) && shownName(first.value.toLowerCase()) === 'credential'
    ? first.value
    : undefined
}

/** JSON of what keeps its values to itself is `{}`: `JSON.stringify(new URLSearchParams(…))`. */
export function isEmptyJson(module: Module, { callee, arguments: [first] }: AstOf<'CallExpression'>): boolean {
  const made = first && first.type !== 'SpreadElement' && dotted(callee) === 'JSON.stringify' ? definition(module, first) : undefined
  return made?.type === 'NewExpression' && /^(?:URLSearchParams|FormData|Headers|Map|Set)$/.test(lastName(made.callee) ?? '')
}

/** The list whose text a call is: `lines.join('\n')` of JavaScript. In Python it is an argument. */
export function joinedBy({ callee }: AstOf<'CallExpression'>): readonly Ast[] {
  const of = callee.type === 'MemberExpression' && keyOf(callee) === 'join' ? callee.object : undefined
  return of && of.type !== 'Literal' ? [of] : []
}

/** A name for what is left of a credential; `configToSave` names what is done with it. */
export function isSaidHarmless(name: string): boolean {
  return shownName(name) === 'harmless' && shownName(name.replaceAll(/(?<=[a-z\d])(?:To|By|From|Has|Per)(?=[A-Z])/g, '')) === 'harmless'
}

/** `TAG_KEY = os.environ["TAG_KEY"]`: a name that says nothing is no credential for a variable that is one perhaps. */
export function isNamedForKey(what: string): boolean {
  const variable = /([A-Z][A-Z\d_]{1,80}_KEY)\W{0,4}$/.exec(what)?.[1]
  return variable !== undefined && shownName(variable) !== 'credential'
}

/** `auth_header.split(' ')`: the token is the second of its parts. */
export function splitsScheme({ callee, arguments: [sign] }: AstOf<'CallExpression'>): boolean {
  if (
    callee.type !== 'MemberExpression' ||
    keyOf(callee) !== 'split' ||
    !/(?:headers?|authorization)$/i.test(lastName(callee.object) ?? '')
  )
    return false
  return sign === undefined || (sign.type === 'Literal' && /^(?:bearer)?\s$/i.test(String(sign.value)))
}
