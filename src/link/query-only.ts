import { namesQueryOnlyApi } from '../knowledge/query-only-apis.ts'
import type { Subject } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import { atCapitals } from '../text/words.ts'

/**
 * Whether a credential goes into the query of an API that takes it nowhere else, where the address stands elsewhere: by the folder or file
 * of the code (`integrations/facebook/posts.ts`, `FacebookApiService.java`), or by the branch that it is in (`case 'facebook':`).
 */
export function isOfQueryOnlyApi(subject: Subject): boolean {
  if (subject.kind !== 'urlCredential' || subject.by !== 'client' || subject.host !== undefined) return false
  const { at, parameter, beside = [] } = subject
  const near = at.file.text.slice(Math.max(0, at.start - NEAR), at.start)
  if (WRITES_ADDRESS.test(near)) return false
  const path = at.file.path.split('/').slice(-2).join('/')
  const name = `${atCapitals(path, ' ')} ${branchOf(at) ?? ''}`
  const said = SETTING.exec(near)?.[1]
  return [parameter, ...beside.map((one) => one.parameter)].every(
    (one) => namesQueryOnlyApi(name, one) && (said === undefined || namesQueryOnlyApi(said.replaceAll('_', ' '), one)),
  )
}

/** An address that is written just before is the one, and is read for what it is. */
const NEAR = 200
const WRITES_ADDRESS = /["'`]https?:\/\/\w/

/** A variable of the environment that the same literal begins with; its name says whose address it holds. */
const SETTING = /`\$\{(?:process|import\.meta)\.env\.(\w{1,80})\}[^`\n]{0,160}$/

/** A longer branch is not looked for. */
const LONGEST_BRANCH = 2000

/** The value of the `case` that a place stands in, in the same function. */
function branchOf({ file, start }: Span): string | undefined {
  const before = file.text.slice(Math.max(0, start - LONGEST_BRANCH), start)
  const label = before.lastIndexOf('case ')
  const said = label < 0 ? undefined : /^case\s{1,9}["'`]([\w-]{1,40})["'`]\s{0,9}:/.exec(before.slice(label, label + 80))?.[1]
  return said !== undefined && isInside(before.slice(label)) ? said : undefined
}

/** Whether a text that begins with a `case` has not left it: by the end of the `switch`, by its `default`, or by another function. */
function isInside(text: string): boolean {
  if (/\n(?:\}|func )|\bdefault\s{0,9}:/.test(text)) return false
  let open = 0
  for (const [brace] of text.matchAll(/[{}]/g)) if ((open += brace === '{' ? 1 : -1) < 0) return false
  return true
}
