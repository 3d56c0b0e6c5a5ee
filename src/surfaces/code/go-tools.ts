import type { Project } from '../../discover/project.ts'
import { describesGoTool, isGoTool, makesGoTool, mayHaveGoTools } from '../../knowledge/libraries/go-mcp.ts'
import type { McpServer } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { get, items, string } from '../../parse/node.ts'
import type { Span, Text } from '../../text/source.ts'
import { fileOf } from './c-like-elsewhere.ts'
import { filesOfModule } from './go-packages.ts'
import { onlyReads } from './tool-verbs.ts'

interface Tool {
  readonly name: string
  readonly description: string
}

/** Of more files with tools it is not asked what each does. */
const MOST_FILES = 40

/** What the tools do of the file that makes a server, or where it has none, of its module. */
export function toolsOfGo(all: readonly Said[], { at: { file } }: Text, project: Project): McpServer['tools'] {
  const own = toolsIn(all)
  const tools = own.length > 0 ? own : elsewhere()
  if (tools.length === 0) return 'unknown'
  return tools.every(({ name, description }) => onlyReads(name, description)) ? 'read-only' : 'write'

  function elsewhere(): readonly Tool[] {
    const paths = filesOfModule(file.path, project).filter(
      (path) => path !== file.path && mayHaveGoTools.pattern.test(project.text(path) ?? ''),
    )
    return paths.length > MOST_FILES ? [] : paths.flatMap((path) => toolsIn(saidIn(fileOf(path, file, project).whole, 'go')))
  }
}

function toolsIn(all: readonly Said[]): readonly Tool[] {
  return all.flatMap(({ is, name, value }): Tool[] => {
    if (is === 'call' && makesGoTool.pattern.test(name))
      return [{ name: string(items(value)[0])?.value ?? '', description: described(value.at, all) }]
    if (is !== 'object' || !isGoTool.pattern.test(name)) return []
    return [{ name: string(get(value, 'Name'))?.value ?? '', description: string(get(value, 'Description'))?.value ?? '' }]
  })
}

function described(tool: Span, all: readonly Said[]): string {
  const found = all.find(
    ({ is, name, at }) => is === 'call' && describesGoTool.pattern.test(name) && at.start > tool.start && at.end < tool.end,
  )
  return (found && string(items(found.value)[0])?.value) ?? ''
}
