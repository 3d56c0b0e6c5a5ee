import { pythonMcp } from '../../knowledge/libraries/single-calls.ts'
import { agentRoots } from '../../knowledge/agent-packages.ts'
import { SECRET_WORDS } from './secret-words.ts'

/** Expressions for the `together` of Python surfaces: cheap signs in a text that nobody has parsed yet. */

/** The import of one of these modules, whose names may be expressions, or of a module below them. */
export function pythonImport(modules: readonly string[]): RegExp {
  return new RegExp(
    '\\b(?:from|import)[ \\t]{1,8}(?:[\\w.]{1,80}(?:[ \\t]{1,8}as[ \\t]{1,8}\\w{1,60})?[ \\t]{0,8},[ ' +
      `\\t]{0,8}){0,20}(?:${[...new Set(modules)].join('|')})(?!\\w)`,
  )
}

/** The import of a library that shows an agent, or people who talk to it. */
export const IMPORTS_AGENT = pythonImport(agentRoots)

/** The import of an MCP SDK. */
export const IMPORTS_MCP = pythonImport(pythonMcp.packages)

/** A secret's name put into a text: in a field, behind a plus or a percent sign, or handed to `format`. */
export const SECRET_PUT = new RegExp(`(?:\\{|\\+\\s|%\\s{0,4}\\(?|format\\([^)]{0,200}?)\\s{0,40}[\\w.\\["']{0,80}(?:${SECRET_WORDS})`, 'i')

/** A variable of the environment with a secret's name. */
export const SECRET_VARIABLE = new RegExp(`\\b(?:environ|getenv|env|config)\\b[^\\n]{0,40}["'][\\w-]{0,60}(?:${SECRET_WORDS})`, 'i')
