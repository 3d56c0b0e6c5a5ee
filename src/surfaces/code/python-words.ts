import { pythonMcp } from '../../knowledge/libraries/single-calls.ts'
import { pythonImport } from './import-words.ts'
import { SECRET_WORDS } from './secret-words.ts'

/** Expressions for the `together` of Python surfaces: cheap signs in a text that nobody has parsed yet. */

/** The import of an MCP SDK. */
export const IMPORTS_MCP = pythonImport(pythonMcp.packages)

/** A secret's name put into a text: in a field, behind a plus or a percent sign, or handed to `format`. */
export const SECRET_PUT = new RegExp(`(?:\\{|\\+\\s|%\\s{0,4}\\(?|format\\([^)]{0,200}?)\\s{0,40}[\\w.\\["']{0,80}(?:${SECRET_WORDS})`, 'i')

/** A variable of the environment with a secret's name. */
export const SECRET_VARIABLE = new RegExp(`\\b(?:environ|getenv|env|config)\\b[^\\n]{0,40}["'][\\w-]{0,60}(?:${SECRET_WORDS})`, 'i')
