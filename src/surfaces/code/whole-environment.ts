import { readsEnvironmentFile } from '../../knowledge/words/whole-environment.ts'
import { definition, dotted, keyOf, pathWritten, unwrap, type Ast, type Module } from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Shown } from './logged-secrets.ts'

/** The whole environment of the process. */
export function isEnvironment(module: Module, node: Ast): boolean {
  const name = dotted(node)
  if (name === 'process.env' || name === 'Bun.env') return true
  return /environ$/.test(name ?? '') && pathWritten(module, node) === 'os.environ'
}

/** All variables of a file that a library has read: `dotenv.config().parsed`, `dotenv_values(".env")`. */
export function environmentFile(module: Module, node: Ast): Shown | undefined {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  const held =
    inner.type === 'MemberExpression' && keyOf(inner) === 'parsed'
      ? inner.object
      : binding?.init && binding.path?.join() === 'parsed'
        ? binding.init
        : undefined
  const call = definition(module, held ?? inner)
  if (call.type !== 'CallExpression') return undefined
  const called = pathWritten(module, call.callee)
  if (!readsEnvironmentFile.pattern.test(called) || (!held && /config$/.test(called))) return undefined
  return { what: module.source(node).replace(/\s+/g, ' '), node }
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
