import type { Project } from '../../discover/project.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'
import { inTurn } from '../../text/pattern.ts'

/**
 * Whether the token endpoint of a package refuses whatever is no authorization code, so that nobody gets or uses a refresh token of it,
 * whatever its metadata offers.
 */
export function answersCodesOnly(project: Project, path: string): boolean {
  const below = packageFolder(path, project)
  return onceFor(project, `answers codes only ${below}`, () => {
    const texts = codeAround(project, { below })?.map((one) => project.text(one) ?? '') ?? []
    return texts.some((text) => REFUSES_OTHERS.test(text)) && !texts.some((text) => TAKES_REFRESH.test(text))
  })
}

const GRANT = /\bgrant_?[tT]ype\b["')\]]{0,4}/
const REFUSES_OTHERS = inTurn('', GRANT, /\s{0,4}!==?\s{0,4}["']authorization_code["']/)
/** A branch for it, or a list of the grants that are taken. */
const TAKES_REFRESH = /(?:\bgrant_?[tT]ype\b["')\]]{0,4}\s{0,4}[!=]==?\s{0,4}|\bcase\s{1,4}|\bwhen\s{1,4})["']refresh_token["']/
