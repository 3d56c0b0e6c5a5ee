import { isInstruction } from '../../classify/file-role.ts'
import { parseMarkdown } from '../../parse/markdown.ts'
import { parseShell } from '../../parse/shell.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface, type Reader } from '../reading/surface.ts'
import { commandReadings } from '../deploy/command-readings.ts'
import { own } from '../../text/own.ts'
import { linkedServers } from './deep-links.ts'
import { examplesOf } from './examples.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { readDocument, serverTables } from '../clients/server-document.ts'

/** What documents show: configurations and commands in fenced blocks, and links that install a server. */
export default defineTextSurface({
  id: 'documents',
  name: 'Documents: fenced configurations, commands and install links',
  spec: 'https://spec.commonmark.org/0.31.2/#fenced-code-blocks',
  counts: 'other',
  files: ['**/*.{md,mdx,markdown,mdc,html,htm,txt,rst,adoc}'],
  mentions: ['mcp', 'MCP', 'goose://'],
  async *read(text, reader): AsyncGenerator<Reading> {
    yield* linkedServers(text, reader)
    const { path } = reader.file
    // What stands in instructions is in the model's context as it is.
    if (!/\.(?:md|mdx|markdown)$/.test(path) || isInstruction(path)) return
    for (const fence of parseMarkdown(text).fences) yield* fencedReadings(fence, reader)
  },
})

const FORMATS: Readonly<Record<string, 'jsonc' | 'yaml' | 'toml'>> = {
  json: 'jsonc',
  jsonc: 'jsonc',
  json5: 'jsonc',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
}
const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh', 'console', 'terminal', 'shell-session'])

async function* fencedReadings(
  { language, text }: ReturnType<typeof parseMarkdown>['fences'][number],
  reader: Reader,
): AsyncGenerator<Reading> {
  if (SHELLS.has(language)) {
    yield* commandReadings(parseShell(text), { source: 'document', example: true }, reader)
    return
  }
  const format = own(FORMATS, language) ?? (language === '' && /^\s*\{/.test(text.value) ? 'jsonc' : undefined)
  if (!format) return
  for (const root of (await reader.parse(format, text)).roots) {
    if (serverTables(root).length === 0) continue
    yield* examplesOf(readDocument(root, { agent: anyClient, source: 'document' }))
  }
}
