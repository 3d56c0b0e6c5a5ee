import type { Project } from '../../discover/project.ts'
import { marksCookiesOfAnswers, marksCookiesOnTheWay, proxySettings } from '../../knowledge/words/marked-cookies.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'

/**
 * Whether something may mark all cookies of the answers that a file gives, whatever it says of its own: a filter or a wrapper of its
 * package, or a proxy of the repository.
 */
export function isMarkedForAll(path: string, project: Project): boolean {
  const inPackage = whereSaid(project, 'marks each cookie of answers', (text) => marksCookiesOfAnswers.pattern.test(text), {
    below: packageFolder(path, project),
    firstTwo: true,
  })
  if (inPackage !== undefined && inPackage.length > 0) return true
  const onTheWay = whereSaid(project, 'marks each cookie on the way', (text) => marksCookiesOnTheWay.pattern.test(text), {
    files: proxySettings.pattern,
    firstTwo: true,
  })
  return onTheWay !== undefined && onTheWay.length > 0
}
