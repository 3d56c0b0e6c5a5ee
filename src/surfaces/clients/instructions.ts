import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { keyInstructions } from './key-instructions.ts'

/** Files that agents load into a model's context: what stands in them is sent to the model provider. */
export default defineTextSurface({
  id: 'instructions',
  name: 'Instruction files: CLAUDE.md, AGENTS.md, rules, skills, prompts',
  spec: 'https://agents.md',
  counts: 'agent',
  files: [
    '**/{CLAUDE,CLAUDE.local,AGENTS,AGENT,GEMINI,QWEN,CRUSH,AmazonQ,SKILL,POWER,CONVENTIONS,WARP,ANTIGRAVITY}.md',
    '**/{.cursorrules,.windsurfrules,.clinerules,.roorules,.roomodes,.goosehints,.augment-guidelines,.rules,.cursorignore-rules}',
    '**/.cursor/rules/**/*.{mdc,md}',
    '**/.cursor/commands/**/*.md',
    '**/.windsurf/{rules,workflows}/**/*.md',
    '**/.clinerules/**/*.{md,txt}',
    '**/.cline/rules/**/*.md',
    '**/.roo/rules*/**/*.{md,txt}',
    '**/.kilocode/rules/**/*.md',
    '**/.kilo/**/*.md',
    '**/.continue/{rules,prompts}/**/*.md',
    '**/.junie/*.md',
    '**/.kiro/steering/**/*.md',
    '**/.amazonq/rules/**/*.md',
    '**/.trae/rules/**/*.md',
    '**/.augment/rules/**/*.md',
    '**/.agents/skills/**/*.md',
    '**/.agents/*.md',
    '**/.github/copilot-instructions.md',
    '**/.github/instructions/**/*.md',
    '**/.github/prompts/**/*.md',
    '**/.github/chatmodes/**/*.md',
    '**/.github/agents/**/*.md',
    '**/.claude/{commands,agents,skills,rules,output-styles}/**/*.md',
    '**/.opencode/{agent,agents,command,commands}/**/*.md',
    '**/.codex/**/*.md',
    '**/.factory/{droids,commands}/**/*.md',
    '**/.gemini/**/*.md',
    '**/*.prompt.md',
    '**/*.prompt',
    // https://prompty.ai/docs/prompty-file-spec
    '**/*.prompty',
    '**/prompts/**/*.{md,txt,prompt}',
    '**/.qwen/**/*.md',
    '**/memory-bank/**/*.md',
  ],
  *read(text, { file }): Generator<Reading> {
    if (!text.value) return
    // The head of a Prompty file configures the model and is sent to none.
    const begins = file.path.endsWith('.prompty') ? (HEAD.exec(text.value)?.[0].length ?? 0) : 0
    const sent = begins === 0 ? text : slice(text, begins, text.value.length)
    if (begins > 0) {
      const head = slice(text, 0, begins)
      yield { kind: 'literal', place: 'agent-config', text: head, at: head.at }
    }
    yield { kind: 'literal', place: 'prompt', text: sent, at: sent.at }
    yield* keyInstructions(text)
    const name = file.path.split('/').at(-1) ?? ''
    // Its folder holds an agent's work; files of dot folders speak of no folder of their own.
    if (AT_A_ROOT.has(name)) yield { kind: 'evidence', of: 'agent', label: `has ${name}`, at: { ...text.at, end: text.at.start } }
  },
})

const HEAD = /^---\r?\n[\s\S]{0,20000}?\n---(?:\r?\n|$)/

/** Instruction files that stand at the root of what they are about. */
const AT_A_ROOT = new Set([
  'CLAUDE.md',
  'CLAUDE.local.md',
  'AGENTS.md',
  'AGENT.md',
  'GEMINI.md',
  'QWEN.md',
  'CRUSH.md',
  'WARP.md',
  '.cursorrules',
  '.windsurfrules',
  '.clinerules',
  '.roorules',
  '.goosehints',
  '.augment-guidelines',
])
