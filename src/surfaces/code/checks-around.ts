import type { Project } from '../../discover/project.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { checksTokens } from '../../knowledge/libraries/written-keys.ts'
import { frameworkVerifies } from '../../knowledge/words/decided-by-callers.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor, whereSaid } from '../reading/code-around.ts'

interface Guards {
  /** The files that put a guard of a framework, a mesh or a gateway before something. */
  readonly found: readonly string[]
  /** Of more settings nobody is asked, so that a guard may stand there. */
  readonly isComplete: boolean
}

export interface Checks {
  /** The files of the language, and of Java those of Kotlin. */
  readonly paths: readonly string[]
  readonly guards: () => Guards
  /** Files that verify tokens, which may have run before. */
  readonly verifiers: () => readonly string[]
}

/** A repository of more files is not looked through. */
const MOST_FILES = 1500

export function checksOf(path: string, project: Project): Checks {
  const ending = path.replace(/^.*\./, '')
  return onceFor(project, `checks of tokens in .${ending}`, () =>
    checksIn(ending === 'java' || ending === 'kt' ? 'java|kt' : ending, project),
  )
}

function checksIn(endings: string, project: Project): Checks {
  const files = new RegExp(`\\.(?:${endings})$`)
  const paths = codeAround(project, { files, most: MOST_FILES }) ?? []
  const holding = (pattern: RegExp) => paths.filter((path) => pattern.test(withoutReads(project.text(path) ?? '', path)))
  return {
    paths,
    guards: () =>
      onceFor(project, `guards in ${endings}`, () => {
        const says = (text: string) => frameworkVerifies.pattern.test(text)
        const settings = whereSaid(project, 'guards in settings', says, { files: SETTINGS })
        return { found: [...holding(frameworkVerifies.pattern), ...(settings ?? [])], isComplete: settings !== undefined }
      }),
    verifiers: () => onceFor(project, `verifiers in ${endings}`, () => holding(VERIFIES).slice(0, 3)),
  }
}

/** Where frameworks, meshes and gateways are told what they verify. */
const SETTINGS = /\.(?:ya?ml|json)$|(?:^|\/)(?:application|bootstrap)[\w.-]{0,40}\.(?:properties|conf)$/

/** A call of ruby-jwt that is told to check nothing. */
const READ_ONLY = /\bJWT\.decode\([^\n]{1,80},\s{0,4}nil,\s{0,4}false/g
/** https://javadoc.io/doc/com.auth0/java-jwt/latest/com/auth0/jwt/JWT.html#decode(java.lang.String) */
const READ_IN_JVM = /\bJWT\.decode\(/g
const VERIFIES = oneOf('', checksTokens, asWritten(tokenReaders, 'verifies'))

/** Whether code of a file verifies tokens, in a language that is read without a grammar. */
export function saysVerifies(code: string, path: string): boolean {
  return VERIFIES.test(withoutReads(code, path))
}

/** What ruby-jwt may verify with, java-jwt only reads with. */
function withoutReads(code: string, path: string): string {
  return code.replace(/\.(?:java|kt)$/.test(path) ? READ_IN_JVM : READ_ONLY, '')
}
