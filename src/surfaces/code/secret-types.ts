import { enclosingFunction, type Ast, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether a name holds pydantic's `SecretStr`, which prints stars: it is annotated so, made so, or asked for its value. A variable is
 * looked at in its function, a field in all of the module (https://docs.pydantic.dev/latest/api/types/#pydantic.types.SecretStr).
 */
export function printsStars(module: Module, node: Ast, name: string): boolean {
  if (!/^\w+$/.test(name) || !namesType(module)) return false
  const around = node.type === 'Identifier' ? enclosingFunction(module, node) : undefined
  const text = around ? module.source(around) : module.file.text
  return new RegExp(`\\b${name}\\b(?:\\.get_secret_value\\(| ?: ?(?:Optional\\[)?SecretStr\\b| = \\(?(?:await )?SecretStr\\()`).test(text)
}

/** Whether a module names the type or what asks it for its value; searched once. */
const namesType = oncePer((module: Module): boolean => /\bSecretStr\b|\bget_secret_value\b/.test(module.file.text))
