import { fileRole } from './classify/file-role.ts'
import { type Found, Keywords } from './classify/keywords.ts'
import { importOf } from './code/word-tests.ts'
import { agentPackages, isAgentPackage } from './knowledge/agent-packages.ts'
import type { Project } from './project.ts'
import type { Surface } from './surface.ts'

/** What decides whether a file is worth parsing. */
export type Concern = Pick<Surface, 'mentions' | 'mentionsAnyCase' | 'longRuns' | 'together' | 'skipsTests' | 'agentsOnly'>

/** Whether a text may have something for a surface: a look at its words, before anything is parsed. `words` are those that occur. */
export function concerns({ mentions, mentionsAnyCase, longRuns, together, skipsTests, agentsOnly }: Concern, path: string, text: string, project: Project, words?: Found): boolean {
  if (mentionsAnyCase) {
    const found = words ?? mentionedWords([{ mentionsAnyCase }]).in(text)
    if ((longRuns && found.longRun) || mentionsAnyCase.some((word) => found.folded.has(word))) return true
  }
  if (mentions && !mentions.some((word) => (words ? words.exact.has(word) : text.includes(word)))) return false
  if (skipsTests && fileRole(path).test) return false
  if (together && !together.some((all) => all.every((one) => one.test(text)))) return false
  return !agentsOnly || mayBeAgent(path, text, project)
}

/** What exceptions in comments begin with. */
export const DIRECTIVE = 'agent-auth-lint-'

/** All words that surfaces mention, for one pass over each text. */
export function mentionedWords(surfaces: readonly Concern[]): Keywords {
  return new Keywords([...surfaces.flatMap(({ mentions = [] }) => mentions), DIRECTIVE], surfaces.flatMap(({ mentionsAnyCase = [] }) => mentionsAnyCase))
}

const AGENT_NAMES = agentPackages.flatMap(({ name, shows }) => (shows === 'agent' ? [name.replaceAll('.', '\\.').replace(/\/$/, '(?=/)')] : []))
const AGENT_PACKAGE = importOf(AGENT_NAMES)

type Dependencies = ReadonlyMap<string, unknown>
const AGENTS = new WeakMap<Dependencies, boolean>()

function mayBeAgent(path: string, text: string, project: Project): boolean {
  const dependencies = project.manifest(path)?.dependencies
  return (dependencies !== undefined && dependsOnAgent(dependencies)) || AGENT_PACKAGE.test(text)
}

function dependsOnAgent(dependencies: Dependencies): boolean {
  const known = AGENTS.get(dependencies) ?? [...dependencies.keys()].some(isAgentPackage)
  AGENTS.set(dependencies, known)
  return known
}
