import type { LibraryCall } from './row.ts'

/** A class of a library whose subclasses are tools of a model, or hold some: what they are, by their base. */
export type ToolClass = LibraryCall<'is-tool' | 'holds-tools'>

const CLASS = { means: 'is-tool', options: {} } as const
const PYTHON = { ...CLASS, language: 'python' } as const
const SCRIPT = { ...CLASS, language: 'typescript' } as const

export const toolClasses: readonly ToolClass[] = [
  { ...PYTHON, package: 'smolagents', call: ['Tool', 'tools.Tool'], docs: 'https://huggingface.co/docs/smolagents/reference/tools#smolagents.Tool', is: ['from smolagents import Tool\nTool()'], isNot: ['from smolagents import CodeAgent\nCodeAgent(tools=[])'] },
  {
    ...PYTHON, package: ['langchain', 'langchain_core'], call: ['tools.BaseTool', 'tools.base.BaseTool', 'tools.StructuredTool', 'tools.Tool'],
    docs: 'https://python.langchain.com/docs/how_to/custom_tools/#subclass-basetool', is: ['from langchain_core.tools import BaseTool\nBaseTool()'], isNot: ['from langchain_core.tools import BaseToolkit\nBaseToolkit()'],
  },
  { ...PYTHON, package: ['crewai', 'crewai_tools'], call: ['tools.BaseTool', 'BaseTool'], docs: 'https://docs.crewai.com/en/concepts/tools#subclassing-basetool', is: ['from crewai.tools import BaseTool\nBaseTool()'], isNot: ['from crewai import Agent\nAgent()'] },
  { ...PYTHON, package: 'qwen_agent', call: ['tools.base.BaseTool', 'tools.BaseTool'], docs: 'https://github.com/QwenLM/Qwen-Agent#developing-your-own-agent', is: ['from qwen_agent.tools.base import BaseTool\nBaseTool()'], isNot: ['from qwen_agent.agents import Assistant\nAssistant()'] },
  { ...PYTHON, means: 'holds-tools', package: 'agno', call: ['tools.Toolkit', 'tools.toolkit.Toolkit'], docs: 'https://docs.agno.com/tools/creating-tools/toolkits', is: ['from agno.tools import Toolkit\nToolkit()'], isNot: ['from agno.agent import Agent\nAgent()'] },
  {
    ...SCRIPT, package: ['@langchain/core/tools', 'langchain/tools'], call: ['StructuredTool', 'Tool', 'DynamicStructuredTool'],
    docs: 'https://js.langchain.com/docs/how_to/custom_tools/', is: ["import { StructuredTool } from '@langchain/core/tools'\nnew StructuredTool()"], isNot: ["import { tool } from '@langchain/core/tools'\ntool(run, {})"],
  },
  { ...SCRIPT, package: 'beeai-framework', call: 'Tool', docs: 'https://framework.beeai.dev/modules/tools', is: ["import { Tool } from 'beeai-framework/tools/base'\nnew Tool()"], isNot: ["import { ReActAgent } from 'beeai-framework/agents/react/agent'\nnew ReActAgent()"] },
  { ...SCRIPT, package: 'mcp-framework', call: 'MCPTool', docs: 'https://mcp-framework.com/docs/Tools/tools-overview', is: ["import { MCPTool } from 'mcp-framework'\nnew MCPTool()"], isNot: ["import { MCPServer } from 'mcp-framework'\nnew MCPServer()"] },
]

/** A call that makes tools of plain functions: of one, or of each in a list. */
export interface ToolTaker extends LibraryCall<'takes-functions'> {
  readonly options: {
    readonly function: LibraryCall['options'][string]
    /** What the model is shown in place of the parameters of the function. */
    readonly schema?: LibraryCall['options'][string]
  }
}

const ONE = { means: 'takes-functions', language: 'python', options: { function: ['func', 'fn', 'function', 0], schema: ['args_schema', 'fn_schema', 'tool_metadata'] } } as const
const LIST = { means: 'takes-functions', language: 'python', options: { function: ['tools', 1] } } as const

export const toolTakers: readonly ToolTaker[] = [
  {
    ...ONE, package: ['langchain', 'langchain_core'], call: ['tools.StructuredTool.from_function', 'tools.Tool.from_function'],
    docs: 'https://python.langchain.com/docs/how_to/custom_tools/#structuredtool', is: ['from langchain_core.tools import StructuredTool\nStructuredTool.from_function(func=refund)'], isNot: ['from langchain_core.tools import StructuredTool\nStructuredTool(name="refund")'],
  },
  { ...ONE, package: ['autogen_core', 'autogen'], call: 'tools.FunctionTool', docs: 'https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/components/tools.html', is: ['from autogen_core.tools import FunctionTool\nFunctionTool(refund, description="Refunds")'], isNot: ['from autogen_core import RoutedAgent\nRoutedAgent("desk")'] },
  { ...ONE, package: 'llama_index', call: ['core.tools.FunctionTool.from_defaults', 'tools.FunctionTool.from_defaults'], docs: 'https://developers.llamaindex.ai/python/framework/module_guides/deploying/agents/tools/', is: ['from llama_index.core.tools import FunctionTool\nFunctionTool.from_defaults(fn=refund)'], isNot: ['from llama_index.core.tools import QueryEngineTool\nQueryEngineTool()'] },
  { ...ONE, package: 'google.adk', call: ['tools.FunctionTool', 'tools.LongRunningFunctionTool'], docs: 'https://google.github.io/adk-docs/tools/function-tools/', is: ['from google.adk.tools import FunctionTool\nFunctionTool(func=refund)'], isNot: ['from google.adk.tools import AgentTool\nAgentTool(agent)'] },
  { ...LIST, package: 'google.adk', call: ['agents.Agent', 'agents.LlmAgent'], docs: 'https://google.github.io/adk-docs/tools/function-tools/', is: ['from google.adk.agents import Agent\nAgent(name="desk", tools=[refund])'], isNot: ['from google.adk.agents import SequentialAgent\nSequentialAgent(sub_agents=[])'] },
  { ...LIST, package: 'pydantic_ai', call: ['Agent', 'FunctionToolset'], docs: 'https://ai.pydantic.dev/tools/#registering-via-agent-argument', is: ['from pydantic_ai import Agent\nAgent("openai:gpt-4o", tools=[refund])'], isNot: ['from pydantic_ai import RunContext\nRunContext()'] },
  { ...LIST, package: 'agno', call: ['agent.Agent', 'Agent'], docs: 'https://docs.agno.com/tools/creating-tools/python-functions', is: ['from agno.agent import Agent\nAgent(tools=[refund])'], isNot: ['from agno.team import Team\nTeam()'] },
  { ...LIST, package: 'autogen_agentchat', call: ['agents.AssistantAgent'], docs: 'https://microsoft.github.io/autogen/stable/user-guide/agentchat-user-guide/tutorial/agents.html', is: ['from autogen_agentchat.agents import AssistantAgent\nAssistantAgent("desk", tools=[refund])'], isNot: ['from autogen_agentchat.agents import UserProxyAgent\nUserProxyAgent("desk")'] },
  { ...LIST, package: 'llama_index', call: ['core.agent.workflow.FunctionAgent', 'core.agent.workflow.ReActAgent'], docs: 'https://developers.llamaindex.ai/python/framework/understanding/agent/', is: ['from llama_index.core.agent.workflow import FunctionAgent\nFunctionAgent(tools=[refund])'], isNot: ['from llama_index.core.agent.workflow import AgentWorkflow\nAgentWorkflow(agents=[])'] },
  { ...LIST, package: ['langchain', 'langgraph'], call: ['agents.create_agent', 'prebuilt.create_react_agent'], docs: 'https://docs.langchain.com/oss/python/langchain/agents', is: ['from langgraph.prebuilt import create_react_agent\ncreate_react_agent(model, tools=[refund])'], isNot: ['from langgraph.graph import StateGraph\nStateGraph(State)'] },
]
