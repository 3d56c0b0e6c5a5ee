import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { cleanEnvironment, inCheckout } from './materialise.ts'

export interface Bundle {
  /** A folder with package.json, dist/ and rules/, as a clone of a release has them. Tests share it and leave it as it is. */
  readonly folder: string
  readonly cli: string
}

let made: Bundle | undefined

/** The package built from the sources as they are, once a run: the committed `dist/` is fresh in releases only. */
export function bundled(): Bundle {
  made ??= once(join(process.env['RUN_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'run-')), 'bundle'))
  return made
}

/** Who makes the folder builds, and the threads beside it wait for the word that stands in the end. */
function once(folder: string): Bundle {
  const ended = `${folder}/ended`
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    let said = 'failed'
    try {
      build(folder)
      said = 'built'
    } finally {
      // Nobody reads a word of which a part is written.
      writeFileSync(`${ended}.part`, said)
      renameSync(`${ended}.part`, ended)
    }
  }
  while (!existsSync(ended)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  if (readFileSync(ended, 'utf8') !== 'built') throw new Error('another thread could not build the bundle, and says why')
  return { folder, cli: `${folder}/dist/cli.mjs` }
}

function build(folder: string): void {
  for (const name of [
    'package.json',
    'tsconfig.json',
    'src',
    'rules',
    'README.md',
    'LICENSE',
    '.pre-commit-hooks.yaml',
    'action.yml',
    '.github',
  ])
    if (existsSync(inCheckout(name))) cpSync(inCheckout(name), `${folder}/${name}`, { recursive: true })
  symlinkSync(inCheckout('node_modules'), `${folder}/node_modules`)
  // The script as one file: to send each of the modules that it asks about surfaces through tsx takes half of the time of the build.
  const script = `${folder}/src/dev/build.mjs`
  buildSync({
    absWorkingDir: folder,
    entryPoints: ['src/dev/build.ts'],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  })
  execFileSync(process.execPath, [script], { cwd: folder, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] })
}
