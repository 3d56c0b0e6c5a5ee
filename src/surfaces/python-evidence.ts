import { importsShowing } from '../code/python/oauth-client.ts'
import type { Reading } from '../reading.ts'
import { definePythonSurface } from '../surface.ts'

/** Imports that show an agent in a folder, or people who talk to it. */
export default definePythonSurface({
  id: 'python-evidence',
  name: 'Agent and chat libraries in Python',
  spec: 'https://docs.python.org/3/reference/import.html',
  mentions: ['openai', 'anthropic', 'agents', 'mcp', 'langchain', 'langgraph', 'llama_index', 'pydantic_ai', 'crewai', 'autogen', 'google.genai', 'google.adk', 'slack_bolt', 'discord', 'telegram', 'chainlit', 'streamlit', 'gradio', 'smolagents', 'semantic_kernel', 'litellm', 'dspy', 'strands', 'claude_agent_sdk'],
  *read(code): Generator<Reading> {
    for (const of of ['agent', 'people'] as const) {
      const found = importsShowing(code, of)
      if (found) yield { kind: 'evidence', of, label: found.label, at: found.at }
    }
  },
})
