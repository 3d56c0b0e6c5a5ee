import { isTestPath } from '../classify/file-role.ts'
import { assignedExport, exportedName } from '../knowledge/words/declarations.ts'
import {
  documentFile,
  entryFile,
  givesToWorker,
  includesRouters,
  loadedByPlace,
  loadsByName,
  makesApplication,
  routerMade,
  runsByItself,
  startsByName,
  startsPrograms,
} from '../knowledge/words/entries.ts'
import { oncePer, oncePerPair } from '../text/once-per.ts'
import type { SourceFile } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import type { Mention } from './mentions.ts'
import { takenFromPackages } from './python-imports.ts'

/** Who names it all the same. */
export type By = 'nobody' | 'tests' | 'unrun'

/** What has to be named for a place to run: a declaration, or a module by its file and what it exports. */
export interface Reach {
  readonly names: readonly string[]
  readonly say: (by: By) => string
  readonly isOwn: (mention: Mention) => boolean
  /** The name of the module, of whose members one may be run without its name. */
  readonly memberOf?: string
  /** The application or image that would run it stands in the repository, however few files that has. */
  readonly isKnown?: boolean
  /** Only who names it, if nobody that runs, shows that no library reads it. */
  readonly isRead?: true
}

/** What is known of a repository when modules are asked about. */
export interface Around {
  /** All paths, and those of code and settings. */
  readonly all: () => Iterable<string>
  readonly text: (path: string) => string | undefined
}

const MODULES = /\.(?:[cm]?[jt]sx?|py)$/
/** A shorter name says too little by itself. */
const SHORTEST = 6

export function isModule(path: string): boolean {
  return MODULES.test(path)
}

/** What imports call a module by: the name of its file, or of the folder whose index it is. */
export function moduleOf(path: string): string {
  return placeOf(path).stem
}

function placeOf(path: string): { readonly folders: readonly string[]; readonly stem: string } {
  const parts = path.split('/')
  const stem = (parts.pop() as string).replace(/(?:\.d)?\.\w+$/, '')
  const isOfFolder = (stem === 'index' || stem === '__init__') && parts.length > 0
  return isOfFolder ? { folders: parts.slice(0, -1), stem: parts.at(-1) as string } : { folders: parts, stem }
}

/** The ways in which a module of TypeScript, JavaScript or Python is run, each by whoever names it so: of all places in it the same. */
export const moduleReaches = oncePerPair((file: SourceFile, around: Around): readonly Reach[] => {
  if (!MODULES.test(file.path)) return []
  return [routerReach(file, around) ?? exportReach(file, around), scriptReach(file, around)].filter((one) => one !== undefined)
})

/** A module is run by who names its file, or what it exports; one of several with its name by who imports it. */
function exportReach({ path, text }: SourceFile, around: Around): Reach | undefined {
  if (entryFile.pattern.test(path) || loadedByPlace.pattern.test(path) || runsByItself.pattern.test(text)) return undefined
  if (!path.endsWith('.py') && givesToWorker.pattern.test(text)) return undefined
  const named = moduleOf(path)
  const exported = [EXPORTED, ASSIGNED].flatMap((one) => [...text.matchAll(one)].flatMap((match) => match.slice(1).join(',').split(',')))
  const names = exported
    .map(
      (one) =>
        one
          .trim()
          .split(/[\s:]+/)
          .at(-1) as string,
    )
    .filter((one) => /^[\w$]+$/.test(one))
  if (names.length === 0 || named.length < SHORTEST) return undefined
  if ((modulesOf(around).get(named) ?? 0) > 1 && !makesApplication.pattern.test(text)) {
    if (path.endsWith('.py') && takenFromPackages(around).has(`${placeOf(path).folders.at(-1) ?? ''}.${named}`)) return undefined
    const imports = importsOf(path)
    return { ...imports, names: [...imports.names, ...names.map((one) => `${named}.${one}`)], say: (by) => MODULE_NAMED[by] }
  }
  return { names: [named, ...names], isOwn: ({ file }) => file.path === path, say: (by) => MODULE_NAMED[by] }
}

const MODULE_NAMED: Readonly<Record<By, string>> = {
  nobody: 'no other file here imports this module',
  tests: 'nothing but tests imports this module',
  unrun: 'only code that nothing runs imports this module',
}

const EXPORTED = new RegExp(exportedName.pattern.source, 'gm')
const ASSIGNED = new RegExp(assignedExport.pattern.source, 'gm')

/**
 * The routes of a router run where an application takes it in, and for that somebody imports its module: by its folder and name, or by a
 * path from where the importer stands. Where an application of the repository takes in others, it is here that this one would be.
 */
function routerReach({ path, text }: SourceFile, around: Around): Reach | undefined {
  const made = routerMade.pattern.exec(text)?.slice(1).find(Boolean)
  if (made === undefined || makesApplication.pattern.test(text) || /__name__\s*==|require\.main\b/.test(text)) return undefined
  if (path.endsWith('.py') ? /^api\//.test(path) : entryFile.pattern.test(path)) return undefined
  const { includes, loads } = routersOf(around)
  if (loads || ![...includes].some((one) => one !== path)) return undefined
  const { stem } = placeOf(path)
  if (isOfOwnPackage(path, around)) return undefined
  const { names, isOwn } = importsOf(path)
  return {
    names: [...names, `${stem}.${made}`, `${stem} as`],
    isOwn,
    say: (by) => (by === 'tests' ? 'nothing but tests takes in this router' : 'no application here takes in this router'),
    isKnown: true,
  }
}

/** How others write where a module stands. */
function importsOf(path: string): Pick<Reach, 'names' | 'isOwn'> {
  const { folders, stem } = placeOf(path)
  const folder = folders.at(-1)
  // Where a program is started in a folder of the repository, that folder is no part of a path.
  const before = [...(folder === undefined ? [] : [`${folder}.`, `${folder}/`]), 'from ', 'import ', './', '.', '@/', '~/', '@']
  const own = folders.join('/')
  return {
    names: before.map((one) => one + stem),
    isOwn: ({ file, at }) => file.path === path || (isRelative(file, at) && folderOf(file.path) !== own),
  }
}

/** How many modules have a name. */
const modulesOf = oncePer(({ all }: Around): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const path of all()) {
    const stem = MODULES.test(path) && !isTestPath(path) ? moduleOf(path) : undefined
    if (stem !== undefined) found.set(stem, (found.get(stem) ?? 0) + 1)
  }
  return found
})

/** Whether a module is what others of a monorepo get by the name of its package. */
function isOfOwnPackage(path: string, { all }: Around): boolean {
  if (!/(?:^|\/)(?:src\/|lib\/)?(?:index\.\w+|__init__\.py)$/.test(path)) return false
  const home = folderOf(path).replace(/(?:^|\/)(?:src|lib)$/, '')
  const manifests = ['package.json', 'pyproject.toml'].map((one) => (home === '' ? one : `${home}/${one}`))
  return [...all()].some((one) => manifests.includes(one))
}

/** `./auth` and `.auth`, which are of the importer's own folder; `../auth` may be of any. */
function isRelative({ text }: SourceFile, at: number): boolean {
  return text[at] === '.' && text[at - 1] !== '.'
}

interface Routers {
  /** Files in which something takes in a router. */
  readonly includes: readonly string[]
  /** Something loads modules by names that it puts together or finds in a folder. */
  readonly loads: boolean
}

/** One look tells that most texts take in none. */
const ROUTERS = ['include_router(', 'add_router(', 'register_blueprint(', 'app.use(']

const routersOf = oncePer((around: Around): Routers => {
  const includes: string[] = []
  let loads = false
  for (const path of around.all()) {
    if (!MODULES.test(path) || isTestPath(path)) continue
    const text = around.text(path) ?? ''
    if (ROUTERS.some((one) => text.includes(one)) && includesRouters.pattern.test(text)) includes.push(path)
    loads ||= loadsByName.pattern.test(text)
  }
  return { includes, loads }
})

/** A script is run by who starts it: where an image or a setting starts another of its folder, and nothing and no document names it. */
function scriptReach({ path, text }: SourceFile, around: Around): Reach | undefined {
  if (!startsByName.pattern.test(text) || entryFile.pattern.test(path) || loadedByPlace.pattern.test(path)) return undefined
  const { stem } = placeOf(path)
  if (stem.length < SHORTEST || !isBesideStarted(path, around)) return undefined
  return { names: [stem], isOwn: ({ file }) => file.path === path, say: () => 'nothing here starts this script', isKnown: true }
}

interface Started {
  readonly paths: ReadonlySet<string>
  /** The files named by what starts programs in the same folder, by that folder. */
  readonly here: ReadonlyMap<string, ReadonlySet<string>>
  /** What follows the name of a folder there: `desk/serve.py`, `desk.serve`. */
  readonly below: ReadonlyMap<string, ReadonlySet<string>>
}

const startedIn = oncePer(({ all, text }: Around): Started => {
  const found = {
    paths: new Set(all()),
    here: new Map<string, Set<string>>(),
    below: new Map<string, Set<string>>(),
  }
  const add = (to: Map<string, Set<string>>, key: string, value: string) => void to.set(key, (to.get(key) ?? new Set()).add(value))
  for (const path of found.paths) {
    if (!startsPrograms.pattern.test(path)) continue
    const written = text(path) ?? ''
    for (const [, file = ''] of written.matchAll(/(?<![\w./-])(?:\.\/)?([\w-]{1,80}\.\w{1,4})(?![\w-])/g))
      add(found.here, folderOf(path), file)
    for (const [, folder = '', stem = ''] of written.matchAll(/(?<![\w-])([\w-]{1,80})(?=[./]([\w-]{1,80})(?![\w-]))/g))
      add(found.below, folder, stem)
  }
  return found
})

/** The words of documents and of what starts programs. */
const spokenIn = oncePer(({ all, text }: Around): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const path of all())
    if (startsPrograms.pattern.test(path) || documentFile.pattern.test(path))
      for (const word of (text(path) ?? '').match(/[\w-]+/g) ?? []) found.add(word)
  return found
})

function isBesideStarted(path: string, around: Around): boolean {
  const { folders, stem } = placeOf(path)
  if (!/^[\w-]+$/.test(stem)) return false
  const { paths, here, below } = startedIn(around)
  const ending = path.slice(path.lastIndexOf('.'))
  const before = folders.map((one) => `${one}/`).join('')
  const isSibling = (name: string) => name.endsWith(ending) && before + name !== path && paths.has(before + name)
  const named = here.get(folders.join('/')) ?? []
  const under = below.get(folders.at(-1) ?? '') ?? []
  return ([...named].some(isSibling) || [...under].some((one) => isSibling(one + ending))) && !spokenIn(around).has(stem)
}
