import { readFileSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** What reads `!!binary` there, which fails on what is no base64; Node's own way passes over it. */
const STRICT = "atob(src.replace(/[\\n\\r]/g, ''))"

/**
 * Takes the ES modules of `yaml`, which the package offers to browsers alone: of those for Node each is a function that is called, and all
 * of it is loaded for what it is to write YAML, and for a variable that makes it print every token.
 */
export const yamlModules: Plugin = {
  name: 'yaml-modules',
  setup({ onResolve, onLoad }) {
    // Where the packages are a link, esbuild names what it finds itself by where it is.
    const path = realpathSync(resolve('node_modules/yaml/browser/dist/index.js'))
    onResolve({ filter: /^yaml$/ }, () => ({ path, sideEffects: false }))
    onLoad({ filter: /[\\/]yaml[\\/]browser[\\/].*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (!path.endsWith('binary.js')) return { contents: source, loader: 'js' }
      if (!source.includes(STRICT)) throw new Error('yaml reads `!!binary` in another way: see STRICT')
      return { contents: source.replace(STRICT, "Buffer.from(src, 'base64').toString('latin1')"), loader: 'js' }
    })
  },
}
