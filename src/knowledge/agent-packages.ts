import { lazy } from '../text/lazy.ts'

/** A dependency that shows what a package is. A name that ends in `/` stands for a whole npm scope. */
export interface AgentPackage {
  readonly name: string
  readonly shows: 'agent' | 'people'
  /** What Python imports of it, where that is not its name: a root, or a path below one that it shares with others. */
  readonly imports?: readonly string[]
  /** Imported so often that an import alone has a file of Python read; manifests name the others. */
  readonly often?: true
  /** On PyPI the name is something else, or a framework that is no sign there. */
  readonly onlyOnNpm?: true
}

type More = Omit<AgentPackage, 'name' | 'shows'>

const agent = (...names: string[]): AgentPackage[] => names.map((name) => ({ name, shows: 'agent' }))
const people = (...names: string[]): AgentPackage[] => names.map((name) => ({ name, shows: 'people' }))
const agentAs = (name: string, more: More): AgentPackage => ({ name, shows: 'agent', ...more })
const peopleAs = (name: string, more: More): AgentPackage => ({ name, shows: 'people', ...more })
const OFTEN = { often: true } as const
const ON_NPM = { onlyOnNpm: true } as const

/** Agent and model SDKs (STANDARD.md, "Among variables"), and packages through which people talk to a program. Python names by PEP 503. */
export const agentPackages: readonly AgentPackage[] = [
  ...agent(
    '@anthropic-ai/', '@openai/', '@modelcontextprotocol/', 'mcp-handler', 'mcp-framework', '@ai-sdk/', '@langchain/', 'llamaindex', '@llamaindex/', 'llama-index-core', '@mastra/', 'mastra',
    '@google/genai', '@google/generative-ai', '@google-cloud/vertexai', '@mistralai/mistralai', 'mistralai', 'groq-sdk', 'groq', 'cohere-ai', 'cohere', 'ollama', 'replicate', 'together-ai',
    'together', 'pydantic-ai-slim', 'dspy', 'dspy-ai', '@strands-agents/sdk', 'agno', 'phidata', 'instructor', 'composio-core', 'composio', '@composio/', '@browserbasehq/stagehand', 'e2b', '@e2b/',
    '@github/copilot-sdk', '@voltagent/core', 'genkit', '@genkit-ai/', '@inngest/agent-kit', '@copilotkit/', 'beeai-framework', '@a2a-js/sdk', '@aws-sdk/client-bedrock-runtime',
    '@aws-sdk/client-bedrock-agent-runtime', 'bedrock-agentcore',
  ),
  agentAs('anthropic', OFTEN),
  agentAs('claude-agent-sdk', { imports: ['claude_agent_sdk'], ...OFTEN }),
  agentAs('claude-code-sdk', { imports: ['claude_code_sdk'], ...OFTEN }),
  agentAs('openai', OFTEN),
  agentAs('openai-agents', { imports: ['agents'], ...OFTEN }),
  agentAs('mcp', OFTEN),
  agentAs('fastmcp', OFTEN),
  agentAs('mcp-use', { imports: ['mcp_use'] }),
  agentAs('mcp-agent', { imports: ['mcp_agent'] }),
  agentAs('xmcp', ON_NPM),
  agentAs('ai', ON_NPM),
  agentAs('langchain', { imports: ['langchain_community'], ...OFTEN }),
  agentAs('langgraph', OFTEN),
  agentAs('langchain-core', { imports: ['langchain_core'] }),
  agentAs('langchain-openai', { imports: ['langchain_openai'] }),
  agentAs('langchain-anthropic', { imports: ['langchain_anthropic'] }),
  agentAs('langchain-mcp-adapters', { imports: ['langchain_mcp_adapters'] }),
  agentAs('llama-index', { imports: ['llama_index'], ...OFTEN }),
  agentAs('google-genai', { imports: ['google_genai', 'google.genai'], ...OFTEN }),
  agentAs('google-generativeai', { imports: ['google.generativeai'] }),
  agentAs('google-adk', { imports: ['google.adk'], ...OFTEN }),
  agentAs('litellm', OFTEN),
  agentAs('crewai', OFTEN),
  agentAs('crewai-tools', { imports: ['crewai_tools'] }),
  agentAs('autogen-agentchat', { imports: ['autogen_agentchat', 'autogen_core', 'autogen_ext'], ...OFTEN }),
  agentAs('pyautogen', { imports: ['autogen'], ...OFTEN }),
  agentAs('semantic-kernel', { imports: ['semantic_kernel'] }),
  agentAs('agent-framework', { imports: ['agent_framework'] }),
  agentAs('pydantic-ai', { imports: ['pydantic_ai'], ...OFTEN }),
  agentAs('smolagents', OFTEN),
  agentAs('haystack-ai', { imports: ['haystack'] }),
  agentAs('strands-agents', { imports: ['strands'], ...OFTEN }),
  agentAs('browser-use', { imports: ['browser_use'] }),
  agentAs('a2a-sdk', { imports: ['a2a'] }),
  ...people(
    '@slack/bolt', 'discord.js', 'botbuilder', '@remix-run/react', 'react-router', '@sveltejs/kit', '@chatscope/chat-ui-kit-react', '@assistant-ui/react', '@copilotkit/react-ui', 'whatsapp-web.js',
    '@twilio/voice-sdk',
  ),
  peopleAs('slack-bolt', { imports: ['slack_bolt'], ...OFTEN }),
  peopleAs('discord-py', { imports: ['discord'], ...OFTEN }),
  peopleAs('telegraf', ON_NPM),
  peopleAs('grammy', ON_NPM),
  peopleAs('python-telegram-bot', { imports: ['telegram'], ...OFTEN }),
  peopleAs('botbuilder-core', { imports: ['botbuilder'] }),
  peopleAs('next', ON_NPM),
  peopleAs('nuxt', ON_NPM),
  peopleAs('chainlit', OFTEN),
  peopleAs('streamlit', OFTEN),
  peopleAs('gradio', OFTEN),
  peopleAs('react', ON_NPM),
  peopleAs('vue', ON_NPM),
  peopleAs('svelte', ON_NPM),
  peopleAs('electron', ON_NPM),
]

/** `node` and file names are no packages; `openai/resources` is openai. */
export function isAgentPackage(name: string): boolean {
  const names = agentNames()
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) if (names.has(name.slice(0, end)) || names.has(name.slice(0, end + 1))) return true
  return names.has(name)
}

const agentNames = lazy(() => new Set(agentPackages.flatMap(({ name, shows }) => (shows === 'agent' ? [name] : []))))

const BY_IMPORT = new Map(agentPackages.flatMap(({ name, imports }) => (imports ?? []).map((path) => [path, name] as const)))

/** The distribution that a Python import belongs to, for the packages that show something. */
export function agentDistribution(source: string): string {
  const [root = '', below] = source.split('.')
  return BY_IMPORT.get(`${root}.${below}`) ?? BY_IMPORT.get(root) ?? root
}

/** The roots of Python's imports of them. */
export const agentRoots: readonly string[] = [...new Set(agentPackages.flatMap((row) => pathsOf(row).map((path) => path.split('.')[0] as string)))]

/** How files of Python import the most common ones. */
export const agentImports: readonly string[] = agentPackages.flatMap((row) => (row.often ? pathsOf(row).flatMap(importsOf) : []))

function pathsOf({ name, imports }: AgentPackage): readonly string[] {
  return [...(imports ?? []), ...(/^\w+$/.test(name) ? [name] : [])]
}

function importsOf(path: string): string[] {
  const [above, leaf] = path.split('.')
  return [`import ${path}`, `from ${path}`, ...(leaf === undefined ? [] : [`from ${above} import ${leaf}`])]
}

/** Words of which one is in every import of an agent's SDK in Java, Kotlin and C#. */
export const agentWordsOfOtherLanguages: readonly string[] = [
  'langchain4j',
  'springframework.ai',
  'google.adk',
  'embabel',
  'koog',
  'semantickernel',
  'anthropic',
  'openai',
  'modelcontextprotocol',
  'SemanticKernel',
  'Extensions.AI',
  'Microsoft.Agents',
  'ModelContextProtocol',
  'OpenAI',
  'Anthropic',
  'Azure.AI',
]
