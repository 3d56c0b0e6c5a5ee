import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Plugin } from 'esbuild'

type Modules = readonly (readonly [module: string, name: string])[]

/**
 * What every run begins with: its modules and all that they import are in one chunk, not in one for each set of entries that share some.
 * Node takes 1 to 2 ms for a file.
 */
const START: Modules = [
  ['src/lint.ts', 'lint'],
  ['src/report/index.ts', 'reporters'],
  ['src/report/version.ts', 'versionIn'],
  ['src/settings/suggest.ts', 'didYouMean'],
  ['src/model/severity.ts', 'compareLevels'],
  ['src/text/node.ts', 'processorTime'],
  ['src/text/before-reading.ts', 'beforeReading'],
  ['src/text/own.ts', 'own'],
]

/** What every run needs that finds a file to look at, as one chunk more, loaded while git is at work. */
const CORE: Modules = [
  ['src/settings/stages.ts', 'judgedFiles'],
  ['src/surfaces/reading/recognising.ts', 'recognising'],
  ['src/surfaces/reading/catalogue.ts', 'catalogue'],
  ['src/parse/index.ts', 'parse'],
]

/** What every run needs that finds a text to search for credentials. */
const SEARCH: Modules = [
  ['src/classify/search.ts', 'searched'],
  ['src/classify/prose.ts', 'mightAnnounce'],
  ['src/classify/credential-words.ts', 'noteWords'],
]

/** What every run needs that finds something to judge. */
const JUDGEMENT: Modules = [
  ['src/link/index.ts', 'link'],
  ['rules/index.ts', 'rules'],
  ['src/report/text.ts', 'text'],
  ['src/parse/jsonc.ts', 'parseJsonc'],
  ['src/parse/dotenv.ts', 'parseDotenv'],
  ['src/surfaces/deploy/interpolation.ts', 'template'],
  ['src/surfaces/clients/entry-values.ts', 'assignmentsIn'],
  ['src/surfaces/reading/server-reading.ts', 'serverReading'],
  ['src/surfaces/reading/authorization-request.ts', 'requestAt'],
  ['src/surfaces/deploy/dotenv-files.ts', 'isDotenv'],
  ['src/surfaces/idp/key-words.ts', 'keyWords'],
  ['src/knowledge/words/prompts.ts', 'forbids'],
  ['src/knowledge/words/oauth.ts', 'queryToken'],
]

/** Modules that are loaded later only where there is something to judge. */
const JUDGES = /^surfaces:(?!\w+Tests$)|\/(?:link|rules|report|parse)\/[\w-]+\.ts$/

/** And those that say how it is judged or what is done then. */
const SETTINGS = ['apply-fixes', 'compare', 'config-file', 'init', 'moved-values', 'print-config'].map((name) => `/settings/${name}.ts`)

const SEARCHES = /\/classify\/[\w-]+\.ts$/

const PARTS = { start: START, core: CORE, search: SEARCH, judgement: JUDGEMENT }
type Part = keyof typeof PARTS

/** What a run has loaded, or will, that loads a module later. */
function partsFor(...names: readonly string[]): readonly Part[] {
  const judges = names.some((name) => JUDGES.test(name) || SETTINGS.some((end) => name.endsWith(end)))
  const searches = judges || names.some((name) => SEARCHES.test(name))
  return ['start', 'core', ...(searches ? (['search'] as const) : []), ...(judges ? (['judgement'] as const) : [])]
}

/** Packages that are one function. */
const COMMON_JS = new Set(['ignore', 'picomatch'])

/** esbuild gives modules that the same entries reach one chunk, so each module that is loaded later reaches these. */
export const core: Plugin = {
  name: 'core',
  setup({ onResolve, onLoad, resolve }) {
    onResolve(
      { filter: /\.ts$|^surfaces:|^(?:@lezer\/python|ignore|picomatch)$/ },
      async ({ path, kind, importer, namespace, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        const found = await resolve(path, { importer, namespace, resolveDir, kind: 'import-statement' })
        // The same name in every checkout.
        const name = `${found.namespace}:${relative('.', found.path).replaceAll('\\', '/')}`
        return {
          path: name,
          namespace: 'with-core',
          pluginData: { path, resolveDir, parts: partsFor(path, found.path.replaceAll('\\', '/')) },
        }
      },
    )
    onLoad({ filter: /./, namespace: 'with-core' }, ({ pluginData }) => {
      const { path, resolveDir, parts } = pluginData as { path: string; resolveDir: string; parts: readonly Part[] }
      const lines = parts.map((part) => `import '${part}:'`)
      const given = COMMON_JS.has(path) ? ['*', '{ default }'] : ['*']
      return {
        contents: [...lines, ...given.map((what) => `export ${what} from ${JSON.stringify(path)}`)].join('\n'),
        resolveDir,
        loader: 'ts',
      }
    })
    // They have no use for less, and what esbuild adds for all of them is in the same chunk then.
    onLoad({ filter: /[\\/]src[\\/](?:cli|index)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^(?:#!.*\n)?/, (first) => `${first}import 'start:'\n`),
      loader: 'ts',
    }))
    onResolve({ filter: /^(?:start|core|search|judgement):$/ }, ({ path }) => ({
      path: path.slice(0, -1),
      namespace: 'core',
      sideEffects: true,
    }))
    // A call, lest the modules are dropped where nobody uses them.
    onLoad({ filter: /./, namespace: 'core' }, ({ path }) => {
      const all = PARTS[path as Part]
      return {
        contents:
          all.map(([module, name]) => `import { ${name} } from './${module}'\n`).join('') +
          `Object.freeze([${all.map(([, name]) => name).join()}])\n`,
        resolveDir: '.',
        loader: 'ts',
      }
    })
  },
}
