import {
  commandLibraryInGo,
  desktopPackage,
  dotnetApp,
  dotnetTool,
  importsNetwork,
  listensForEverybody,
  logLineInGo,
  mobilePackage,
  pagePackage,
  redirectsToSignInInGo,
  runtimeModule,
  serverPackage,
  serverPath,
  showsSignInInGo,
  startsServerOfRuntime,
} from '../../knowledge/libraries/shipped-builds.ts'
import { opensBrowser, opensPageItself, returnsToThisMachine } from '../../knowledge/words/redirect-checks.ts'
import type { Manifest, Project } from '../../discover/project.ts'
import type { Text } from '../../text/source.ts'
import { onceFor, whereSaid } from '../reading/code-around.ts'
import { isOfApp } from './android-secrets.ts'
import { homeOf } from './dotnet-set-keys.ts'
import { codeBeside, withoutOwnPages } from './native-sign-in.ts'

// Who gets the code of a file with all that it holds, by what builds the package or the project that it is part of. Of code that a server
// runs, or of which nothing says who gets it, nobody is known.

const APP = 'everybody who installs the app'
const PAGE = 'the browser bundle'
const COMMAND = 'every user of the command'

/** Who gets the code of a file: in its package for pages or phones, its Android app, its app or tool of .NET, its command in Go. */
export function shippedByBuild(text: Text, project: Project): string | undefined {
  const { path } = text.at.file
  const ending = path.slice(path.lastIndexOf('.') + 1)
  if (ending === 'kt' || ending === 'java') return isOfApp(text, path, project) ? APP : undefined
  if (ending === 'cs') return shippedInDotnet(path, project)
  if (ending === 'go') return isCommandOfGo(text, project) ? COMMAND : undefined
  return /^(?:[cm]?[jt]sx?|vue|svelte)$/.test(ending) ? shippedInPackage(text, project) : undefined
}

function shippedInDotnet(path: string, project: Project): string | undefined {
  const folder = homeOf(path, project)
  if (folder === undefined) return undefined
  return onceFor(project, `who gets ${folder} of .NET`, () => {
    const built = project
      .inFolder(folder.replace(/\/$/, ''))
      .filter((one) => one.endsWith('.csproj'))
      .map((one) => project.text(one) ?? '')
    if (built.some((one) => dotnetApp.pattern.test(one))) return APP
    return built.some((one) => dotnetTool.pattern.test(one)) ? COMMAND : undefined
  })
}

/**
 * A package of pages has nothing that runs on a server, and its pages begin with a document of its own. What imports a module of a server
 * or of its runtime is in no page and no app.
 */
function shippedInPackage({ value, at: { file } }: Text, project: Project): string | undefined {
  const { path } = file
  const manifest = project.manifest(path)
  if (!manifest) return undefined
  const within = manifest.folder === '' ? path : path.slice(manifest.folder.length + 1)
  const to = onceFor(project, `who gets ${manifest.folder} of npm`, () => builtFor(manifest, project))
  // Its own program has the modules of the runtime, and may listen for the redirect.
  if (to === APP) return OF_DESKTOP.test(within) && !serverPath.pattern.test(within) ? to : undefined
  if (serverPath.pattern.test(within) || startsServer(value) || importsServer(value)) return undefined
  return to === PAGE && !within.startsWith('src/') ? undefined : to
}

/** Folders of a package whose files go into its app for the desktop; others hold what builds it. */
const OF_DESKTOP = /^(?:src|electron|app|main|lib|renderer|resources|config|assets)\//

/** Whether a file goes into an app for the desktop, with all that it holds. */
export function isOfDesktopApp(path: string, project: Project): boolean {
  const manifest = project.manifest(path)
  if (!manifest) return false
  const within = manifest.folder === '' ? path : path.slice(manifest.folder.length + 1)
  const to = onceFor(project, `who gets ${manifest.folder} of npm`, () => builtFor(manifest, project))
  return to === APP && OF_DESKTOP.test(within) && !serverPath.pattern.test(within)
}

function builtFor({ folder, dependencies }: Manifest, project: Project): string | undefined {
  const depends = (pattern: RegExp) => [...dependencies.keys()].some((name) => pattern.test(name))
  if (depends(serverPackage.pattern)) return undefined
  if (depends(desktopPackage.pattern)) return APP
  if (depends(mobilePackage.pattern)) return 'every user of the mobile app'
  const below = folder === '' ? '' : `${folder}/`
  if (!depends(pagePackage.pattern) || !DOCUMENTS.some((name) => project.has(`${below}${name}`))) return undefined
  const served = whereSaid(project, 'a server is started by a package of pages', startsBeside(below), { below, firstTwo: true })
  return served === undefined || served.length > 0 ? undefined : PAGE
}

/** Whether a file that could be part of a page starts a server, which may run all that it imports. */
const startsBeside = (below: string) => (code: string, path: string) =>
  startsServer(code) && !serverPath.pattern.test(path.slice(below.length))

function startsServer(code: string): boolean {
  const call = startsServerOfRuntime.pattern.exec(code)?.[0]
  return call !== undefined && (!call.endsWith('Server(') || importsNetwork.pattern.test(code))
}

function importsServer(code: string): boolean {
  return Array.from(code.matchAll(IMPORTS), ([, name = '']) => name).some((name) => {
    const root = /^(?:@[^/]{1,60}\/)?[^/]{1,60}/.exec(name)?.[0] ?? name
    return runtimeModule.pattern.test(name) || serverPackage.pattern.test(root)
  })
}

const IMPORTS = /(?:\bfrom\s{0,4}|\bimport\s{0,4}\(?\s{0,4}|\brequire\(\s{0,4})["']([\w@:/.-]{1,120})["']/g

/** Where a single page begins: Vite, Create React App and Vue CLI, Angular. */
const DOCUMENTS = [
  ...['index.html', 'src/index.html', 'public/index.html', 'angular.json'],
  // What a build of Angular puts in: https://angular.dev/tools/cli/environments
  ...['src/environments/environment.ts', 'src/environments/environment.prod.ts'],
]

/** A command that signs in whoever started it, on their own machine (RFC 8252 section 7.3). */
function isCommandOfGo(text: Text, project: Project): boolean {
  const code = codeBeside(text, 'go', project)
  if (!commandLibraryInGo.pattern.test(code) || !returnsToThisMachine.pattern.test(code)) return false
  if (listensForEverybody.pattern.test(code)) return false
  const said = withoutOwnPages(code).replace(LOG_LINES, '')
  if (redirectsToSignInInGo.pattern.test(code)) return opensPageItself.pattern.test(said)
  return opensBrowser.pattern.test(said) || showsSignInInGo.pattern.test(code)
}

const LOG_LINES = new RegExp(logLineInGo.pattern, 'g')
