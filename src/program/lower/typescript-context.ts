import type * as ts from 'typescript'
import type { Ast, Expression, Statement } from '../tree.ts'

/** A node while its parts are still missing: it is entered before they are, so that lists by type are in the order of the text. */
export type Mutable<N> = { -readonly [K in keyof N]: N[K] }

/** The node of a type. */
export type Of<K extends Ast['type']> = Extract<Ast, { type: K }>

/** For a part that follows at once. */
export const LATER = undefined as never
export const NONE: readonly never[] = []

/** What expressions and statements hold of each other, so that the modules of the grammar need not know each other. */
export interface Grammar {
  expression(low: Lowering, node: ts.Node, parent: Ast): Expression
  statements(low: Lowering, nodes: readonly ts.Statement[], parent: Ast): Statement[]
}

/**
 * How deep code may nest. Counted, as how much a stack holds depends on the thread, and on what has been compiled; no known code comes
 * near.
 */
const DEEPEST = 400

/** The lowering of one file. */
export class Lowering {
  readonly #grammar: Grammar
  readonly source: ts.SourceFile
  readonly text: string
  readonly byType = new Map<string, Ast[]>()
  #depth = 0

  constructor(source: ts.SourceFile, grammar: Grammar) {
    this.#grammar = grammar
    this.source = source
    this.text = source.text
  }

  /** Lowers an expression. @throws {RangeError} where it nests too deep */
  expression(node: ts.Node, parent: Ast): Expression {
    this.#deeper()
    const lowered = this.#grammar.expression(this, node, parent)
    this.#depth--
    return lowered
  }

  /** Lowers statements. @throws {RangeError} where they nest too deep */
  statements(nodes: readonly ts.Statement[], parent: Ast): Statement[] {
    this.#deeper()
    const lowered = this.#grammar.statements(this, nodes, parent)
    this.#depth--
    return lowered
  }

  #deeper(): void {
    if (++this.#depth > DEEPEST) throw new RangeError('the code nests too deep')
  }

  /** Takes a node in, which its parts will name as their parent. */
  enter<N extends Ast>(node: N): Mutable<N> {
    const list = this.byType.get(node.type)
    if (list) list.push(node)
    else this.byType.set(node.type, [node])
    return node
  }

  /** Where a node begins, behind white space and comments. */
  start(node: ts.Node): number {
    return this.skip(node.pos)
  }

  /** The next place that is neither white space nor comment. */
  skip(from: number): number {
    const { text } = this
    let at = from
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === SPACE || (code >= TAB && code <= RETURN)) at++
      else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) at = endOfLine(text, at)
      else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
        const end = text.indexOf('*/', at + 2)
        at = end < 0 ? text.length : end + 2
      } else if (code === HASH && at === 0 && text.startsWith('#!')) at = endOfLine(text, at)
      else if (code > MAX_ASCII && BLANK.test(text[at] as string)) at++
      else return at
    }
  }
}

const [TAB, RETURN, SPACE, HASH, STAR, SLASH, MAX_ASCII] = [9, 13, 32, 35, 42, 47, 127] as const
/** What TypeScript's scanner takes for white space beyond ASCII. */
const BLANK = /^[\s\u0085\u180e\u200b]$/

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
  return at
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === RETURN || code === 0x2028 || code === 0x2029
}

/** Whether a declaration has a word before it: `async`, `static`. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const { modifiers } = node as { readonly modifiers?: ts.NodeArray<ts.ModifierLike> }
  return modifiers !== undefined && modifiers.some((one) => one.kind === kind)
}
