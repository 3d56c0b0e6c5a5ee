import { developmentClass, makesSettings, takesObject } from '../../knowledge/words/development-files.ts'
import type { Ast, AstOf, Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'

/**
 * Whether a field is of settings that only who develops or tests loads, beside those of the same base that others load:
 * `class DevelopmentConfig(Config)`. Where the program loads no others, it runs with these.
 */
export function isOfDevelopment(module: Module, field: Ast): boolean {
  const body = module.parent(field)
  const around = body && module.parent(body)
  if (around?.type !== 'ClassDeclaration' || !around.superClass || !around.id || !isTrial(around.id.name)) return false
  const loaded = loadedClasses(module)
  const hasOthers = isBaseOfOthers(module, around.superClass) || loaded.includes(module.source(around.superClass))
  return hasOthers && !(loaded.includes(around.id.name) && loaded.every((one) => isTrial(one)))
}

function isTrial(name: string): boolean {
  return developmentClass.pattern.test(name)
}

/** Whether the base has a class for others as well, or is one of those that are chosen from. */
function isBaseOfOthers(module: Module, base: Ast): boolean {
  const name = module.source(base)
  const isOther = ({ id, superClass }: AstOf<'ClassDeclaration'>) =>
    Boolean(id && superClass && !isTrial(id.name) && module.source(superClass) === name)
  if ([...module.nodes('ClassDeclaration')].some(isOther)) return true
  const chosen = `(?:["'][ \\t]{0,4}:|=|\\b(?:else|return))[ \\t]{0,4}${literally(name)}(?=[(),\\s])`
  return /^\w{2,80}$/.test(name) && new RegExp(chosen).test(module.file.text)
}

/** The classes of settings that the package loads: `app.config.from_object(DevConfig)`, `settings = DevSettings()`. */
function loadedClasses({ project, file }: Module): readonly string[] {
  if (!project) return loadedIn(file.text)
  const below = packageFolder(file.path, project)
  return onceFor(project, `settings classes ${below}`, () =>
    (codeAround(project, { below, files: /\.py$/ }) ?? []).flatMap((path) => loadedIn(project.text(path) ?? '')),
  )
}

/** The classes that are loaded in a text; empty for one that something chooses. */
function loadedIn(text: string): string[] {
  const parts = text.split('.from_object(').slice(1)
  const objects = parts.map(
    (part) =>
      takesObject.pattern
        .exec(`.from_object(${part.slice(0, 200)}`)?.[1]
        ?.split('.')
        .at(-1) ?? '',
  )
  const made = [...text.matchAll(MADE)].map((one) => one[1] ?? '')
  return [...objects, ...made]
}

const MADE = new RegExp(makesSettings.pattern.source, 'gm')
