import { ifTextIsEmpty, startsDotnet, stopsDotnet } from '../../knowledge/words/dotnet-checks.ts'
import type { Project } from '../../discover/project.ts'
import { blockEnd, withoutComments } from '../../program/written/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import { builtWith, homeOf } from './dotnet-set-keys.ts'

/** Whether the program that a file is of asks for a key when it starts, and stops without it, so that nothing takes a text in its place. */
export function isDemandedInDotnet(key: string, path: string, project: Project): boolean {
  const home = homeOf(path, project)
  return onceFor(project, `demanded ${home ?? ''} ${key}`, () => {
    const folders = home === undefined ? undefined : builtWith(home, project)
    const isOf = (one: string) => folders === undefined || folders.includes(homeOf(one, project) ?? '-')
    const starts = project.below('').filter((one) => startsDotnet.pattern.test(one) && isOf(one))
    return starts.some((one) => stopsWithoutKey(withoutComments(project.text(one) ?? ''), key))
  })
}

/** `config["Jwt:Key"] ?? throw`, or a branch for what is empty that throws: of the key, or of the name that it was given to. */
function stopsWithoutKey(code: string, key: string): boolean {
  const asked = new RegExp(
    `(?:\\b(\\w{1,60}) = )?\\b[\\w.]{1,80}\\["${literally(key)}"\\]!?(?:(\\s{0,20}\\?\\?\\s{0,20}throw\\b)|(?!\\s{0,20}\\?))`,
    'g',
  )
  return Array.from(code.matchAll(asked)).some(({ index, 1: name, 2: throws }) => {
    const own = `[\\w.]{1,80}\\["${literally(key)}"\\]`
    return (
      throws !== undefined ||
      emptyBranches(code, name === undefined ? own : `${name}|${own}`, index).some((branch) => stopsDotnet.pattern.test(branch))
    )
  })
}

/** The branches close behind a question that are taken where a name has an empty text. */
function emptyBranches(code: string, names: string, from: number): string[] {
  const is = new RegExp(`(?:${names})`)
  const empty = oneOf('g', inTurn('', ifTextIsEmpty.pattern, is, /\)\)\s{1,40}/), inTurn('', /\bif \(/, is, / (?:is|==) null\)\s{1,40}/))
  const first = Math.max(0, from - QUESTION)
  return Array.from(code.slice(first, from + NEAR).matchAll(empty), ({ 0: whole, index }) => {
    const start = first + index + whole.length
    return code.slice(start, code[start] === '{' ? blockEnd(code, start) : code.indexOf(';', start))
  })
}

/** What may stand before what is asked for, in a question. */
const QUESTION = 60
const NEAR = 900
