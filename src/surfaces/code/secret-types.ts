import type { Module } from '../../program/module.ts'

/**
 * Whether a name of the module holds pydantic's `SecretStr`, which prints stars: it is annotated so, made so, or asked for its value here
 * (https://docs.pydantic.dev/latest/api/types/#pydantic.types.SecretStr).
 */
export function printsStars(module: Module, name: string): boolean {
  const { text } = module.file
  if (!/^\w+$/.test(name) || !/\bSecretStr\b|\bget_secret_value\b/.test(text)) return false
  return new RegExp(`\\b${name}\\b(?:\\.get_secret_value\\(| ?: ?(?:Optional\\[)?SecretStr\\b| = \\(?(?:await )?SecretStr\\()`).test(text)
}
