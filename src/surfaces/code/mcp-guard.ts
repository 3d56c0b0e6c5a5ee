import type { Project } from '../../discover/project.ts'

/**
 * Whether a check of tokens is shown to guard an MCP server: its own module has to do with MCP, or the folder of its package is named
 * for one (`lambdas/bookings-mcp/`). A dependency of a large package shows nothing about one file of it.
 */
export function guardsMcp(path: string, importsMcp: boolean, project: Project): boolean {
  if (importsMcp) return true
  const folder = project.manifest(path)?.folder ?? ''
  const inside = path.slice(folder === '' ? 0 : folder.length + 1).split('/')
  const own = [folder.split('/').at(-1) ?? '', ...inside.slice(0, -1), (inside.at(-1) ?? '').replace(/\.\w+$/, '')]
  return own.some((name) => /(?:^|[-_.])mcp(?:[-_.]|$)/i.test(name))
}
