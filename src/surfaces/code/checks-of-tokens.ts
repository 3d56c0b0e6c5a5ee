import { fileRole } from '../../classify/file-role.ts'
import { checksTokens } from '../../knowledge/libraries/written-keys.ts'
import type { Owner, TokenCheck } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { onceFor } from '../reading/code-around.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { firstFound } from '../../text/first-found.ts'

/** How the first file of the repository that checks tokens calls it, in the language of a file. */
export function checkIn(file: SourceFile, project: Project): string | undefined {
  const end = file.path.slice(file.path.lastIndexOf('.'))
  return onceFor(project, `checks tokens ${end}`, () => {
    const paths = project.below('').filter((path) => path.endsWith(end) && !fileRole(path).test)
    return firstFound(paths.slice(0, MOST), (path) => checksTokens.exec(project.text(path) ?? '')?.[0])?.replace(/[.(]$/, '')
  })
}

const MOST = 2000

/** A check of tokens by the service that the code is of, and what else is known of it. */
export function checkOfService(
  missing: TokenCheck['missing'],
  by: string,
  at: Span,
  { confidence = 'high', ...known }: Partial<TokenCheck> = {},
): TokenCheck {
  return { kind: 'tokenCheck', owner: SERVICE, evidence: [], missing, by, ...known, confidence, at }
}

const SERVICE: Owner = { what: 'this service', product: 'this code' }
