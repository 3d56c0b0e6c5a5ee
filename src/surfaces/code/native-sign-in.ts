import {
  authenticatesByBasic,
  listensOnThisMachine,
  opensBrowser,
  opensOwnPage,
  opensPageItself,
  returnsToThisMachine,
} from '../../knowledge/words/redirect-checks.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Project } from '../../discover/project.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Text } from '../../text/source.ts'
import { folderOf } from '../../text/paths.ts'
import { onceFor } from '../reading/code-around.ts'

// Programs that people have on their own machine, by how they sign in (RFC 8252 section 7.3).

/** More files of a folder are not looked through. */
const MOST_FILES = 60

/**
 * Whether the code of a file and of those beside it opens a browser, or asks for one, and listens for the answer on this machine, so that
 * whoever runs it has all of its client.
 */
export function listensHere(text: Text, language: CLike, project: Project): boolean {
  return isListener(codeBeside(text, language, project))
}

/**
 * The same of code that names no secret for its client and sends none by Basic authentication, also where what listens stands elsewhere.
 */
export function signsInHere(text: Text, language: CLike | 'rb', project: Project): boolean {
  const code = codeBeside(text, language, project)
  const opens = opensPageItself.pattern.test(withoutOwnPages(code)) && returnsToThisMachine.pattern.test(code)
  return (opens || isListener(code)) && !/client_?secret/i.test(code) && !authenticatesByBasic.pattern.test(code)
}

function isListener(code: string): boolean {
  return listensOnThisMachine.pattern.test(code) && opensBrowser.pattern.test(withoutOwnPages(code))
}

/** Code without what shows a page of the program itself, where nobody signs in. */
export function withoutOwnPages(code: string): string {
  return code.replace(OWN_PAGES, '')
}

const OWN_PAGES = inTurn('g', opensOwnPage.pattern)

/** The code of a file and of those beside it in its language, but for tests. */
export function codeBeside({ value, at: { file } }: Text, language: CLike | 'rb', project: Project): string {
  const folder = folderOf(file.path)
  return onceFor(project, `code beside ${folder} ${language}`, () => {
    const paths = project.inFolder(folder).filter((path) => path.endsWith(`.${language}`) && !path.endsWith('_test.go'))
    const texts = paths.slice(0, MOST_FILES).map((path) => project.text(path) ?? '')
    return texts.includes(value) ? texts.join('\n') : [value, ...texts].join('\n')
  })
}
