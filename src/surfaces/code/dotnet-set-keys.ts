import type { Project } from '../../discover/project.ts'
import { linkedInDotnet, projectInDotnet, sectionInDotnet } from '../../knowledge/words/dotnet-checks.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { foldersAbove, folderOf, pathFrom } from '../../text/paths.ts'

interface Asked {
  /** `Jwt:SecretKey`, or its last part where a section is asked for it. */
  readonly key: string
  /** The code, and where in it the text begins that stands in place of the key. */
  readonly code: string
  readonly start: number
  readonly path: string
}

/**
 * Whether the settings that an application of ASP.NET is delivered with give a key a value, so that a text in place of it is not what runs.
 * A section has its keys below its name (https://learn.microsoft.com/aspnet/core/fundamentals/configuration/).
 */
export function isSetInDotnet({ key, code, start, path }: Asked, project: Project): boolean {
  const set = settingsFor(path, project).flatMap(({ keys }) => [...keys])
  const section = sectionAsked(code, start)
  const asked = (section ? `${section}:${key}` : key).toLowerCase()
  const mayBeInside = section === undefined ? !key.includes(':') : section !== ''
  return set.some((one) => one === asked || (mayBeInside && one.endsWith(`:${asked}`)))
}

/** The section that is asked, nothing where that cannot be read, and an empty one where it is the whole configuration. */
function sectionAsked(code: string, start: number): string | undefined {
  const asked = ASKED.exec(code.slice(Math.max(0, start - LONGEST), start))
  if (asked?.[1] !== undefined) return asked[1]
  const name = asked?.[2]
  if (name === undefined) return undefined
  const gets = inTurn('g', new RegExp(`(?<![\\w.])${literally(name)} = [^;\\n]{0,160}?`), sectionInDotnet.pattern)
  const [made, ...more] = new Set(Array.from(code.matchAll(gets), ([, section]) => section))
  if (made !== undefined) return more.length === 0 ? made : undefined
  return /(?:^|\.)_?[cC]onfiguration$/.test(name) ? '' : undefined
}

const LONGEST = 300
/** Of a section by its name, or of what holds one: `jwtSettings["SecretKey"] ?? "` */
const ASKED = inTurn('', oneOf('', sectionInDotnet.pattern, /([\w.]{1,80})/), /\["[\w:]{1,80}"\]\s{0,8}\?\?\s{0,8}["']$/)

interface Settings {
  readonly path: string
  /** The folder of its project, where a project file says that. */
  readonly home: string | undefined
  /** The keys with a value, as `section:key` in small letters: names of settings are the same in any case. */
  readonly keys: ReadonlySet<string>
}

/** The settings that the program of a file is delivered with, but those for who develops. */
export function deliveredInDotnet(path: string, project: Project): readonly string[] {
  return settingsFor(path, project).map((one) => one.path)
}

const SETTINGS = /(?:^|\/)appsettings(?:\.\w{1,40})?\.json$/

/**
 * The settings of the project that a file is of; of a library, which has none, those of the projects that are built with it. Without a
 * project file any of the repository may be meant.
 */
function settingsFor(path: string, project: Project): readonly Settings[] {
  const all = settingsOf(project)
  const home = homeOf(path, project)
  if (home === undefined) return all
  const linked = linkedBy(project)
  const isLinked = (file: string, by: string) => linked.get(by)?.some((is) => is.test(file)) === true
  const isOf = (one: Settings, folder: string) => one.home === folder || isLinked(one.path, folder)
  const own = all.filter((one) => isOf(one, home))
  return own.length > 0 ? own : all.filter((one) => builtWith(home, project).some((folder) => isOf(one, folder)))
}

/** The folder of a project, and those of all that are built with it. */
export function builtWith(home: string, project: Project): readonly string[] {
  const users = usersOf(project)
  const built = new Set([home])
  for (const one of built) for (const user of users.get(one) ?? []) built.add(user)
  return [...built]
}

const LINKED = new RegExp(linkedInDotnet.pattern, 'g')

/** The files of other folders that projects are delivered with, by the folder of the project. */
const linkedBy = oncePer((project: Project): ReadonlyMap<string, readonly RegExp[]> => {
  const linked = new Map<string, readonly RegExp[]>()
  for (const path of projectsOf(project)) {
    const folder = withSlash(folderOf(path))
    const files = Array.from((project.text(path) ?? '').matchAll(LINKED), ([, file = '']) => file.split(';')).flat()
    linked.set(folder, [...(linked.get(folder) ?? []), ...files.map((file) => linkedFrom(path, file.replaceAll('\\', '/')))])
  }
  return linked
})

/** `../appsettings.*.json`; a property such as `$(SolutionDir)` may hold any folder above. */
function linkedFrom(path: string, file: string): RegExp {
  const behind = /^.*\$\(\w{1,60}\)\/?(.*)$/.exec(file)?.[1]
  const paths = behind === undefined ? [pathFrom(folderOf(path), file)] : foldersAbove(path).map((folder) => folder + behind)
  return new RegExp(`^(?:${paths.map((one) => one.split('*').map(literally).join('[^/]*')).join('|')})$`, 'i')
}

function projectsOf(project: Project): readonly string[] {
  return project.below('').filter((one) => one.endsWith('.csproj'))
}

/** The folder of the nearest project file: https://learn.microsoft.com/dotnet/core/project-sdk/overview */
export function homeOf(path: string, project: Project): string | undefined {
  return foldersAbove(path).find((folder) => project.inFolder(folder.replace(/\/$/, '')).some((one) => one.endsWith('.csproj')))
}

const REFERENCES = new RegExp(projectInDotnet.pattern, 'g')

/** The folders of the projects that a project is a part of. */
const usersOf = oncePer((project: Project): ReadonlyMap<string, readonly string[]> => {
  const users = new Map<string, string[]>()
  for (const path of projectsOf(project)) {
    for (const [, to = ''] of (project.text(path) ?? '').matchAll(REFERENCES)) {
      const used = withSlash(folderOf(pathFrom(folderOf(path), to.replaceAll('\\', '/'))))
      users.set(used, [...(users.get(used) ?? []), withSlash(folderOf(path))])
    }
  }
  return users
})

function withSlash(folder: string): string {
  return folder && `${folder}/`
}

const settingsOf = oncePer((project: Project): readonly Settings[] =>
  project
    .below('')
    .filter((path) => SETTINGS.test(path) && !forDevelopment.pattern.test(path.replace(/^.*\//, '')))
    .map((path) => ({ path, home: homeOf(path, project), keys: new Set(keysOf(parsed(project.text(path) ?? ''), '', MOST_LEVELS)) })),
)

const MOST_LEVELS = 6

function* keysOf(value: unknown, path: string, levels: number): Generator<string> {
  if (typeof value === 'string' && value.trim() !== '') yield path.toLowerCase()
  if (typeof value !== 'object' || value === null || levels === 0) return
  for (const [key, inner] of Object.entries(value)) yield* keysOf(inner, path === '' ? key : `${path}:${key}`, levels - 1)
}

/** A file that is no plain JSON sets nothing that is known; `trim` takes a byte order mark as well. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^[ \t]{0,200}\/\/.*$/gm, ''))
  } catch {
    return undefined
  }
}
