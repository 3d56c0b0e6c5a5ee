import type { GrantUse } from '../../model/index.ts'
import { isFunction, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether the class or function around a request tells whoever uses it that its grant is out of date, and so keeps it for old callers
 * alone: a warning that is logged or raised, or `@deprecated` before it.
 */
export function isWarnedOf(module: Module, node: Ast, grant: GrantUse['grant']): boolean {
  const name = NAMES[grant]
  if (!name) return false
  for (const around of module.ancestors(node)) {
    if (!isFunction(around) && around.type !== 'ClassDeclaration' && around.type !== 'MethodDefinition') continue
    const { start } = module.span(around)
    if (DEPRECATED.test(module.file.text.slice(Math.max(0, start - LONGEST_COMMENT), start))) return true
    const code = module.source(around).slice(0, LONGEST)
    for (const { index } of code.matchAll(WARNS)) {
      const said = code.slice(index, index + LONGEST_WARNING)
      if (OUT_OF_DATE.test(said) && name.test(said)) return true
    }
  }
  return false
}

const NAMES: Partial<Record<GrantUse['grant'], RegExp>> = {
  implicit: /\bimplicit/i,
  id_token: /\bimplicit/i,
  password: /\bpassword|resource[ _-]owner|\bROPC\b/i,
}

/** The last comment before a class or function, with what exports it. */
const DEPRECATED = /@deprecated\b[^/]{0,300}\*\/\s{0,40}(?:(?:export|default|public|static|async|abstract)\s{1,4}){0,4}$/
const WARNS = /\bwarn(?:ing)?\s{0,4}\(/g
const OUT_OF_DATE = /\bdeprecat|\bno longer\b|\bobsolete\b/i

const LONGEST_COMMENT = 500
const LONGEST = 8000
/** As far as the text of a warning reaches. */
const LONGEST_WARNING = 300
