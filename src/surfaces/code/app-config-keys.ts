import { fileRole } from '../../classify/file-role.ts'
import { appSetting, appSettingValue, settingsForTrials } from '../../knowledge/words/app-config.ts'
import type { Ast } from '../../program/ast.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { literally } from '../../text/pattern.ts'

/** A setting of a Flask application that has a text of the code where its variable is not set. */
interface Defaulted {
  readonly variable: string
  /** The text of the file that sets it. */
  readonly settings: string
}

/**
 * The setting that a key is read from, by the modules that set it: `SECRET_KEY = os.environ.get('SECRET_KEY') or 'change-me'` of a class of
 * settings, for `current_app.config['SECRET_KEY']`. A class for production that has none is what runs.
 */
export function defaultedSetting(module: Module, key: Ast): Defaulted | undefined {
  const { project } = module
  const name = module.language === 'python' ? appSetting.pattern.exec(module.source(definition(module, key)))?.[1] : undefined
  if (name === undefined || !project) return undefined
  const sets = new RegExp(`^[ \\t]{0,12}(?:\\w{1,20}\\.config\\[["'])?${literally(name)}(?:["']\\])?\\s?=\\s?([^\\n]{1,200})`, 'gm')
  const given = project
    .below('')
    .filter((path) => SETTINGS.test(path) && !fileRole(path).test)
    .slice(0, MOST)
    .flatMap((path) => {
      const settings = project.text(path) ?? ''
      return [...settings.matchAll(sets)].map(({ index, 1: value = '' }) => ({ settings, value, holder: holderAt(settings, index) }))
    })
    .filter(({ holder }) => !settingsForTrials.pattern.test(holder))
  const read = given.map(({ settings, value, holder }) => ({ settings, holder, match: appSettingValue.pattern.exec(value) }))
  if (read.some(({ match, holder }) => !match && /prod/i.test(holder))) return undefined
  const found = read.find(({ match }) => match)
  const variable = found?.match?.slice(1).find(Boolean)
  return found && variable !== undefined ? { variable, settings: found.settings } : undefined
}

const SETTINGS = /(?:^|\/)(?:[\w-]{0,30}(?:config|settings)[\w-]{0,30}(?:\/[\w-]{1,40})?|__init__|app|main)\.py$/
const MOST = 60

/** The class that a line stands in. */
function holderAt(text: string, index: number): string {
  return [...text.slice(0, index).matchAll(/^class (\w{1,60})/gm)].at(-1)?.[1] ?? ''
}
