import { comparesState } from '../../knowledge/words/written-states.ts'
import { choiceOfProgram, givesOwnId, madeForSignIn, makesRow } from '../../knowledge/words/states.ts'
import { identifiersNamed, isCallNode, isFunction, keyOf, lastName, withoutComments, type Ast, type Module } from '../../program/index.ts'
import type { Node } from '../../parse/node.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { codeAt } from '../../text/source.ts'
import { inTurn, whole } from '../../text/pattern.ts'
import { initOf, madeByFunction, meantBy, namesIn, type Place } from './state-definitions.ts'
import { isRequestedPage } from './requested-pages.ts'
import { isKnownRecord } from './state-record.ts'
import {
  CLOCK,
  IDENTIFIER,
  isOfRecord,
  isTextOfIds,
  keepsHalf,
  ONE_OF_WORDS,
  PAGE,
  PART_OF_PAGE,
  requestedName,
  STRONG,
  WAY_BACK,
  WEAK,
} from './state-values.ts'

/**
 * Whether an address is an output of a stack, which a person opens by hand: no session is there yet that a state or a verifier could
 * belong to (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnOutput.html).
 */
export function isStackOutput(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) return false
    if (isCallNode(one) && /^(?:Cfn|Terraform)Output$/.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** What the process was started with is the same for everybody whom it sends off. */
const ENVIRONMENT = /^(?:process\.env(?:\.\w{1,80}|\[['"]\w{1,80}['"]\])|os\.(?:environ\[|getenv\(|environ\.get\()['"]\w{1,80}['"][\])])!?$/
/**
 * What is weak about the code of a `state`: it can be guessed (the id of a user or a record, the page that asks, the time,
 * `Math.random()`), or it is bound to nobody. A name is followed to the constant of its function; anything that is made elsewhere is not
 * known to be weak. RFC 9700 section 4.7.1: a state has to be bound to the browser, and not to be guessed.
 */
export function weaknessOf(module: Module, code: string, at: Place): 'constant' | 'guessable' | 'unbound' | 'repeated' | undefined {
  if (ENVIRONMENT.test(meantBy(module, code.trim(), at))) return 'constant'
  if (canBeGuessed(module, code, at) || isKnownRecord(module, code, at)) return 'guessable'
  return isOfPersonAlone(module, code, at) ? 'repeated' : sealedWeakness(module, code, at)
}

/** `jwt.encode(data=state)`, `btoa(JSON.stringify({ returnTo }))`: a seal, and what is under it. */
const SEALED = /^(?:await )?[\w$.]{0,80}(?:encode|dumps|sign|encrypt|btoa|stringify)\w{0,20}\(([\s\S]{0,400})\)$/i
const UNDER_NAME = /^(?:[\w$.]{1,60}\(\s{0,20})?(?:(?:data|payload|claims|obj)\s{0,2}=\s{0,2})?([\w$]{1,60})\s{0,20}(?:[,)]|$)/
/**
 * A state that holds nothing but the way back, signed or not: an attacker can ask for one, and it fits any browser. With nothing but words
 * of this program in it, it is the same every time, wherever its copy is kept.
 */
function sealedWeakness(module: Module, code: string, at: Place): 'constant' | 'unbound' | undefined {
  const source = /^[\w$]{1,60}$/.test(code.trim()) ? (initOf(module, code.trim(), at) ?? '') : code.trim()
  const parts = partsUnder(module, source, at, 2)
  if (parts.length === 0) return undefined
  const isKnown = (part: string) => isChoice(module, part)
  if (parts.every(isKnown)) return 'constant'
  const isOnlyWay = parts.every((part) => WAY_BACK.test(part.split(':', 1)[0]?.trim() ?? '') || isKnown(part))
  return isOnlyWay && !keepsHalf(module) ? 'unbound' : undefined
}

/** The entries of the object that is sealed, also twice: `btoa(payload)` of `const payload = JSON.stringify({ provider })`. */
function partsUnder(module: Module, source: string, at: Place, steps: number): readonly string[] {
  const inner = SEALED.exec(source)?.[1]?.trim()
  if (inner === undefined) return []
  const name = UNDER_NAME.exec(inner)?.[1]
  const given = name && initOf(module, name, at)
  const written = /\{([^{}]{1,300})\}/.exec(inner)?.[1] ?? (given && /^\{([^{}]{1,300})\}$/.exec(given)?.[1])
  if (written !== undefined) return written.split(',').flatMap((part) => part.trim() || [])
  return given !== undefined && steps > 1 ? partsUnder(module, given, at, steps - 1) : []
}

/** `provider: 'desk'`, `provider`: which of a few things the program offers, and no value that a spread or a call adds. */
function isChoice(module: Module, part: string): boolean {
  const [, key = '', value = key] = /^["']?([\w$]{1,40})["']?(?:\s{0,4}:\s{0,4}([\s\S]{1,100}))?$/.exec(part) ?? []
  if (value !== key && WORD.test(value.trim())) return true
  return choiceOfProgram.pattern.test(key) && isNameOfChoice(module, value.trim())
}

const WORD = /^(?:["'`][^"'`$]{0,60}["'`]|true|false|\d{1,4})$/

/**
 * A name that says nothing but the choice: `provider`, `provider.name`. What a call made anywhere in the module under that name may be
 * anything.
 */
function isNameOfChoice(module: Module, value: string): boolean {
  const [root = '', ...members] = value.split('.')
  const last = members.at(-1)
  if (
    !/^[\w$]{1,60}$/.test(root) ||
    (last !== undefined && !choiceOfProgram.pattern.test(last) && !/^(?:id|name|key|slug|type)$/.test(last))
  )
    return false
  return isNeverMade(module, root)
}

const isNeverMade = oncePerPair((module: Module, root: string): boolean => {
  const bindings = new Set(identifiersNamed(module, root).map((id) => module.binding(id)))
  return [...bindings].every((one) => !one || (!module.written(one) && !(one.init && /\(|\$\{/.test(module.source(one.init)))))
})

function canBeGuessed(module: Module, code: string, at: Place): boolean {
  const written = unwrapped(code)
  if (isRequestedId(module, written, at)) return true
  if (!comparesState.pattern.test(module.file.text) && isRequestedPage(module, written, at)) return true
  const meant = unwrapped(meantBy(module, written, at))
  const source = madeByFunction(module, meant) ?? meant
  if (source.length > (source === meant ? 300 : 800) || STRONG.test(source)) return false
  if (isTextOfIds(source) && !keepsHalf(module)) return true
  if (givesOwnId.pattern.test(source) && !comparesState.pattern.test(module.file.text)) return true
  return IDENTIFIER.test(source) || CLOCK.test(source) || PAGE.test(source) || WEAK.test(source) || isRow(module, source, at)
}

/** Whether a text is the address of the page and else words and choices of this program: `${location.href}?login=${provider}`. */
export function isPageWithChoices(module: Module, value: Node): boolean {
  if (value.kind !== 'template' || keepsHalf(module)) return false
  const parts = value.parts.filter(({ kind }) => kind !== 'scalar').map(({ at }) => unwrapped(codeAt(at)))
  return (
    parts.some((one) => PART_OF_PAGE.test(one)) &&
    parts.every((one) => PART_OF_PAGE.test(one) || ONE_OF_WORDS.test(one) || isChoice(module, one))
  )
}

/** A value without what only changes how it is written: `${id}`, `{id}`, `id as string`, `encodeURIComponent(id)`, `String(id)`. */
function unwrapped(code: string): string {
  return code
    .trim()
    .replace(/^\$\{([\s\S]{0,200})\}$/, '$1')
    .replace(/^\{([\w.]{1,200})\}$/, '$1')
    .replace(/^([\w$.?!]{1,200}) as \w{1,40}$/, '$1')
    .replace(/^encodeURIComponent\(([\s\S]{0,200})\)$/, '$1')
    .replace(/^(?:String\()?([\w$.?!]{1,200})\)?(?:\.toString\(\))?$/, '$1')
}

/** `giteaId` of `const { giteaId } = req.query`: who sends somebody off, chooses it. */
function isRequestedId(module: Module, code: string, at: Place): boolean {
  if (!isOfRecord(code) || madeForSignIn.pattern.test(code) || keepsHalf(module)) return false
  return namesIn(module, code, at).some((id) => {
    const name = requestedName(module, id)
    return name !== undefined && !madeForSignIn.pattern.test(name)
  })
}

/** `mailbox.id`, the id of a row that this function makes or looks up, unless the row is made for the sign-in. */
function isRow(module: Module, code: string, at: Place): boolean {
  const name = /^([\w$]{1,60})[?!]?\.(?:id|_id|pk)!?$/.exec(code)?.[1]
  const made = name === undefined ? undefined : initOf(module, name, at)?.slice(0, 200).split('(', 1)[0]
  return made !== undefined && makesRow.pattern.test(made) && !madeForSignIn.pattern.test(`${name} ${made}`)
}

/** A person's address or number. */
const PERSON = inTurn('i', /^(?:[\w$]{1,40}[?!]?\.){0,3}/, /(?:(?:user|account|member)_?)?(?:e?mail|id)$/)
/** `signState(userId)`, `this.signState(user.id)` */
const CALLED = /^(?:await )?(this\.|self\.)?([\w$]{1,60})\(\s{0,4}([\w$.?!]{1,100})\s{0,4}\)$/
const HASHES = /\bcreateHmac\(|\bhmac\.new\(/
/** What gives the same for the same: https://nodejs.org/api/crypto.html#class-hmac, https://docs.python.org/3/library/hmac.html */
const SAME = whole(
  '',
  /createHmac|new|update|digest|hexdigest|from|toString|stringify|dumps|encode|decode|encodeURIComponent|btoa/,
  /urlsafe_b64encode|b64encode|rstrip|str|bytes|slice|replace|concat|join/,
)
const CALL = /([\w$]{1,60})\(/g

/**
 * Whether a state is a person's address or number and a keyed hash of it, and nothing else: it stays the same, and fits any browser. A
 * program that keeps something in the browser may compare it.
 */
function isOfPersonAlone(module: Module, code: string, at: Place): boolean {
  if (!HASHES.test(module.file.text) || keepsHalf(module)) return false
  const [, owner, name, argument = ''] = CALLED.exec(meantBy(module, code.trim(), at)) ?? []
  if (name === undefined || !PERSON.test(argument)) return false
  const found = owner ? module.nodes('MethodDefinition').find((one) => keyOf(one) === name)?.value : module.top().get(name)
  const made = found && 'kind' in found ? (found.init ?? found.node) : found
  if (!isFunction(made) || !made.body || made.params.length !== (module.language === 'python' && owner ? 2 : 1)) return false
  const body = withoutComments(module, made.body)
  return body.length < LONGEST && HASHES.test(body) && [...body.matchAll(CALL)].every(([, called = '']) => SAME.test(called))
}

const LONGEST = 800
