import { shownName } from '../../classify/shown-name.ts'
import { unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { endsWithLink, saysCode, saysCredential, saysSentToken, spentSecret } from '../../knowledge/words/logging.ts'
import { isLooped } from './auth-tokens.ts'
import type { Shown } from './logged-secrets.ts'

/** Whether a text says before a vague name that what follows is a credential: `access token: ${token}`. */
export function isLabelled(module: Module, node: Ast, text: string): boolean {
  const inner = unwrap(node)
  return inner.type === 'Identifier' && !isLooped(module, inner) && saysSecret(inner.name, text)
}

/** The vague name in a text that says before it what it is. */
export function labelledIn(module: Module, { expressions, quasis }: AstOf<'TemplateLiteral'>): Shown | undefined {
  const node = expressions.find((one, i) => isLabelled(module, one, module.source(quasis[i] as Ast)))
  return node && { what: module.source(node), node }
}

/** The same for a name in a text that nobody has parsed, with what stands before it. */
export function saysSecret(name: string, before: string): boolean {
  if (spentSecret.pattern.test(before)) return false
  if (/^code$/i.test(name)) return saysCode.pattern.test(before.slice(-LONGEST))
  if (shownName(name) !== 'perhaps') return false
  const label = before.slice(-LONGEST)
  // A name of a secret is called a key as well: `Rotating secret [${key}]`.
  if (/key$/i.test(name) && !/api[ _-]?key/i.test(label)) return false
  if (saysCredential.pattern.test(label)) return true
  return /token$|^jwt$/i.test(name) && (saysSentToken.pattern.test(label) || endsWithLink.pattern.test(label))
}

/** More of a text says nothing of what follows it. */
const LONGEST = 60
