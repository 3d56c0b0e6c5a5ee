import amazonQ from '../clients/amazon-q.ts'
import amp from '../clients/amp.ts'
import augment from '../clients/augment.ts'
import claudeCode from '../clients/claude-code.ts'
import codex from '../clients/codex.ts'
import copilotCli from '../clients/copilot-cli.ts'
import cursor from '../clients/cursor.ts'
import factory from '../clients/factory.ts'
import geminiCli from '../clients/gemini-cli.ts'
import goose from '../clients/goose.ts'
import hermes from '../clients/hermes.ts'
import kimi from '../clients/kimi.ts'
import kiro from '../clients/kiro.ts'
import opencode from '../clients/opencode.ts'
import qwen from '../clients/qwen.ts'
import vscode from '../clients/vscode.ts'
import warp from '../clients/warp.ts'
import type { Program } from './agent-commands.ts'

/** Options are spelled alike, so that one reader does for all. */
export const PROGRAMS: readonly Program[] = [
  // https://code.claude.com/docs/en/mcp
  { names: ['claude', '@anthropic-ai/claude-code'], client: claudeCode, unsafe: 'claude-dangerous-flag' },
  // https://developers.openai.com/codex/mcp
  {
    names: ['codex', '@openai/codex'],
    client: codex,
    unsafe: 'codex-bypass-flag',
    unattended: { verb: 'exec', unsafe: 'codex-full-access' },
    overrides: { options: ['-c', '--config'], servers: [['mcp_servers'], ['profiles', '*', 'mcp_servers']] },
  },
  // https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md
  { names: ['gemini', '@google/gemini-cli'], client: geminiCli, unsafe: 'gemini-yolo' },
  // https://qwenlm.github.io/qwen-code-docs/en/users/features/mcp/
  { names: ['qwen', '@qwen-code/qwen-code'], client: qwen, unsafe: 'qwen-yolo' },
  // https://docs.github.com/en/copilot/reference/copilot-cli-reference
  { names: ['copilot', '@github/copilot'], client: copilotCli, unsafe: 'copilot-cli-allow-all' },
  // https://code.visualstudio.com/docs/copilot/customization/mcp-servers
  { names: ['code', 'code-insiders', 'codium'], client: vscode },
  { names: ['cursor'], client: cursor },
  // The editor has options of these names for other ends.
  { names: ['cursor-agent'], client: cursor, unsafe: 'cursor-agent-force' },
  // https://docs.factory.ai/cli/configuration/mcp
  { names: ['droid'], client: factory, unsafe: 'droid-skip-permissions' },
  // https://ampcode.com/manual#mcp
  { names: ['amp', '@sourcegraph/amp'], client: amp, unsafe: 'amp-allow-all' },
  // https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/command-line-mcp-understanding-config.html
  { names: ['q', 'qchat'], client: amazonQ, unsafe: 'kiro-trust-all' },
  { names: ['kiro-cli', 'kiro'], client: kiro, unsafe: 'kiro-trust-all' },
  { names: ['opencode'], client: opencode },
  // https://docs.augmentcode.com/cli/integrations
  { names: ['auggie'], client: augment },
  // https://moonshotai.github.io/kimi-cli/en/reference/kimi-mcp.html
  { names: ['kimi'], client: kimi },
  { names: ['hermes'], client: hermes },
  // https://docs.warp.dev/agent-platform/cloud-agents/mcp
  { names: ['oz', 'warp', 'warp-cli'], client: warp },
  // https://goose-docs.ai/docs/guides/goose-cli-commands
  { names: ['goose'], client: goose },
]
