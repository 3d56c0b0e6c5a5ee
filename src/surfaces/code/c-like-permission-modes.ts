import { handlesRequests, promptGiven, receivesMessages, takesMessagesElsewhere } from '../../knowledge/words/started-agents.ts'
import type { Project } from '../../discover/project.ts'
import type { ScopeSet } from '../../model/index.ts'
import { openBrackets } from '../../text/brackets.ts'
import { inTurn } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import type { CLike } from '../../parse/c-like.ts'
import { goesToProgram } from './started-option.ts'
import { toolSet } from '../clients/tool-sets.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, filesOfLanguage, functionAround, isInComment, languageOf } from '../../program/written/index.ts'
import { AGENTS } from './code-permission-modes.ts'
import { folderWithSlash } from '../../text/paths.ts'

const WRITTEN = inTurn('', /"/, /(--(?:dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)|yolo))/, /"/)
const EACH = new RegExp(WRITTEN, 'g')

/** Agents that a server or a chat bot starts for what somebody sends to it, told by the code to ask nobody (STANDARD.md, "Agents"). */
export default defineTextSurface({
  id: 'c-like-permission-modes',
  name: 'Permission modes of agents started in Go, Java, Kotlin, C#, PHP and Rust',
  spec: 'https://code.claude.com/docs/en/cli-reference',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: AGENTS.map(({ option }) => option),
  together: [[WRITTEN]],
  skipsTests: true,
  *read(text, { file, project }): Generator<ScopeSet> {
    const language = languageOf(file.path)
    if (!language || !isSent(file, language, project)) return
    for (const { index, 1: option = '' } of text.value.matchAll(EACH)) {
      const agent = AGENTS.find((one) => one.option === option)
      const start = text.at.start + index + 1
      const at = { file, start, end: start + option.length }
      if (!agent || isInComment(file.text, start)) continue
      const { before, code } = functionAround(at, language)
      if (promptGiven.pattern.test(code) && goesToProgram(code, before.length - 1, agent.name) && !isAskedFor(before))
        yield* toolSet([agent.row], 'code', undefined, [{ value: option, at }])
    }
  },
})

/** Whether a program is told what others want: by requests that the file handles, or by a chat that its package listens to. */
function isSent(file: SourceFile, language: CLike, project: Project): boolean {
  if (handlesRequests.pattern.test(file.text)) return true
  for (let folder = folderWithSlash(file.path); ; folder = folderWithSlash(folder.slice(0, -1))) {
    const manifests = project.inFolder(folder.replace(/\/$/, '')).filter((path) => MANIFEST.test(path))
    if (manifests.length > 0)
      return (
        manifests.some((path) => takesMessagesElsewhere.pattern.test(project.text(path) ?? '')) &&
        filesOfLanguage(project, language).some(
          (path) => path.startsWith(folder) && receivesMessages.pattern.test(project.text(path) ?? ''),
        )
      )
    if (folder === '') return false
  }
}

const MANIFEST = /(?:^|\/)(?:go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|[^/]{1,80}\.csproj)$/

/** `if cfg.SkipPermissions { args = append(args, "--dangerously-skip-permissions") }` */
function isAskedFor(before: string): boolean {
  for (const open of openBrackets(before, '{}', { start: before.length - 1500 }))
    if (CHOSEN.test(before.slice(before.lastIndexOf('\n', open) + 1, open))) return true
  return CHOSEN.test(before.slice(before.lastIndexOf('\n') + 1))
}

const CHOSEN = /(?:\bif\b|\bswitch\b|\bcase\b|\?)[^\n]{0,200}(?:skip|bypass|danger|yolo|unsafe|permission|auto|sandbox|mode)/i
