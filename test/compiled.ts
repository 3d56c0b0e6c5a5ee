import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin as Step } from 'esbuild'
import glob from 'fast-glob'
import type { Plugin } from 'vitest/config'

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const FOLDER = 'compiled'

/** What vitest is not to read and rewrite. */
export const COMPILED = /\/compiled\/(?:src|rules)\/.*\.js$/

/** Every module in a file of its own, as its source is. One that asks where it is hears where its source is. */
const apart: Step = {
  name: 'apart',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/^(\..*)\.ts$/, '$1.js'), external: true },
    )
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }))
  },
}

/**
 * Compiles `src/` and `rules/` for this run, once for all threads. vitest would send every module to every thread and have each use of an
 * import look it up: to load them all took three times as long, and judging fixtures half as long again.
 */
export async function compile(): Promise<void> {
  const folder = join(process.env['RUN_FOLDER'] as string, FOLDER)
  await build({
    absWorkingDir: ROOT,
    // `src/dev/` asks tests for fixtures.
    entryPoints: glob.sync(['src/**/*.ts', 'rules/*.ts'], { cwd: ROOT, ignore: ['src/dev/**'] }),
    outbase: ROOT,
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'inline',
    sourcesContent: false,
    plugins: [apart],
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

/** Has tests import what is compiled, where something is. */
export function fromCompiled(): Plugin {
  return {
    name: 'from-compiled',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/^\.{1,2}\/.*\.ts$/.test(source)) return undefined
      const path = relative(ROOT, resolve(dirname(importer), source)).replaceAll('\\', '/')
      const compiled = join(process.env['RUN_FOLDER'] ?? '', FOLDER, path.replace(/\.ts$/, '.js'))
      return /^(?:src|rules)\//.test(path) && existsSync(compiled) ? compiled : undefined
    },
  }
}
