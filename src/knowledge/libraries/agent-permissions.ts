import type { LibraryCall, Place } from './row.ts'

/** A call that starts an agent of an SDK, or makes its options. */
interface AgentCall extends LibraryCall<'starts-agent'> {
  readonly options: { readonly mode: Place }
}

/** Agents of SDKs, with the option that says whether they ask before they act. */
export const agentSdkCalls: readonly AgentCall[] = [
  {
    means: 'starts-agent', language: 'typescript', package: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'], call: 'query',
    options: { mode: '0.options.permissionMode' },
    docs: 'https://code.claude.com/docs/en/agent-sdk/permissions',
    is: ["import { query } from '@anthropic-ai/claude-agent-sdk'\nquery({ prompt, options })"],
    isNot: ["import { tool } from '@anthropic-ai/claude-agent-sdk'\ntool('refund', 'Refunds', schema, handler)"],
  },
  {
    means: 'starts-agent', language: 'python', package: ['claude_agent_sdk', 'claude_code_sdk'],
    call: ['ClaudeAgentOptions', 'ClaudeCodeOptions'],
    options: { mode: 'permission_mode' },
    docs: 'https://code.claude.com/docs/en/agent-sdk/permissions',
    is: ['from claude_agent_sdk import ClaudeAgentOptions\nClaudeAgentOptions(**given)'],
    isNot: ['from claude_agent_sdk import ClaudeSDKClient\nClaudeSDKClient(given)'],
  },
]
