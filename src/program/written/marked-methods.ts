/** A method and where its parameters stand, without the parentheses. */
export interface MarkedMethod {
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * The methods below an attribute or annotation, in C#, Java, Kotlin and PHP: others may stand between, with any text in them. Each match of
 * `marks`, which is global, ends behind the name of the attribute.
 */
export function* markedMethods(code: string, marks: RegExp): Generator<MarkedMethod> {
  for (const { 0: whole, index } of code.matchAll(marks)) {
    const head = behindAttributes(code, index + whole.length, whole.startsWith('@'))
    if (head === undefined) continue
    HEAD.lastIndex = head
    const found = HEAD.exec(code)
    const open = found ? HEAD.lastIndex - 1 : -1
    const close = found ? closing(code, open) : undefined
    if (found && close !== undefined) yield { name: found[1] ?? '', start: open + 1, end: close }
  }
}

/** Modifiers, the type and the name, up to the parenthesis. */
const HEAD = /[^;{}()="'#@]{0,300}?\b(\w{1,80})(?:<[^<>()]{0,80}>)?\s{0,8}\(/y

/** Code with all texts, comments and attributes blank, at its own length: what is declared in it stands alone. */
export function withoutAttributes(code: string): string {
  let bare = ''
  for (let at = 0; at < code.length;) {
    const end = skipped(code, at) ?? attributeEnd(code, at)
    bare += end === undefined ? code.charAt(at) : ' '.repeat(end - at)
    at = end ?? at + 1
  }
  return bare
}

/** Where what is declared begins, from behind the name of an attribute on. */
function behindAttributes(code: string, from: number, isAnnotation: boolean): number | undefined {
  const given = /^\s{0,8}\(/.exec(code.slice(from, from + 9))
  const first = isAnnotation ? (given ? closing(code, from + given[0].length - 1) : from - 1) : closing(code, from, ']')
  if (first === undefined) return undefined
  let at = behindSpace(code, first + 1)
  for (let count = 0; count < MOST_ATTRIBUTES; count++) {
    const end = skipped(code, at) ?? attributeEnd(code, at)
    if (end === undefined) return at
    at = behindSpace(code, end)
  }
  return undefined
}

const MOST_ATTRIBUTES = 24

function behindSpace(code: string, from: number): number {
  let at = from
  while (/\s/.test(code.charAt(at))) at++
  return at
}

/** Behind the attribute or annotation that begins at a place: `[Description("…")]`, `#[Schema(…)]`, `@ToolParam(…)`. */
function attributeEnd(code: string, at: number): number | undefined {
  const [begins = ''] = /^(?:#?\[|@[\w.]{1,120}(?:\s{0,8}\()?)/.exec(code.slice(at, at + 140)) ?? []
  if (begins === '') return undefined
  if (begins.startsWith('@') && !begins.endsWith('(')) return at + begins.length
  const close = closing(code, at + begins.length - 1)
  return close === undefined ? undefined : close + 1
}

/** The place of the bracket that closes the one at a place, or the next open one; texts and comments are looked over. */
function closing(code: string, open: number, next?: string): number | undefined {
  let depth = next === undefined ? 0 : 1
  const most = Math.min(code.length, open + MOST)
  for (let at = open; at < most;) {
    const end = skipped(code, at)
    if (end === undefined) {
      const char = code.charAt(at)
      if ('([{'.includes(char) && ++depth > DEEPEST) return undefined
      if (')]}'.includes(char) && --depth === 0) return next === undefined || char === next ? at : undefined
    }
    at = end ?? at + 1
  }
  return undefined
}

/** Behind the text or comment that begins at a place. */
function skipped(code: string, at: number): number | undefined {
  const char = code.charAt(at)
  if (char === '/') return code[at + 1] === '/' ? endOf(code, '\n', at) : code[at + 1] === '*' ? endOf(code, '*/', at + 2) : undefined
  if (char !== '"' && char !== "'") return undefined
  if (code.startsWith('"""', at)) return endOf(code, '"""', at + 3)
  const most = Math.min(code.length, at + MOST)
  for (let end = at + 1; end < most; end += code[end] === '\\' ? 2 : 1) if (code[end] === char) return end + 1
  return undefined
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.slice(from, from + MOST).indexOf(mark)
  return end < 0 ? Math.min(code.length, from + MOST) : from + end + mark.length
}

/** No method has more brackets in brackets. */
const DEEPEST = 40
/** More of one method is not looked at. */
const MOST = 4000
