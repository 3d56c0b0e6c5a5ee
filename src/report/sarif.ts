import type { Location, Log, Notification, PropertyBag, ReportingDescriptor, Result as SarifResult } from 'sarif'
import { descriptorsOf, type Descriptor } from '../judge/descriptor.ts'
import type { Finding, Result, Unreadable } from '../judge/finding.ts'
import { cleaner, jsonText, shortened } from './redact.ts'
import { rulePages } from './rule-pages.ts'
import type { Fix, RuleMeta } from '../judge/rule.ts'
import type { Level } from '../model/severity.ts'
import type { GitState, Span } from '../text/source.ts'
import { descriptorsWith, ended, sentence, type Prose } from './descriptors.ts'
import { fingerprints, firstFingerprints, lineHash } from './line-hash.ts'
import { region, repositoryPath } from './region.ts'
import type { Reporter, ReportOptions } from './reporter.ts'
import { isBroken, policyLines } from './summary.ts'
import { own } from '../text/own.ts'

const HOME = 'https://github.com/agent-auth-lint/agent-auth-lint'
const ROOT = '%SRCROOT%'
/** GitHub refuses a file with more. */
const MOST_RESULTS = 25_000

/** SARIF 2.1.0 in the form that GitHub code scanning takes. */
export const sarif: Reporter = (result, options) => {
  const rules = descriptorsWith(result.rules, prose, raised(result))
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'agent-auth-lint',
            semanticVersion: options.version,
            informationUri: HOME,
            rules,
            notifications: NOTIFICATIONS,
          },
        },
        ...(options.sarifCategory && { automationDetails: { id: `${options.sarifCategory.replace(/\/+$/, '')}/` } }),
        invocations: [{ executionSuccessful: options.successful, toolExecutionNotifications: notifications(result, options) }],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: results(result, options, rules),
      },
    ],
  }
  return jsonText(log)
}

/** The descriptors of rules, one for each variant and level. */
export function descriptors(rules: readonly RuleMeta[]): ReportingDescriptor[] {
  return descriptorsWith(rules, prose)
}

/** Descriptors that no rule has by itself: a level that a user or a profile raised. */
function raised({ findings, suppressed }: Result): (rule: RuleMeta) => Descriptor[] {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)]
  return (rule) => {
    const known = new Set(descriptorsOf(rule).map(({ variant }) => variant))
    const used = new Map(all.filter((one) => one.rule.id === rule.id && !known.has(one.variant)).map((one) => [one.variant, one]))
    return [...used.values()].map(({ variant, level, score }) => ({ variant, level, score }))
  }
}

/** The text of a rule's page. */
function prose({ id }: RuleMeta): Prose | undefined {
  return own(rulePages, id)
}

function results(result: Result, options: ReportOptions, rules: readonly ReportingDescriptor[]): SarifResult[] {
  const { clean } = cleaner(result)
  const paths = pathsShown(result, options)
  const index = new Map(rules.map(({ id }, i) => [id, i]))
  const hidden = options.showSuppressed ? result.suppressed : []
  const all = [...result.findings, ...hidden.map(({ finding }) => finding)]
  const identities = fingerprints(all, options.prefix)
  const former = firstFingerprints(all, options.prefix)
  return all.slice(0, MOST_RESULTS).map((finding, i) => {
    const suppressed = hidden[i - result.findings.length]
    const ruleId = `${finding.rule.id}/${finding.variant}`
    const ruleIndex = index.get(ruleId)
    const tracked = isTracked(finding.at.file.git)
    const { startLine } = region(finding.at)
    const hash = tracked ? lineHash(finding.at.file, startLine) : undefined
    return {
      ruleId,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: finding.level,
      rank: Math.round(finding.score * 100) / 10,
      message: { text: message(finding, clean) },
      locations: [location(finding.at, paths)],
      ...(finding.related.length > 0 && {
        relatedLocations: finding.related.map(({ at, label }, n) => ({
          id: n + 1,
          ...location(at, paths),
          message: { text: sentence(clean(label)) },
        })),
      }),
      ...(finding.fix && finding.fix.edits.length > 0 && { fixes: [fixOf(finding.fix, paths)] }),
      partialFingerprints: {
        ...(hash && { primaryLocationLineHash: hash }),
        'agentAuthLint/v1': former[i] ?? '',
        'agentAuthLint/v2': identities[i] ?? '',
      },
      ...(suppressed && {
        suppressions: [
          {
            kind: suppressed.by === 'baseline' ? ('external' as const) : ('inSource' as const),
            ...(suppressed.reason && { justification: clean(suppressed.reason) }),
          },
        ],
      }),
      properties: properties(finding, tracked, clean),
    }
  })
}

/** A message that lists more is not read; the places themselves are all there. */
const MOST_LINKS = 8

/** The fact, which GitHub takes as the title, then the step, then the places. */
function message({ message: fact, help, related }: Finding, clean: (text: string) => string): string {
  // Neither a link nor a placeholder of our own making.
  const plain = (text: string) =>
    clean(text)
      .replace(/\](?=\()/g, '] ')
      .replace(/\{(?=\d+\})/g, '{ ')
  const links = related.slice(0, MOST_LINKS).map(({ label }, n) => `[${plain(label).replace(/[\\[\]]/g, '\\$&')}](${n + 1})`)
  const parts = [sentence(plain(fact)), help && sentence(plain(help)), links.length > 0 && `See ${links.join(', ')}.`]
  return parts.filter(Boolean).join(' ')
}

function properties({ confidence, facts, alsoRules }: Finding, tracked: boolean, clean: (text: string) => string): PropertyBag {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...Object.fromEntries(sorted.map(([name, value]) => [name, clean(value)])),
    confidence,
    tracked,
    ...(alsoRules.length > 0 && { relatedRules: [...alsoRules] }),
  }
}

/** A fix for editors; its texts hold references and switches, never a value. */
function fixOf({ title, edits }: Fix, paths: PathsShown): NonNullable<SarifResult['fixes']>[number] {
  const changes = edits.map(({ at, text }) => ({
    artifactLocation: { uri: uri(paths(at.file.path)), uriBaseId: ROOT },
    replacements: [{ deletedRegion: { ...region(at) }, insertedContent: { text } }],
  }))
  return { description: { text: sentence(title) }, artifactChanges: changes }
}

function isTracked(git: GitState): boolean {
  return git === 'tracked' || git === 'staged'
}

function location(at: Span, shown: PathsShown): Location {
  return { physicalLocation: { artifactLocation: { uri: uri(shown(at.file.path)), uriBaseId: ROOT }, region: { ...region(at) } } }
}

/** A path from the root of the repository, without secrets. */
type PathsShown = (path: string) => string

function pathsShown(result: Result, { prefix }: ReportOptions): PathsShown {
  const { redact } = cleaner(result)
  return (path) => shortened(redact(repositoryPath(path, prefix)))
}

/** Percent-encoded, relative to the root of the repository. */
function uri(path: string): string {
  const parts = path.replace(/\p{Cs}/gu, '\ufffd').split('/')
  return parts.map((part) => encodeURIComponent(part).replace(/['()*!]/g, percent)).join('/')
}

function percent(character: string): string {
  return '%' + character.charCodeAt(0).toString(16).toUpperCase()
}

const NOTIFICATIONS: ReportingDescriptor[] = [
  notice('file-skipped', 'note', 'A file was not read.', 'It is too large, binary, outside the root, gone, or over the limit of files.'),
  notice('internal-error', 'error', 'The run ended in an internal error.', 'Its results are not complete. Please report it.'),
  notice('parse-error', 'warning', 'A file could not be read as its format.', 'What could be read of it was checked. Correct its syntax.'),
  notice(
    'name-masked',
    'note',
    'A part of a path could be a secret, and is masked.',
    'Code scanning cannot show the file. Rename it, and withdraw the secret if it is one.',
  ),
  notice(
    'left-out',
    'note',
    'The repository left something out.',
    'Its ignore files, configuration or exceptions keep files or findings out of this report.',
  ),
]

function notice(id: string, level: Level, fact: string, more: string): ReportingDescriptor {
  return {
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: fact },
    fullDescription: { text: `${fact} ${more}` },
    help: { text: more, markdown: more },
    helpUri: `${HOME}#readme`,
    defaultConfiguration: { level },
    properties: { precision: 'high', tags: ['maintainability'] },
  }
}

function notifications(result: Result, options: ReportOptions): Notification[] {
  const { clean } = cleaner(result)
  const paths = pathsShown(result, options)
  const found = result.unreadable.map((input): Notification => {
    const [id, level] = isBroken(input) ? (['parse-error', 'warning'] as const) : (['file-skipped', 'note'] as const)
    const where = placeOf(input, paths)
    return {
      descriptor: { id, index: NOTIFICATIONS.findIndex((one) => one.id === id) },
      level,
      message: { text: ended(`${clean(input.path)}: ${clean(input.say || input.reason)}`) },
      ...(where && { locations: [where] }),
    }
  })
  const masked = new Set(
    [...result.findings.map(({ at }) => at.file.path), ...result.unreadable.map(({ path }) => path)]
      .filter((path) => paths(path).includes('•'))
      .map((path) => clean(path)),
  )
  for (const path of masked)
    found.push({
      descriptor: { id: 'name-masked', index: 3 },
      level: 'note',
      message: { text: `${path}: part of the name could be a secret, and is masked in this report.` },
    })
  for (const line of policyLines(result))
    found.push({
      descriptor: { id: 'left-out', index: NOTIFICATIONS.findIndex(({ id }) => id === 'left-out') },
      level: 'note',
      message: { text: ended(line) },
    })
  if (options.successful) return found
  const failure = { text: 'The run ended in an internal error; its results are not complete.' }
  return [...found, { descriptor: { id: 'internal-error', index: 1 }, level: 'error', message: failure }]
}

/** None for what is not in the checkout. */
function placeOf({ at, path, reason }: Unreadable, shown: PathsShown): Location | undefined {
  if (at) return location(at, shown)
  if (reason === 'vanished' || reason === 'outside the root') return undefined
  return { physicalLocation: { artifactLocation: { uri: uri(shown(path)), uriBaseId: ROOT } } }
}
