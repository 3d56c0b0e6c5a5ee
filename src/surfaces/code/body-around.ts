import type { Span } from '../../text/source.ts'
import { languageOf } from './c-like-files.ts'
import { functionAround } from './c-like-functions.ts'
import { methodAround } from './ruby-methods.ts'

/** The function around a place, as far as it can be told without a grammar. */
export interface Body {
  readonly start: number
  readonly code: string
}

export function bodyAround(at: Span): Body {
  const language = languageOf(at.file.path)
  return language === undefined ? methodAround(at) : functionAround(at, language)
}
