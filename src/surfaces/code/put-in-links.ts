import { linkTarget } from '../../knowledge/words/lifetimes.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { blockAfter, indentOf } from '../../text/indents.ts'
import { joinedWords } from '../../text/words.ts'

/**
 * Whether what a call gives becomes a part of a link and goes nowhere else: `link = base + "?token=" + tokenOf(mail)`, or by a variable of
 * which all mentions in its block are such. What is answered or logged as well, or redirected to, is no mere link.
 *
 * @param at where the name of the called function stands
 */
export function isPutIntoLink(code: string, at: number): boolean {
  const line = code.lastIndexOf('\n', at - 1) + 1
  const held = HOLDS.exec(code.slice(line, at))
  if (!held?.[1]) return isInLink(code.slice(Math.max(0, at - LONGEST_STATEMENT), at))
  const end = code.indexOf('\n', at)
  const block = end < 0 ? '' : blockAfter(code, end + 1, indentOf(code.slice(line, at)))
  const mentions = [...block.matchAll(new RegExp(`(?<![\\w?&-])${literally(held[1])}(?!\\w|\\s{0,2}=)`, 'g'))]
  return mentions.length > 0 && mentions.every(({ index }) => isInLink(block.slice(Math.max(0, index - LONGEST_STATEMENT), index)))
}

const LONGEST_STATEMENT = 300

/** `token = `, `const token = await this.`, `$token = $this->`, `t, _ := `: the variable, and what stands before a call. */
const HOLDS = inTurn(
  '',
  /^\s{0,80}(?:(?:const|let|var|val|final|auto|[Ss]tring)\s{1,4})?/,
  /(\$?\w{1,60})(?:, ?\w{1,20})?(?:: ?\w{1,20})?/,
  / ?:?= ?(?:await |\w{1,40}!? )?(?:\$?\w{1,40}(?:\.|->|::)){0,3}$/,
)

/** Whether code ends where the value of a query goes into the text that something called a link is set to. */
function isInLink(before: string): boolean {
  const set = SETS_TO_QUERY.exec(before)
  const [statement = '', target = ''] = set ?? []
  const words = joinedWords(target)
  return (
    set !== null &&
    (linkTarget.pattern.test(words) || OF_ACTION.test(words)) &&
    !SIGNS_IN.test(joinedWords(statement)) &&
    !OF_API.test(statement)
  )
}

/** What a program opens, and no person. */
const OF_API = /\/api\/|\/v\d{1,2}\/|\.json\b|\/graphql|\/ws\b/i

/** `invite_url`, `confirmAddress` */
const OF_ACTION = /(?:^|_)(?:confirm\w{0,8}|invit\w{0,8}|unsubscribe|survey)_(?:url|address|href)$/
const SIGNS_IN = /access|bearer|log_?in|sign_?in|auth|api_?key|session|refresh|redirect|callback/

/** `link = `, `"link": `, and an address up to the value of a parameter, which may be told by a format: `"%s/open?t=%s", base, `. */
const SETS_TO_QUERY = inTurn(
  '',
  /(\w{1,80})["'\]]{0,2}\s{0,4}(?::=|=>?|:)\s{0,12}[^,;=]{0,200}[?&][\w-]{1,30}=/,
  oneOf('', /["'`]?[\s+.$#{]{0,8}(?:[\w.]{1,40}\()?[\w$.>:-]{0,60}$/, /%[sv]["'`][^;=]{0,80}$/),
)
