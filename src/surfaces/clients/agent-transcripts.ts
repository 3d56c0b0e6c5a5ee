import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** What agents write down of their work: a key in it has been in a model's context, and will be again. */
export default defineTextSurface({
  id: 'agent-transcripts',
  name: 'Transcripts, histories and memories of agents',
  spec: 'https://code.claude.com/docs/en/data-usage',
  counts: 'other',
  files: [
    '**/.claude/projects/**/*.jsonl',
    '**/.claude/history.jsonl',
    '**/.claude/{todos,plans,memory,agent-memory}/**/*',
    '**/.aider.chat.history.md',
    '**/.aider.input.history',
    '**/.aider.llm.history',
    '**/.specstory/**/*.md',
    '**/.codex/sessions/**/*.jsonl',
    '**/.codex/history.jsonl',
    '**/.gemini/tmp/**/*.json',
    '**/.qwen/tmp/**/*.json',
    '**/.continue/sessions/*.json',
    '**/.cursor/chats/**/*',
    '**/.crush/*.log',
    '**/.goose/sessions/**/*.jsonl',
    '**/memory-bank/**/*.{md,txt,json}',
    '**/.serena/memories/**/*.md',
    '**/.basic-memory/**/*.md',
    '**/.kiro/specs/**/*.md',
    '**/.amazonq/history/*.json',
    '**/.opencode/sessions/**/*.json',
    '**/chat-history/**/*.md',
    '**/.history/*chat*.md',
    '**/MEMORY.md',
  ],
  *read(text): Generator<Reading> {
    if (text.value) yield { kind: 'literal', place: 'prompt', text, at: text.at }
  },
})
