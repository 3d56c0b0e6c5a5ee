import { dotted, pathWritten, type Ast, type Module } from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'

/** The whole environment of the process. */
export function isEnvironment(module: Module, node: Ast): boolean {
  const name = dotted(node)
  if (name === 'process.env' || name === 'Bun.env') return true
  return /environ$/.test(name ?? '') && pathWritten(module, node) === 'os.environ'
}

/** `{k: v for k, v in os.environ.items()}`, with nothing left out. */
export function copiesEnvironment(module: Module, node: Ast): boolean {
  return COPIED.test(module.source(node).slice(0, LONGEST))
}

/** More of an expression is no copy. */
const LONGEST = 200
const COPIED = inTurn(
  '',
  /^\{\s{0,40}(\w{1,40})\s?:\s?(\w{1,40})\s{1,40}for\s{1,4}\1\s?,\s?\2\s{1,4}in\s{1,4}/,
  /(?:sorted\()?(?:os\.)?environ\.items\(\)\)?\s{0,40}\}$/,
)
