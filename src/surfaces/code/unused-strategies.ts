import type { Project } from '../../discover/project.ts'
import { strategyOfBearers } from '../../knowledge/words/guards.ts'
import { asksStrategy, guardByHand } from '../../knowledge/words/nest.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/**
 * Whether nothing runs a strategy of Passport that a file of Nest defines: the package asks for none, while guards of its own decide who
 * is let in.
 */
export function isStrategyUnused(path: string, project: Project): boolean {
  if (!strategyOfBearers.pattern.test(project.text(path) ?? '')) return false
  const below = packageFolder(path, project)
  const isAsked = mayBeSaid(project, 'ask for a strategy of Passport', (text) => asksStrategy.pattern.test(text), { below })
  return !isAsked && mayBeSaid(project, 'guard by hand in Nest', (text) => guardByHand.pattern.test(text), { below })
}
