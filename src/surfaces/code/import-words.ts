import { agentPackages, agentRoots } from '../../knowledge/agent-packages.ts'
import { lazy } from '../../text/lazy.ts'

const IMPORT = '(?:\\bfrom|\\bimport|\\brequire)\\s{0,8}\\(?\\s{0,40}["\'`](?:(?:npm|node|jsr):)?'
const END = '["\'`/@]'

/** The import of one of these packages, whose names may be expressions. */
export function importOf(packages: readonly string[]): RegExp {
  return new RegExp(`${IMPORT}(?:${packages.join('|')})${END}`)
}

/** The import of one of these modules of Python, whose names may be expressions, or of a module below them. */
export function pythonImport(modules: readonly string[]): RegExp {
  return new RegExp(
    '\\b(?:from|import)[ \\t]{1,8}(?:[\\w.]{1,80}(?:[ \\t]{1,8}as[ \\t]{1,8}\\w{1,60})?[ \\t]{0,8},[ ' +
      `\\t]{0,8}){0,20}(?:${[...new Set(modules)].join('|')})(?!\\w)`,
  )
}

/** The import of a library of Python that shows an agent, or people who talk to it. */
export const IMPORTS_AGENT = pythonImport(agentRoots)

/** The import of a package of npm that shows an agent. */
export const agentImport = lazy(() =>
  importOf(agentPackages.flatMap(({ name, shows }) => (shows === 'agent' ? [name.replaceAll('.', '\\.').replace(/\/$/, '(?=/)')] : []))),
)
