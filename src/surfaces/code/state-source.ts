import { boundToBrowser } from '../../knowledge/words/oauth.ts'
import { encodesOnly, kindOfRecord, madeForSignIn, makesRow } from '../../knowledge/words/states.ts'
import { isFunction, lastName, type Ast } from '../../program/ast.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { inside } from '../../program/objects.ts'

/**
 * Whether an address is an output of a stack, which a person opens by hand: no session is there yet that a state or a verifier could
 * belong to (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnOutput.html).
 */
export function isStackOutput(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) return false
    if ((one.type === 'CallExpression' || one.type === 'NewExpression') && /^(?:Cfn|Terraform)Output$/.test(lastName(one.callee) ?? ''))
      return true
  }
  return false
}

/** Names of what a person or a record is: everybody knows their own, and numbers of rows can be counted. */
const ENTITY =
  '(?:user|account|org(?:anization)?|workspace|team|tenant|project|toolkit|customer' +
  '|member|guild|channel|company|store|shop|site|employee|contact)'
const IDENTIFIER = new RegExp(
  `^(?:[\\w$]{1,60}[?!]?\\.){0,6}(?:${ENTITY}_?(?:id|email|slug|name)|${ENTITY}(?:data` +
    '|details|info|record)?[?!]?\\.(?:id|_id|uid|email|slug|name))!?$',
  'i',
)
const CLOCK = /^(?:String\()?\+?(?:Date\.now\(\)|new Date\(\)(?:\.getTime\(\))?)\)?(?:\.toString\((?:16|36)?\))?$/
/** What the process was started with is the same for everybody whom it sends off. */
const ENVIRONMENT = /^(?:process\.env(?:\.\w{1,80}|\[['"]\w{1,80}['"]\])|os\.(?:environ\[|getenv\(|environ\.get\()['"]\w{1,80}['"][\])])!?$/
/** The address of the page that asks, by itself. */
const PAGE = /^(?:(?:window|document|self|globalThis)\.)?location(?:\.(?:pathname|href|origin|search|hash))?$/
const WEAK = /\bMath\.random\(\)/
/** What makes or signs a value that nobody can guess. */
const STRONG = /crypto|uuid|nanoid|random(?:Bytes|UUID|Values|String)|cuid|ulid|sign|encrypt|hmac|jwt|nonce|csrf|secret/i

/**
 * What is weak about the code of a `state`: it can be guessed (the id of a user or a record, the page that asks, the time,
 * `Math.random()`), or it is bound to nobody. A name is followed to the constant of its function; anything that is made elsewhere is not
 * known to be weak. RFC 9700 section 4.7.1: a state has to be bound to the browser, and not to be guessed.
 */
export function weaknessOf(module: Module, code: string, at: Place): 'constant' | 'guessable' | 'unbound' | undefined {
  if (ENVIRONMENT.test(named(module, code.trim(), at))) return 'constant'
  if (canBeGuessed(module, code, at) || isKnownRecord(module, code, at)) return 'guessable'
  return isUnbound(module, code, at) ? 'unbound' : undefined
}

interface Place {
  readonly start: number
  readonly end: number
}

/** `jwt.encode(data=state)`, `btoa(JSON.stringify({ returnTo }))`: a seal, and what is under it. */
const SEALED = /^(?:await )?[\w$.]{0,80}(?:encode|dumps|sign|encrypt|btoa|stringify)\w{0,20}\(([\s\S]{0,400})\)$/i
const UNDER_NAME = /^(?:[\w$.]{1,60}\(\s{0,20})?(?:(?:data|payload|claims|obj)\s{0,2}=\s{0,2})?([\w$]{1,60})\s{0,20}(?:[,)]|$)/
/** Where to go afterwards. */
const WAY_BACK = /^["']?(?:return|redirect|next|callback|continue)(?:_?(?:to|url|uri|path|page))?["']?$/i
/** A state that holds nothing but the way back: signed or not, an attacker can ask for one, and it fits any browser. */
function isUnbound(module: Module, code: string, at: Place): boolean {
  const source = /^[\w$]{1,60}$/.test(code.trim()) ? (initOf(module, code.trim(), at) ?? '') : code.trim()
  const inner = SEALED.exec(source)?.[1]?.trim()
  if (inner === undefined || boundToBrowser.pattern.test(module.file.text)) return false
  const name = UNDER_NAME.exec(inner)?.[1]
  const written = /\{([^{}]{1,300})\}/.exec(inner)?.[1] ?? (name && /^\{([^{}]{1,300})\}$/.exec(initOf(module, name, at) ?? '')?.[1])
  const keys = written?.split(',').flatMap((part) => part.split(':', 1)[0]?.trim() || [])
  return keys !== undefined && keys.length > 0 && keys.every((key) => WAY_BACK.test(key))
}

/** What is done to the text afterwards: `Buffer.from(…).toString('base64')`, `base64.urlsafe_b64encode(json.dumps(…).encode())`. */
const ENCODED = /\.(?:toString|decode|encode|rstrip)\(\s?(?:["'][\w=-]{0,12}["'])?\s?\)$|,\s?["'](?:utf-?8|base64(?:url)?)["']$/i

/** An object, encoded, of nothing but what anybody can say: ids of records, names of kinds, flags and the time. */
function isKnownRecord(module: Module, code: string, at: Place): boolean {
  if (boundToBrowser.pattern.test(module.file.text)) return false
  let inner = named(module, code.trim().replace(/^\$\{([\s\S]{0,400})\}$/, '$1'), at)
  for (let steps = 0; steps < 8; steps++) {
    if (inner.length > 500 || STRONG.test(inner)) return false
    const bare = inner.replace(ENCODED, '')
    inner = named(module, (bare === inner ? (encodesOnly.pattern.exec(inner)?.[1] ?? inner) : bare).trim(), at)
  }
  const written = /^\{([^{}]{1,300})\}(?: as \w{1,40})?$/.exec(inner)?.[1]
  const parts = written?.split(',').filter((part) => part.trim() !== '') ?? []
  return parts.length > 0 && !parts.every((part) => WAY_BACK.test(keyIn(part))) && parts.every((part) => isKnown(part))
}

function keyIn(part: string): string {
  return (
    part
      .split(':', 1)[0]
      ?.trim()
      .replace(/^["']|["']$/g, '') ?? ''
  )
}

/** `userId`, `team_id: team.id`, `provider`, `popup: true`, `at: Date.now()`, `returnTo`. */
function isKnown(part: string): boolean {
  const key = keyIn(part)
  const value = part.includes(':') ? part.slice(part.indexOf(':') + 1).trim() : key
  if (/^(?:true|false|null|None|True|False|-?\d{1,15}|"[^"]{0,60}"|'[^']{0,60}')$/.test(value) || PAGE.test(value)) return true
  if (CLOCK.test(value) || TIME.test(value)) return true
  if (!/^[\w$.?!]{1,80}$/.test(value) || madeForSignIn.pattern.test(`${key} ${value}`)) return false
  return WAY_BACK.test(key) || kindOfRecord.pattern.test(key) || RECORD.test(key) || IDENTIFIER.test(value)
}

const TIME = /^(?:int\()?time\.time\(\)\)?$|^new Date\(\)\.toISOString\(\)$|^Math\.(?:floor|round)\(Date\.now\(\) ?\/ ?1000\)$/
const RECORD = /(?:[a-z](?:Id|ID|Slug)|_(?:id|slug)|^(?:id|slug|email))$/

function named(module: Module, code: string, at: Place): string {
  return /^[\w$]{1,60}$/.test(code) ? (initOf(module, code, at) ?? code) : code
}

function canBeGuessed(module: Module, code: string, at: Place): boolean {
  const written = code
    .trim()
    .replace(/^\$\{([\s\S]{0,200})\}$/, '$1')
    .replace(/^encodeURIComponent\(([\s\S]{0,200})\)$/, '$1')
    .replace(/^(?:String\()?([\w$.?!]{1,200})\)?(?:\.toString\(\))?$/, '$1')
  const source = /^[\w$]{1,60}$/.test(written) ? (initOf(module, written, at) ?? written) : written
  if (source.length > 300 || STRONG.test(source)) return false
  return IDENTIFIER.test(source) || CLOCK.test(source) || PAGE.test(source) || WEAK.test(source) || isRow(module, source, at)
}

/** `mailbox.id`, the id of a row that this function makes or looks up, unless the row is made for the sign-in. */
function isRow(module: Module, code: string, at: Place): boolean {
  const name = /^([\w$]{1,60})[?!]?\.(?:id|_id|pk)!?$/.exec(code)?.[1]
  const made = name === undefined ? undefined : initOf(module, name, at)?.slice(0, 200).split('(', 1)[0]
  return made !== undefined && makesRow.pattern.test(made) && !madeForSignIn.pattern.test(`${name} ${made}`)
}

/** The value of a constant of this name in the function around a place, or of the module. */
function initOf(module: Module, name: string, at: Place): string | undefined {
  const all = module.nodes('VariableDeclarator').filter(({ id, init }) => init !== null && id.type === 'Identifier' && id.name === name)
  const found = all.findLast((one) => one.start < at.start && isAround(module, one, at)) ?? (all.length === 1 ? all[0] : undefined)
  return found?.init ? module.source(found.init) : undefined
}

function isAround(
  module: Module,
  node: Parameters<typeof enclosingFunction>[1],
  at: { readonly start: number; readonly end: number },
): boolean {
  const around = enclosingFunction(module, node)
  return !around || (around.start <= at.start && at.end <= around.end && inside(node, around))
}
