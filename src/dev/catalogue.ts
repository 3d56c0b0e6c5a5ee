import type { Plugin } from 'esbuild'
import picomatch from 'picomatch'
import { alternatives, plainGlob } from '../text/glob.ts'
import { lazy } from '../text/lazy.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import { surfaces } from '../surfaces/index.ts'
import { surfaceModules } from './indexes.ts'

/** Of each surface the module: `clients/cursor`. */
const modules = surfaceModules('.')

/** Whether a surface reads what agents and the containers around them are started with, or what their clients' settings allow. */
function isForAgents({ id, evenIgnored }: Surface): boolean {
  return evenIgnored === true || id === 'tool-approvals' || modules.get(id)?.startsWith('clients/') === true
}

/** Surfaces that are needed together, and so are loaded together. */
const GROUPS: readonly { readonly name: string; has(surface: Surface): boolean }[] = [
  { name: 'text', has: ({ mentionsAnyCase }) => mentionsAnyCase !== undefined },
  { name: 'code', has: ({ format }) => format === 'code' || format === 'typescript' },
  // Languages that are read without a tree.
  { name: 'languages', has: ({ counts, format }) => counts === 'code' && format === 'text' },
  { name: 'oauth', has: ({ counts }) => counts === 'oauth' },
  // What one changed configuration calls for has no need of programs and scripts.
  { name: 'agents', has: (surface) => surface.counts === 'variables' || isForAgents(surface) },
  // Programs that are searched, and settings of applications, need the languages; a Compose file needs none.
  {
    name: 'applications',
    has: ({ id, format }) => (format === 'text' ? /^(?:code|deploy\/application)\b/ : /^deploy\/application\b/).test(modules.get(id) ?? ''),
  },
  { name: 'others', has: () => true },
]

/** Puts a table of the surfaces in the place of src/surfaces/reading/catalogue.ts; what reads files is in one module a group. */
export const lazySurfaces: Plugin = {
  name: 'lazy-surfaces',
  setup({ onResolve, onLoad }) {
    const written = lazy(tables)
    onResolve({ filter: /\/catalogue\.ts$/ }, () => ({ path: 'catalogue', namespace: 'surfaces', sideEffects: false }))
    onResolve({ filter: /^surfaces:/ }, ({ path }) => ({ path: path.slice('surfaces:'.length), namespace: 'surfaces' }))
    onLoad({ filter: /./, namespace: 'surfaces' }, ({ path }) => ({
      contents: path === 'catalogue' ? written().rows : (written().tests.get(path) ?? group(path)),
      resolveDir: '.',
      loader: 'js',
    }))
  },
}

function groupOf(surface: Surface): string {
  return GROUPS.find(({ has }) => has(surface))?.name ?? ''
}

type Expressions = readonly (readonly RegExp[])[]

/** Expressions and lists of them, each written once, as a function that makes it where it is tested. */
class Constants {
  readonly #names = new Map<string, string>()

  /** What gives back an expression that is written so. */
  call(text: string): string {
    const name = this.#names.get(text) ?? `t${this.#names.size}`
    this.#names.set(text, name)
    return `${name}()`
  }

  written(exported: string): string {
    return [...this.#names].map(([text, name]) => `let ${name}v\n${exported}const ${name} = () => (${name}v ??= ${text})\n`).join('')
  }
}

/** Lists of words and globs, each written once, all of them as one text of JSON, which is read in half the time. */
class Lists {
  readonly #places = new Map<string, number>()

  item(list: readonly unknown[]): string {
    const text = JSON.stringify(list, plain)
    const place = this.#places.get(text) ?? this.#places.size
    this.#places.set(text, place)
    return `lists[${place}]`
  }

  written(): string {
    return `const lists = JSON.parse(${JSON.stringify(`[${[...this.#places.keys()].join()}]`)})`
  }
}

/** Members that hold lists of expressions, as functions, which ask `from` for them. */
function testsOf(
  all: { [K in 'together' | 'besideCredential' | 'inTests']?: Expressions | undefined },
  constants: Constants,
  from: string,
): string[] {
  return Object.entries(all).flatMap(([key, lists]) => {
    if (!lists) return []
    const written = lists.map((every) => `[${every.map((one) => constants.call(String(one))).join()}]`)
    return [`get ${key}(){return ${from}${constants.call(`[${written.join()}]`)}}`]
  })
}

/** Where expressions are that are tested together: one changed configuration has no need of those of code. */
type Place = 'codeTests' | 'otherTests'

/** The surfaces, and the expressions that are tested only where one of their words occurs, to be loaded there. */
function tables(): { readonly rows: string; readonly tests: ReadonlyMap<string, string> } {
  const always = new Constants()
  const loaded: Record<Place, Constants> = { codeTests: new Constants(), otherTests: new Constants() }
  const lists = new Lists()
  const rows = surfaces.map((surface) => {
    const { id, mentions, counts } = surface
    const place = counts === 'code' ? 'codeTests' : 'otherTests'
    const tests = mentions ? allTests(surface, loaded[place], `${place}.`) : allTests(surface, always, '')
    const ready = mentions && tests.length > 0 ? [`ready:${place}Ready`] : []
    return `{${[...data(surface, lists), ...tests, ...ready, `load:${groupOf(surface)}(${JSON.stringify(id)})`].join()}}`
  })
  const loaders = GROUPS.map(
    ({ name }) =>
      `let ${name}Loading\nconst ${name} = (id) => () => (${name}Loading ??= import('surfaces:${name}')).then(({ byId }) => byId[id])\n`,
  )
  const globs = [...new Set(surfaces.flatMap(({ files }) => files.flatMap(alternatives)))].filter((glob) => !plainGlob(glob))
  const expressions = Object.fromEntries(globs.map((glob) => [glob, picomatch.makeRe(glob, { dot: true }).source]))
  return {
    tests: new Map(Object.entries(loaded).map(([place, constants]) => [place, constants.written('export ')])),
    rows: `${loaders.join('')}${always.written('')}
${lists.written()}
${Object.keys(loaded).map(loaderOf).join('')}export const catalogue = [${rows.join(',\n')}]
const expressions = ${JSON.stringify(expressions)}
export const globExpression = (glob) => new RegExp(expressions[glob])
`,
  }
}

function loaderOf(place: string): string {
  return `let ${place}, ${place}Loading
const ${place}Ready = () => (${place}Loading ??= import('surfaces:${place}').then((module) => void (${place} = module)))
`
}

function allTests({ together, besideCredential, inPython, inTests }: Surface, constants: Constants, from: string): string[] {
  const inCode = { together, besideCredential, ...(inTests && inTests !== 'any credential' && { inTests }) }
  return [...testsOf(inCode, constants, from), ...(inPython ? [`inPython:{${testsOf(inPython, constants, from).join()}}`] : [])]
}

/** What is known of a surface without expressions. */
function data({ inTests, ...surface }: Surface, lists: Lists): string[] {
  const { id, format, counts, evenIgnored, files, mentions, mentionsAnyCase, notedAnyCase, longRuns, skipsTests, agentsOnly } = surface
  const words = { mentions, mentionsAnyCase, notedAnyCase, longRuns, skipsTests, ...(inTests === 'any credential' && { inTests }) }
  return Object.entries({ id, format, counts, evenIgnored, files, ...words, agentsOnly }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${Array.isArray(value) ? lists.item(value) : JSON.stringify(value, plain)}`],
  )
}

/** An expression has no form in JSON: it would be an empty object in the bundle, and whole in every test of the sources. */
function plain(key: string, value: unknown): unknown {
  if (value instanceof RegExp) throw new Error(`an expression in a list that is written as data: ${key} ${String(value)}`)
  return value
}

function group(name: string): string {
  const own = surfaces.filter((surface) => groupOf(surface) === name)
  const imports = own.map(({ id }, i) => `import s${i} from './src/surfaces/${modules.get(id)}.ts'\n`)
  return `${imports.join('')}export const byId = {${own.map(({ id }, i) => `${JSON.stringify(id)}: s${i}`).join()}}\n`
}
