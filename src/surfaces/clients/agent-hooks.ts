import { parseShell } from '../../parse/shell.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { commandReadings } from '../deploy/command-readings.ts'
import { defineSurface } from '../reading/surface.ts'
import { printedSecrets } from './printed-secrets.ts'

/**
 * Events whose standard output becomes part of the context: https://code.claude.com/docs/en/hooks and
 * https://developers.openai.com/codex/hooks. Other events show their output to nobody.
 */
const ENTERS_CONTEXT = new Set(['SessionStart', 'UserPromptSubmit', 'SubagentStart', 'sessionStart', 'BeforeAgent'])

/** Commands that agents run by themselves: hooks of Claude Code, its plugins, Codex, Cursor, Gemini CLI and Copilot. */
export default defineSurface({
  id: 'agent-hooks',
  name: "Commands in agents' hooks",
  spec: 'https://code.claude.com/docs/en/hooks',
  counts: 'agent',
  files: [
    '**/.claude/settings*.json',
    '**/hooks/hooks.json',
    '**/.cursor/hooks.json',
    '**/.codex/hooks.json',
    '**/.gemini/settings.json',
    '**/.qwen/settings.json',
    '**/.github/hooks/*.json',
    '**/.factory/settings.json',
  ],
  format: 'jsonc',
  mentions: ['"hooks"'],
  recognises: (root) => entries(get(root, 'hooks')).length > 0,
  async *read(root, reader): AsyncGenerator<Reading> {
    for (const { key: event, value } of entries(get(root, 'hooks'))) {
      for (const command of commandsOf(value)) {
        yield* commandReadings(parseShell(command), { source: 'command' }, reader)
        if (!ENTERS_CONTEXT.has(event.value)) continue
        for (const { what, at } of printedSecrets(command)) yield { kind: 'contextOutput', by: 'hook', name: event.value, what, at }
      }
    }
  },
})

/** A list of commands, or of groups of them that share a matcher. */
function commandsOf(list: Node): Text[] {
  return items(list).flatMap((one) =>
    [one, ...items(get(one, 'hooks'))].flatMap((hook) => ['command', 'bash'].flatMap((key) => string(get(hook, key)) ?? [])),
  )
}
