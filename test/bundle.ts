import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cleanEnvironment, inCheckout } from './materialise.ts'

export interface Bundle {
  /** A folder with package.json, dist/ and rules/, as a clone of a release has them. Tests share it and leave it as it is. */
  readonly folder: string
  readonly cli: string
}

let made: Bundle | undefined

/** The package built from the sources as they are, once a run: the committed `dist/` is fresh in releases only. */
export function bundled(): Bundle {
  made ??= build()
  return made
}

function build(): Bundle {
  const folder = mkdtempSync(join(process.env['RUN_FOLDER'] ?? tmpdir(), 'bundle-'))
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
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  execFileSync(process.execPath, ['--import', tsx, 'src/dev/build.ts'], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { folder, cli: `${folder}/dist/cli.mjs` }
}
