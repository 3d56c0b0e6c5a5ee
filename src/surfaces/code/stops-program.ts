import { looksUpVariable, parsedByName, stopsProgram } from '../../knowledge/words/required-variables.ts'

// Whether code that asks for variables stops the program in the branch that asks: told by how lines are indented, which holds for
// TypeScript and Python alike.

/** The statement that begins in the line of a place: the line, those below that are indented more, and what closes it. */
function statementAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const lines = text.slice(start, start + REACH).split('\n')
  const depth = indent(lines[0] ?? '')
  let end = 1
  for (; end < lines.length; end++) {
    const line = lines[end] ?? ''
    if (line.trim() === '' || indent(line) > depth) continue
    if (indent(line) < depth || !/^\s*[)\]}](?!\s{0,4}(?:else|catch|finally)\b)/.test(line)) break
  }
  return lines.slice(0, end).join('\n')
}

const REACH = 3000
/** So many characters below, it is asked what was found. */
const LONGEST_REACH = 8000

function indent(line: string): number {
  return line.length - line.trimStart().length
}

/** Whether code stops the program; what it prints may speak of it. */
function stops(code: string): boolean {
  return stopsProgram.pattern.test(withoutTexts(code))
}

function withoutTexts(code: string): string {
  return code.replaceAll(/"[^"\n]{0,400}"|'[^'\n]{0,400}'|`[^`\n]{0,400}`/g, '""')
}

/**
 * Whether the branch of a question stops the program: `if (!process.env.JWT_SECRET) throw`, or adds to what is asked for later and stops it
 * then: `missing.push('JWT_SECRET')`. `from` is where the question begins, `to` where the name that it asks for ends.
 */
export function branchStops(text: string, from: number, to: number): boolean {
  const branch = branchOf(text, from, to)
  return stopsProgram.pattern.test(branch) || addedTo(branch).some((name) => stopsWith(untilMadeAnew(text, to, name), to, [name]))
}

/** A text up to where another variable of the name begins, of another function. */
function untilMadeAnew(text: string, at: number, name: string): string {
  const made = new RegExp(
    `\\b(?:const|let|var)[ \\t]{1,4}${name}\\b|^[ \\t]{0,40}${name}(?:[ \\t]{0,4}:[^=\\n]{1,60})?[ \\t]{0,4}=[ \\t]{0,4}\\[\\]`,
    'm',
  )
  const found = made.exec(text.slice(at, at + LONGEST_REACH))
  return found ? text.slice(0, at + found.index) : text
}

/** What runs where a question for a variable finds that it is missing; nothing where that also depends on something else. */
function branchOf(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const rest = withoutTexts(
    statementAt(text, from)
      .slice(to - start)
      .replace(/^["'`]/, ''),
  )
  const line = rest.split('\n', 1)[0] ?? ''
  const condition = line.split(/[{;:]|\)\s{0,4}\w/, 1)[0] ?? ''
  // Where another one would do, the program goes on without this.
  if (/&&|\band\b/.test(condition) && !/prod/i.test(condition)) return ''
  const opens = line.indexOf('{')
  if (opens < 0) return rest.split(';', 1)[0] ?? ''
  const closes = line.indexOf('}', opens)
  return closes < 0 ? rest : line.slice(0, closes)
}

/** Where a list of names is gone through, each is looked up, and the program stops there, or where it asks what it found. */
export function isListChecked(text: string, at: number, holder: string | undefined): number | undefined {
  const own = statementAt(text, at)
  if (looksUpVariable.pattern.test(own)) return stops(own) || stopsWith(text, at, [...collected(own), holder]) ? at : undefined
  if (holder === undefined) return undefined
  for (const use of usesOf(text, at + own.length, holder)) {
    const code = statementAt(text, use)
    if (!looksUpVariable.pattern.test(code)) continue
    const isLooped = !/^\s*(?:export\s+)?(?:async\s+)?(?:function|def|class)\b/.test(code)
    if (isLooped && (stops(code) || stopsWith(text, use, collected(code)))) return use
  }
  return undefined
}

/** The variables that take what was found: `missing = required.filter(…)`, `missing.push(name)`. */
function collected(code: string): (string | undefined)[] {
  const made = /^\s*(?:export\s{1,4})?(?:(?:const|let|var)\s{1,4})?(\w{1,60})\s{0,4}(?::[^=\n]{1,60})?=(?!=)/.exec(code)?.[1]
  return [made, ...addedTo(code)]
}

function addedTo(code: string): string[] {
  return [...code.matchAll(/\b(\w{1,60})\.(?:push|append|add)\(/g)].map(([, name = '']) => name)
}

/** Whether a question for one of the names, below a place, stops the program. */
function stopsWith(text: string, at: number, names: readonly (string | undefined)[]): boolean {
  return names.some(
    (name) =>
      name !== undefined &&
      usesOf(text, at, name).some((use) => ASKS.test(lineOf(text, use)) && stopsProgram.pattern.test(branchOf(text, use, use))),
  )
}

const ASKS = /^\s*(?:\}\s{0,4}else\s{1,4})?(?:if|elif)\b/

function lineOf(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}

/** Where a name stands below a place, other than where something is added to it. */
function usesOf(text: string, at: number, name: string): number[] {
  return [...text.slice(at, at + LONGEST_REACH).matchAll(new RegExp(`\\b${name}\\b(?!\\.(?:push|append|add)\\()`, 'g'))]
    .slice(0, 12)
    .map((one) => at + one.index)
}

/** Whether what `schema.safeParse(process.env)` answers is asked for, and stops the program: `if (!parsed.success) throw`. */
export function isParseAsked(text: string): boolean {
  return [...text.matchAll(PARSED)].slice(0, 5).some(({ index, 0: whole, 1: name, 2: parts }) => {
    if (ASKS.test(lineOf(text, index))) return branchStops(text, index, index + whole.length)
    const names = parts?.match(/\w{2,60}/g) ?? [name ?? collected(lineThatOpens(text, index))[0]]
    return stopsWith(text, index + whole.length, names)
  })
}

const PARSED = new RegExp(parsedByName.pattern.source, 'g')

/** The first line of a statement that a line ends: `const parsed = z.object({` of `}).safeParse(process.env)`. */
function lineThatOpens(text: string, at: number): string {
  const lines = text.slice(Math.max(0, text.lastIndexOf('\n', at - 1) + 1 - 8000), text.indexOf('\n', at)).split('\n')
  const last = lines.at(-1) ?? ''
  const depth = /^\s*\./.test(last) ? indent(last) - 1 : indent(last)
  return lines.findLast((one) => one.trim() !== '' && indent(one) <= depth && !/^\s*[)\]}.]/.test(one)) ?? ''
}
