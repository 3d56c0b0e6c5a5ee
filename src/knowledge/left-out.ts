import { folderOfEach, lastDot } from '../text/paths.ts'

/** Whether a path is never looked at, wherever it stands and whether or not git tracks it. */
export function isLeftOut(path: string): boolean {
  return leftOutTest()(path)
}

/** The same for many paths in turn. */
export function leftOutTest(): (path: string) => boolean {
  const folderOf = folderOfEach()
  let last = ''
  let isOut = false
  return (path) => {
    const folder = folderOf(path)
    if (folder !== last) isOut = isLeftOutFolder(folder)
    last = folder
    return isOut || isLeftOutName(path.slice(folder.length))
  }
}

function isLeftOutFolder(folder: string): boolean {
  return folder.split('/').some((part) => LEFT_OUT_FOLDERS.has(part))
}

/** The same for the last part of a path. */
export function isLeftOutName(name: string): boolean {
  if (LOCK_FILES.has(name)) return true
  const dot = lastDot(name)
  if (dot <= 0) return false
  return NOT_SOURCE.has(name.slice(dot + 1).toLowerCase()) || (name.indexOf('.') < dot && MADE.test(name))
}

/** What tools make, by two endings. */
const MADE = /\.(lock\.ya?ml|min\.(js|mjs|cjs|css))$/

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** What package managers and tools put there. */
export const LEFT_OUT_FOLDERS = words(`
  .git .hg .svn .jj .sl
  node_modules bower_components jspm_packages .pnpm-store .yarn
  vendor third_party
  .venv venv site-packages __pycache__ .eggs .tox .nox .mypy_cache .pytest_cache .ruff_cache
  .next .nuxt .turbo .cache .parcel-cache .svelte-kit .angular .gradle .terraform
  coverage .nyc_output
  google-cloud-sdk
`)

/** What builds put out: not looked into where git ignores it. */
export const OUTPUT_FOLDERS = words('dist build out target obj Pods DerivedData .output')

const LOCK_FILES = words(`
  package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock
  .pnp.cjs .pnp.loader.mjs
  Cargo.lock poetry.lock uv.lock pdm.lock pixi.lock Pipfile.lock composer.lock Gemfile.lock
  go.sum go.work.sum mix.lock pubspec.lock Podfile.lock flake.lock packages.lock.json gradle.lockfile
  .terraform.lock.hcl mise.lock
`)

/** Endings of what holds no text to judge. */
const NOT_SOURCE = words(`
  map
  png jpg jpeg gif webp avif bmp ico icns tif tiff svg psd heic
  woff woff2 ttf otf eot
  zip gz tgz bz2 xz zst 7z rar tar jar war whl deb rpm dmg iso
  mp3 mp4 m4a wav ogg flac avi mov mkv webm
  pdf doc docx xls xlsx ppt pptx odt
  exe dll so dylib a o obj class pyc pyo wasm bin node
  sqlite sqlite3 db parquet
`)
