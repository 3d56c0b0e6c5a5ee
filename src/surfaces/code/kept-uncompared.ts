import type { Project } from '../../discover/project.ts'
import { comparesByItself, handsRequestOn, standsInFront } from '../../knowledge/words/redirects-if-known.ts'
import { looksUpClient, saysOfRedirect } from '../../knowledge/words/redirect-parameters.ts'
import { asksForRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { withoutComments } from '../../program/written/index.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { functionAt } from './codes-alone.ts'
import { comparisonsInText } from './redirect-comparisons.ts'
import { withoutLogs } from './registers-unknown.ts'

/**
 * Whether each function of a repository that takes a redirect URI from a request, but for token endpoints and registrations, compares it
 * with nothing and hands it to nobody but a store, one of an authorization endpoint among them. What a registration or the redemption of a
 * code compares says nothing of where a code is sent.
 */
export function isKeptUncompared(project: Project): boolean {
  return onceFor(project, 'keeps redirect URIs without comparing them', () => {
    let isAsked = false
    for (const path of codeAround(project) ?? []) {
      const text = project.text(path) ?? ''
      if (comparesByItself.pattern.test(text) || standsInFront.pattern.test(text)) return false
      if (path.endsWith('.cs') && FILTERS.test(text)) return false
      for (const code of takersIn(text)) {
        if (mayCompare(code)) return false
        isAsked ||= ofAuthorizeRequest.pattern.test(code)
      }
    }
    return isAsked
  })
}

const ASKED = new RegExp(asksForRedirect.pattern, 'g')
const REDEEMS_OR_REGISTERS = /grant_?type(?!s_?supported)|client_id_issued_at|client_secret_expires_at/i
/** What ASP.NET runs before an action: https://learn.microsoft.com/aspnet/core/mvc/controllers/filters */
const FILTERS = /\[(?:ServiceFilter|TypeFilter|Valid\w{1,40}|Check\w{1,40}|Require\w{1,40})\b/
/** Places that are looked at in one file. */
const MOST = 20

/** The functions that take a redirect URI from a request, token endpoints and registrations apart. */
function* takersIn(text: string): Generator<string> {
  let end = 0
  for (const { index } of [...text.matchAll(ASKED)].slice(0, MOST)) {
    if (index < end) continue
    const { head, body } = functionAt(text, index)
    end = index + body.length
    const code = head + body
    if (!REDEEMS_OR_REGISTERS.test(code)) yield code
  }
}

/** Whether there is one at all. */
const IS_THERE = /\b\w{0,20}redirect\w{0,12}\s{1,4}[!=]==?\s{1,4}(?:""|''|nil|null|None|undefined)(?!\w)/gi

function mayCompare(code: string): boolean {
  const bare = withoutLogs(withoutComments(code))
  const rest = bare.replace(looksUpClient.pattern, '').replaceAll(IS_THERE, '')
  return saysOfRedirect.pattern.test(bare) || handsRequestOn.pattern.test(rest) || !comparisonsInText(rest).comparesNothing()
}
