import { createScanner } from 'jsonc-parser'

/** A piece of JSON. `word` is whatever has no meaning there; `template` is a double-braced placeholder. */
export interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'word' | 'template' | 'end'
  readonly start: number
  readonly end: number
  /** What is wrong with the token itself. */
  readonly problem: string | undefined
  /** Of a string: whether its closing quote is there. */
  readonly closed: boolean
  /** Whether a line break stands before it. */
  readonly newLine: boolean
}

/** Splits JSON with comments, and what people write for it, into tokens; gives `end` at the end, again and again. */
export function tokens(source: string): () => Token {
  const scanner = createScanner(source, false)
  return () => {
    let newLine = false
    for (;;) {
      // Before the scanner makes one long word of it.
      const start = scanner.getPosition()
      const single = singleQuotedEnd(source, start)
      if (single !== undefined) {
        scanner.setPosition(single)
        return token('string', start, single, newLine, 'expected double quotes')
      }
      const kind: number = scanner.scan()
      const end = scanner.getPosition()
      const problem = PROBLEMS[scanner.getTokenError()]
      if (kind === LINE_BREAK) newLine = true
      else if (kind === BLOCK_COMMENT) {
        if (problem) return token('end', start, end, newLine, problem)
      } else if (kind === STRING) {
        return token('string', start, end, newLine, problem, scanner.getTokenError() !== UNEXPECTED_END_OF_STRING)
      } else if (kind === OPEN_BRACE && source[end] === '{') {
        const close = templateEnd(source, start)
        if (close === undefined) return token('{', start, end, newLine)
        scanner.setPosition(close)
        return token('template', start, close, newLine, 'expected a value, not a template')
      } else if (kind !== LINE_COMMENT && kind !== BLANKS) {
        return token(KINDS[kind] ?? 'word', start, end, newLine, problem)
      }
    }
  }
}

/** One shape for all tokens: there are millions in a large file. */
function token(kind: Token['kind'], start: number, end: number, newLine: boolean, problem?: string, closed = true): Token {
  return { kind, start, end, newLine, problem, closed }
}

// jsonc-parser's SyntaxKind and ScanError are ambient `const enum`s, which isolated modules cannot read.
const UNEXPECTED_END_OF_STRING = 2
const OPEN_BRACE = 1
const STRING = 10
const LINE_COMMENT = 12
const BLOCK_COMMENT = 13
const LINE_BREAK = 14
const BLANKS = 15
const KINDS: Record<number, Token['kind']> = {
  1: '{',
  2: '}',
  3: '[',
  4: ']',
  5: ',',
  6: ':',
  11: 'number',
  17: 'end',
}
const PROBLEMS: Record<number, string> = {
  1: 'unterminated comment',
  2: 'unterminated string',
  3: 'incomplete number',
  6: 'unescaped control character',
}

function singleQuotedEnd(source: string, start: number): number | undefined {
  if (source[start] !== "'") return undefined
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]
    if (character === "'") return at + 1
    if (character === '\n' || character === '\r') return undefined
    if (character === '\\') at++
  }
  return undefined
}

/** Two opening braces are never JSON, so up to the closing ones on the same line they are a template. */
function templateEnd(source: string, start: number): number | undefined {
  for (let at = start + 2; at < source.length; at++) {
    const character = source[at]
    if (character === '}' && source[at + 1] === '}') return at + 2
    if (character === '\n' || character === '\r' || character === '{') return undefined
  }
  return undefined
}
