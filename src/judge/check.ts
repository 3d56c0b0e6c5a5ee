import { isForDevelopment, isMinified, isScrubber, isStarter, placeRole } from '../classify/file-role.ts'
import { descriptorFor } from './descriptor.ts'
import { proven } from './evidence.ts'
import type { Finding } from './finding.ts'
import { lessWhereUnreached, type Unreached } from './less-where-unreached.ts'
import type { Model, Related } from '../model/index.ts'
import { byRank, isPartOf } from './parts.ts'
import { placeOf, type Outline } from './place.ts'
import type { Rule, SettingsAt } from './rule.ts'
import type { Problem } from './problems.ts'
import { type Level, lowered, type Severity } from '../model/severity.ts'
import { SpanIndex } from '../text/span-index.ts'
import { scannerList } from '../knowledge/words/files.ts'
import { own } from '../text/own.ts'
import { inOrder } from './reported.ts'

export interface CheckOptions {
  readonly at: SettingsAt
  /** The level that the user set for a rule at a path; `off` where it is not to report. */
  readonly levelOf: (rule: Rule, path: string) => Level | 'off' | undefined
  /** Trees of the files, for the symbolic place of a finding. */
  readonly outline: Outline
  /** Whether a path is below a folder of tests by what else is in it. */
  readonly inTests: (path: string) => boolean
  /** Whether a file sets up an environment that is called after tests, and is no test for its folder. */
  readonly ofTestEnvironment?: (path: string) => boolean
  /** Whether a README above a path says that it is there to learn from. */
  readonly inSamples: (path: string) => boolean
  /** Whether a file holds settings for development, beside those for others. */
  readonly forDevelopment?: (path: string) => boolean
  /** Takes a fault of our own, so that one rule on one file does not take the others down. */
  readonly failed: (what: string, cause: unknown, path: string) => void
  /** Why nothing runs the code at each of the places, of those that nothing runs. */
  readonly unreached?: Unreached
  /** Called before each rule; what it throws ends the run. */
  readonly before?: (index: number) => void
}

/** Runs the rules over the model and weighs what they say: one finding per fault (STANDARD.md, "How much it weighs"). */
export function check(model: Model, rules: readonly Rule[], options: CheckOptions): Finding[] {
  const findings: Finding[] = []
  const settled = new Set<Finding>()
  for (const [i, rule] of rules.entries()) {
    options.before?.(i)
    const failed = (path: string, cause: unknown) => options.failed(`rule ${rule.id}`, cause, path)
    let at = ''
    try {
      for (const problem of rule.run(model, options.at, failed)) {
        at = problem.at.file.path
        const set = options.levelOf(rule, at)
        const finding =
          set === 'off' || isTestDouble(rule, problem, options) || isOfDevelopment(rule, problem, options)
            ? undefined
            : weighed(rule, problem, options, set)
        if (finding) findings.push(finding)
        if (finding && set) settled.add(finding)
      }
    } catch (cause) {
      failed(at, cause)
    }
  }
  return joinedByLine(byPrecedence(withoutClaimed(lessWhereUnreached(findings, (one) => settled.has(one), options.unreached)))).toSorted(
    inOrder,
  )
}

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|py)$/

/**
 * Whether a problem stands where its rule does not judge: tests and their documents, except for live keys in a provider's format, and
 * bundles.
 */
function isTestDouble({ inTestCode }: Rule, { at, everywhere }: Problem, options: InTests): boolean {
  if (isTestAt(at, options) && inTestCode !== 'as written') return !everywhere || isScrubber(at)
  return CODE.test(at.file.path) && inTestCode !== 'everywhere' && isMinified(at.file)
}

type InTests = Pick<CheckOptions, 'inTests' | 'ofTestEnvironment'>

function isTestAt(at: Problem['at'], { inTests, ofTestEnvironment }: InTests): boolean {
  return inTests(at.file.path) || (placeRole(at).test && ofTestEnvironment?.(at.file.path) !== true)
}

/** Whether a problem is what a server is set to where somebody develops. */
function isOfDevelopment(
  { inDevelopment }: Rule,
  { at, variant }: Problem,
  { forDevelopment }: Pick<CheckOptions, 'forDevelopment'>,
): boolean {
  if (inDevelopment === undefined || (inDevelopment !== 'nothing' && !inDevelopment.includes(variant))) return false
  return forDevelopment?.(at.file.path) ?? false
}

/**
 * A rule's problem with its final level: what is not shown goes down, and so do test code and low confidence (STANDARD.md, "Evidence",
 * "What changes the weight"). Undefined where not even a note is shown.
 */
export function weighed(
  rule: Rule,
  problem: Problem,
  options: InTests & Pick<CheckOptions, 'outline' | 'inSamples'>,
  set?: Level,
): Finding | undefined {
  const base = problem.severity ?? own(rule.variants, problem.variant)
  if (!base) throw new Error(`rule ${rule.id} has no variant ${problem.variant}`)
  const proof = proven(base, own(rule.needs ?? {}, problem.variant), problem.evidence ?? [])
  if (!proof) return undefined
  const role = placeRole(problem.at)
  const isTest = isTestAt(problem.at, options)
  const confidence = problem.confidence ?? 'high'
  // Of what rules judge in tests as written, a note is left: tests sign in somewhere.
  const inTest = isTest && rule.inTestCode === 'as written' ? 2 : 1
  // Readers copy the code of samples; what their servers are set to serves nobody.
  const ofSamples = rule.inExamples === 'note' && options.inSamples(problem.at.file.path)
  const ofEnvironment = role.test && !isTest
  const shown = role.example || ofSamples || ofEnvironment || problem.local === true || isForDevelopment(problem.at.file)
  const inExample = shown && rule.inExamples === 'note' && !isStarter(problem.at.file.path) ? 2 : 1
  const isListed = scannerList.pattern.test(problem.at.file.path)
  const down = isListed ? 2 : ((isTest || shown) && !problem.everywhere ? Math.max(inTest, inExample) : 0) + (confidence === 'low' ? 1 : 0)
  const severity: Severity = set ? { level: set, score: scoreAt(set, base) } : lowered(proof.severity, down)
  return {
    rule,
    ...descriptorFor(rule, problem.variant, severity),
    confidence,
    at: problem.at,
    message: problem.message,
    help: problem.help,
    related: problem.related ?? [],
    place: placeOf(problem.at, options.outline),
    alsoRules: problem.alsoRules ?? [],
    ...(problem.decision !== undefined && { decision: problem.decision }),
    ...(problem.ofAnyForm && { ofAnyForm: true }),
    ...(problem.part && { part: problem.part }),
    ...(problem.follows && { follows: true }),
    ...(problem.asOther !== undefined && { asOther: problem.asOther }),
    ...(problem.valueAt && { valueAt: problem.valueAt }),
    ...(problem.ofVariable && { ofVariable: true }),
    facts: problem.facts ?? {},
    evidence: problem.evidence ?? [],
    ...(proof.lacks && { lacks: proof.lacks }),
    ...(problem.fix && { fix: problem.fix }),
  }
}

function scoreAt(level: Level, base: Severity): number {
  if (level === base.level) return base.score
  if (level === 'error') return Math.max(7, base.score)
  if (level === 'warning' && base.level === 'note') return Math.max(4, base.score)
  return lowered(base, level === 'note' ? 2 : 1).score
}

/**
 * What a document's own rule says of a fault, other rules do not say again at the same place (STANDARD.md, "One finding for one fault").
 */
function withoutClaimed(findings: readonly Finding[]): Finding[] {
  const claims = new SpanIndex<Finding>()
  for (const finding of findings) if (finding.alsoRules.length > 0 && isOnOneLine(finding.at)) claims.add(finding.at, finding)
  return findings.filter(
    ({ rule, at }) => claims.at(at, (claim) => claim.rule.id !== rule.id && claim.alsoRules.includes(rule.id)) === undefined,
  )
}

/** Not a whole document that lacks something. */
function isOnOneLine({ file, start, end }: Finding['at']): boolean {
  return file.position(start).line === file.position(end).line
}

/**
 * Of several rules about one value at one place the first by rank reports; the others are mentioned (STANDARD.md,
 * "One finding for one fault").
 */
function byPrecedence(findings: readonly Finding[]): Finding[] {
  const rank = ({ rule }: Finding): number => rule.ofOneValue?.rank ?? 0
  const ranked = findings.filter(({ rule }) => rule.ofOneValue).toSorted((a, b) => rank(a) - rank(b))
  const kept: Finding[] = []
  const places = new SpanIndex<number>()
  for (const finding of ranked) {
    const value = finding.valueAt ?? finding.at
    const stronger = places.at(value, (i) => {
      const { id } = (kept[i] as Finding).rule
      return id !== finding.rule.id && !finding.rule.ofOneValue?.beside?.includes(id)
    })
    const known = stronger === undefined ? undefined : kept[stronger]
    if (stronger !== undefined && known) kept[stronger] = { ...known, alsoRules: [...new Set([...known.alsoRules, finding.rule.id])] }
    else places.add(value, kept.push(finding) - 1)
  }
  return [...findings.filter(({ rule }) => !rule.ofOneValue), ...kept]
}

/** The results of one rule on one line so far. Lists grow in place: a configuration may stand on one line as a whole. */
interface Joined {
  first: Finding
  related: Related[]
  readonly beside: Finding[]
}

/**
 * Several results of one rule on one line are one (STANDARD.md, "One finding for one fault"): GitHub would merge them. The most severe
 * leads.
 */
function joinedByLine(findings: readonly Finding[]): Finding[] {
  const lines = new Map<string, Joined>()
  for (const finding of findings) {
    const { line } = finding.at.file.position(finding.at.start)
    const key = `${finding.rule.id}\n${finding.at.file.path}\n${line}`
    const known = lines.get(key)
    if (known) join(known, finding)
    else lines.set(key, { first: finding, related: [...finding.related], beside: [] })
  }
  return [...lines.values()].map(({ first, related, beside }) => ({ ...first, related, ...(beside.length > 0 && { beside }) }))
}

function join(known: Joined, finding: Finding): void {
  const leads = finding.score > known.first.score || (finding.score === known.first.score && byRank(finding, known.first) < 0)
  const before = { ...known.first, related: known.related }
  const [first, second] = leads ? [finding, before] : [before, finding]
  if (leads) {
    known.first = finding
    known.related = [...finding.related]
  }
  const alike = first.message === second.message
  if (alike && first.at.start < second.at.end && second.at.start < first.at.end) return
  known.related.push({
    at: second.at,
    label: alike ? 'here as well' : isPartOf(first, second) ? (second.part?.label ?? '') : second.message,
  })
  known.beside.push(second)
}
