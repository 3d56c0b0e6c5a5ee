import { relative } from 'node:path'
import type { Plugin } from 'esbuild'

/** What every run needs: its modules and all that they import are in one chunk, not in one for each set of entries that share some. */
const CORE: readonly (readonly [module: string, name: string])[] = [
  ['src/lint.ts', 'lint'],
  ['src/surfaces/reading/recognise.ts', 'Recogniser'],
  ['src/surfaces/reading/catalogue.ts', 'catalogue'],
  ['src/report/verdict.ts', 'verdictText'],
  ['src/parse/index.ts', 'parse'],
]

/** What every run needs that finds something to judge, as one chunk more. */
const JUDGEMENT: readonly (readonly [module: string, name: string])[] = [
  ['src/link/index.ts', 'link'],
  ['rules/index.ts', 'rules'],
  ['src/report/text.ts', 'text'],
  ['src/parse/jsonc.ts', 'parseJsonc'],
  ['src/parse/dotenv.ts', 'parseDotenv'],
  ['src/surfaces/deploy/interpolation.ts', 'template'],
  ['src/surfaces/clients/entry-values.ts', 'assignmentsIn'],
]

/** Modules that are loaded later only where there is something to judge. */
const JUDGES = /^surfaces:|\/(?:link|rules|report|parse)\/[\w-]+\.ts$/

/** esbuild gives modules that the same entries reach one chunk, so each module that is loaded later reaches the core. */
export const core: Plugin = {
  name: 'core',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\.ts$|^surfaces:/ }, async ({ path, kind, importer, namespace, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const found = await resolve(path, { importer, namespace, resolveDir, kind: 'import-statement' })
      // The same name in every checkout.
      const name = `${found.namespace}:${relative('.', found.path).replaceAll('\\', '/')}`
      return {
        path: name,
        namespace: 'with-core',
        pluginData: { path, resolveDir, judges: JUDGES.test(path) || JUDGES.test(found.path.replaceAll('\\', '/')) },
      }
    })
    onLoad({ filter: /./, namespace: 'with-core' }, ({ pluginData }) => {
      const { path, resolveDir, judges } = pluginData as { path: string; resolveDir: string; judges: boolean }
      return {
        contents: `import 'core:'\n${judges ? "import 'judgement:'\n" : ''}export * from ${JSON.stringify(path)}\n`,
        resolveDir,
        loader: 'ts',
      }
    })
    onResolve({ filter: /^(?:core|judgement):$/ }, ({ path }) => ({ path: path.slice(0, -1), namespace: 'core', sideEffects: true }))
    // A call, lest the modules are dropped where nobody uses them.
    onLoad({ filter: /./, namespace: 'core' }, ({ path }) => {
      const all = path === 'core' ? CORE : JUDGEMENT
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
