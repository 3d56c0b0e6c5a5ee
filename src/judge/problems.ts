import type { Addition, Confidence, Evidence, LogCall, Model, Related, StoredSecret, TokenPolicy } from '../model/index.ts'
import type { Severity } from '../model/severity.ts'
import { grouped } from '../text/grouped.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'
import type { Part } from './client-decisions.ts'
import { carries } from './carried-tokens.ts'
import type { OneValue } from './finding.ts'
import { wordsOf } from '../text/words-of-file.ts'

export { inFunction, setBeside } from './check-decisions.ts'
export { ofClient } from './client-decisions.ts'
export { inItsFile } from './file-lives.ts'
export { ofSet } from './key-sets.ts'
export { isHandedToPage, ofQuery, putElsewhere } from './url-decisions.ts'

/** A change of the files that ends a fault. It is applied only when a new judgement shows that it does. */
export interface Fix {
  /** What it does, as an imperative. */
  readonly title: string
  /** `safe`: nothing that worked stops to work. `review`: somebody looks at it first. */
  readonly safety: 'safe' | 'review'
  /** Against the text that was read; a text is never a value of a secret. */
  readonly edits: readonly { readonly at: Span; readonly text: string }[]
  /** The variable that stands for what the first edit takes out of the file. */
  readonly moved?: string
  /** What other files get, which need not be there yet. */
  readonly elsewhere?: readonly Addition[]
}

/** What a rule says about one place. */
export interface Problem {
  /** A variant of the rule; gives the base level and score. */
  readonly variant: string
  readonly at: Span
  /** The fact in one sentence: lower case, present tense, no full stop, no value of a secret. */
  readonly message: string
  /** What to do instead, as an imperative. */
  readonly help: string
  /** Other places the reader needs to see. */
  readonly related?: readonly Related[]
  /** Level and score where a matrix decides and not the variant. */
  readonly severity?: Severity
  /** `low` takes the level one down and is never an error. Default: high. */
  readonly confidence?: Confidence
  /** Keeps its level in tests and examples: live keys in a provider's format (STANDARD.md, "What changes the weight"). */
  readonly everywhere?: boolean
  /** Its owner serves nobody but who develops on this machine, as an example does. Set here, by what the owner says. */
  readonly local?: boolean
  /** Rules that this fault would also be one of; reported in the result's properties. */
  readonly alsoRules?: readonly string[]
  /**
   * What was decided, where the same decision shows at several places: the name of a variable, an option. Printable, never a value. False
   * where the text under the finding is the same for different ones.
   */
  readonly decision?: string | OneValue | false
  /** One decision, whatever its forms weigh, such as the two ends of a flow: the worst leads. */
  readonly ofAnyForm?: true
  /** Of one decision, the place where it is mended stands before this one. */
  readonly follows?: true
  /** What its place is called where another place of the same decision leads. */
  readonly asOther?: string
  /** Where the value is taken from that is judged, where that is not the place that is shown: other rules judge it there. */
  readonly valueAt?: Span
  /** The decision is a variable, which each package has for itself, also where it has a copy of the file. */
  readonly ofVariable?: true
  /** What it is a part of that was decided at one place, such as all that one client registers. */
  readonly part?: Part
  /** Facts about the judgement for the property bag; never a value. */
  readonly facts?: Readonly<Record<string, string>>
  /** The chain that leads to it; what a level needs of it stands in the rule's `needs`. */
  readonly evidence?: readonly Evidence[]
  readonly fix?: Fix
}

/**
 * A stored secret, which one revokes once; the variables for staging and tests are to have their own (`environment-mix`), and a document
 * that repeats what they alone keep repeats theirs. False for a key of which the first line alone was read, which is that of all keys.
 */
export function oneValue({ credential: { secret }, place, role }: StoredSecret, model: Model): OneValue | false {
  if (!secret.isTold) return false
  const isApart = place === 'variables' ? role.environment === 'staging' : place === 'document' && stagedIn(model).has(secret.identity)
  return { value: isApart ? `staging ${secret.identity}` : secret.identity }
}

/** What variables for staging alone keep. */
const stagedIn = oncePer(({ storedSecret }: Model): ReadonlySet<string> => {
  const kept = storedSecret.filter(({ place }) => place === 'variables')
  const identities = (all: readonly StoredSecret[]) => new Set(all.map(({ credential }) => credential.secret.identity))
  const [staged, others] = [true, false].map((is) => identities(kept.filter(({ role }) => (role.environment === 'staging') === is)))
  return new Set([...(staged ?? [])].filter((one) => others?.has(one) !== true))
})

/** A decision of the code of one language in a package: a program is written in one. */
export function inLanguage(what: string, { path }: SourceFile): { decision: string } {
  const language = /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path) ? 'js' : path.slice(path.lastIndexOf('.') + 1)
  return { decision: `${what} ${language}` }
}

/**
 * The decision behind how long tokens live, where several places of a package share it; empty where a place speaks for itself. Code that
 * issues tokens decides it once, for where it signs, answers and refreshes them. A setting of code may say it again under another
 * name, and a variable file writes down the default of what reads it (STANDARD.md, "One finding for one fault").
 */
export function oneLife(policy: TokenPolicy, model: Model): Life {
  if (lifeOf(policy) === undefined) return {}
  if (isIssued(policy)) return issued(policy)
  if (policy.byCookie) return carried(policy, model)
  if (isSetting(policy)) return decided(policy, model)
  return policy.owner.what === 'environment' ? (defaultsOf(model).get(keyed(policy)) ?? issuedBy(policy, model) ?? {}) : {}
}

type Life = Pick<Problem, 'decision' | 'ofAnyForm'>

function issued(policy: TokenPolicy): Life {
  // Where nothing is written, each place is to be given an end, unless settings for all of them may give it.
  const isOpen = policy.lifetime.is === 'unset' && policy.awaitsDefault !== true
  if (isOpen || !DECIDED_ONCE.has(policy.token)) return {}
  return { ...inLanguage(`issued ${policy.token} ${lifeOf(policy)}${ofLibrary(policy)}`, policy.at.file), ofAnyForm: true }
}

/** The sessions of two libraries are two options, each to be set. */
function ofLibrary({ token, owner: { what, product } }: TokenPolicy): string {
  return token === 'session' && (what === product || (what === 'setting' && product !== 'this code')) ? ` of ${product}` : ''
}

const DECIDED_ONCE: ReadonlySet<TokenPolicy['token']> = new Set(['access', 'refresh', 'session'])

/**
 * A cookie that lives as long as the tokens of sessions that the code signs carries them, or the access token of its file that it holds;
 * one name is one cookie wherever it is set.
 */
function carried(policy: TokenPolicy, { tokenPolicy }: Model): Life {
  const life = lifeOf(policy)
  const { file } = policy.at
  const alike = tokenPolicy.filter((one) => !one.byCookie && lifeOf(one) === life && isIssued(one))
  const signed =
    alike.find(({ token }) => token === policy.token) ??
    (policy.token === 'session' ? alike.find((one) => one.token === 'access' && one.at.file === file && carries(policy, one)) : undefined)
  if (!PROGRAM.test(policy.at.file.path) || life === undefined) return {}
  if (signed) return issued(signed)
  return policy.owner.name === undefined ? {} : inLanguage(`cookie ${policy.owner.name} ${life}`, policy.at.file)
}

/** What code decides that issues such tokens for as long by default, and names the variable. */
function issuedBy(policy: TokenPolicy, model: Model, language?: string): Life | undefined {
  const issuers = issuersOf(model).get(`${policy.token} ${lifeOf(policy)}`) ?? []
  const isOf = ({ file }: Span) => language === undefined || inLanguage('', file).decision === language
  return issuers.flatMap((one) => (isOf(one.at) && wordsOf(one.at.file).has(policy.key) ? [issued(one)] : []))[0]
}

/** What issues tokens, by their kind and life, the first of each file; told once for a model. */
const issuersOf = oncePer(({ tokenPolicy }: Model): ReadonlyMap<string, readonly TokenPolicy[]> => {
  const all = grouped(tokenPolicy.filter(isIssued), (one) => `${one.token} ${lifeOf(one)}`)
  return new Map([...all].map(([key, some]) => [key, [...grouped(some, ({ at }) => at.file).values()].flatMap(([first]) => first ?? [])]))
})

/** What a setting of code decides; what issues such tokens by it, also in another file of its language, is the same decision. */
function decided(policy: TokenPolicy, model: Model): Life {
  const issuer = DECIDED_ONCE.has(policy.token) ? issuedBy(policy, model, inLanguage('', policy.at.file).decision) : undefined
  return issuer ?? inLanguage(`setting ${policy.token} ${lifeOf(policy)}${ofLibrary(policy)}`, policy.at.file)
}

function lifeOf({ lifetime, effective }: TokenPolicy): number | 'never' | undefined {
  return lifetime.is === 'set' ? lifetime.value : lifetime.is === 'unset' ? effective : undefined
}

/** Whether code issues these tokens. */
function isIssued({ owner: { what, name }, at: { file } }: TokenPolicy): boolean {
  return what === 'function' || what === 'this file' || (name === undefined && PROGRAM.test(file.path))
}

const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|py|ipynb|go|java|kt|cs|rb|php|rs)$/

function isSetting({ owner, at: { file } }: TokenPolicy): boolean {
  return owner.what === 'setting' && PROGRAM.test(file.path)
}

/** What the settings of code decide without a variable, by key and life; told once for a model. */
const defaultsOf = oncePer(
  (model: Model): ReadonlyMap<string, Life> =>
    new Map(model.tokenPolicy.filter(isSetting).map((one) => [keyed(one), decided(one, model)] as const)),
)

/** Settings are read from variables of their name in capitals: https://docs.pydantic.dev/latest/concepts/pydantic_settings/ */
function keyed(policy: TokenPolicy): string {
  return `${policy.key.toLowerCase()} ${lifeOf(policy)}`
}

/**
 * What a value is logged in: the record, or the call. A record that is logged just below a value of it, for the same purpose, is what the
 * value was logged in (STANDARD.md, "One finding for one fault").
 */
export function loggedIn(call: LogCall, calls: readonly LogCall[]): string {
  const { within, by } = firstOf(call, calls)
  return within ?? by
}

/**
 * The first of the lines just above that log the same value otherwise: by itself, and then the whole record that it is a part of, or one
 * that was made of it.
 */
function firstOf(call: LogCall, calls: readonly LogCall[]): LogCall {
  return firsts(calls).get(call) ?? call
}

/** Of each call the first of its run, told once for a model: that of the nearest line above which logs the same otherwise. */
const firsts = oncePer((calls: readonly LogCall[]): ReadonlyMap<LogCall, LogCall> => {
  const found = new Map<LogCall, LogCall>()
  for (const [file, inFile] of byFile(calls))
    for (const [i, call] of inFile.entries()) {
      const near = inFile.slice(Math.max(0, i - MOST_NEAR), i).toReversed()
      const far = near.findIndex(({ at }) => !isNear(file, at.start, call.at.start))
      const above = near.slice(0, far < 0 ? near.length : far).find((one) => isSaidBy(one, call))
      found.set(call, above ? (found.get(above) ?? above) : call)
    }
  return found
})

/** Calls above one that are looked at. */
const MOST_NEAR = 20

function isSaidBy(above: LogCall, call: LogCall): boolean {
  if (above.what !== call.what || above.sink !== call.sink || above.isAnswer) return false
  return (above.within === undefined) !== (call.within === undefined) || isNext(above, call)
}

/** Whether the line before, or the one before that, writes the same otherwise in the same way: `log(encoded)`, `log(body)`. */
function isNext(above: LogCall, { by, at }: LogCall): boolean {
  return above.by === by && at.file.position(at.start).line - at.file.position(above.at.start).line <= 2
}

/** Whether two places are few lines apart in one block, or the second in a block around the first or in it. */
function isNear(file: SourceFile, from: number, to: number): boolean {
  const [first, last] = [file.position(from).line, file.position(to).line]
  if (last - first > NEAR) return false
  const indents = Array.from({ length: last - first + 1 }, (_, i) => {
    const { start, end } = file.lineSpan(first + i)
    return file.text.slice(start, end).search(/\S/)
  })
  const least = Math.min(indents[0] as number, indents.at(-1) as number)
  return indents.every((one) => one < 0 || one >= least)
}

/** Lines between a value in a log and the record that holds it, logged for one purpose. */
const NEAR = 12

/** Calls in the order of each file, sorted once for all of a model. */
const byFile = oncePer((calls: readonly LogCall[]): ReadonlyMap<SourceFile, readonly LogCall[]> => grouped(calls, ({ at }) => at.file))
