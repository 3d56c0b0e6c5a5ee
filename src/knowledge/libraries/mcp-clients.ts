import type { Agent } from '../../model/index.ts'
import type { LibraryCall, Place } from './row.ts'

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

const client = (id: string, name: string, signIn?: string): Agent => ({ id, name, oauth: 'configured', reference: 'process.env.NAME', ...(signIn ? { signIn } : {}) })

const MCP_USE_SIGN_IN = 'leave the token out: mcp-use signs in with OAuth'

/** A constructor or function that connects to MCP servers. */
export interface McpClientCall extends LibraryCall<'connects-to-mcp'> {
  readonly agent: Agent
  /** Where one server is described, the address of one, and where an object of servers by name stands. */
  readonly options: { readonly entry?: Place; readonly url?: Place; readonly servers?: Place }
  /** A call with parameters by name, each of which is known. */
  readonly parameters?: McpParameters
  /** A word of every file in which the call connects to anything, where its own name is a common one. */
  readonly beside?: string
}

export interface McpParameters {
  /** Names of the positional parameters. */
  readonly names: readonly string[]
  /** The parameter whose dictionary holds the entry. */
  readonly entry?: string
  /** The parameter whose dictionary holds named entries: `{"github": {…}}`, also under `mcpServers`. */
  readonly entries?: string
  /** The parameter that is a list of addresses. */
  readonly addresses?: string
}

const PYTHON = { means: 'connects-to-mcp', language: 'python', options: {} } as const
const SCRIPT = { means: 'connects-to-mcp', language: 'typescript' } as const
const HTTP: McpParameters = { names: ['url', 'headers'] }
const COMMAND: McpParameters = { names: ['command', 'args', 'env'] }

/** MCP clients by the documentation of each library. */
export const mcpClientCalls: readonly McpClientCall[] = [
  {
    ...SCRIPT, package: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client'], call: ['StreamableHTTPClientTransport', 'SSEClientTransport'], agent: client('mcp-typescript-sdk', 'the MCP TypeScript client', 'pass an `authProvider` to the transport'), options: { url: 0, entry: 1 },
    docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/v1.x/docs/client.md', is: ['import { StreamableHTTPClientTransport } from \'@modelcontextprotocol/sdk/client/streamableHttp.js\'\nnew StreamableHTTPClientTransport(new URL(address), { authProvider })'], isNot: ['import { StdioClientTransport } from \'@modelcontextprotocol/sdk/client/stdio.js\'\nnew StdioClientTransport({ command: \'npx\' })'],
  },
  {
    ...SCRIPT, package: ['ai', '@ai-sdk/mcp'], call: ['createMCPClient', 'experimental_createMCPClient'], agent: client('ai-sdk', 'the AI SDK', 'give the transport an `authProvider`'), options: { entry: '0.transport' },
    docs: 'https://ai-sdk.dev/docs/ai-sdk-core/mcp-tools', is: ['import { experimental_createMCPClient } from \'ai\'\nawait experimental_createMCPClient({ transport: { type: \'sse\', url } })'], isNot: ['import { generateText } from \'ai\'\nawait generateText({ model })'],
  },
  {
    ...SCRIPT, package: '@mastra/mcp', call: ['MCPClient', 'MCPConfiguration'], agent: client('mastra', 'Mastra', 'give the server an `authProvider`'), options: { servers: '0.servers' },
    docs: 'https://mastra.ai/reference/tools/mcp-client', is: ['import { MCPClient } from \'@mastra/mcp\'\nnew MCPClient({ servers: { desk: { url } } })'], isNot: ['import { MCPServer } from \'@mastra/mcp\'\nnew MCPServer({ name: \'desk\', tools })'],
  },
  {
    ...SCRIPT, package: ['@openai/agents', '@openai/agents-core'], call: ['MCPServerStreamableHttp', 'MCPServerSSE'], agent: client('openai-agents', 'the OpenAI Agents SDK', 'give the server an `authProvider`'), options: { entry: 0 },
    docs: 'https://openai.github.io/openai-agents-js/guides/mcp/', is: ['import { MCPServerStreamableHttp } from \'@openai/agents\'\nnew MCPServerStreamableHttp({ url })'], isNot: ['import { MCPServerStdio } from \'@openai/agents\'\nnew MCPServerStdio({ fullCommand })'],
  },
  {
    ...SCRIPT, package: ['@openai/agents', '@openai/agents-core', '@openai/agents-openai'], call: 'hostedMcpTool', agent: client('openai-agents', 'the OpenAI Agents SDK', 'run OAuth for the user and pass the short-lived token that it gives'), options: { entry: 0 },
    docs: 'https://openai.github.io/openai-agents-js/guides/mcp/#1-hosted-mcp-server-tools', is: ['import { hostedMcpTool } from \'@openai/agents\'\nhostedMcpTool({ serverLabel: \'desk\', serverUrl: url })'], isNot: ['import { webSearchTool } from \'@openai/agents\'\nwebSearchTool({ name: \'search\' })'],
  },
  {
    ...SCRIPT, package: '@langchain/mcp-adapters', call: 'MultiServerMCPClient', agent: client('langchain', 'LangChain', 'give the server an `authProvider`'), options: { servers: ['0.mcpServers', 0] },
    docs: 'https://github.com/langchain-ai/langchainjs/tree/main/libs/langchain-mcp-adapters#readme', is: ['import { MultiServerMCPClient } from \'@langchain/mcp-adapters\'\nnew MultiServerMCPClient({ mcpServers: { desk: { url } } })'], isNot: ['import { loadMcpTools } from \'@langchain/mcp-adapters\'\nawait loadMcpTools(\'desk\', client)'],
  },
  {
    ...SCRIPT, package: 'mcp-use', call: ['MCPClient', 'MCPClient.fromDict'], agent: client('mcp-use', 'mcp-use', MCP_USE_SIGN_IN), options: { servers: '0.mcpServers' },
    docs: 'https://docs.mcp-use.com/typescript/client/client-configuration', is: ['import { MCPClient } from \'mcp-use\'\nMCPClient.fromDict({ mcpServers: { desk: { url } } })'], isNot: ['import { MCPAgent } from \'mcp-use\'\nnew MCPAgent({ llm, client })'],
  },
  {
    ...SCRIPT, package: ['mcp-use', 'use-mcp'], call: 'useMcp', agent: client('mcp-use', 'mcp-use', MCP_USE_SIGN_IN), options: { entry: 0 },
    docs: 'https://github.com/modelcontextprotocol/use-mcp#readme', is: ['import { useMcp } from \'use-mcp/react\'\nuseMcp({ url })'], isNot: ['import { onMcpAuthorization } from \'use-mcp\'\nonMcpAuthorization()'],
  },
  {
    ...SCRIPT, package: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'], call: ['query', 'ClaudeSDKClient'], agent: client('claude-agent-sdk', 'the Claude Agent SDK'), options: { servers: '0.options.mcpServers' }, beside: 'mcpServers',
    docs: 'https://docs.claude.com/en/api/agent-sdk/mcp', is: ['import { query } from \'@anthropic-ai/claude-agent-sdk\'\nquery({ prompt, options: { mcpServers: { desk: { type: \'http\', url } } } })'], isNot: ['import { tool } from \'@anthropic-ai/claude-agent-sdk\'\ntool(\'refund\', \'Refunds\', schema, handler)'],
  },
  {
    ...PYTHON, package: 'mcp', call: ['streamablehttp_client', 'streamable_http_client', 'sse_client', 'StreamableHttpParameters', 'SseServerParameters'], agent: PYTHON_SDK, parameters: HTTP,
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#writing-mcp-clients', is: ['from mcp.client.streamable_http import streamablehttp_client\nstreamablehttp_client(url)', 'from mcp.client.sse import sse_client\nsse_client(url)'], isNot: ['from mcp import ClientSession\nClientSession(read, write)'],
  },
  {
    ...PYTHON, package: 'mcp', call: 'websocket_client', agent: PYTHON_SDK, parameters: { names: ['url'] },
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#writing-mcp-clients', is: ['from mcp.client.websocket import websocket_client\nwebsocket_client(url)'], isNot: ['from mcp.server.websocket import websocket_server\nwebsocket_server(scope, receive, send)'],
  },
  {
    ...PYTHON, package: 'mcp', call: 'StdioServerParameters', agent: PYTHON_SDK, parameters: COMMAND,
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#writing-mcp-clients', is: ['from mcp import StdioServerParameters\nStdioServerParameters(command=\'npx\')'], isNot: ['from mcp.client.stdio import stdio_client\nstdio_client(given)'],
  },
  {
    ...PYTHON, package: 'fastmcp', call: ['StreamableHttpTransport', 'SSETransport', 'WSTransport'], agent: FASTMCP, parameters: { names: ['url', 'headers', 'auth'] },
    docs: 'https://gofastmcp.com/clients/transports', is: ['from fastmcp.client.transports import StreamableHttpTransport\nStreamableHttpTransport(url)'], isNot: ['from fastmcp.client.transports import FastMCPTransport\nFastMCPTransport(server)'],
  },
  {
    ...PYTHON, package: 'fastmcp', call: ['StdioTransport', 'PythonStdioTransport', 'NodeStdioTransport', 'UvxStdioTransport', 'NpxStdioTransport'], agent: FASTMCP, parameters: COMMAND,
    docs: 'https://gofastmcp.com/clients/transports', is: ['from fastmcp.client.transports import StdioTransport\nStdioTransport(\'npx\', [])'], isNot: ['from fastmcp.client.transports import SSETransport\nSSETransport(url)'],
  },
  {
    ...PYTHON, package: 'fastmcp', call: ['Client', 'FastMCP.as_proxy', 'ProxyClient', 'create_proxy'], agent: FASTMCP, parameters: { names: ['url'], entries: 'url' }, beside: 'fastmcp',
    docs: 'https://gofastmcp.com/clients/client', is: ['from fastmcp import Client\nClient(\'https://mcp.acme.io/mcp\')', 'from fastmcp import FastMCP\nFastMCP.as_proxy(config)'], isNot: ['from fastmcp import FastMCP\nFastMCP(\'desk\')'],
  },
  {
    ...PYTHON, package: 'agents', call: ['MCPServerStreamableHttp', 'MCPServerSse', 'MCPServerStdio'], agent: OPENAI_AGENTS, parameters: { names: ['params'], entry: 'params' },
    docs: 'https://openai.github.io/openai-agents-python/mcp/', is: ['from agents.mcp import MCPServerStdio\nMCPServerStdio({\'command\': \'npx\'})'], isNot: ['from agents import Agent\nAgent(name=\'desk\')'],
  },
  {
    ...PYTHON, package: 'agents', call: 'HostedMCPTool', agent: OPENAI_AGENTS, parameters: { names: ['tool_config'], entry: 'tool_config' },
    docs: 'https://openai.github.io/openai-agents-python/mcp/#1-hosted-mcp-server-tools', is: ['from agents import HostedMCPTool\nHostedMCPTool(tool_config={\'type\': \'mcp\'})'], isNot: ['from agents import WebSearchTool\nWebSearchTool()'],
  },
  {
    ...PYTHON, package: 'langchain_mcp_adapters', call: 'MultiServerMCPClient', agent: LANGCHAIN, parameters: { names: ['connections'], entries: 'connections' },
    docs: 'https://github.com/langchain-ai/langchain-mcp-adapters#readme', is: ['from langchain_mcp_adapters.client import MultiServerMCPClient\nMultiServerMCPClient({\'desk\': {\'url\': url}})'], isNot: ['from langchain_mcp_adapters.tools import to_fastmcp\nto_fastmcp(tool)'],
  },
  {
    ...PYTHON, package: 'langchain_mcp_adapters', call: ['load_mcp_tools', 'create_session'], agent: LANGCHAIN, parameters: { names: ['session'], entry: 'connection' },
    docs: 'https://github.com/langchain-ai/langchain-mcp-adapters#readme', is: ['from langchain_mcp_adapters.tools import load_mcp_tools\nload_mcp_tools(None, connection={\'url\': url})'], isNot: ['from langchain_mcp_adapters.prompts import load_mcp_prompt\nload_mcp_prompt(session, \'desk\')'],
  },
  {
    ...PYTHON, package: 'langchain_mcp_adapters', call: ['StreamableHttpConnection', 'SSEConnection', 'WebsocketConnection', 'StdioConnection'], agent: LANGCHAIN, parameters: { names: [] },
    docs: 'https://github.com/langchain-ai/langchain-mcp-adapters#readme', is: ['from langchain_mcp_adapters.sessions import SSEConnection\nSSEConnection(transport=\'sse\', url=url)'], isNot: ['from langchain_mcp_adapters.sessions import Connection\nisinstance(given, Connection)'],
  },
  {
    ...PYTHON, package: 'pydantic_ai', call: ['MCPServerStreamableHTTP', 'MCPServerSSE', 'MCPServerHTTP', 'MCPServerTool', 'FastMCPToolset'], agent: PYDANTIC_AI, parameters: { names: ['url'] },
    docs: 'https://ai.pydantic.dev/mcp/client/', is: ['from pydantic_ai.mcp import MCPServerSSE\nMCPServerSSE(\'https://mcp.acme.io/sse\')'], isNot: ['from pydantic_ai import Agent\nAgent(\'openai:gpt-5\')'],
  },
  {
    ...PYTHON, package: 'pydantic_ai', call: 'MCPServerStdio', agent: PYDANTIC_AI, parameters: { names: ['command', 'args'] },
    docs: 'https://ai.pydantic.dev/mcp/client/', is: ['from pydantic_ai.mcp import MCPServerStdio\nMCPServerStdio(\'npx\', args=[])'], isNot: ['from pydantic_ai.mcp import load_mcp_servers\nload_mcp_servers(\'mcp.json\')'],
  },
  {
    ...PYTHON, package: 'crewai_tools', call: 'MCPServerAdapter', agent: CREWAI, parameters: { names: ['serverparams'], entry: 'serverparams' },
    docs: 'https://docs.crewai.com/en/mcp/overview', is: ['from crewai_tools import MCPServerAdapter\nMCPServerAdapter({\'url\': url})'], isNot: ['from crewai_tools import SerperDevTool\nSerperDevTool()'],
  },
  {
    ...PYTHON, package: 'crewai', call: ['MCPServerHTTP', 'MCPServerSSE'], agent: CREWAI, parameters: HTTP,
    docs: 'https://docs.crewai.com/en/mcp/overview', is: ['from crewai.mcp import MCPServerHTTP\nMCPServerHTTP(url=url)'], isNot: ['from crewai.mcp.filters import create_static_tool_filter\ncreate_static_tool_filter()'],
  },
  {
    ...PYTHON, package: 'crewai', call: 'MCPServerStdio', agent: CREWAI, parameters: COMMAND,
    docs: 'https://docs.crewai.com/en/mcp/overview', is: ['from crewai.mcp import MCPServerStdio\nMCPServerStdio(command=\'npx\')'], isNot: ['from crewai import Crew\nCrew(agents=[])'],
  },
  {
    ...PYTHON, package: 'crewai', call: 'Agent', agent: CREWAI, parameters: { names: [], addresses: 'mcps' }, beside: 'mcps=',
    docs: 'https://docs.crewai.com/en/mcp/overview', is: ['from crewai import Agent\nAgent(role=\'desk\', mcps=[url])'], isNot: ['from crewai import Task\nTask(description=\'desk\')'],
  },
  {
    ...PYTHON, package: 'autogen_ext.tools.mcp', call: ['StreamableHttpServerParams', 'SseServerParams'], agent: AUTOGEN, parameters: HTTP,
    docs: 'https://microsoft.github.io/autogen/stable/reference/python/autogen_ext.tools.mcp.html', is: ['from autogen_ext.tools.mcp import SseServerParams\nSseServerParams(url=url)'], isNot: ['from autogen_ext.tools.mcp import McpWorkbench\nMcpWorkbench(given)'],
  },
  {
    ...PYTHON, package: 'autogen_ext.tools.mcp', call: 'StdioServerParams', agent: AUTOGEN, parameters: COMMAND,
    docs: 'https://microsoft.github.io/autogen/stable/reference/python/autogen_ext.tools.mcp.html', is: ['from autogen_ext.tools.mcp import StdioServerParams\nStdioServerParams(command=\'npx\')'], isNot: ['from autogen_ext.tools.mcp import mcp_server_tools\nmcp_server_tools(given)'],
  },
  {
    ...PYTHON, package: 'llama_index.tools.mcp', call: ['BasicMCPClient', 'BasicMCPClient.with_oauth'], agent: LLAMA_INDEX, parameters: { names: ['command_or_url', 'args', 'env'] },
    docs: 'https://developers.llamaindex.ai/python/framework-api-reference/tools/mcp/', is: ['from llama_index.tools.mcp import BasicMCPClient\nBasicMCPClient(\'https://mcp.acme.io/sse\')'], isNot: ['from llama_index.tools.mcp import McpToolSpec\nMcpToolSpec(client=client)'],
  },
  {
    ...PYTHON, package: 'llama_index.tools.mcp', call: ['get_tools_from_mcp_url', 'aget_tools_from_mcp_url'], agent: LLAMA_INDEX, parameters: { names: ['url'] },
    docs: 'https://developers.llamaindex.ai/python/framework-api-reference/tools/mcp/', is: ['from llama_index.tools.mcp import get_tools_from_mcp_url\nget_tools_from_mcp_url(\'https://mcp.acme.io/mcp\')'], isNot: ['from llama_index.tools.mcp import workflow_as_mcp\nworkflow_as_mcp(flow)'],
  },
  {
    ...PYTHON, package: 'google.adk', call: ['StreamableHTTPConnectionParams', 'StreamableHTTPServerParams', 'SseConnectionParams', 'SseServerParams'], agent: ADK, parameters: HTTP,
    docs: 'https://google.github.io/adk-docs/tools-custom/mcp-tools/', is: ['from google.adk.tools.mcp_tool.mcp_session_manager import SseConnectionParams\nSseConnectionParams(url=url)'], isNot: ['from google.adk.agents import Agent\nAgent(name=\'desk\')'],
  },
  {
    ...PYTHON, package: 'semantic_kernel.connectors.mcp', call: ['MCPStreamableHttpPlugin', 'MCPSsePlugin', 'MCPWebsocketPlugin'], agent: SEMANTIC_KERNEL, parameters: { names: ['name', 'url'] },
    docs: 'https://learn.microsoft.com/en-us/python/api/semantic-kernel/semantic_kernel.connectors.mcp', is: ['from semantic_kernel.connectors.mcp import MCPSsePlugin\nMCPSsePlugin(\'desk\', url)'], isNot: ['from semantic_kernel.connectors.mcp import create_mcp_server_from_kernel\ncreate_mcp_server_from_kernel(kernel)'],
  },
  {
    ...PYTHON, package: 'semantic_kernel.connectors.mcp', call: 'MCPStdioPlugin', agent: SEMANTIC_KERNEL, parameters: { names: ['name', 'command', 'args', 'env'] },
    docs: 'https://learn.microsoft.com/en-us/python/api/semantic-kernel/semantic_kernel.connectors.mcp', is: ['from semantic_kernel.connectors.mcp import MCPStdioPlugin\nMCPStdioPlugin(\'desk\', \'npx\')'], isNot: ['from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion\nOpenAIChatCompletion()'],
  },
  {
    ...PYTHON, package: 'agent_framework', call: ['MCPStreamableHTTPTool', 'HostedMCPTool', 'MCPWebsocketTool'], agent: AGENT_FRAMEWORK, parameters: { names: ['name', 'url'] },
    docs: 'https://learn.microsoft.com/en-us/agent-framework/user-guide/model-context-protocol/using-mcp-tools', is: ['from agent_framework import MCPStreamableHTTPTool\nMCPStreamableHTTPTool(name=\'desk\', url=url)'], isNot: ['from agent_framework import ChatAgent\nChatAgent(client)'],
  },
  {
    ...PYTHON, package: 'agent_framework', call: 'MCPStdioTool', agent: AGENT_FRAMEWORK, parameters: { names: ['name', 'command', 'args', 'env'] },
    docs: 'https://learn.microsoft.com/en-us/agent-framework/user-guide/model-context-protocol/using-mcp-tools', is: ['from agent_framework import MCPStdioTool\nMCPStdioTool(\'desk\', \'npx\')'], isNot: ['from agent_framework import HostedWebSearchTool\nHostedWebSearchTool()'],
  },
  {
    ...PYTHON, package: 'mcp_use', call: ['MCPClient', 'MCPClient.from_dict'], agent: MCP_USE, parameters: { names: ['config'], entries: 'config' },
    docs: 'https://docs.mcp-use.com/python/client/client-configuration', is: ['from mcp_use import MCPClient\nMCPClient.from_dict({\'mcpServers\': {}})'], isNot: ['from mcp_use import MCPAgent\nMCPAgent(llm=llm)'],
  },
  {
    ...PYTHON, package: 'smolagents', call: ['MCPClient', 'ToolCollection.from_mcp'], agent: SMOLAGENTS, parameters: { names: ['server_parameters'], entry: 'server_parameters' },
    docs: 'https://huggingface.co/docs/smolagents/reference/tools#smolagents.MCPClient', is: ['from smolagents import ToolCollection\nToolCollection.from_mcp({\'url\': url})'], isNot: ['from smolagents import ToolCollection\nToolCollection.from_hub(\'desk\')'],
  },
  {
    ...PYTHON, package: ['claude_agent_sdk', 'claude_code_sdk'], call: ['ClaudeAgentOptions', 'ClaudeCodeOptions'], agent: CLAUDE_AGENT, parameters: { names: [], entries: 'mcp_servers' }, beside: 'mcp_servers',
    docs: 'https://docs.claude.com/en/api/agent-sdk/python', is: ['from claude_agent_sdk import ClaudeAgentOptions\nClaudeAgentOptions(mcp_servers={})'], isNot: ['from claude_agent_sdk import ClaudeSDKClient\nClaudeSDKClient(given)'],
  },
  {
    ...PYTHON, package: 'haystack_integrations.tools.mcp', call: ['StreamableHttpServerInfo', 'SSEServerInfo'], agent: HAYSTACK, parameters: { names: ['url'] },
    docs: 'https://docs.haystack.deepset.ai/docs/mcptool', is: ['from haystack_integrations.tools.mcp import SSEServerInfo\nSSEServerInfo(url=url)'], isNot: ['from haystack_integrations.tools.mcp import MCPTool\nMCPTool(name=\'desk\', server_info=given)'],
  },
  {
    ...PYTHON, package: 'agno.tools.mcp', call: ['MCPTools', 'StreamableHTTPClientParams', 'SSEClientParams'], agent: AGNO, parameters: { names: ['command', 'url'] },
    docs: 'https://docs.agno.com/tools/mcp/overview', is: ['from agno.tools.mcp import MCPTools\nMCPTools(url=url)'], isNot: ['from agno.tools.duckduckgo import DuckDuckGoTools\nDuckDuckGoTools()'],
  },
  {
    ...PYTHON, package: ['azure.ai.agents', 'azure.ai.projects'], call: ['McpTool', 'MCPTool'], agent: keyOnly('python-azure-agents', 'Azure AI agents'), parameters: { names: ['server_label', 'server_url'] },
    docs: 'https://learn.microsoft.com/en-us/python/api/azure-ai-agents/azure.ai.agents.models.mcptool', is: ['from azure.ai.agents.models import McpTool\nMcpTool(server_label=\'desk\', server_url=url)'], isNot: ['from azure.ai.agents.models import FunctionTool\nFunctionTool(functions)'],
  },
]

/** What starts a server as a program of this machine, with an object that says which. */
export const programStarters: readonly LibraryCall<'starts-program'>[] = [
  {
    means: 'starts-program', language: 'typescript', options: {}, package: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client', '@ai-sdk/mcp', 'ai', '@openai/agents', '@openai/agents-core'],
    call: ['', 'Experimental_'].flatMap((front) => [`${front}StdioClientTransport`, `${front}StdioMCPTransport`, `${front}MCPServerStdio`]),
    docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/v1.x/docs/client.md', is: ["import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'\nnew StdioClientTransport({ command: 'npx' })", "import { Experimental_StdioMCPTransport } from 'ai/mcp-stdio'\nnew Experimental_StdioMCPTransport({ command: 'npx' })"],
    isNot: ["import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'\nnew StdioServerTransport()"],
  },
]

/** Words of which one is in every file that calls one of these. */
export function wordsOfClients(language: McpClientCall['language']): string[] {
  const rows = mcpClientCalls.filter((row) => row.language === language)
  return [...new Set(rows.flatMap(({ beside, call }) => beside ?? [call].flat().map((name) => name.split('.')[0] as string)))]
}
