import type { Project } from '../../discover/project.ts'
import { dialogWritten, namesModelsPrompt, shownToPerson, usesModel } from '../../knowledge/words/prompt-readers.ts'
import { bodyAround, wordsOf } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { filledAt, type Here } from './secrets-filled-in.ts'

/** What is called a prompt: where its text begins, and its name, or that of the function which makes it. */
export interface NamedPrompt {
  readonly start: number
  readonly name: string
  readonly isMade: boolean
}

/** Whether a model reads what is called a prompt; what a person is asked or shown at a terminal is called so as well. */
export function isReadByModel(prompt: NamedPrompt, here: Here, project: Project): boolean {
  const { file } = here
  if (dialogWritten.pattern.test(file.text.slice(prompt.start, prompt.start + 120))) return false
  if (!prompt.isMade && isOnlyPrinted(prompt, here)) return false
  return namesModelsPrompt.pattern.test(prompt.name) || asksModel(file) || isTakenElsewhere(prompt, file, project)
}

const asksModel = oncePer(({ text }: SourceFile): boolean => usesModel.pattern.test(text))

/** Whether all that its function does with a name is to print it. */
function isOnlyPrinted({ start, name }: NamedPrompt, { file, language }: Here): boolean {
  const { end } = filledAt(file, start, language)
  const body = bodyAround({ file, start, end })
  const rest = body.code.slice(Math.max(0, end - body.start))
  const uses = [...rest.matchAll(new RegExp(`(?<![\\w.])${literally(name)}\\b(?!\\s{0,4}[-+.|]{0,2}=(?!=))`, 'g'))]
  return uses.length > 0 && uses.every(({ index }) => shownToPerson.pattern.test(rest.slice(Math.max(0, index - 200), index)))
}

/** Whether a file that asks a model names what a prompt is made by: its constant, its function, its type. */
function isTakenElsewhere({ start, name, isMade }: NamedPrompt, file: SourceFile, project: Project): boolean {
  const words = wordsBesideModels(project, /\.\w{1,4}$/.exec(file.path)?.[0] ?? '')
  const { code, start: begins } = bodyAround({ file, start, end: start })
  const maker = MAKER.exec(code.slice(0, Math.max(0, start - begins)))?.[1]
  const isConstant = isMade || /^[A-Z][A-Z\d_]{2,}$/.test(name) || file.text[start - name.length - 1] === '\n'
  const stem = /([A-Za-z]\w{2,80})\.\w{1,4}$/.exec(file.path)?.[1] ?? ''
  const type = stem.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return [isConstant ? name : undefined, maker, type].some((one) => one !== undefined && !COMMON.test(one) && words.has(one))
}

const MAKER = /\b(?:func|fun|fn|function|def)\s{1,4}(?:self\.)?(?:\([^()\n]{0,80}\)\s{1,4})?(\w{3,80})/
const COMMON = /^(?:main|init|run|new|call|handle|execute|index|lib|mod|prompt|instructions)$/i

/** The names in all files of a language that ask a model. */
function wordsBesideModels(project: Project, ending: string): ReadonlySet<string> {
  return onceFor(project, `names beside models in ${ending}`, () => {
    const found = new Set<string>()
    for (const path of codeAround(project) ?? []) {
      const text = path.endsWith(ending) ? (project.text(path) ?? '') : ''
      if (usesModel.pattern.test(text)) for (const word of wordsOf(text)) found.add(word)
    }
    return found
  })
}
