import type { Location, Log, Notification, PropertyBag, ReportingDescriptor, Result as SarifResult } from 'sarif'
import { descriptorsOf, type Descriptor } from '../judge/descriptor.ts'
import { jsonText, oneLine, shortened } from './redact.ts'
import type { RuleMeta } from '../judge/rule.ts'
import type { Level } from '../model/severity.ts'
import type { GitState } from '../text/source.ts'
import type { Shown } from '../text/shown.ts'
import { descriptorsWith } from './descriptors.ts'
import { ended, sentence } from './rule-text.ts'
import { notAnalysed } from './summary.ts'
import type { Reporter, ReportOptions } from './reporter.ts'
import type { ShownFinding, ShownInput, ShownPath, ShownPlace, ShownReport } from './shown-report.ts'

const HOME = 'https://github.com/agent-auth-lint/agent-auth-lint'
const ROOT = '%SRCROOT%'
/** GitHub refuses a file with more. */
const MOST_RESULTS = 25_000

/** SARIF 2.1.0 in the form that GitHub code scanning takes. */
export const sarif: Reporter = (report, options) => {
  const rules = descriptorsWith(report.rules, raised(report))
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
        invocations: [{ executionSuccessful: options.successful, toolExecutionNotifications: notifications(report, options) }],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: results(report, options, rules),
      },
    ],
  }
  return jsonText(log)
}

/** The descriptors of rules, one for each variant and level. */
export function descriptors(rules: readonly RuleMeta[]): ReportingDescriptor[] {
  return descriptorsWith(rules)
}

/** Descriptors that no rule has by itself: a level that a user or a profile raised. */
function raised({ findings, suppressed }: ShownReport): (rule: RuleMeta) => Descriptor[] {
  const all = [...findings, ...suppressed().map(({ finding }) => finding)]
  return (rule) => {
    const known = new Set(descriptorsOf(rule).map(({ variant }) => variant))
    const used = new Map(all.filter((one) => one.rule.id === rule.id && !known.has(one.variant)).map((one) => [one.variant, one]))
    return [...used.values()].map(({ variant, level, score }) => ({ variant, level, score }))
  }
}

function results(
  { findings, suppressed }: ShownReport,
  { showSuppressed }: ReportOptions,
  rules: readonly ReportingDescriptor[],
): SarifResult[] {
  const index = new Map(rules.map(({ id }, i) => [id, i]))
  const hidden = showSuppressed ? suppressed() : []
  return [
    ...findings.map((finding) => resultOf(finding, index)),
    ...hidden.map(({ finding, reason, by }) => ({
      ...resultOf(finding, index),
      suppressions: [{ kind: by === 'baseline' ? ('external' as const) : ('inSource' as const), ...(reason && { justification: reason }) }],
    })),
  ].slice(0, MOST_RESULTS)
}

function resultOf(finding: ShownFinding, index: ReadonlyMap<string, number>): SarifResult {
  const { rule, variant, level, score, at, related, fix, fingerprint, formerFingerprint } = finding
  const ruleId = `${rule.id}/${variant}`
  const ruleIndex = index.get(ruleId)
  const tracked = isTracked(at.git)
  const hash = tracked ? at.lineHash() : undefined
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level,
    rank: Math.round(score * 100) / 10,
    message: { text: message(finding) },
    locations: [location(at)],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, n) => ({ id: n + 1, ...location(one.at), message: { text: sentence(one.label) } })),
    }),
    ...(fix && { fixes: [fixOf(fix)] }),
    partialFingerprints: {
      ...(hash && { primaryLocationLineHash: hash }),
      'agentAuthLint/v1': formerFingerprint,
      'agentAuthLint/v2': fingerprint,
    },
    properties: properties(finding, tracked),
  }
}

/** A message that lists more is not read; the places themselves are all there. */
const MOST_LINKS = 8

/** The fact, which GitHub takes as the title, then the step, then the places. */
function message({ message: fact, help, related }: ShownFinding): string {
  // Neither a link nor a placeholder of our own making.
  const plain = (text: Shown) => text.replace(/\](?=\()/g, '] ').replace(/\{(?=\d+\})/g, '{ ')
  const links = related.slice(0, MOST_LINKS).map(({ label }, n) => `[${plain(label).replace(/[\\[\]]/g, '\\$&')}](${n + 1})`)
  const parts = [sentence(plain(fact)), help && sentence(plain(help)), links.length > 0 && `See ${links.join(', ')}.`]
  return parts.filter(Boolean).join(' ')
}

function properties({ confidence, facts, alsoRules }: ShownFinding, tracked: boolean): PropertyBag {
  return {
    ...Object.fromEntries(facts.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    confidence,
    tracked,
    ...(alsoRules.length > 0 && { relatedRules: [...alsoRules] }),
  }
}

/** A fix for editors; its texts hold references and switches, never a value. */
function fixOf({ title, edits }: NonNullable<ShownFinding['fix']>): NonNullable<SarifResult['fixes']>[number] {
  const changes = edits.map(({ at, text }) => ({
    artifactLocation: { uri: uri(at), uriBaseId: ROOT },
    replacements: [{ deletedRegion: { ...at.region }, insertedContent: { text } }],
  }))
  return { description: { text: sentence(title) }, artifactChanges: changes }
}

function isTracked(git: GitState): boolean {
  return git === 'tracked' || git === 'staged'
}

function location(at: ShownPlace): Location {
  return { physicalLocation: { artifactLocation: { uri: uri(at), uriBaseId: ROOT }, region: { ...at.region } } }
}

/** Percent-encoded, relative to the root of the repository. */
function uri({ inRepository }: ShownPath): string {
  const parts = shortened(inRepository)
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
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
  notice(
    'not-analysed',
    'note',
    'Code is in a language that is not analysed.',
    'Its files are searched for keys; that nothing else is reported in them says nothing of what the code does.',
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

function notifications({ findings, unreadable, policyLines, seen }: ShownReport, { successful }: ReportOptions): Notification[] {
  const unread = notAnalysed(seen)
  const masked = new Set([...findings.map(({ at }) => at), ...unreadable].filter(isMasked).map(({ path }) => oneLine(path)))
  const found = [
    ...unreadable.map(ofInput),
    ...[...masked].map((path) => notification('name-masked', `${path}: part of the name could be a secret, and is masked in this report.`)),
    ...policyLines.map((line) => notification('left-out', ended(line))),
    ...(unread === '' ? [] : [notification('not-analysed', ended(unread))]),
  ]
  if (successful) return found
  return [...found, notification('internal-error', 'The run ended in an internal error; its results are not complete.')]
}

function isMasked({ inRepository }: ShownPath): boolean {
  return inRepository.includes('•')
}

function ofInput(input: ShownInput): Notification {
  const where = placeOf(input)
  return {
    ...notification(input.isBroken ? 'parse-error' : 'file-skipped', ended(`${oneLine(input.path)}: ${input.say}`)),
    ...(where && { locations: [where] }),
  }
}

/** One of the kinds above, at its own level. */
function notification(id: string, text: string): Notification {
  const index = NOTIFICATIONS.findIndex((one) => one.id === id)
  return { descriptor: { id, index }, level: NOTIFICATIONS[index]?.defaultConfiguration?.level ?? 'note', message: { text } }
}

/** None for what is not in the checkout. */
function placeOf(input: ShownInput): Location | undefined {
  if (input.at) return location(input.at)
  if (input.reason === 'vanished' || input.reason === 'outside the root') return undefined
  return { physicalLocation: { artifactLocation: { uri: uri(input), uriBaseId: ROOT } } }
}
