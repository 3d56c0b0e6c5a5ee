import type { Project } from '../../discover/project.ts'
import { marksCookiesOfAnswers, marksCookiesOnTheWay, passesTo, proxyFolder, proxySettings } from '../../knowledge/words/marked-cookies.ts'
import { foldersAbove, folderOf } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import { mayBeSaid, packageFolder, whereSaid } from '../reading/code-around.ts'

/**
 * Whether something may mark all cookies of the answers that a file gives, whatever it says of its own: a filter or a wrapper of its
 * package, or a proxy before it.
 */
export function isMarkedForAll(path: string, project: Project): boolean {
  const below = packageFolder(path, project)
  return (
    mayBeSaid(project, 'marks each cookie of answers', (text) => marksCookiesOfAnswers.pattern.test(text), { below }) ||
    isMarkedOnTheWay(path, project)
  )
}

/** Whether a proxy does that stands in the package or above it, but for folders of its own, or that names the package. */
function isMarkedOnTheWay(path: string, project: Project): boolean {
  const marks = (text: string) => marksCookiesOnTheWay.pattern.test(text)
  const proxies = whereSaid(project, 'marks each cookie on the way', marks, { files: proxySettings.pattern })
  if (proxies === undefined) return true
  const home = proxies.length === 0 ? '' : builtIn(path, project)
  return proxies.some((proxy) => {
    const place = placeOf(proxy)
    return proxy.startsWith(home) || home.startsWith(place) || isNamedIn(project.text(proxy) ?? '', home)
  })
}

/** The folder of the program that a file is part of, by what builds or serves it; where nothing does, the first one of its path. */
function builtIn(path: string, project: Project): string {
  const isBuilt = (folder: string) =>
    BUILDS.some((name) => project.has(`${folder}${name}`)) ||
    project.inFolder(folder.replace(/\/$/, '')).some((one) => one.endsWith('.csproj'))
  return foldersAbove(path).find(isBuilt) ?? /^[^/]*\//.exec(path)?.[0] ?? ''
}

const BUILDS = [
  ...['package.json', 'pyproject.toml', 'requirements.txt', 'manage.py', 'pom.xml', 'build.gradle', 'build.gradle.kts'],
  ...['go.mod', 'Cargo.toml', 'composer.json', 'Gemfile', 'Dockerfile'],
]

/** The folder that a proxy stands for, without those which only say that it is one. */
function placeOf(proxy: string): string {
  const names = folderOf(proxy).split('/')
  while (names.length > 0 && proxyFolder.pattern.test(names.at(-1) ?? '')) names.pop()
  return names.length === 0 || names[0] === '' ? '' : `${names.join('/')}/`
}

/** `proxy_pass http://orders:8080` before `services/orders/` */
function isNamedIn(text: string, home: string): boolean {
  const name = home.split('/').at(-2) ?? ''
  const isName = new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`)
  return name !== '' && Array.from(text.matchAll(PASSES), ([said]) => said).some((said) => isName.test(said))
}

const PASSES = new RegExp(passesTo.pattern, 'g')
