import { encodesOnly, kindOfRecord, madeAtRandom, madeForSignIn, holdsNoSecret } from '../../knowledge/words/states.ts'
import { keyOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { isAround, meantBy, type Place } from './state-definitions.ts'
import { CLOCK, IDENTIFIER, isOfRecord, requestedName, keepsHalf, PAGE, STRONG, WAY_BACK, WEAK } from './state-values.ts'

/** What is done to the text afterwards: `Buffer.from(…).toString('base64')`, `base64.urlsafe_b64encode(json.dumps(…).encode())`. */
const ENCODED = /\.(?:toString|decode|encode|rstrip)\(\s?(?:["'][\w=-]{0,12}["'])?\s?\)$|,\s?["'](?:utf-?8|base64(?:url)?)["']$/i

/**
 * Whether a `state` is an object, encoded, of nothing but what anybody can say: ids of records, names of kinds, flags, the time,
 * settings, and what the starting request itself carries.
 */
export function isKnownRecord(module: Module, code: string, at: Place): boolean {
  const entries = keepsHalf(module) ? [] : entriesIn(module, code, at, STRONG)
  if (entries.length === 0) return false
  const known = entries.every((one) => one.type === 'Property' && isKnown(module, keyOf(one) ?? '', one.value))
  return known && !entries.every((one) => one.type === 'Property' && WAY_BACK.test(keyOf(one) ?? ''))
}

/**
 * Whether a `state` is such an object with a random part besides that nothing else has: made where it stands in the object, or under a
 * name that is used there alone. Nobody can compare it, and the rest is what anybody can say.
 */
export function isRecordWithUnkept(module: Module, code: string, at: Place): boolean {
  const entries = keepsHalf(module) ? [] : entriesIn(module, code, at)
  const isUnkept = (one: Entry) => one.type === 'Property' && isRandomHere(module, one.value)
  return (
    entries.some(isUnkept) &&
    entries.every((one) => isUnkept(one) || (one.type === 'Property' && isKnown(module, keyOf(one) ?? '', one.value)))
  )
}

type Entry = AstOf<'ObjectExpression'>['properties'][number]

/** The entries of the object that a `state` is, under what encodes it; none where a step on the way is `not` to be looked under. */
function entriesIn(module: Module, code: string, at: Place, not?: RegExp): readonly Entry[] {
  let inner = meantBy(module, code.trim().replace(/^\$\{([\s\S]{0,800})\}$/, '$1'), at)
  for (let steps = 0; steps < 8; steps++) {
    if (inner.length > 900 || not?.test(inner)) return []
    const bare = inner.replace(ENCODED, '')
    inner = meantBy(module, (bare === inner ? (encodesOnly.pattern.exec(inner)?.[1] ?? inner) : bare).trim(), at)
  }
  const written = inner.replace(/ as \w{1,40}$/, '')
  return (written.startsWith('{') ? objectAt(module, written, at)?.properties : undefined) ?? []
}

/** `randomUUID()`, or a constant that was given it and is named once. */
function isRandomHere(module: Module, node: Ast): boolean {
  const value = unwrap(node)
  if (value.type !== 'Identifier') return madeAtRandom.pattern.test(module.source(value))
  const binding = module.binding(value)
  if (!binding?.init || module.written(binding) || !madeAtRandom.pattern.test(module.source(binding.init))) return false
  return module.references(binding).filter((one) => one !== binding.id).length === 1
}

/** The object that is written so, in the function around a place. */
function objectAt(module: Module, code: string, at: Place): AstOf<'ObjectExpression'> | undefined {
  const isWritten = (one: Ast) => one.end - one.start === code.length && module.source(one) === code
  return module.nodes('ObjectExpression').find((one) => isWritten(one) && (isAround(module, one, at) || one.start >= at.start))
}

/** `userId`, `team_id: team.id`, `provider`, `popup: true`, `at: Date.now()`, `returnTo`, `region: req.query.region`. */
function isKnown(module: Module, key: string, node: Ast, depth = 0): boolean {
  const value = unwrap(node)
  const next = (one: Ast | null) => one !== null && depth < 5 && isKnown(module, key, one, depth + 1)
  if (value.type === 'ArrayExpression') return value.elements.every(next)
  if (value.type === 'ConditionalExpression') return next(value.consequent) && next(value.alternate)
  if (value.type === 'LogicalExpression') return next(value.left) && next(value.right)
  const code = module.source(value)
  const given = value.type === 'Identifier' ? module.binding(value)?.init : undefined
  if (given && CLOCK.test(module.source(given))) return true
  if (/^(?:true|false|null|None|True|False|undefined|-?\d{1,15}|"[^"]{0,60}"|'[^']{0,60}')$/.test(code) || PAGE.test(code)) return true
  if (CLOCK.test(code) || TIME.test(code) || WEAK.test(code)) return true
  const requested = requestedName(module, value)
  if (requested !== undefined && holdsNoSecret.pattern.test(key)) return true
  if (SCOPES.test(key) && NAMED.test(code)) return true
  if (madeForSignIn.pattern.test(`${key} ${requested ?? code}`)) return false
  if (requested !== undefined) return true
  if (!NAMED.test(code)) return false
  return (
    [key, code].some((one) => WAY_BACK.test(one)) ||
    kindOfRecord.pattern.test(key) ||
    isOfRecord(key) ||
    IDENTIFIER.test(code) ||
    SETTING.test(code)
  )
}

const SCOPES = /^scopes?$/i
const NAMED = /^[\w$.?!]{1,80}$/
const TIME = /^(?:int\()?time\.time\(\)\)?$|^new Date\(\)\.toISOString\(\)$|^Math\.(?:floor|round)\(Date\.now\(\) ?\/ ?1000\)$/
const SETTING = /^(?:[\w$]{1,40}\.){0,3}(?:config|settings|process\.env)\.[\w$.]{1,60}$/
