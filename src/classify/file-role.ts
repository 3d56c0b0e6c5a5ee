import { type Part, rustTests } from './rust-tests.ts'
import type { FileRole } from '../model/index.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { isInDocstring } from './docstrings.ts'
import { environmentOf } from './environment.ts'
import { saysForDevelopment } from '../knowledge/words/configuration.ts'
import { words } from '../text/words.ts'
import {
  comparedWith,
  testFile,
  testFolder,
  testWorkflow,
  templateFile,
  scrubber,
  instructionFile,
  saysPlaceholders,
  exampleFolder,
} from '../knowledge/words/files.ts'
import { testScript, testServer, testSettings, testSources, testTargets } from '../knowledge/words/test-scripts.ts'
import { loadsTests, onlyRunsInTests, requestCollection } from '../knowledge/words/test-frameworks.ts'
import { whole } from '../text/pattern.ts'
import { oncePer } from '../text/once-per.ts'
import { isOfDocumentation } from './documentation-folders.ts'

const TEST_FOLDERS = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'fixtures',
  'fixture',
  '__fixtures__',
  'testdata',
  'test-data',
  'mocks',
  '__mocks__',
  '__snapshots__',
  '.snapshots',
  'stub',
  'e2e',
  'cypress',
  'testing',
  'test-fixtures',
  'stubs',
  'conformance',
  'integration-tests',
  'test_data',
  'suites',
  // Hooks of contract tests: https://dredd.org/en/latest/hooks/
  '.dredd',
  'contract-tests',
])
/** What runs on the machine of who develops: `contrib/local-environment`, `dev-env`, `.devcontainer`. */
const LOCAL_FOLDER = whole(
  '',
  /local[-_]?(?:dev(?:elopment)?|env(?:ironment)?s?|stack|setup)/,
  /dev(?:elopment)?[-_]?env(?:ironment)?s?|\.devcontainer/,
)
/** JUnit, xUnit, NUnit, PHPUnit, XCTest, ScalaTest: the class is named after what it tests. */
const TEST_CLASS = /[a-z\d](?:Test|Tests|TestCase|Spec|IT)\.(?:java|kt|cs|scala|groovy|swift|php)$/
/** How Playwright runs; a folder of its name may hold a server that steers browsers. */
const PLAYWRIGHT = /(?:^|\/)playwright\.config\.[cm]?[jt]s$|^playwright\/config\.[cm]?[jt]s$/
/** Programs that CI runs against what it starts for the run. */
const CI_SCRIPT = /(?:^|\/)(?:\.?ci\/(?:[^/]+\/){0,4}|\.github\/scripts\/(?:[^/]+\/){0,4})[^/]+\.(?:sh|bash|py|rb|pl|[cm]?[jt]s)$/i
/** Also texts for people in other languages: gettext, XLIFF, ARB. */
const DOCUMENT = /\.(?:md|mdx|markdown|rst|adoc|txt|html?|pot?|xlf|xliff|arb)$|^readme/i

/** The role of a path that is relative to the scanned folder. */
export function fileRole(path: string): FileRole {
  const { name, folders } = partsOf(path)
  const test = isTest(path, name, folders)
  const template = templateFile.pattern.test(name) && !STACK.test(name)
  // An editor opens the repository by `devcontainer.json`, whether it stands in its folder or beside it.
  const other = isManifest(name, folders) ? 'templates' : name === 'devcontainer.json' ? '.devcontainer' : undefined
  const shown = folders.filter((folder) => folder !== other)
  const example =
    !isInstruction(path) &&
    (shown.some((folder, i) => isOfDocumentation(shown, i) || exampleFolder.pattern.test(folder) || LOCAL_FOLDER.test(folder)) ||
      DOCUMENT.test(name))
  const environment = environmentOfPath(name, folders)
  return { test, template, example, ...(environment ? { environment } : {}) }
}

/** Whether its role is that of a test: the rest of it takes longer to tell. */
export function isTestPath(path: string): boolean {
  const { name, folders } = partsOf(path)
  return isTest(path, name, folders)
}

function partsOf(path: string): { readonly name: string; readonly folders: readonly string[] } {
  const parts = path.split('/')
  return { name: parts.at(-1) ?? '', folders: parts.slice(0, -1).map((folder) => folder.toLowerCase()) }
}

function isTest(path: string, name: string, all: readonly string[]): boolean {
  const folders = withoutAddress(name, all)
  return (
    folders.some((folder) => TEST_FOLDERS.has(folder) || testFolder.pattern.test(folder)) ||
    testFile.pattern.test(name) ||
    TEST_CLASS.test(name) ||
    PLAYWRIGHT.test(path) ||
    CI_SCRIPT.test(path) ||
    testSettings.pattern.test(path) ||
    testScript.pattern.test(path) ||
    testServer.pattern.test(path) ||
    testSources.pattern.test(path) ||
    (folders.length === all.length && testTargets.pattern.test(path)) ||
    testWorkflow.pattern.test(path) ||
    comparedWith.pattern.test(path)
  )
}

/**
 * Below `app/` the folders of a route are its address, which is served whatever it is called:
 * https://nextjs.org/docs/app/getting-started/route-handlers
 */
function withoutAddress(name: string, folders: readonly string[]): readonly string[] {
  const app = /^route\.[jt]sx?$/.test(name) ? folders.indexOf('app') : -1
  return app >= 0 && folders[app + 1] === 'api' ? folders.slice(0, app) : folders
}

/** Whether a file is part of what generators copy into new projects, which then serve somebody. */
export function isStarter(path: string): boolean {
  return /(?:^|\/)templates?\//.test(path)
}

/** The name that AWS SAM and CloudFormation give to what they deploy. */
const STACK = /^template\.(?:ya?ml|json)$/i

/** The templates of a Helm chart and of a stack are what is deployed, and PHP's are its pages; those of a generator show how it is done. */
function isManifest(name: string, folders: readonly string[]): boolean {
  if (/\.(?:php|phtml|twig)$/.test(name)) return true
  return /\.(?:ya?ml|tpl)$/.test(name) && (folders.at(-1) === 'templates' || folders.some((folder) => CHART_FOLDERS.has(folder)))
}

const CHART_FOLDERS = new Set(['chart', 'charts', 'helm'])

/** The role of a file: a program that loads a test framework is a test, wherever it stands. */
export function roleOf(file: Pick<SourceFile, 'path' | 'text'>): FileRole {
  const role = fileRole(file.path)
  return role.test || !isTestByText(file) ? role : { ...role, test: true }
}

/** Whether a text says that its file is a test, whose path does not. */
export function isTestByText({ path, text }: Pick<SourceFile, 'path' | 'text'>): boolean {
  const isCode = CODE.test(path)
  const head = isCode ? text.slice(0, HEAD) : ''
  return (isCode && (loadsTests.pattern.test(head) || onlyRunsInTests.pattern.test(head))) || isSuiteOfRequests(path, text)
}

/** Where a file says what it is, in characters. */
const HEAD = 6000

/** A collection of Postman with tests of its answers: https://learning.postman.com/docs/tests-and-scripts/write-scripts/test-scripts/ */
function isSuiteOfRequests(path: string, text: string): boolean {
  return path.endsWith('.json') && requestCollection.pattern.test(text.slice(0, HEAD)) && text.includes('pm.test(')
}

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|cs|php|rb)$/

/**
 * The role of a place: in Rust tests stand below `#[cfg(test)]`, and in Python the text under a definition is documentation, doctests too.
 */
export function placeRole({ file, start }: Span): FileRole {
  const role = roleOf(file)
  if (/\.rs$/.test(file.path)) {
    return role.test || !testsOf(file).some((one) => start >= one.start && start < one.end) ? role : { ...role, test: true }
  }
  return role.example || !/\.pyi?$/.test(file.path) || !isInDocstring(file, start) ? role : { ...role, example: true }
}

const testsOf = oncePer((file: SourceFile): readonly Part[] => rustTests(file.text))

/**
 * Whether a place in a test is in one of a program that finds or hides secrets, by the path or by what is said just around it
 * (`[REDACTED_TOKEN]`): the keys of its tests and vectors are made up.
 */
export function isScrubber({ file: { path, text }, start, end }: Span): boolean {
  return scrubber.pattern.test(path) || SCRUBBED.test(text.slice(Math.max(0, start - AROUND), end + AROUND))
}

const SCRUBBED = /\bscrub(?:s|bed|bing)?\b|\bredact(?:s|ed|ing|ion)?\b|REDACTED/
const AROUND = 300

/** Whether a program is what a bundler made of others: its lines are longer than anybody writes. */
export function isMinified(file: SourceFile): boolean {
  const { length } = file.text
  return length > 10_000 && (file.lineStarts.length - 1) * 500 < length
}

/** Whether the comment that a file begins with says that it is for development alone. */
export const isForDevelopment = oncePer((file: SourceFile): boolean => saysForDevelopment.pattern.test(headOf(file.text)))

/** Whether the comment that a template begins with says that its values are there to be replaced. */
export const isOfPlaceholders = oncePer(
  (file: SourceFile): boolean => fileRole(file.path).template && saysPlaceholders.pattern.test(headOf(file.text)),
)

/** The comments and blank lines before anything else. */
function headOf(text: string): string {
  const lines = text.slice(0, 3000).split('\n', 30)
  const end = lines.findIndex((line) => !/^\s{0,20}(?:#|\/\/|\/?\*|;|<!--|--|\{\{-?\s?\/\*|$)/.test(line))
  if (end < 0) return lines.join('\n')
  return [...lines.slice(0, end), ...docstringOf(lines.slice(end))].join('\n')
}

/** What a module of Python says of itself in the text that it begins with. */
function docstringOf(lines: readonly string[]): readonly string[] {
  const quotes = /^r?("{3}|'{3})/.exec(lines[0] ?? '')?.[1]
  if (quotes === undefined) return []
  const end = lines.findIndex((line, i) => line.includes(quotes, i === 0 ? 4 : 0))
  return lines.slice(0, end < 0 ? lines.length : end + 1)
}

/** Whether a text describes an interface: what stands in an OpenAPI document shows how answers look. */
export function isApiDescription(text: string): boolean {
  return /(?:^|[\n{])[ \t\r]{0,8}["']?(?:openapi|swagger)["']?[ \t]{0,5}:[ \t]{0,5}["']?[23]\./.test(text.slice(0, 4000))
}

/** Documents that agents load into a model's context are no documentation, whatever their ending. */
export function isInstruction(path: string): boolean {
  return instructionFile.pattern.test(path)
}

/** `.env.production`, `prod.env`, `k8s/prod/…`: the file's name before its folders. `.dev.vars` is what Wrangler calls local values. */
function environmentOfPath(name: string, folders: readonly string[]): 'production' | 'staging' | undefined {
  const pipeline = PIPELINE.test([...folders, name].join('/'))
  const said = words(name.replace(/\.local$|^\.dev\.vars/, ''))
  const own = environmentOf(said.filter((word) => (word !== 'test' || /\.env|env\./.test(name)) && (word !== 'ci' || !pipeline)))
  if (own) return own.environment
  for (const folder of folders.toReversed()) {
    if (TEST_FOLDERS.has(folder)) continue
    const named = environmentOf([folder])
    if (named) return named.environment
  }
  return undefined
}

/** What a pipeline is called says when it runs, and not where to. */
const PIPELINE = /(?:^|[/.])gitlab-ci\.ya?ml$|(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]*$/
