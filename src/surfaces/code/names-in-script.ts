/** Characters of an expression that are looked at; longer ones are tables. */
const LONGEST = 1500

/** A comment, a text in quotes, a name with its members, or any one character. */
const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|[\w$]+(?:\s{0,20}[?!]?\.\s{0,20}[\w$]+)*|[^]/y
/** What stands in a template as it is, its end, or the beginning of a field. */
const FIXED = /(?:[^`\\$]|\\[^]|\$(?!\{))+|\$\{|[^]/y

/**
 * The names in an expression of JavaScript that nobody has parsed, with their members, up to the end of its bracket or its statement: none
 * of fixed texts and comments. A word in quotes by which a member is taken, or before a colon, counts as a name. Of a call only its own
 * name is given where `shows` says that its value shows nothing of its arguments. `end`: how far the look went.
 */
export function namesInScript(
  text: string,
  from: number,
  shows: (callee: string) => boolean,
): { readonly names: string[]; readonly end: number } {
  const names: string[] = []
  const part = text.slice(from, from + LONGEST)
  const open: string[] = []
  let i = 0
  while (i < part.length) {
    const isFixed = open.at(-1) === '`'
    const token = tokenAt(isFixed ? FIXED : TOKEN, part, i)
    const start = i
    i += token.length
    if (isFixed) {
      if (token === '`') open.pop()
      else if (token === '${') open.push(token)
    } else if ('([{`'.includes(token)) open.push(token)
    else if (')]}'.includes(token)) {
      if (open.pop() === undefined || (open.length === 0 && part.startsWith('('))) break
    } else if (open.length === 0 && (token === ';' || (token === '\n' && endsStatement(part, start)))) break
    else if (/^[\w$]/.test(token)) {
      names.push(token.replaceAll(/\s+/g, ''))
      if (part[i] === '(' && !shows(token)) i = behind(part, i)
    } else if (/^["'][\w-]{1,80}["']$/.test(token) && isKey(part, start, i)) names.push(token.slice(1, -1))
  }
  return { names, end: from + i }
}

/** Behind a bracket that opens, and all that it holds. */
function behind(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length;) {
    const token = tokenAt(TOKEN, text, i)
    i += token.length
    if ('([{'.includes(token)) depth++
    else if (')]}'.includes(token) && --depth === 0) return i
  }
  return text.length
}

function isKey(text: string, start: number, end: number): boolean {
  return (start > 1 && /[[(]\s{0,4}$/.test(text.slice(Math.max(0, start - 5), start))) || /^\s{0,4}:/.test(text.slice(end, end + 5))
}

function tokenAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? (text[at] as string)
}

/** Whether neither the line before the break nor the one behind it asks for more. */
function endsStatement(text: string, at: number): boolean {
  return !/[=,(+&|?:{[>.]\s{0,8}$/.test(text.slice(Math.max(0, at - 9), at)) && !/^\s{0,200}[.?:&|+*%]/.test(text.slice(at, at + 202))
}
