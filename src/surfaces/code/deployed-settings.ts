import type { Project } from '../../discover/project.ts'
import { foldersAbove, STARTERS } from './start-commands.ts'

/**
 * Whether what starts the server of a file gives a variable: `ENV AUTH_ENABLED=true`, `MCP_TOKEN: ${MCP_TOKEN:?}` of Compose. One that is
 * only handed on may be empty. https://docs.docker.com/reference/compose-file/interpolation/
 */
export function isGivenByDeployment(variable: string, path: string, project: Project): boolean {
  if (!/^\w{3,80}$/.test(variable)) return false
  const given = new RegExp(`(?<![A-Za-z0-9_])(?:MCP_)?${variable}["']?[ \\t]{0,4}[:=][ \\t]{0,4}["']?([^\\s"'#]{1,200})`, 'gi')
  return foldersAbove(path).some((folder) =>
    STARTERS.some((name) => {
      const text = project.text(folder + name) ?? ''
      return Array.from(text.matchAll(given)).some(({ 1: value = '', index }) => isSomething(value) && !isInComment(text, index))
    }),
  )
}

function isInComment(text: string, index: number): boolean {
  return /(?:^|\s)#/.test(text.slice(Math.max(text.lastIndexOf('\n', index) + 1, index - LONGEST_LINE), index))
}

const LONGEST_LINE = 500

/** No switch that is off, and nothing that is there only where the one who starts it has it. */
function isSomething(value: string): boolean {
  return !/^(?:false|no|off|0|none|null|\$\w+|\$\{\w+(?::?-)?(?:false|no|off|0)?\}?)$/i.test(value)
}
