import { buildVariables, type BuildVariable, otherBundlers, startsOtherBundler } from '../../knowledge/libraries/surroundings.ts'
import type { Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { oneOf } from '../../text/pattern.ts'

/** Build-time variables that end up in what users get. */
export const PUBLIC_VARIABLE = new RegExp(`^(?:${buildVariables.map(({ begins }) => begins).join('|')})_`)

/**
 * Whether a build puts a variable into what users get: its prefix is that of the build of the package around, or nothing says what builds
 * it. `REACT_APP_…` is nothing to Vite, unless its configuration names it.
 */
export function isPublished(module: Module, variable: string): boolean {
  const prefix = PUBLIC_VARIABLE.exec(variable)?.[0]
  return prefix !== undefined && publishes(module, prefix)
}

const publishes = oncePerPair((module: Module, prefix: string): boolean => {
  const manifest = module.project?.manifest(module.file.path)
  const row = buildVariables.find(({ begins }) => prefix === `${begins}_`)
  if (!manifest || !row) return true
  const depends = ({ builtBy }: BuildVariable) => builtBy.some((name) => manifest.dependencies.has(name))
  if (depends(row) || !buildVariables.some(depends)) return true
  if (otherBundlers.some((name) => manifest.dependencies.has(name))) return true
  const text = module.project?.text(manifest.folder === '' ? 'package.json' : `${manifest.folder}/package.json`) ?? ''
  if (startsOtherBundler.test(text)) return true
  const paths = module.project?.inFolder(manifest.folder) ?? []
  return paths.some((path) => CONFIGURES.test(path) && SETS.test(module.project?.text(path) ?? ''))
})

/** What says how a package is built. */
const CONFIGURES = oneOf(
  '',
  /(?:^|\/)(?:(?:vite|next|nuxt|astro|svelte|webpack)\.config\.\w{2,4}|\.babelrc)$/,
  /(?:^|\/)(?:(?:rspack|rsbuild|craco|babel|app|vue|electron\.vite)\.config\.\w{2,4})$/,
)
/** It gives variables to the code by itself: `envPrefix`, `define`, `loadEnv`, a plug-in. */
const SETS = oneOf(
  'i',
  /envPrefix|\bdefine\b\s{0,4}[:(]|DefinePlugin|loadEnv|process\.env/,
  /dotenv|\benv\b\s{0,4}:|vite-plugin-env|environmentplugin/,
)
