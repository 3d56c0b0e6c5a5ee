import type { Agent } from '../../model/index.ts'

const reference = 'os.environ["NAME"]'
const sdk = (id: string, name: string, signIn: string): Agent => ({ id, name, oauth: 'configured', signIn, reference })
const keyOnly = (id: string, name: string): Agent => ({ id, name, oauth: 'none', signIn: 'run the OAuth flow for each user and pass the token that it gives', reference })

const PYTHON_SDK = sdk('python-mcp', 'the MCP Python SDK', 'pass `auth=OAuthClientProvider(…)` and delete the header')
const FASTMCP = sdk('python-fastmcp', 'the FastMCP client', 'pass `auth="oauth"` and delete the key')
const OPENAI_AGENTS = sdk('python-openai-agents', 'the OpenAI Agents SDK', 'pass an `OAuthClientProvider` as `auth` in `params` and delete the header')
const LANGCHAIN = sdk('python-langchain', 'LangChain\'s MCP client', 'pass an `OAuthClientProvider` as `auth` of the server and delete the header')
const PYDANTIC_AI = sdk('python-pydantic-ai', 'pydantic-ai', 'pass an `http_client` whose `auth` is an `OAuthClientProvider` and delete the header')
const CREWAI = keyOnly('python-crewai', 'CrewAI')
const AUTOGEN = keyOnly('python-autogen', 'AutoGen')
const LLAMA_INDEX = sdk('python-llama-index', 'LlamaIndex', 'use `BasicMCPClient.with_oauth(…)` and delete the header')
const ADK = sdk('python-google-adk', 'Google ADK', 'pass an `AuthCredential` with `auth_type=OAUTH2` and delete the header')
const SEMANTIC_KERNEL = keyOnly('python-semantic-kernel', 'Semantic Kernel')
const AGENT_FRAMEWORK = keyOnly('python-agent-framework', 'Microsoft Agent Framework')
const MCP_USE = sdk('python-mcp-use', 'mcp-use', 'delete the header and let mcp-use sign in with OAuth')
const SMOLAGENTS = keyOnly('python-smolagents', 'smolagents')
const CLAUDE_AGENT = keyOnly('python-claude-agent', 'the Claude Agent SDK')
const HAYSTACK = keyOnly('python-haystack', 'Haystack')
const AGNO = keyOnly('python-agno', 'Agno')

const hosted = (id: string, name: string): Agent => ({ id, name, oauth: 'configured', reference: 'process.env.NAME', signIn: 'run OAuth for the user and pass the short-lived token that it gives' })

/** APIs of models that connect to MCP servers themselves, by how the language that calls them writes a variable. */
export const MODEL_APIS: Readonly<Record<'typescript' | 'python', { readonly openai: Agent; readonly anthropic: Agent }>> = {
  typescript: { openai: hosted('openai-responses', 'the OpenAI Responses API'), anthropic: hosted('anthropic-messages', 'the Anthropic Messages API') },
  python: { openai: keyOnly('python-openai-responses', 'the OpenAI Responses API'), anthropic: keyOnly('python-anthropic', 'the Anthropic Messages API') },
}

/** A constructor or function that connects to one MCP server. */
export interface McpClient {
  readonly source: RegExp
  readonly agent: Agent
  /** Names of the positional parameters. */
  readonly parameters: readonly string[]
  /** The parameter whose dictionary holds the entry. */
  readonly entry?: string
  /** The parameter whose dictionary holds named entries: `{"github": {…}}`, also under `mcpServers`. */
  readonly entries?: string
  /** The parameter that is a list of addresses. */
  readonly addresses?: string
}

const HTTP = ['url', 'headers']

/** MCP clients of Python libraries; parameters as in their signatures. */
export const mcpClients: readonly McpClient[] = [
  { source: /^mcp(?:\.client)?(?:\.streamable_http)?\.(?:streamablehttp_client|streamable_http_client)$/, agent: PYTHON_SDK, parameters: HTTP },
  { source: /^mcp(?:\.client)?(?:\.sse)?\.sse_client$/, agent: PYTHON_SDK, parameters: HTTP },
  { source: /^mcp(?:\.client)?(?:\.websocket)?\.websocket_client$/, agent: PYTHON_SDK, parameters: ['url'] },
  { source: /^mcp\.(?:client\.)?(?:session_group\.)?(?:StreamableHttpParameters|SseServerParameters)$/, agent: PYTHON_SDK, parameters: HTTP },
  { source: /^mcp(?:\.[\w.]+)?\.StdioServerParameters$/, agent: PYTHON_SDK, parameters: ['command', 'args', 'env'] },
  { source: /^fastmcp(?:\.[\w.]+)?\.(?:StreamableHttpTransport|SSETransport|WSTransport)$/, agent: FASTMCP, parameters: ['url', 'headers', 'auth'] },
  { source: /^fastmcp(?:\.[\w.]+)?\.(?:StdioTransport|PythonStdioTransport|NodeStdioTransport|UvxStdioTransport|NpxStdioTransport)$/, agent: FASTMCP, parameters: ['command', 'args', 'env'] },
  { source: /^fastmcp(?:\.client(?:\.client)?)?\.Client$/, agent: FASTMCP, parameters: ['url'], entries: 'url' },
  { source: /^fastmcp(?:\.[\w.]+)?\.FastMCP\.as_proxy$|^fastmcp(?:\.[\w.]+)?\.(?:ProxyClient|create_proxy)$/, agent: FASTMCP, parameters: ['url'], entries: 'url' },
  { source: /^agents(?:\.mcp)?(?:\.server)?\.(?:MCPServerStreamableHttp|MCPServerSse|MCPServerStdio)$/, agent: OPENAI_AGENTS, parameters: ['params'], entry: 'params' },
  { source: /^agents(?:\.[\w.]+)?\.HostedMCPTool$/, agent: OPENAI_AGENTS, parameters: ['tool_config'], entry: 'tool_config' },
  { source: /^langchain_mcp_adapters(?:\.[\w.]+)?\.MultiServerMCPClient$/, agent: LANGCHAIN, parameters: ['connections'], entries: 'connections' },
  { source: /^langchain_mcp_adapters(?:\.[\w.]+)?\.(?:load_mcp_tools|create_session)$/, agent: LANGCHAIN, parameters: ['session'], entry: 'connection' },
  { source: /^langchain_mcp_adapters(?:\.[\w.]+)?\.(?:StreamableHttpConnection|SSEConnection|WebsocketConnection|StdioConnection)$/, agent: LANGCHAIN, parameters: [] },
  { source: /^pydantic_ai(?:\.[\w.]+)?\.(?:MCPServerStreamableHTTP|MCPServerSSE|MCPServerHTTP|MCPServerTool|FastMCPToolset)$/, agent: PYDANTIC_AI, parameters: ['url'] },
  { source: /^pydantic_ai(?:\.[\w.]+)?\.MCPServerStdio$/, agent: PYDANTIC_AI, parameters: ['command', 'args'] },
  { source: /^crewai_tools(?:\.[\w.]+)?\.MCPServerAdapter$/, agent: CREWAI, parameters: ['serverparams'], entry: 'serverparams' },
  { source: /^crewai(?:\.[\w.]+)?\.(?:MCPServerHTTP|MCPServerSSE)$/, agent: CREWAI, parameters: HTTP },
  { source: /^crewai(?:\.[\w.]+)?\.MCPServerStdio$/, agent: CREWAI, parameters: ['command', 'args', 'env'] },
  { source: /^crewai(?:\.[\w.]+)?\.Agent$/, agent: CREWAI, parameters: [], addresses: 'mcps' },
  { source: /^autogen_ext\.tools\.mcp(?:\.[\w.]+)?\.(?:StreamableHttpServerParams|SseServerParams)$/, agent: AUTOGEN, parameters: HTTP },
  { source: /^autogen_ext\.tools\.mcp(?:\.[\w.]+)?\.StdioServerParams$/, agent: AUTOGEN, parameters: ['command', 'args', 'env'] },
  { source: /^llama_index\.tools\.mcp(?:\.[\w.]+)?\.BasicMCPClient(?:\.with_oauth)?$/, agent: LLAMA_INDEX, parameters: ['command_or_url', 'args', 'env'] },
  { source: /^llama_index\.tools\.mcp(?:\.[\w.]+)?\.(?:get_tools_from_mcp_url|aget_tools_from_mcp_url)$/, agent: LLAMA_INDEX, parameters: ['url'] },
  { source: /^google\.adk(?:\.[\w.]+)?\.(?:StreamableHTTPConnectionParams|StreamableHTTPServerParams|SseConnectionParams|SseServerParams)$/, agent: ADK, parameters: HTTP },
  { source: /^semantic_kernel\.connectors\.mcp\.(?:MCPStreamableHttpPlugin|MCPSsePlugin|MCPWebsocketPlugin)$/, agent: SEMANTIC_KERNEL, parameters: ['name', 'url'] },
  { source: /^semantic_kernel\.connectors\.mcp\.MCPStdioPlugin$/, agent: SEMANTIC_KERNEL, parameters: ['name', 'command', 'args', 'env'] },
  { source: /^agent_framework(?:\.[\w.]+)?\.(?:MCPStreamableHTTPTool|HostedMCPTool|MCPWebsocketTool)$/, agent: AGENT_FRAMEWORK, parameters: ['name', 'url'] },
  { source: /^agent_framework(?:\.[\w.]+)?\.MCPStdioTool$/, agent: AGENT_FRAMEWORK, parameters: ['name', 'command', 'args', 'env'] },
  { source: /^mcp_use(?:\.[\w.]+)?\.MCPClient(?:\.from_dict)?$/, agent: MCP_USE, parameters: ['config'], entries: 'config' },
  { source: /^smolagents(?:\.[\w.]+)?\.(?:MCPClient|ToolCollection\.from_mcp)$/, agent: SMOLAGENTS, parameters: ['server_parameters'], entry: 'server_parameters' },
  { source: /^claude_(?:agent|code)_sdk(?:\.[\w.]+)?\.Claude(?:Agent|Code)Options$/, agent: CLAUDE_AGENT, parameters: [], entries: 'mcp_servers' },
  { source: /^haystack_integrations\.tools\.mcp(?:\.[\w.]+)?\.(?:StreamableHttpServerInfo|SSEServerInfo)$/, agent: HAYSTACK, parameters: ['url'] },
  { source: /^agno\.tools\.mcp(?:\.[\w.]+)?\.(?:MCPTools|StreamableHTTPClientParams|SSEClientParams)$/, agent: AGNO, parameters: ['command', 'url'] },
  { source: /^azure\.ai\.(?:agents|projects)(?:\.[\w.]+)?\.(?:McpTool|MCPTool)$/, agent: keyOnly('python-azure-agents', 'Azure AI agents'), parameters: ['server_label', 'server_url'] },
]
