import { inTurn, oneOf } from '../../text/pattern.ts'

/**
 * A query of parameters that stand elsewhere, so that the file itself has none of their names: `new URLSearchParams(beginParams)`,
 * `urlencode({**BASE, …})`, `stringify(settings.query)`.
 */
export const ENCODES_WHOLE = inTurn(
  '',
  /\b(?:URLSearchParams|urlencode|(?<!JSON\.)stringify)\(/,
  /\s{0,20}(?:\{\s{0,20}(?:\.\.\.|\*\*))?/,
  /[\w$]{1,60}(?:\.[\w$]{1,60}){0,3}\s{0,20}[(),}|]/,
)

/** Somebody is sent to an address. */
export const SENDS_OFF = /[rR]edirect|\b[lL]ocation\b|\bwebbrowser\b|\bopen\w{0,20}\(/

/** Something of the repository itself is imported, by its path or by an alias. */
export const IMPORTS_OWN = oneOf(
  '',
  /(?:\bfrom\s{1,9}|\brequire\(|\bimport\()["'](?:\.|[@~$#][\w-]{0,40}\/)/,
  /^(?:from\s{1,9}[\w.]{1,200}\s{1,9}import|import)\s/m,
)
