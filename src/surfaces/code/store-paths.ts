import type { Node } from '../../parse/node.ts'
import { fold, type Ast, type Module } from '../../program/index.ts'
import { makesSecret } from '../../knowledge/words/logging.ts'
import { codeAt } from '../../text/source.ts'

/**
 * Whether what goes by the name of a key is the place of an entry: `apiKey = "oauth:client:" + id`, `hub_app_key = f"base_{org_id}"`,
 * unless a credential is a part of it, which `secretIn` tells. Paths made of paths are looked into once.
 */
export function isStorePath(
  module: Module,
  value: Ast,
  name: string,
  secretIn: (module: Module, node: Ast, steps: number) => unknown,
): boolean {
  if (!/key$/i.test(name)) return false
  const known = STORE_PATHS.get(value)
  if (known !== undefined) return known
  STORE_PATHS.set(value, false)
  const found =
    value.type === 'ConditionalExpression'
      ? [value.consequent, value.alternate].every((one) => isStorePath(module, one, name, secretIn))
      : isPath(fold(module, value)) && secretIn(module, value, 3) === undefined
  STORE_PATHS.set(value, found)
  return found
}

const STORE_PATHS = new WeakMap<Ast, boolean>()

/** A word with `:` or `/` behind it and then anything that is not made at random, or a longer word and identifiers. */
function isPath(node: Node): boolean {
  const first = node.kind === 'template' ? node.parts[0] : undefined
  if (node.kind === 'template' && node.parts.some(isMade)) return false
  const start = first?.kind === 'scalar' ? String(first.value) : ''
  if (/^[a-z][\w-]{0,60}[:/]/i.test(start)) return true
  return (
    /^[a-z]{4,30}[_-]$/i.test(start) && node.kind === 'template' && node.parts.every((part) => part.kind === 'scalar' || isIdentifier(part))
  )
}

/** `makeRandom()`, `crypto.randomBytes(32).toString('hex')`: a key is made here, and no entry is named. */
function isMade({ kind, at }: Node): boolean {
  return kind === 'dynamic' && makesSecret.pattern.test(codeAt(at, LONGEST))
}

/** `org_id`, `user.id`, `props.name`: what is made at random has another name. */
function isIdentifier({ kind, at }: Node): boolean {
  return kind === 'dynamic' && at.end - at.start < LONGEST && IDENTIFIER.test(codeAt(at))
}

const LONGEST = 80
const IDENTIFIER = /^[\w$.]*(?:(?:^|[_.])(?:id|name|type|kind|slug|org|user)|[a-z](?:Id|Name|Type|Kind|Slug))$/
