import type { Project } from '../../discover/project.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { saidIn } from '../../parse/c-like.ts'
import { items, type Node } from '../../parse/node.ts'
import { computedElsewhere, fileOf, filesOfModule, functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { secondsOf } from '../../parse/c-like-durations.ts'

/**
 * The shortest time that calls of a function of Go give to one of its parameters, in seconds: `GenerateJWT(user, 24*time.Hour)`, in all
 * packages of the module, but for calls that make tokens for another use. Undefined where one of the others gives what cannot be read here.
 *
 * @param name the parameter
 * @param at where it is used
 */
export function shortestGiven(name: string, { at }: Node, project: Project): number | undefined {
  const [, called, parameters = ''] = HEAD.exec(functionAround(at, 'go').before) ?? []
  const index = parameters.split(',').findIndex((one) => one.trim().split(' ')[0] === name)
  if (called === undefined || index < 0 || /[()]/.test(parameters)) return undefined
  const word = new RegExp(`\\b${literally(called)}\\(`)
  const declares = new RegExp(`^func (?:\\([^)\\n]{0,120}\\) )?${literally(called)}\\(`, 'gm')
  const paths = filesOfModule(at.file.path, project).filter((path) => word.test(project.text(path) ?? ''))
  const declared = paths.flatMap((path) => [...(project.text(path) ?? '').matchAll(declares)])
  // Of two functions of one name nobody knows which is called.
  if (declared.length !== 1 || paths.length > MOST_FILES) return undefined
  const given = paths.flatMap((path) => givenIn(path, called, index, { at, project }))
  const all = given.map((one) => secondsGiven(one, project))
  return all.length > 0 && all.every((one) => one !== undefined) ? Math.min(...all) : undefined
}

/** A function of more files is no maker of sign-ins alone. */
const MOST_FILES = 20

/** The name and the parameters of a function. */
const HEAD = /^func (?:\([^)\n]{0,120}\) )?(\w{1,80})\(([^)\n]{0,400})\)/

interface From {
  readonly at: Node['at']
  readonly project: Project
}

/** What the calls of a file give at a position, but for those of other uses. */
function givenIn(path: string, called: string, index: number, { at, project }: From): Node[] {
  const file = path === at.file.path ? at.file : fileOf(path, at.file, project)
  return saidIn(file.whole, 'go').flatMap((one) => {
    if (one.is !== 'call' || (one.name !== called && !one.name.endsWith(`.${called}`))) return []
    const value = items(one.value)[index]
    return value && !isOfAnother(value, one.inFunction ?? '') ? [value] : []
  })
}

/** Whether a call makes what renews a sign-in or works once, by its line or its function. */
function isOfAnother({ at: { file, start } }: Node, inFunction: string): boolean {
  const line = file.text.slice(file.text.lastIndexOf('\n', start) + 1, start)
  return [line.slice(-LONGEST_LINE), inFunction].some((one) => /refresh/i.test(one) || handedOnce.pattern.test(one))
}

const LONGEST_LINE = 300

function secondsGiven(node: Node, project: Project): number | undefined {
  const value = node.kind === 'scalar' ? node : computedElsewhere(node, { language: 'go', project })
  return value?.kind === 'scalar' && typeof value.value === 'string' ? secondsOf(value.value) : undefined
}
