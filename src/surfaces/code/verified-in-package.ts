import type { Project } from '../../discover/project.ts'
import { fileRole } from '../../classify/file-role.ts'
import { verifiesTokens } from '../../knowledge/words/checks.ts'
import { isStrategyUnused } from './unused-strategies.ts'
import { onceFor, packageFolder } from '../reading/code-around.ts'

/**
 * Another file of the package that verifies tokens, by its path: reading one file cannot tell then whether a token that it only reads has
 * passed there, as in what stands behind a guard. Undefined where there is none, or too much to look at.
 */
export function verifiedInPackage(path: string, project: Project | undefined): string | undefined {
  if (!project) return undefined
  return verifiersIn(project, packageFolder(path, project)).find((one) => one !== path && isPython(one) === isPython(path))
}

const isPython = (path: string) => path.endsWith('.py')

/** At most four of a package, as one may be the file that asks, and one of another language. */
function verifiersIn(project: Project, below: string): readonly string[] {
  return onceFor(project, `verifies tokens ${below}`, () => {
    const paths = project.below(below).filter((path) => CODE.test(path) && !fileRole(path).test)
    const verifiers: string[] = []
    for (const path of paths.slice(0, MOST)) {
      if (verifiers.length === ENOUGH) break
      const text = project.text(path)
      if (
        text !== undefined &&
        verifiesTokens.pattern.test(text) &&
        (OF_GUARD.test(path) || OF_REQUESTS.test(text)) &&
        !isStrategyUnused(path, project)
      )
        verifiers.push(path)
    }
    return verifiers
  })
}

const CODE = /\.(?:[cm]?[jt]sx?|py)$/
const OF_GUARD = /auth(?!or)|guard|middleware|security|session|jwt/i
/** A guard takes the token from a request; links in mails are verified as well. */
const OF_REQUESTS = /\bauthorization\b|\bbearer\b|ExtractJwt|\bcookies?\b|OAuth2PasswordBearer/i
const MOST = 2000
const ENOUGH = 4
