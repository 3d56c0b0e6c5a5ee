import { agentPackages, importRoots } from '../../knowledge/agent-packages.ts'
import { SECRET_WORDS } from './secret-words.ts'

/** Expressions for the `together` of Python surfaces: cheap signs in a text that nobody has parsed yet. */

/** The import of one of these modules, whose names may be expressions, or of a module below them. */
export function pythonImport(modules: readonly string[]): RegExp {
  return new RegExp(
    '\\b(?:from|import)[ \\t]{1,8}(?:[\\w.]{1,80}(?:[ \\t]{1,8}as[ \\t]{1,8}\\w{1,60})?[ \\t]{0,8},[ ' +
      `\\t]{0,8}){0,20}(?:${[...new Set(modules)].join('|')})(?!\\w)`,
  )
}

/**
 * The modules that expressions for import paths begin with: `/^openai\.OpenAI$/` is of openai. Throws for an expression that may begin
 * with anything.
 */
export function modulesOf(sources: readonly RegExp[]): string[] {
  return sources
    .flatMap(({ source }) => beginnings(source))
    .map((beginning) => {
      const [, word, more] = /^(\w+)(.*)$/.exec(beginning) ?? []
      if (word === undefined) throw new Error(`no module begins ${beginning}`)
      return more === '' || /^(?:\\\.|\$|\(\?:\\\.)/.test(more ?? '') ? word : `${word}\\w*`
    })
}

/** What the alternatives of an expression begin with, those of a group before everything else included. */
function beginnings(source: string): string[] {
  return alternativesIn(source).flatMap((one) => {
    const bare = one.replace(/^\^/, '')
    if (!bare.startsWith('(?:')) return [bare]
    const end = closing(bare)
    return alternativesIn(bare.slice(3, end)).flatMap((inner) => beginnings(inner + bare.slice(end + 1)))
  })
}

function alternativesIn(source: string): string[] {
  const found = ['']
  let depth = 0
  for (const char of source) {
    if (char === '(') depth++
    else if (char === ')') depth--
    if (char === '|' && depth === 0) found.push('')
    else found[found.length - 1] += char
  }
  return found
}

/** Where the group at the beginning of an expression ends. */
function closing(source: string): number {
  let depth = 0
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '(') depth++
    else if (source[i] === ')' && --depth === 0) return i
  }
  return source.length
}

const SHOWN = agentPackages.map(({ name }) => name).filter((name) => /^\w+$/.test(name))

/** The import of a library that shows an agent, or people who talk to it. */
export const IMPORTS_AGENT = pythonImport([...Object.keys(importRoots), ...SHOWN, 'google'])

/** The import of an MCP SDK. */
export const IMPORTS_MCP = pythonImport(['mcp', 'fastmcp'])

/** A secret's name put into a text: in a field, behind a plus or a percent sign, or handed to `format`. */
export const SECRET_PUT = new RegExp(`(?:\\{|\\+\\s|%\\s{0,4}\\(?|format\\([^)]{0,200}?)\\s{0,40}[\\w.\\["']{0,80}(?:${SECRET_WORDS})`, 'i')

/** A variable of the environment with a secret's name. */
export const SECRET_VARIABLE = new RegExp(`\\b(?:environ|getenv|env|config)\\b[^\\n]{0,40}["'][\\w-]{0,60}(?:${SECRET_WORDS})`, 'i')
