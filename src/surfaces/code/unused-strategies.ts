import type { Project } from '../../discover/project.ts'
import { strategyOfBearers } from '../../knowledge/words/guards.ts'
import { asksStrategy, guardByHand } from '../../knowledge/words/nest.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/**
 * Whether nothing runs a strategy of Passport that a file of Nest defines: no code of its program asks for one, while guards
 * of the package decide by themselves who is let in.
 */
export function isStrategyUnused(path: string, project: Project): boolean {
  if (!strategyOfBearers.pattern.test(project.text(path) ?? '')) return false
  const below = packageFolder(path, project)
  // A library is asked by the programs beside it.
  const isProgram = mayBeSaid(project, 'start a program of Nest', (text) => text.includes('NestFactory.create'), { below })
  const around = isProgram ? { below } : {}
  const isAsked = mayBeSaid(project, 'ask for a strategy of Passport', (text) => asksStrategy.pattern.test(text), around)
  return !isAsked && mayBeSaid(project, 'guard by hand in Nest', guardsByHand, { below })
}

/** A guard that looks at no roles only, behind another that has let somebody in. */
function guardsByHand(text: string): boolean {
  return guardByHand.pattern.test(text) && TAKES_TOKEN.test(text)
}

const TAKES_TOKEN = /authorization|bearer|cookie|token/i
