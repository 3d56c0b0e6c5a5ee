import { own } from '../text/own.ts'

/** A dependency that shows what a package is. A name that ends in `/` stands for a whole npm scope. */
export interface AgentPackage {
  readonly name: string
  readonly shows: 'agent' | 'people'
}

const agent = (...names: string[]): AgentPackage[] => names.map((name) => ({ name, shows: 'agent' }))
const people = (...names: string[]): AgentPackage[] => names.map((name) => ({ name, shows: 'people' }))

/** Agent and model SDKs (STANDARD.md, "Among variables"), and packages through which people talk to a program. Python names by PEP 503. */
export const agentPackages: readonly AgentPackage[] = [
  ...agent(
    '@anthropic-ai/', 'anthropic', 'claude-agent-sdk', 'claude-code-sdk', 'openai', '@openai/', 'openai-agents', '@modelcontextprotocol/', 'mcp', 'fastmcp', 'mcp-use', 'mcp-agent', 'mcp-handler',
    'xmcp', 'mcp-framework', 'ai', '@ai-sdk/', 'langchain', '@langchain/', 'langgraph', 'langchain-core', 'langchain-openai', 'langchain-anthropic', 'langchain-mcp-adapters', 'llamaindex', '@llamaindex/', 'llama-index',
    'llama-index-core', '@mastra/', 'mastra', '@google/genai', '@google/generative-ai', 'google-genai', 'google-generativeai', 'google-adk', '@google-cloud/vertexai', '@mistralai/mistralai', 'mistralai', 'groq-sdk', 'groq',
    'cohere-ai', 'cohere', 'ollama', 'replicate', 'together-ai', 'together', 'litellm', 'crewai', 'crewai-tools', 'autogen-agentchat', 'pyautogen', 'semantic-kernel', 'agent-framework', 'pydantic-ai', 'pydantic-ai-slim', 'smolagents',
    'dspy', 'dspy-ai', 'haystack-ai', 'strands-agents', '@strands-agents/sdk', 'agno', 'phidata', 'instructor', 'composio-core', 'composio', '@composio/', 'browser-use', '@browserbasehq/stagehand', 'e2b', '@e2b/', '@github/copilot-sdk',
    '@voltagent/core', 'genkit', '@genkit-ai/', '@inngest/agent-kit', '@copilotkit/', 'beeai-framework', '@a2a-js/sdk', 'a2a-sdk', '@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock-agent-runtime', 'bedrock-agentcore',
  ),
  ...people(
    '@slack/bolt', 'slack-bolt', 'discord.js', 'discord-py', 'telegraf', 'grammy', 'python-telegram-bot', 'botbuilder', 'botbuilder-core', 'next', '@remix-run/react', 'react-router', 'nuxt', '@sveltejs/kit', 'chainlit', 'streamlit', 'gradio',
    '@chatscope/chat-ui-kit-react', '@assistant-ui/react', '@copilotkit/react-ui', 'whatsapp-web.js', '@twilio/voice-sdk', 'react', 'vue', 'svelte', 'electron',
  ),
]

/** `node` and file names are no packages; `openai/resources` is openai. */
export function isAgentPackage(name: string): boolean {
  return agentPackages.some((row) => row.shows === 'agent' && (row.name.endsWith('/') ? name.startsWith(row.name) : name === row.name || name.startsWith(`${row.name}/`)))
}

/** Import roots whose distribution has another name. */
export const importRoots: Readonly<Record<string, string>> = {
  agents: 'openai-agents', google_genai: 'google-genai', claude_agent_sdk: 'claude-agent-sdk', claude_code_sdk: 'claude-code-sdk', pydantic_ai: 'pydantic-ai', autogen_agentchat: 'autogen-agentchat', autogen_core: 'autogen-agentchat',
  autogen_ext: 'autogen-agentchat', autogen: 'pyautogen', semantic_kernel: 'semantic-kernel', agent_framework: 'agent-framework', llama_index: 'llama-index', langchain_core: 'langchain-core', langchain_openai: 'langchain-openai',
  langchain_anthropic: 'langchain-anthropic', langchain_mcp_adapters: 'langchain-mcp-adapters', langchain_community: 'langchain', crewai_tools: 'crewai-tools', haystack: 'haystack-ai', strands: 'strands-agents', slack_bolt: 'slack-bolt', discord: 'discord-py', telegram: 'python-telegram-bot',
  mcp_use: 'mcp-use', mcp_agent: 'mcp-agent', browser_use: 'browser-use', a2a: 'a2a-sdk', botbuilder: 'botbuilder-core',
}

/** The distribution that a Python import belongs to, for the packages that show something. */
export function agentDistribution(source: string): string {
  if (/^google\.genai(?:\.|$)/.test(source)) return 'google-genai'
  if (/^google\.generativeai(?:\.|$)/.test(source)) return 'google-generativeai'
  if (/^google\.adk(?:\.|$)/.test(source)) return 'google-adk'
  const root = source.split('.')[0] ?? ''
  return own(importRoots, root) ?? root
}
