import { inTurn, literally, oneOf } from '../../text/pattern.ts'

// Where a name or a pair stands in a table that a query is formed of: as the table itself, or within what only belongs to it.

/** Calls whose arguments are all put into the table or the query: `encode_www_form(`, `array_merge(`, `params.merge(`. */
const MAKES_TABLE = oneOf(
  '',
  /(?:encode_www_form|http_build_query|(?:deep_|reverse_)?merge!?|to_query|to_param)$/,
  /(?:array(?:_merge|_filter|_replace)?|insert|push|append|from|into|Some|urlencode|escape)$/,
  /(?:QueryString\.Create|QueryBuilder|Dictionary|KeyValuePair|Create|Add)$/,
)

/** How what is a table, an addition to one, or a query of one is written, and no call that is given something else. */
const TABLE = oneOf(
  '',
  /^(?:&(?:mut )?)?(?:[[{($]|array\(|vec!)/,
  inTurn(
    '',
    /^[\w:\\.@]{0,80}\b/,
    /(?:encode_www_form|http_build_query|array_(?:merge|filter|replace)|merge|to_query|to_param|Encode\(\))/,
  ),
  /^(?:url\.Values\{|map\[|[\w:]{0,60}(?:Map|Vec)\b)/,
  /^@{0,2}[a-z_]\w{0,60}\s{0,8}(?:$|\+)/,
)

/** What takes of a table only some entries, or something else than entries. */
const TAKES_OF_TABLE = /\.(?:except|slice|keys|size|length|dig|fetch|values_at|reject|select)\b/

/** Whether what a name was given is a table whose entries the name then has. */
export function isTable(code: string): boolean {
  return TABLE.test(code) && !TAKES_OF_TABLE.test(code)
}

/** Whether what stands at a place of an expression is an entry of its table, and not given to a call or an index within it. */
export function isOfTable(code: string, at: number): boolean {
  return openBefore(code, at).every(({ mark, before }) => {
    if (mark === '{') return true
    if (mark === '[') return !/[\w)\]$]$/.test(before) || /\bHash$/.test(before)
    const callee = /[\w.!]{1,80}$/.exec(before)?.[0]
    return callee === undefined || MAKES_TABLE.test(callee)
  })
}

/** Whether a name at a place of an expression is the whole table: an argument of what makes a query, merged, spread, or nothing else. */
export function isWholeTable(code: string, start: number, end: number): boolean {
  const before = code.slice(0, start)
  const after = code.slice(end)
  if (!isOfTable(code, start) || /^(?:\[|->|\?->|::|\()/.test(after)) return false
  if (/^\.Encode\(\)/.test(after)) return true
  if (/^\./.test(after) && !/^\.(?:(?:deep_|reverse_)?merge|to_query|to_param|compact|to_h)\b/.test(after)) return false
  if (/(?:\*\*|\.\.\.)@{0,2}$/.test(before)) return true
  const innermost = openBefore(code, start).at(-1)
  if (innermost?.mark === '{' && innermost.before.endsWith('#')) return /\{\s{0,8}$/.test(before)
  if (innermost && innermost.mark !== '(') return false
  const isBegun = innermost ? /[(,+|]\s{0,40}&?@{0,2}$/ : /^\s{0,8}(?:&\s{0,4}(?:mut\s)?)?@{0,2}$|[+|]\s{0,40}$/
  return isBegun.test(before) && /^\s{0,40}(?:$|[)}"',;+|\n]|\.\s|\.\w)/.test(after)
}

interface Open {
  readonly mark: string
  readonly before: string
}

/** The brackets that are open at a place. */
function openBefore(code: string, at: number): readonly Open[] {
  const open: Open[] = []
  for (let i = 0; i < at; i++) {
    const mark = code.charAt(i)
    if ('([{'.includes(mark)) open.push({ mark, before: code.slice(Math.max(0, i - 80), i) })
    else if (')]}'.includes(mark)) open.pop()
  }
  return open
}

/** `name = `, `name := `. */
export function setTo(name: string): RegExp {
  const typed = "(?:\\s{0,4}:\\s{0,4}[\\w<>&, ';\\[\\]()]{1,60})?"
  return new RegExp(`${BEFORE}${literally(name)}${typed}\\s{0,4}:?=(?![=~])\\s{0,8}`, 'g')
}

/** A member that is added: `name[:access_token] = `, `name.insert(`. */
export function addedTo(name: string): RegExp {
  const one = literally(name)
  return oneOf(
    'g',
    new RegExp(`${BEFORE}${one}\\.(?:insert|push|merge!|append)(?=\\()`),
    new RegExp(`(?<=${BEFORE}${one})\\[(?=[:"'][^\\]\\n]{1,80}\\]\\s{0,4}(?:\\|\\|)?=(?![=~>]))`),
  )
}

/** An entry that is taken out again: `name.delete(:access_token)`, `unset($name['access_token'])`. */
export function takenFrom(name: string): RegExp {
  const one = literally(name)
  return oneOf('', new RegExp(`${BEFORE}${one}\\.(?:delete|except!|slice!|remove|Del)\\(`), new RegExp(`unset\\(\\$${one}\\[`))
}

const BEFORE = '(?<![\\w.@])\\$?'
