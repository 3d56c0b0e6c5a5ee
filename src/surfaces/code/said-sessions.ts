import type { CLike } from '../../parse/c-like.ts'
import { enclosingFunction, type Ast, type Module } from '../../program/index.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'
import { saysAccess } from './own-sessions.ts'

/** A comment that begins, goes on or stands by itself, and what stands between it and a function. */
const OF_COMMENT = /^[ \t]{0,40}(?:\/\/|\/\*|\*|#(?!\[)|--)/
const BETWEEN = /^[ \t]{0,40}(?:@|\[|#\[)/
const LONGEST = 1500
/** Spaces end where a line begins: where one may begin among them there are as many ways to read each line as it is indented. */
const DOCSTRING = /^[^\n]{0,400}\n\s{0,200}(?=\S)(?:[^\n]{0,200}\n\s{0,200}(?=\S)){0,8}?"""((?:[^"]|"(?!"")){1,1500})"""/

/** Whether the comment of the function that makes a token calls it a session: `// makeAdminToken signs a token for the admin's session.` */
export function isCalledSession(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  if (!around) return false
  const { start } = module.span(around)
  const said = module.language === 'python' ? (DOCSTRING.exec(module.file.text.slice(start, start + 3000))?.[1] ?? '') : ''
  return saysSession([...above(module.file, start), said])
}

/** The same in languages that are read without a grammar, where the comment may stand in what belongs to the function. */
export function isCalledSessionIn(at: Span, language: CLike): boolean {
  const { before, start } = functionAround(at, language)
  const [head = ''] = before.split(/\{[ \t]{0,8}$/m)
  return saysSession([...above(at.file, start), ...head.split('\n').filter((line) => OF_COMMENT.test(line))])
}

/** The same of a method of Ruby that begins at a place. */
export function isCalledSessionAbove(file: SourceFile, start: number): boolean {
  return saysSession(above(file, start))
}

function saysSession(comment: readonly string[]): boolean {
  const said = comment.join('\n')
  return /\bsessions?\b/i.test(said) && !saysAccess(said)
}

/** The lines of the comment above the line of a place. */
function above({ text }: SourceFile, start: number): string[] {
  const said: string[] = []
  for (const line of text
    .slice(Math.max(0, start - LONGEST), start)
    .split('\n')
    .slice(0, -1)
    .reverse()) {
    if (OF_COMMENT.test(line)) said.push(line)
    else if (!BETWEEN.test(line)) break
  }
  return said
}
