import { composeFile } from '../knowledge/words/configuration.ts'
import { developmentFolder, developmentSettings } from '../knowledge/words/development-files.ts'
import {
  choosesProfile,
  choosesSettings,
  deploymentFile,
  forProduction,
  forTrials,
  startsProgram,
} from '../knowledge/words/chosen-settings.ts'
import { oncePer } from '../text/once-per.ts'
import { folderOf } from '../text/paths.ts'
import type { Project } from './project.ts'

type Files = Pick<Project, 'inFolder' | 'below' | 'text'>

/** What somebody or something starts a program with. */
interface Choice {
  /** The file that says so. */
  readonly path: string
  readonly variable: string
  readonly value: string
  /** Somebody may say another: `${NODE_ENV:-development}`, an argument of an image, or a file of Compose of who develops. */
  readonly isDefault: boolean
}

/**
 * Whether a program is started with a file of settings that is named for development, or with others of its folder: what a deployment says
 * goes before what the code takes where nobody says anything, and that before what somebody may replace.
 */
export function chosenSettings(path: string, folder: string, project: Files): 'these' | 'these unless told' | 'others' | undefined {
  const said = choices(project).map((one) => ({ ...one, is: verdict(one, path, folder) }))
  const is = (verdict: 'these' | 'others' | 'others of all', by: RegExp) =>
    said.some((one) => one.is === verdict && !(verdict === 'these' && one.isDefault) && by.test(one.path))
  if (is('others', DEPLOYS)) return 'others'
  if (is('these', STARTS)) return 'these'
  if (is('others', ANY) || is('others of all', ANY)) return 'others'
  if (is('these', ANY) || isTakenIn(path, folder, project)) return 'these'
  return said.some((one) => one.is === 'these') ? 'these unless told' : profileOf(path, folder, project)
}

const ANY = /^/
const STARTS = /(?:^|\/)[^/]*(?:Dockerfile|Containerfile|Procfile)[^/]*$/
const DEPLOYS = /(?:Dockerfile|Containerfile|Procfile|\.ya?ml|\.json|\.toml)[^/]*$/

const choices = oncePer((project: Files): readonly Choice[] => {
  const paths = project.below('').filter((path) => !forTrials.pattern.test(path))
  return [startsProgram, deploymentFile].flatMap(({ pattern }) =>
    paths
      .filter((path) => pattern.test(path))
      .slice(0, 200)
      .flatMap((path) =>
        [...(project.text(path) ?? '').slice(0, 40_000).matchAll(CHOICE)].map(([found, variable = '', other, value = '']) => {
          const isDefault = other !== undefined || /^\s{0,20}ARG\s/i.test(found) || isOfWhoDevelops(path)
          return { path, variable, value, isDefault }
        }),
      ),
  )
})

function isOfWhoDevelops(path: string): boolean {
  return composeFile.pattern.test(path) && !forProduction.pattern.test(path)
}

const CHOICE = new RegExp(choosesSettings.pattern.source, 'gm')

/** What is chosen here, above, or in a folder beside for all that is deployed. */
function verdict({ path: by, variable, value }: Choice, path: string, folder: string): 'these' | 'others' | 'others of all' | undefined {
  if (variable === 'DJANGO_SETTINGS_MODULE') return path.endsWith('.py') ? ofModule(value.replaceAll('.', '/'), path, folder) : undefined
  const reader = READ_BY.find(([name]) => name.test(variable))
  if (!reader?.[1].test(path)) return undefined
  const isBelow = (above: string) => above === '' || path.startsWith(`${above}/`)
  const isAbove = isBelow(folderOf(by))
  if (!isAbove && !isBelow(by.slice(0, deploymentFile.pattern.exec(by)?.index ?? by.length))) return undefined
  if (isNamed(path, folder, value)) return isAbove ? 'these' : undefined
  return forTrials.pattern.test(value) ? undefined : isAbove ? 'others' : 'others of all'
}

/** Which settings a variable is about. */
const READ_BY: readonly (readonly [RegExp, RegExp])[] = [
  [/^spring/i, /(?:^|\/)application[^/]*$/],
  [/^(?:ASPNETCORE|DOTNET)/, /(?:^|\/)appsettings[^/]*$/i],
  [/^RA(?:ILS|CK)_/, /\.rb$/],
  [/^NODE_/, /(?:^|\/)config\/[^/]*\.(?:[cm]?[jt]s|json5?|ya?ml)$/],
  [/^APP_/, /(?:^|\/)packages\/[^/]*\/[^/]*$/],
]

/** `config.settings.dev`, as the path of a module. */
function ofModule(module: string, path: string, folder: string): 'these' | 'others' | undefined {
  const within = (whole: string, end: string) => end === '' || whole === end || whole.endsWith(`/${end}`)
  if (within(path, `${module}.py`) || within(path, `${module}/__init__.py`)) return 'these'
  // What a package of settings takes in is asked of itself.
  if (within(folder, module) || forTrials.pattern.test(module)) return undefined
  if (developmentSettings.pattern.test(`${module}.py`) || developmentFolder.pattern.test(`${module}.py`)) return undefined
  const parent = folderOf(module)
  return within(folder, parent) || within(folder, folderOf(parent)) ? 'others' : undefined
}

/** `application-dev.yml` and `packages/dev` are what `dev` chooses. */
function isNamed(path: string, folder: string, value: string): boolean {
  const part = path.slice(folder === '' ? 0 : folder.length + 1).toLowerCase()
  const named = part.includes('/') ? part.slice(0, part.indexOf('/')) : part.slice(0, part.lastIndexOf('.')).split(/[._-]/).at(-1)
  return named === value.toLowerCase()
}

/** Whether the package of settings is these: `from .dev import *` in its `__init__.py`, where nothing is asked before. */
function isTakenIn(path: string, folder: string, project: Files): boolean {
  if (!path.endsWith('.py')) return false
  const module = path.slice(folder === '' ? 0 : folder.length + 1).replace(/(?:\/__init__)?\.py$/, '')
  const text = project.text(folder === '' ? '__init__.py' : `${folder}/__init__.py`) ?? ''
  return /^\w+$/.test(module) && new RegExp(`^from[ \\t]{1,4}\\.${module}[ \\t]{1,4}import\\b`, 'm').test(text)
}

/** The profile that Spring takes where nobody names another: https://docs.spring.io/spring-boot/reference/features/profiles.html */
function profileOf(path: string, folder: string, project: Files): 'these' | 'these unless told' | undefined {
  if (!/(?:^|\/)application-[^/]*$/.test(path)) return undefined
  const names = ['application.yml', 'application.yaml', 'application.properties', 'bootstrap.yml', 'bootstrap.properties']
  for (const name of names) {
    const text = project.text(folder === '' ? name : `${folder}/${name}`) ?? ''
    const found = choosesProfile.pattern.exec(text.slice(0, 100_000))
    if (found?.[2] !== undefined && isNamed(path, folder, found[2])) return found[1] === undefined ? 'these' : 'these unless told'
  }
  return undefined
}
