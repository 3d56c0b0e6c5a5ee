import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { folderOf } from '../../text/paths.ts'
import { patternLines } from './patterns.ts'

/** An ignore file and the clients that it keeps away from what it lists. */
interface IgnoreFile {
  readonly name: string
  readonly agents: readonly string[]
  readonly spec: string
}

/** In gitignore's syntax, told from the file's own folder. Files that only spare an index from work are left out. */
const IGNORE_FILES: readonly IgnoreFile[] = [
  { name: '.cursorignore', agents: ['Cursor'], spec: 'https://cursor.com/docs/context/ignore-files' },
  { name: '.codeiumignore', agents: ['Windsurf'], spec: 'https://docs.windsurf.com/context-awareness/windsurf-ignore' },
  {
    name: '.geminiignore',
    agents: ['Gemini CLI'],
    spec: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/gemini-ignore.md',
  },
  {
    name: '.aiexclude',
    agents: ['Gemini CLI', 'Antigravity'],
    spec: 'https://cloud.google.com/gemini/docs/codeassist/create-aiexclude-file',
  },
  { name: '.clineignore', agents: ['Cline'], spec: 'https://docs.cline.bot/customization/clineignore' },
  { name: '.rooignore', agents: ['Roo Code'], spec: 'https://docs.roocode.com/features/rooignore' },
  { name: '.kilocodeignore', agents: ['Roo Code', 'OpenCode'], spec: 'https://kilo.ai/docs/customize/context/kilocodeignore' },
  { name: '.aiderignore', agents: ['Aider'], spec: 'https://aider.chat/docs/config/options.html' },
  { name: '.continueignore', agents: ['Continue'], spec: 'https://docs.continue.dev/reference/deprecated-codebase' },
  { name: '.augmentignore', agents: ['Augment'], spec: 'https://docs.augmentcode.com/setup-augment/workspace-indexing' },
  { name: '.kiroignore', agents: ['Kiro'], spec: 'https://kiro.dev/docs/kiroignore/' },
  { name: '.aiignore', agents: ['Junie'], spec: 'https://www.jetbrains.com/help/ai-assistant/disable-ai-assistant.html' },
  { name: '.gooseignore', agents: ['Goose'], spec: 'https://goose-docs.ai/docs/guides/using-gooseignore' },
  { name: '.qwenignore', agents: ['Qwen Code'], spec: 'https://qwenlm.github.io/qwen-code-docs/en/users/configuration/qwen-ignore/' },
  { name: '.crushignore', agents: ['Crush'], spec: 'https://github.com/charmbracelet/crush#ignoring-files' },
]

export default defineTextSurface({
  id: 'agent-ignore-files',
  name: 'Files that keep agents out: .cursorignore, .geminiignore and others',
  spec: 'https://cursor.com/docs/context/ignore-files',
  counts: 'other',
  files: IGNORE_FILES.map(({ name }) => `**/${name}`),
  *read(text, { file }): Generator<Reading> {
    const row = IGNORE_FILES.find(({ name }) => file.path.endsWith(name))
    const denies = patternLines(text.value)
    for (const agent of row?.agents ?? [])
      yield { kind: 'agentAccess', agent, denies, base: folderOf(file.path), deny: `add \`.env*\` to ${row?.name}`, at: text.at }
  },
})
