import type { LibraryCall } from './row.ts'

/** What makes a function a tool of a model or a prompt: called, or as a decorator. */
export interface ToolCall extends LibraryCall<'makes-tool' | 'makes-prompt'> {
  /** Served over MCP, and not a function of an agent in this process. */
  readonly mcp?: true
}

const TOOL = { means: 'makes-tool', language: 'python', options: {} } as const
const SERVERS = ['FastMCP()', 'MCPServer()', 'Server()']

/** A decorator of an agent's library by its name. */
const decorator = (name: string | readonly string[], call: string | readonly string[], docs: string, isNot: string): ToolCall => {
  const [from = ''] = [name].flat()
  const [called = ''] = [call].flat()
  const is = called.includes('()') ? `from ${from} import Agent\nagent = Agent()\nagent.${called.split('.').at(-1)}(refund)` : `import ${from}\n${from}.${called}(refund)`
  return { ...TOOL, package: name, call, docs, is: [is], isNot: [isNot] }
}

export const toolCalls: readonly ToolCall[] = [
  {
    ...TOOL, mcp: true, package: ['fastmcp', 'mcp'], call: SERVERS.flatMap((one) => [`${one}.tool`, `${one}.add_tool`]),
    docs: 'https://gofastmcp.com/servers/tools', is: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.add_tool(refund)"], isNot: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.resource('desk://all')"],
  },
  {
    ...TOOL, means: 'makes-prompt', mcp: true, package: ['fastmcp', 'mcp'], call: SERVERS.map((one) => `${one}.prompt`),
    docs: 'https://gofastmcp.com/servers/prompts', is: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.prompt()"], isNot: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.run()"],
  },
  decorator(['langchain', 'langchain_core'], ['tools.tool', 'tools.base.tool'], 'https://python.langchain.com/docs/how_to/custom_tools/', "from langchain_core.tools import StructuredTool\nStructuredTool(name='refund')"),
  decorator('agents', 'function_tool', 'https://openai.github.io/openai-agents-python/tools/#function-tools', "from agents import FunctionTool\nFunctionTool(name='refund')"),
  decorator('crewai.tools', 'tool', 'https://docs.crewai.com/en/concepts/tools#utilizing-the-tool-decorator', 'from crewai.tools import BaseTool\nBaseTool()'),
  decorator('crewai_tools', 'tool', 'https://docs.crewai.com/en/concepts/tools', 'from crewai_tools import FileReadTool\nFileReadTool()'),
  decorator('smolagents', 'tool', 'https://huggingface.co/docs/smolagents/reference/tools#smolagents.tool', 'from smolagents import Tool\nTool()'),
  decorator('strands', 'tool', 'https://strandsagents.com/latest/documentation/docs/user-guide/concepts/tools/', 'from strands import Agent\nAgent(tools=[])'),
  decorator(['claude_agent_sdk', 'claude_code_sdk'], 'tool', 'https://docs.claude.com/en/api/agent-sdk/custom-tools', 'from claude_agent_sdk import create_sdk_mcp_server\ncreate_sdk_mcp_server("desk")'),
  decorator('agno.tools', 'tool', 'https://docs.agno.com/tools/creating-tools/python-functions', 'from agno.tools import Toolkit\nToolkit()'),
  decorator('pydantic_ai', ['Agent().tool', 'Agent().tool_plain'], 'https://ai.pydantic.dev/tools/', 'from pydantic_ai import Agent\nAgent().run("hello")'),
  decorator('semantic_kernel.functions', 'kernel_function', 'https://learn.microsoft.com/en-us/semantic-kernel/concepts/plugins/adding-native-plugins', 'from semantic_kernel.functions import KernelArguments\nKernelArguments()'),
  decorator('autogen', 'register_for_llm', 'https://microsoft.github.io/autogen/0.2/docs/tutorial/tool-use/', 'import autogen\nautogen.UserProxyAgent("desk")'),
  decorator('beeai_framework.tools', 'tool', 'https://framework.beeai.dev/modules/tools', 'from beeai_framework.tools import Tool\nTool()'),
  decorator('llama_index.core.tools', 'FunctionTool.from_defaults', 'https://developers.llamaindex.ai/python/framework/module_guides/deploying/agents/tools/', 'from llama_index.core.tools import QueryEngineTool\nQueryEngineTool()'),
]
