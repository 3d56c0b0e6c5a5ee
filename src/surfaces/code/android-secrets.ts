import { fileRole } from '../../classify/file-role.ts'
import { foldersAbove } from '../../text/paths.ts'
import { inUnderscores } from '../../text/words.ts'
import { clientSecretName } from '../../knowledge/words/secrets.ts'
import type { Reading } from '../../model/reading.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Located, type Span, type Text } from '../../text/source.ts'
import type { Project } from '../../discover/project.ts'
import { template } from '../deploy/interpolation.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from '../../program/written/index.ts'

/** Secrets of OAuth clients that an Android app carries: whoever has the app has them (RFC 8252 section 8.5). */
export default defineTextSurface({
  id: 'android-secrets',
  name: 'Client secrets in Android apps: build files, resources and constants',
  spec: 'https://developer.android.com/build/gradle-tips#share-custom-fields-and-resource-values-with-your-app-code',
  counts: 'code',
  files: ['**/*.gradle', '**/*.gradle.kts', '**/res/values*/*.xml', '**/*.kt', '**/*.java'],
  mentions: ['ecret', 'ECRET'],
  together: [[/(?:client|consumer|app|oauth2?)\w{0,20}secret/i]],
  skipsTests: true,
  *read(text, { file: { path }, project }): Generator<Reading> {
    const { example, template: isTemplate } = fileRole(path)
    if (example || isTemplate || isForDevelopment(path)) return
    yield* putInByBuild(text, path, project)
    for (const { name, value } of carried(text, path, project)) {
      yield {
        kind: 'clientSecret',
        value: template(value),
        statement: statementOf(name.value, value.at),
      }
    }
  },
})

function statementOf(name: string, at: Span) {
  return {
    kind: 'publicClientSecret',
    owner: { what: 'Android app', name, product: 'android' },
    shippedTo: 'everybody who installs the app',
    // Google gives Android clients none: one that is here is that of a client on a server.
    notSecretByProvider: false,
    methodOnly: false,
    at,
  } as const
}

/** `.add("client_secret", BuildConfig.CLIENT_SECRET)`: whatever the build puts in is in the app. */
const OF_BUILD = inTurn(
  'g',
  oneOf('', /"client_secret"\s{0,8}(?:,|to\b)/, /(?<!\bva[lr] )\bclientSecret\s{0,4}=/, /\bClientSecret(?:Basic|Post)\(/),
  /\s{0,40}BuildConfig\.(\w{2,80})/,
)

/** Secrets of the build that code sends; one whose value the build file has is said there. */
function* putInByBuild(text: Text, path: string, project: Project): Generator<Reading> {
  if (!/\.(?:kt|java)$/.test(path) || !text.value.includes('BuildConfig.') || !isOfApp(text, path, project)) return
  const build = buildFile(path, project) ?? ''
  for (const match of text.value.matchAll(OF_BUILD)) {
    const [whole, name = ''] = match
    if (!/secret/i.test(name) || isInComment(text.value, match.index)) continue
    if ([...build.matchAll(BUILD_FIELD)].some((one) => one[1] === name)) continue
    const end = match.index + whole.length
    yield statementOf(name, slice(text, end - name.length, end).at)
  }
}

/** What builds the module of a file of code: the nearest build file. */
function buildFile(path: string, project: Project): string | undefined {
  const module = /^(.*?(?:^|\/))src\/\w+\/(?:java|kotlin)\//.exec(path)?.[1]
  if (module === undefined) return undefined
  for (const folder of foldersAbove(`${module}x`)) {
    const text = project.text(`${folder}build.gradle.kts`) ?? project.text(`${folder}build.gradle`)
    if (text !== undefined) return text
  }
  return undefined
}

interface Carried {
  readonly name: Located<string>
  readonly value: Text
}

const NAME = /([A-Za-z_]\w{2,60})/
const VALUE = /([^\s"'\\$<>&]{8,200})/

/** `buildConfigField("String", "CLIENT_SECRET", "\"…\"")`, `resValue 'string', 'client_secret', '…'`. */
const BUILD_FIELD = inTurn(
  'g',
  /\b(?:buildConfigField|resValue)\b\s{0,4}\(?\s{0,40}(?:type\s{0,2}=\s{0,2})?["'][sS]tring["'],\s{0,40}/,
  /(?:name\s{0,2}=\s{0,2})?["']/,
  NAME,
  /["'],\s{0,40}(?:value\s{0,2}=\s{0,2})?["']{1,3}(?:\\?")?/,
  VALUE,
  /(?:\\?")?["']/,
)
/** https://developer.android.com/guide/topics/resources/string-resource */
const STRING_RESOURCE = inTurn('g', /<string\s{1,8}[^<>]{0,120}?\bname="/, NAME, /"[^<>]{0,120}>\s{0,8}"?/, VALUE, /"?\s{0,8}<\/string>/)
/** `const val CLIENT_SECRET = "…"`, `static final String CLIENT_SECRET = "…";` */
const CONSTANT = inTurn(
  'g',
  oneOf('', /\b(?:val|var)\s{1,4}/, /\bString\s{1,4}/),
  NAME,
  /(?:\s{0,2}:\s{0,2}String\??)?\s{0,4}=\s{0,40}"/,
  VALUE,
  /"/,
)

/** What AppAuth proves a client with: https://openid.github.io/AppAuth-Android/docs/latest/net/openid/appauth/ClientSecretBasic.html */
const PROOF = inTurn('g', /\b(ClientSecret)(?:Basic|Post)\(\s{0,8}"/, VALUE, /"/)

function* carried(text: Text, path: string, project: Project): Generator<Carried> {
  if (/\.(?:kt|java)$/.test(path) && isOfApp(text, path, project)) yield* found(text, PROOF, () => false)
  const isBuild = /\.gradle(?:\.kts)?$/.test(path)
  const pattern = isBuild ? BUILD_FIELD : path.endsWith('.xml') ? STRING_RESOURCE : isOfApp(text, path, project) ? CONSTANT : undefined
  if (!pattern) return
  yield* found(text, pattern, ascending([...(isBuild ? debugBlocks(text.value) : xmlComments(text.value))]))
}

function* found(text: Text, pattern: RegExp, isLeftOut: (at: number) => boolean): Generator<Carried> {
  for (const match of text.value.matchAll(pattern)) {
    const [whole, name = '', value = ''] = match
    const words = inUnderscores(name).toLowerCase()
    if (!clientSecretName.pattern.test(words) || OF_NAME_OR_TEXT.test(words)) continue
    if (isInComment(text.value, match.index) || isLeftOut(match.index)) continue
    const nameAt = match.index + whole.indexOf(name)
    const valueAt = match.index + whole.lastIndexOf(value)
    yield { name: slice(text, nameAt, nameAt + name.length), value: slice(text, valueAt, valueAt + value.length) }
  }
}

/** Code of an Android app: its module has a manifest or is built by Android's plugin, or it imports Android's own packages. */
export function isOfApp({ value }: Text, path: string, project: Project): boolean {
  if (/^import\s{1,4}(?:android|androidx)\./m.test(value)) return true
  const source = /^(.*?(?:^|\/)src\/)\w+\/(?:java|kotlin)\//.exec(path)?.[1]
  return source !== undefined && (project.has(`${source}main/AndroidManifest.xml`) || BUILT_BY_ANDROID.test(buildFile(path, project) ?? ''))
}

/** The root of several modules names the plugin for them, and does not use it. */
const BUILT_BY_ANDROID = /\bcom\.android\.(?:application|library)\b(?![^\n]{0,80}\bapply false)/

/** What a field is called by, and what a form shows: `PREF_CLIENT_SECRET`, `error_client_secret`. */
const OF_NAME_OR_TEXT = /^(?:prefs?|key|extra|arg|tag|param|error|label|hint|enter|title|message|summary)_/

/** A set of sources that no release takes: `src/devDebug/res`. https://developer.android.com/build/build-variants#sourcesets */
function isForDevelopment(path: string): boolean {
  const set = /(?:^|\/)src\/(\w{1,60})\//.exec(path)?.[1] ?? ''
  return inUnderscores(set)
    .split('_')
    .some((word) => FOR_DEVELOPMENT.test(word))
}

type Range = readonly [start: number, end: number]

/** Whether places, asked for from the front to the back, stand in one of some ranges, which are in their order. */
function ascending(ranges: readonly Range[]): (at: number) => boolean {
  let i = 0
  return (at) => {
    while ((ranges[i]?.[1] ?? Infinity) <= at) i++
    return (ranges[i]?.[0] ?? Infinity) <= at
  }
}

function* xmlComments(code: string): Generator<Range> {
  for (let start = code.indexOf('<!--'); start >= 0;) {
    const end = code.indexOf('-->', start)
    yield [start, end < 0 ? code.length : end]
    start = end < 0 ? -1 : code.indexOf('<!--', end)
  }
}

/** The blocks of a build file that only a build for development takes: `debug { … }`. */
function* debugBlocks(code: string): Generator<Range> {
  let depth = 0
  let outer: { readonly depth: number; readonly start: number } | undefined
  for (const { 1: name = '', 2: close, index } of code.matchAll(BLOCK)) {
    if (close !== '}') {
      if (!outer && FOR_DEVELOPMENT.test(name)) outer = { depth, start: index }
      depth++
    } else {
      depth--
      if (outer && depth <= outer.depth) {
        yield [outer.start, index]
        outer = undefined
      }
    }
  }
  if (outer) yield [outer.start, code.length]
}

const FOR_DEVELOPMENT = /^(?:debug|dev|develop|development|staging|local|mock|test|androidTest)$/i

/** The beginning of a block with its name, `debug {` and `getByName("debug") {`, or an end. */
const BLOCK = /(?:(?:(?:getByName|create|named|register)\(\s{0,8}["'])?(\w{1,60})(?:["']\s{0,8}\))?\s{0,8})?\{|(\})/g
