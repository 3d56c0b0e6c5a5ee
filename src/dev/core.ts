import { relative } from 'node:path'
import type { Plugin } from 'esbuild'

/** What every run needs: its modules and all that they import are in one chunk, not in one for each set of entries that share some. */
const CORE: readonly (readonly [module: string, name: string])[] = [
  ['src/lint.ts', 'lint'],
  ['src/recognise.ts', 'Recogniser'],
  ['src/surfaces/catalogue.ts', 'catalogue'],
  ['src/report/verdict.ts', 'verdictText'],
  ['src/parse/index.ts', 'parse'],
]

/** esbuild gives modules that the same entries reach one chunk, so each module that is loaded later reaches the core. */
export const core: Plugin = {
  name: 'core',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\.ts$|^surfaces:/ }, async ({ path, kind, importer, namespace, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const found = await resolve(path, { importer, namespace, resolveDir, kind: 'import-statement' })
      // The same name in every checkout.
      const name = `${found.namespace}:${relative('.', found.path).replaceAll('\\', '/')}`
      return { path: name, namespace: 'with-core', pluginData: { path, resolveDir } }
    })
    onLoad({ filter: /./, namespace: 'with-core' }, ({ pluginData }) => {
      const { path, resolveDir } = pluginData as { path: string; resolveDir: string }
      return { contents: `import 'core:'\nexport * from ${JSON.stringify(path)}\n`, resolveDir, loader: 'ts' }
    })
    onResolve({ filter: /^core:$/ }, () => ({ path: 'core', namespace: 'core', sideEffects: true }))
    // A call, lest the modules are dropped where nobody uses them.
    onLoad({ filter: /./, namespace: 'core' }, () => ({
      contents: `${CORE.map(([module, name]) => `import { ${name} } from './${module}'\n`).join('')}Object.freeze([${CORE.map(([, name]) => name).join()}])\n`,
      resolveDir: '.',
      loader: 'ts',
    }))
  },
}
