/** What tells whether a package is there for others to import. */
export interface Packages {
  readonly paths: ReadonlySet<string>
  readonly text: (path: string) => string | undefined
  /** The folder of the nearest manifest upwards. */
  readonly packageOf: (path: string) => string
}

/**
 * Whether code that nobody names in the repository may be called by who imports it: it is of a package that is published, or of a
 * repository that runs nothing.
 */
export function isLibraryCode(path: string, { paths, text, packageOf }: Packages): boolean {
  const home = packageOf(path)
  const folder = home === '' ? '' : `${home}/`
  if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path)) return isOfNode(text(`${folder}package.json`))
  if (path.endsWith('.py')) return isOfPython(folder, text)
  if (path.endsWith('.go')) return /(?:^|\/)pkg\//.test(path) || !some(paths, /(?:^|\/)(?:main\.go|cmd\/[^/]+\/[^/]+\.go)$/)
  return (
    !/\.(?:java|kt|cs)$/.test(path) || !some(paths, /(?:^|\/)(?:\w{0,60}(?:Application|Main|App)\.(?:java|kt)|(?:Program|Startup)\.cs)$/)
  )
}

/** https://nodejs.org/api/packages.html#package-entry-points */
function isOfNode(manifest: string | undefined): boolean {
  if (manifest === undefined || /"private"\s{0,4}:\s{0,4}true/.test(manifest)) return false
  if (/"(?:module|exports|types|typings|publishConfig)"\s{0,4}:/.test(manifest)) return true
  return /"main"\s{0,4}:/.test(manifest) && !/"start"\s{0,4}:/.test(manifest)
}

/**
 * A package that can be installed, and is kept off no index: https://packaging.python.org/en/latest/tutorials/. A project of Django, which
 * `manage.py` runs, is an application however it is built, and so is what a platform is told to start.
 */
function isOfPython(folder: string, text: (path: string) => string | undefined): boolean {
  if (text(`${folder}manage.py`) !== undefined || STARTED.some((one) => [folder, ''].some((home) => text(home + one) !== undefined)))
    return false
  const isPackaged = ['setup.py', 'setup.cfg'].some((one) => text(folder + one) !== undefined)
  const project = text(`${folder}pyproject.toml`) ?? ''
  return isPackaged || (/^\[build-system\]/m.test(project) && !project.includes('Private :: Do Not Upload'))
}

/** What platforms read in the root of a repository, or of a service. */
const STARTED = ['Procfile', 'render.yaml', 'fly.toml', 'railway.json', 'railway.toml']

function some(paths: ReadonlySet<string>, wanted: RegExp): boolean {
  for (const path of paths) if (wanted.test(path)) return true
  return false
}
