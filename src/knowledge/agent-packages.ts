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
