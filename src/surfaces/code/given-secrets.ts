import { lastName, type AstOf } from '../../program/index.ts'
import { shownName } from '../../classify/shown-name.ts'
import { getter } from '../../knowledge/words/logging.ts'

/** Whether a call gives a credential, by its name: `service.getAccessToken()`. A key by an argument is as often a row about one. */
export function givesSecret({ callee, arguments: given }: AstOf<'CallExpression'>): boolean {
  const name = lastName(callee) ?? ''
  const what = getter.pattern.test(name) ? name.replace(getter.pattern, '') : undefined
  return what !== undefined && shownName(what) === 'credential' && (given.length === 0 || /token$/i.test(what))
}
