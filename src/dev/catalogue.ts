import type { Plugin } from 'esbuild'
import picomatch from 'picomatch'
import { alternatives, plainGlob } from '../text/glob.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import { surfaces } from '../surfaces/index.ts'
import { surfaceModules } from './indexes.ts'

/** Surfaces that are needed together, and so are loaded together. */
const GROUPS: readonly { readonly name: string; has(surface: Surface): boolean }[] = [
  { name: 'text', has: ({ mentionsAnyCase }) => mentionsAnyCase !== undefined },
  { name: 'code', has: ({ format }) => format === 'code' || format === 'typescript' },
  // Languages that are read without a tree.
  { name: 'languages', has: ({ counts, format }) => counts === 'code' && format === 'text' },
  { name: 'oauth', has: ({ counts }) => counts === 'oauth' },
  { name: 'agents', has: () => true },
]

/** Puts a table of the surfaces in the place of src/surfaces/reading/catalogue.ts; what reads files is in one module a group. */
export const lazySurfaces: Plugin = {
  name: 'lazy-surfaces',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/catalogue\.ts$/ }, () => ({ path: 'catalogue', namespace: 'surfaces', sideEffects: false }))
    onResolve({ filter: /^surfaces:/ }, ({ path }) => ({ path: path.slice('surfaces:'.length), namespace: 'surfaces' }))
    onLoad({ filter: /./, namespace: 'surfaces' }, ({ path }) => ({
      contents: path === 'catalogue' ? table() : group(path),
      resolveDir: '.',
      loader: 'js',
    }))
  },
}

function groupOf(surface: Surface): string {
  return GROUPS.find(({ has }) => has(surface))?.name ?? ''
}

type Expressions = readonly (readonly RegExp[])[]

/** Members that hold lists of expressions, as functions, so that an expression is made by the runs that test it. */
function testsOf(
  all: { [K in 'together' | 'besideCredential' | 'inTests']?: Expressions | undefined },
  shared: (text: string) => string,
): string[] {
  return Object.entries(all).flatMap(([key, lists]) => {
    if (!lists) return []
    const written = lists.map((every) => `[${every.map((one) => shared(String(one))).join()}]`)
    return [`get ${key}(){return ${shared(`[${written.join()}]`)}}`]
  })
}

function table(): string {
  const constants = new Map<string, { name: string; text: string }>()
  const shared = (text: string): string => {
    const known = constants.get(text) ?? { name: `t${constants.size}`, text }
    constants.set(text, known)
    return `${known.name}()`
  }
  const rows = surfaces.map(
    ({
      id,
      format,
      counts,
      evenIgnored,
      files,
      mentions,
      mentionsAnyCase,
      notedAnyCase,
      longRuns,
      together,
      besideCredential,
      inPython,
      skipsTests,
      inTests,
      agentsOnly,
    }) => {
      const anyCredential = inTests === 'any credential'
      const tests = [
        ...testsOf({ together, besideCredential, ...(anyCredential || !inTests ? {} : { inTests }) }, shared),
        ...(inPython ? [`inPython:{${testsOf(inPython, shared).join()}}`] : []),
      ]
      const own = Object.entries({
        id,
        format,
        counts,
        evenIgnored,
        files,
        mentions,
        mentionsAnyCase,
        notedAnyCase,
        longRuns,
        skipsTests,
        ...(anyCredential && { inTests }),
        agentsOnly,
      }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${JSON.stringify(value, plain)}`]))
      const surface = surfaces.find((one) => one.id === id) as Surface
      return `{${[...own, ...tests, `load:${groupOf(surface)}(${JSON.stringify(id)})`].join()}}`
    },
  )
  const loaders = GROUPS.map(({ name }) => `const ${name} = (id) => () => import('surfaces:${name}').then(({ byId }) => byId[id])\n`)
  const globs = [...new Set(surfaces.flatMap(({ files }) => files.flatMap(alternatives)))].filter((glob) => !plainGlob(glob))
  const expressions = Object.fromEntries(globs.map((glob) => [glob, picomatch.makeRe(glob, { dot: true }).source]))
  const made = [...constants.values()].map(({ name, text }) => `let ${name}v\nconst ${name} = () => (${name}v ??= ${text})\n`)
  return `${loaders.join('')}${made.join('')}
export const catalogue = [${rows.join(',\n')}]
const expressions = ${JSON.stringify(expressions)}
export const globExpression = (glob) => new RegExp(expressions[glob])
`
}

/** An expression has no form in JSON: it would be an empty object in the bundle, and whole in every test of the sources. */
function plain(key: string, value: unknown): unknown {
  if (value instanceof RegExp) throw new Error(`an expression in a list that is written as data: ${key} ${String(value)}`)
  return value
}

function group(name: string): string {
  const modules = surfaceModules('.')
  const own = surfaces.filter((surface) => groupOf(surface) === name)
  const imports = own.map(({ id }, i) => `import s${i} from './src/surfaces/${modules.get(id)}.ts'\n`)
  return `${imports.join('')}export const byId = {${own.map(({ id }, i) => `${JSON.stringify(id)}: s${i}`).join()}}\n`
}
