import { fileRole } from '../../classify/file-role.ts'
import { djangoStops } from '../../knowledge/libraries/default-keys.ts'
import { appSetting, appSettingValue, debugsInDjango, settingsForTrials } from '../../knowledge/words/app-config.ts'
import { definition, importedAs, keyOf, rootOf, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'

/** A setting of an application of Flask or Django that has a text of the code where its variable is not set. */
export interface Defaulted {
  readonly variable: string
  /** The text of the file that sets it. */
  readonly settings: string
}

/**
 * The setting that a key is read from, by the modules that set it: `SECRET_KEY = os.environ.get('SECRET_KEY') or 'change-me'` of a class of
 * settings, for `current_app.config['SECRET_KEY']`, and of a module of settings, for Django's `settings.SECRET_KEY`. A class or a module
 * for production that has none is what runs.
 */
export function defaultedSetting(module: Module, key: Ast): Defaulted | undefined {
  const { project, file } = module
  if (module.language !== 'python' || !project) return undefined
  const held = definition(module, key)
  const ofFlask = appSetting.pattern.exec(module.source(held))?.[1]
  const ofDjango = ofFlask === undefined ? djangoSetting(module, held) : undefined
  const name = ofFlask ?? ofDjango
  if (name === undefined) return undefined
  const sets = new RegExp(`^[ \\t]{0,12}(?:\\w{1,20}\\.config\\[["'])?${literally(name)}(?:["']\\])?\\s?=\\s?(?=([^]{1,240}))`, 'gm')
  const read = project
    .below('')
    .filter((path) => (ofFlask ? SETTINGS.test(path) : isAround(DJANGO.exec(path)?.[1], file.path)) && !fileRole(path).test)
    .slice(0, MOST)
    .flatMap((path) => {
      const settings = project.text(path) ?? ''
      return [...settings.matchAll(sets)].map(({ index, 1: value = '' }) => {
        const holder = ofFlask ? holderAt(settings, index) : path.replace(/^.*\//, '')
        return { settings, holder, match: appSettingValue.pattern.exec(value) }
      })
    })
    .filter(({ holder }) => !settingsForTrials.pattern.test(holder))
  if (read.some(({ match, holder }) => !match && /prod/i.test(holder))) return undefined
  const found = read.find(({ match }) => match)
  const variable = found?.match?.slice(1).find(Boolean)
  const isOfTrial = ofDjango && found && (debugsInDjango.pattern.test(found.settings) || djangoStops.pattern.test(found.settings))
  return found && variable !== undefined && !isOfTrial ? { variable, settings: found.settings } : undefined
}

/**
 * The name of a setting of Django: `settings.SECRET_KEY`.
 * https://docs.djangoproject.com/en/stable/topics/settings/#using-settings-in-python-code
 */
function djangoSetting(module: Module, key: Ast): string | undefined {
  if (key.type !== 'MemberExpression') return undefined
  const from = importedAs(module, rootOf(key))
  return from?.module === 'django.conf' && from.name === 'settings' ? keyOf(key) : undefined
}

/** The settings of a program, with the folder that it stands in. */
const DJANGO = /^((?:.{0,200}\/)?)[\w-]{1,60}\/settings(?:\/[\w-]{1,40})?\.py$/

function isAround(folder: string | undefined, path: string): boolean {
  return folder !== undefined && path.startsWith(folder)
}

const SETTINGS = /(?:^|\/)(?:[\w-]{0,30}(?:config|settings)[\w-]{0,30}(?:\/[\w-]{1,40})?|__init__|app|main)\.py$/
const MOST = 60

/** The class that a line stands in. */
function holderAt(text: string, index: number): string {
  return [...text.slice(0, index).matchAll(/^class (\w{1,60})/gm)].at(-1)?.[1] ?? ''
}
