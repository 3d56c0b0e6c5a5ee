import type { Project } from '../../discover/project.ts'
import { asksForTool } from '../../knowledge/words/mcp-by-hand.ts'
import { demandsScopeThatWrites, readsToolName, refusesByScope } from '../../knowledge/words/tool-scopes.ts'
import { folderOf } from '../../text/paths.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * Whether any code of the package of a file asks for a scope where tools are called, or before anything of the server is: a gate may be
 * put in front by whatever file starts the server, as middleware, by a route or around the application.
 */
export function scopedInPackage(path: string, project: Project): boolean {
  const folder = project.manifest(path)?.folder ?? folderOf(path)
  const below = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`
  return (whereSaid(project, 'scopes by tool', decidesByScope, { below, firstTwo: true }) ?? []).length > 0
}

function decidesByScope(text: string): boolean {
  const isNear = asksForTool.pattern.test(text) || /\brequired_?scopes?\b/i.test(text)
  if (!isNear) return false
  const code = text.replace(COMMENTS, '')
  if (demandsScopeThatWrites.pattern.test(code)) return true
  return [asksForTool, readsToolName, refusesByScope].every(({ pattern }) => pattern.test(code))
}

/** Lines that are a comment as a whole. */
const COMMENTS = /^[ \t]{0,80}(?:\/\/|\*|\/\*|#(?!\[)).*$/gm
