import { importsShowing } from './python-client-reading.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import { IMPORTS_AGENT } from './python-words.ts'

/** The most common ones; manifests name the others. */
const IMPORTS: readonly string[] = [
  'import openai', 'from openai', 'import anthropic', 'from anthropic', 'from agents', 'from mcp', 'import mcp', 'import fastmcp', 'from fastmcp', 'from lang', 'from llama_index', 'from pydantic_ai', 'from crewai', 'from autogen', 'google import genai',
  'from google.genai', 'from google.adk', 'slack_bolt', 'import discord', 'from telegram', 'import chainlit', 'import streamlit', 'import gradio', 'from smolagents', 'import litellm', 'from litellm', 'from claude_', 'from strands',
]

/** Imports that show an agent in a folder, or people who talk to it. */
export default definePythonSurface({
  id: 'python-evidence',
  name: 'Agent and chat libraries in Python',
  spec: 'https://docs.python.org/3/reference/import.html',
  mentions: IMPORTS,
  together: [[IMPORTS_AGENT]],
  *read(code): Generator<Reading> {
    for (const of of ['agent', 'people'] as const) {
      const found = importsShowing(code, of)
      if (found) yield { kind: 'evidence', of, label: found.label, at: found.at }
    }
  },
})
