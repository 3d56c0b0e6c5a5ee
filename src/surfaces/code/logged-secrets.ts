import {
  definition,
  dotted,
  functionOf,
  isTextLiteral,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { shownName, valueOf } from '../../classify/shown-name.ts'
import { addedIn } from './added-texts.ts'
import { isAuthToken, isLooped, secretVariable } from './auth-tokens.ts'
import { isProtocolToken } from '../../knowledge/protocol-tokens.ts'
import { isClaims } from './token-claims.ts'
import { givesNames, isNameOfEntry, isNameOfVariable } from './entry-names.ts'
import { isLookupKey } from './lookup-keys.ts'
import { isBlanked } from './blanked.ts'
import {
  isAuthorization,
  isEmptyJson,
  isNamedForKey,
  isSaidHarmless,
  isSecretKey,
  joinedBy,
  mayHold,
  partOfTokenRequest,
  saysHow,
  splitsScheme,
  takenOut,
  variableByName,
} from './held-values.ts'
import { isEnvironment } from './whole-environment.ts'
import { labelledByVerb } from './formatted-labels.ts'
import { labelledIn } from './labelled-secrets.ts'
import { isCutIfLong, isMasked, isOfMaskedCopy, unmasked, writtenAfter } from './masked-members.ts'
import { holdsNameOfKey } from './names-of-keys.ts'
import { isNamed, written } from './shown-parts.ts'
import { sentAsToken } from './sent-names.ts'
import { printsStars } from './secret-types.ts'
import { isErrorItself, isRefused } from './refused-answers.ts'
import { answered, isLoggedAnswer } from './token-answers.ts'
import { copyMethod, objectMethod, redactor, requestHeaders, showsWhole, tokenResponse } from '../../knowledge/words/logging.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { isTokenOfAnswer } from './tokens-of-answers.ts'
import { isStorePath } from './store-paths.ts'
import { isCutInList, isOneOfConstants } from './narrowed-values.ts'
import { isNoText } from './no-text.ts'
import { isOpenText } from './open-texts.ts'
import { givesNothing, isPart, isRest } from './other-values.ts'
import { isOfAnswer, isTokenResponse } from './answer-headers.ts'
import { givesSecret } from './given-secrets.ts'
import { cookieNamed, cookieRead } from './logged-cookies.ts'
import { handedMember, handedToken } from './handed-tokens.ts'
import { saidOfCopy } from './listed-out.ts'
import { holdAuthorization, sentAmongOptions } from './logged-headers.ts'
import { ofLoop } from './looped-environment.ts'
import { filledWithHeaders, headersTaken } from './looped-headers.ts'
import { firstFound } from '../../text/first-found.ts'

/** A credential in what is shown. */
export interface Shown {
  readonly what: string
  readonly node: Ast
  /** Where the credential itself stands, when `node` is a name for what holds it, and what it is read of by another name. */
  readonly within?: Ast
  readonly readOf?: string
}

/** The part of a value that is a credential, as far as it is handed on whole: no length, mask, flag or list of names. */
export function secretIn(module: Module, node: Ast, steps = 6): Shown | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  const first = (list: readonly (Ast | null)[]): Shown | undefined => firstFound(list, (one) => one && secretIn(module, one, steps - 1))
  switch (inner.type) {
    case 'TemplateLiteral':
      return first(inner.expressions) ?? labelledIn(module, inner)
    case 'ArrayExpression':
      return first(inner.elements)
    case 'ObjectExpression':
      for (const one of unmasked(inner)) {
        const found =
          one.type === 'SpreadElement'
            ? copied(module, one.argument, writtenAfter(inner, one), steps - 1)
            : saysHow(keyOf(one) ?? '') && inner.named
              ? undefined
              : secretIn(module, one.value, steps - 1)
        if (found) return found
      }
      return partOfTokenRequest(inner) ?? sentAmongOptions(module, inner)
    case 'BinaryExpression':
      return inner.operator === '+' || inner.operator === '%'
        ? (first([inner.left, inner.right]) ?? labelledByVerb(module, inner))
        : undefined
    case 'LogicalExpression':
      // What `&&` gives of its left side is nothing.
      return first(inner.operator === '&&' ? [inner.right] : [inner.left, inner.right])
    case 'ConditionalExpression':
      return isCutIfLong(module, inner) ? undefined : first([inner.consequent, inner.alternate])
    case 'SpreadElement':
      return secretIn(module, inner.argument, steps - 1)
    case 'NewExpression':
      return shows(module, inner) ? first(inner.arguments) : undefined
    case 'CallExpression':
      if (shows(module, inner))
        return isEmptyJson(module, inner) ? undefined : (first([...inner.arguments, ...joinedBy(inner)]) ?? saidOfCopy(module, inner))
      return ofCall(module, inner, steps) ?? answered(module, inner) ?? cookieRead(module, inner) ?? ofLoop(module, inner)
    case 'OtherExpression':
      return ofLoop(module, inner)
    case 'MemberExpression':
      return named(module, inner) ?? cookieRead(module, inner) ?? handedMember(module, inner) ?? ofLoop(module, inner)
    case 'Identifier': {
      if (isClaims(module, inner)) return undefined
      const value = definition(module, inner)
      if (value.type === 'ObjectExpression' && isMasked(value)) return secretIn(module, value, steps - 1)
      return named(module, inner) ?? ofLoop(module, inner) ?? filledWithHeaders(module, inner) ?? held(module, inner, steps - 1)
    }
    default:
      return undefined
  }
}

/** The credential in what an object copies of another, without what it writes over. */
function copied(module: Module, node: Ast, written: ReadonlySet<string>, steps: number): Shown | undefined {
  const value = definition(module, node)
  if (value.type !== 'ObjectExpression' || value === node || written.size === 0) return secretIn(module, node, steps)
  for (const one of unmasked(value)) {
    if (one.type !== 'SpreadElement' && written.has(keyOf(one) ?? '')) continue
    const found = secretIn(module, one.type === 'SpreadElement' ? one.argument : one.value, steps - 1)
    if (found) return { what: found.what, node, within: found.within ?? found.node }
  }
  return undefined
}

/** A call that makes a text, or a copy, of all that it is given. */
function shows(module: Module, { callee }: AstOf<'CallExpression' | 'NewExpression'>): boolean {
  return isNamed(module, callee, showsWhole.pattern)
}

/** `os.environ.copy()`, `os.getenv("API_KEY")`, `headers.get('authorization')`, `tokens.model_dump()`, `form.toString()`. */
function ofCall(module: Module, node: AstOf<'CallExpression'>, steps: number): Shown | undefined {
  const callee = unwrap(node.callee)
  const [key] = node.arguments
  if (callee.type === 'MemberExpression' && (splitsScheme(node) || isRest(module, node))) return secretIn(module, callee.object, steps - 1)
  if (redactor.pattern.test(lastName(callee) ?? '')) return undefined
  const ofRequest = headersTaken(module, node)
  if (ofRequest !== undefined) return { what: ofRequest, node }
  const variable = secretVariable(module, node) ?? variableByName(node)
  if (variable !== undefined) return { what: variable, node }
  if (givesSecret(node) && !givesNames(module, node)) return { what: `${module.source(callee).replace(/\s+/g, '')}()`, node }
  if (callee.type !== 'MemberExpression') return undefined
  const name = keyOf(callee) ?? ''
  if (copyMethod.pattern.test(name)) {
    if (isEnvironment(module, callee.object)) return { what: 'os.environ', node }
    return /headers$/i.test(lastName(callee.object) ?? '') ? secretIn(module, callee.object, steps - 1) : undefined
  }
  if (name === 'get' && isTextLiteral(key))
    return isSecretKey(key.value) && !isProtocolToken(key.value, module.file.text) && !givesNothing(module, node)
      ? { what: module.source(node), node }
      : undefined
  if (name === 'toString') return secretIn(module, definition(module, callee.object), steps - 1)
  return objectMethod.pattern.test(name) ? secretIn(module, callee.object, steps - 1) : undefined
}

/** The credential in an object or a text that has a name: `const entry = { accessToken }`. */
function held(module: Module, node: AstOf<'Identifier'>, steps: number): Shown | undefined {
  const binding = module.binding(node)
  if (!binding || isSaidHarmless(node.name)) return undefined
  const found = isBlanked(module, binding)
    ? undefined
    : (insideOf(binding, steps, module, node) ?? addedIn(module, node, secretIn) ?? handedToken(module, node) ?? sentAsToken(module, node))
  return found ? (isErrorItself(module, node) ? undefined : { ...found, node }) : cookieNamed(module, node)
}

/** A value that others are made of is looked into once for each depth, and not by each of its names. */
const insideOf = oncePerPair((_: Binding, steps: number, module: Module, node: AstOf<'Identifier'>): Shown | undefined => {
  const taken = takenOut(module, node)
  if (taken !== undefined) return { what: taken, node }
  const value = definition(module, node)
  if (!mayHold(value)) return undefined
  // What an answer holds depends on where it is logged, and is asked of the name itself.
  const found = value.type === 'CallExpression' && !shows(module, value) ? ofCall(module, value, steps) : secretIn(module, value, steps)
  const told =
    found && isNamedForKey(found.what) ? (value.type === 'ObjectExpression' ? sentAmongOptions(module, value) : undefined) : found
  if (told || found) return told && { what: told.what, node, within: told.within ?? told.node }
  const isSent =
    value.type === 'ObjectExpression' &&
    /headers$/i.test(node.name) &&
    value.properties.some((one) => one.type === 'Property' && isAuthorization(one))
  return isSent ? { what: node.name, node } : undefined
})

function named(module: Module, node: AstOf<'MemberExpression' | 'Identifier'>): Shown | undefined {
  const isPlain = node.type === 'Identifier' || !node.computed || keyOf(node) !== undefined
  const name = isPlain ? (dotted(node) ?? (node.type === 'MemberExpression' ? `().${keyOf(node) ?? ''}` : undefined)) : undefined
  if (name === undefined) return undefined
  const what = node.type === 'MemberExpression' ? written(module, node) : name
  const last = name.split('.').at(-1) ?? ''
  if (isEnvironment(module, node)) return { what: name, node }
  if (isOfMaskedCopy(module, node)) return undefined
  if (node.type === 'MemberExpression' && isEnvironment(module, node.object))
    return secretVariable(module, node) === undefined ? undefined : { what, node }
  if (
    requestHeaders.pattern.test(name) ||
    (/(?:^|\.)r\.headers$/.test(name) && node.type === 'MemberExpression' && definition(module, node.object) !== unwrap(node.object))
  )
    return isOfAnswer(module, node) ? undefined : { what, node }
  if (/^authorization$/i.test(last) && /headers/i.test(name)) return { what, node }
  if (isLoggedAnswer(module, node, last) || holdAuthorization(module, node)) return { what, node }
  if (tokenResponse.pattern.test(name)) {
    const isOther = !isTokenResponse(module, node) || isRefused(module, node) || isNoText(module, node, last, secretIn)
    return isOther ? undefined : { what, node }
  }
  const means = node.type === 'MemberExpression' && node.computed && isSecretKey(last) ? 'credential' : shownName(valueOf(name) ?? last)
  if (means === undefined || means === 'harmless' || (means === 'perhaps' && !isAuthToken(module, node) && !isTokenOfAnswer(module, node)))
    return undefined
  if (isHarmless(module, node, last) || printsStars(module, node, last)) return undefined
  return isNoText(module, node, last, secretIn) ? undefined : { what, node }
}

/** A name whose value opens nothing all the same: a flag, a length, a shortened text, what a loop goes through, a function, an error. */
function isHarmless(module: Module, node: Ast, name: string): boolean {
  if (isProtocolToken(name, module.file.text) || isOneOfConstants(module, node) || isCutInList(module, node)) return true
  if (module.binding(node)?.kind === 'catch' || isNameOfVariable(module, node, name) || holdsNameOfKey(module, node)) return true
  if (functionOf(module, node) || (node.type === 'Identifier' && isLookupKey(module, node)) || isNameOfEntry(module, node)) return true
  const value = definition(module, node)
  if (value === unwrap(node)) return node.type === 'Identifier' && isLooped(module, node)
  switch (value.type) {
    case 'UnaryExpression':
      return true
    case 'Literal':
      return typeof value.value !== 'string' || isOpenText(name, value.value)
    case 'BinaryExpression':
      return !/^[+%]$/.test(value.operator) || isStorePath(module, value, name, secretIn)
    case 'TemplateLiteral':
    case 'ConditionalExpression':
      return isStorePath(module, value, name, secretIn)
    case 'MemberExpression':
      return isPart(module, value)
    case 'CallExpression':
      if (redactor.pattern.test(lastName(value.callee) ?? '')) return !isRest(module, value)
      return isStorePath(module, value, name, secretIn) || givesNames(module, value)
    default:
      return false
  }
}
