import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif'
import { sarif as libraryOutput } from '../index.ts'
import { lint } from '../lint.ts'
import { lineHash } from '../report/line-hash.ts'
import { reporters } from '../report/index.ts'
import { ours } from '../text/shown.ts'
import { SourceFile } from '../text/source.ts'
import { cases } from '../../test/acceptance.ts'
import { inCheckout, materialised, NOW, type Materialised, type Specification } from '../../test/materialise.ts'

/** Checks the SARIF of the demo and of all acceptance cases. The argument is a node_modules with ajv and the schema. */
const folder = resolve(process.argv[2] ?? 'node_modules')
const modules = createRequire(`${folder}/x.js`)
const schema = JSON.parse(
  readFileSync(`${folder}/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json`, 'utf8').replace(/^\uFEFF/, ''),
) as object
const isValid = validator()

const faults: string[] = []
let checked = 0
for (const name of ['demo', ...cases]) {
  const made = name === 'demo' ? materialised(inCheckout('fixtures/demo')) : materialisedCase(name)
  try {
    const result = await lint({ root: made.root, now: NOW })
    const log = JSON.parse(
      (await reporters.sarif())(result, {
        version: ours`0.1.0`,
        color: false,
        width: 0,
        prefix: '',
        quiet: false,
        verbose: false,
        showSuppressed: false,
        successful: true,
      }),
    ) as Log
    faults.push(...faultsOf(log, made.root).map((fault) => `${name}: ${fault}`))
    checked += log.runs[0]?.results?.length ?? 0
    if (name === 'demo')
      faults.push(...faultsOf(JSON.parse(await libraryOutput(made.root)) as Log, made.root).map((fault) => `the library's: ${fault}`))
  } finally {
    made.remove()
  }
}
for (const fault of faults.slice(0, 50)) process.stdout.write(`${fault}\n`)
process.stdout.write(`${cases.length + 1} SARIF files with ${checked} results: ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0

function materialisedCase(name: string): Materialised {
  const specification = JSON.parse(readFileSync(inCheckout(`test/cases/${name}/expected.json`), 'utf8')) as Specification
  return materialised(inCheckout(`test/cases/${name}`), { source: inCheckout(`test/cases/${name}/repo`), specification, seed: name })
}

/** The schema as ajv and as jsonschema see it; upload-sarif uses the latter. */
function validator(): (log: Log) => string[] {
  type Fault = { instancePath?: string; message?: string; stack?: string }
  type Check = ((value: unknown) => boolean) & { errors?: Fault[] | null }
  const { default: Ajv } = modules('ajv/dist/2020') as { default: new (options: object) => { compile(schema: object): Check } }
  const { default: addFormats } = modules('ajv-formats') as { default: (ajv: object) => void }
  const { Validator } = modules('jsonschema') as { Validator: new () => { validate(value: unknown, schema: object): { errors: Fault[] } } }
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const check = ajv.compile(schema)
  const other = new Validator()
  return (log) => [
    ...(check(log) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `ajv: ${instancePath} ${message}`)),
    ...other.validate(log, schema).errors.map(({ stack }) => `jsonschema: ${stack}`),
  ]
}

/** https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
function faultsOf(log: Log, root: string): string[] {
  const [run, ...more] = log.runs
  if (!run || more.length > 0) return [`${log.runs.length} runs`]
  const rules = run.tool.driver.rules ?? []
  const notified = (run.invocations ?? []).flatMap(({ toolExecutionNotifications = [] }) =>
    toolExecutionNotifications.flatMap(({ locations = [] }) => locations),
  )
  return [
    ...isValid(log),
    ...rules.flatMap((rule, i) => ruleFaults(rule, rules.findIndex(({ id }) => id === rule.id) < i)),
    ...(run.results ?? []).flatMap((result, i) =>
      resultFaults(result, rules, root).map((fault) => `result ${i} (${result.ruleId}): ${fault}`),
    ),
    ...notified.flatMap(({ physicalLocation }) => (physicalLocation?.region ? placeFaults(physicalLocation, root) : [])),
    ...(log.$schema ? [] : ['no $schema']),
  ]
}

function ruleFaults(
  { id, name, shortDescription, fullDescription, help, helpUri, properties = {} }: ReportingDescriptor,
  twice: boolean,
): string[] {
  const tags = (properties.tags ?? []) as string[]
  const score = properties['security-severity'] as unknown
  return [
    twice && 'appears twice',
    name === id && 'its name repeats its id',
    [shortDescription, fullDescription].some((text) => !text?.text || text.text.length > 1024) &&
      'its descriptions are missing or too long',
    (!help?.text || !help.markdown) && 'it has no help',
    !/^https:\/\//.test(helpUri ?? '') && 'it has no page',
    (tags.length > 20 || !tags.includes('security') || new Set(tags).size < tags.length) && 'its tags',
    (typeof score !== 'string' || !(Number(score) > 0 && Number(score) <= 10)) && `its security-severity ${String(score)}`,
    !['very-high', 'high', 'medium', 'low'].includes(String(properties['precision'])) && 'its precision',
  ].flatMap((fault) => (fault ? [`rule ${id}: ${fault}`] : []))
}

function resultFaults(
  { ruleId, ruleIndex = -1, message, locations = [], relatedLocations = [], partialFingerprints, properties }: Result,
  rules: readonly ReportingDescriptor[],
  root: string,
): string[] {
  const [place] = locations
  const at = place?.physicalLocation
  const hash = partialFingerprints?.['primaryLocationLineHash']
  const expected = at && hash ? lineHash(fileAt(at, root), at.region?.startLine ?? 0) : undefined
  return [
    rules[ruleIndex]?.id !== ruleId && `its index ${ruleIndex} is another rule's`,
    !/[.!?]$/.test(message.text ?? '') && 'its message does not end like a sentence',
    (locations.length !== 1 || !at) && 'it has not exactly one location',
    !hash && properties?.['tracked'] !== false && 'it has no fingerprint',
    hash !== undefined && hash !== expected && `its fingerprint is not upload-sarif's ${expected}`,
    ...[...locations, ...relatedLocations].flatMap(({ physicalLocation }) => (physicalLocation ? placeFaults(physicalLocation, root) : [])),
  ].flatMap((fault) => fault || [])
}

function placeFaults(place: PhysicalLocation, root: string): string[] {
  const { artifactLocation, region } = place
  const uri = artifactLocation?.uri ?? ''
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {}
  const lines = fileAt(place, root).text.split(/\r\n|\n|\r/)
  const length = (line: number) => lines[line - 1]?.length ?? -1
  return [
    (uri === '' || /^[a-z]+:|^\/|\\|(?:^|\/)\.\.?\/|[\s<>"{}|^`]|[^\u0000-\u007f]/i.test(uri)) && `its URI ${uri}`,
    !(startLine >= 1 && startColumn >= 1 && endLine >= startLine && (endLine > startLine || endColumn > startColumn)) &&
      `its region ${JSON.stringify(region)} is empty`,
    (startColumn > length(startLine) + 1 || endColumn > length(endLine) + 1) && `its region ${JSON.stringify(region)} ends outside ${uri}`,
  ].flatMap((fault) => fault || [])
}

function fileAt({ artifactLocation }: PhysicalLocation, root: string): SourceFile {
  const path = decodeURIComponent(artifactLocation?.uri ?? '')
  const raw = readFileSync(`${root}/${path}`)
  const text = raw[0] === 0xff && raw[1] === 0xfe ? raw.toString('utf16le') : raw.toString('utf8')
  return new SourceFile(path, text.replace(/^\uFEFF/, ''), 'tracked')
}
