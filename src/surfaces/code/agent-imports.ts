import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { importShowing } from './people.ts'
import { IMPORTS_AGENT } from './python-words.ts'

/** The most common ones; manifests name the others. */
const IMPORTS: readonly string[] = [
  'import openai',
  'from openai',
  'import anthropic',
  'from anthropic',
  'from agents',
  'from mcp',
  'import mcp',
  'import fastmcp',
  'from fastmcp',
  'from lang',
  'from llama_index',
  'from pydantic_ai',
  'from crewai',
  'from autogen',
  'google import genai',
  'from google.genai',
  'from google.adk',
  'slack_bolt',
  'import discord',
  'from telegram',
  'import chainlit',
  'import streamlit',
  'import gradio',
  'from smolagents',
  'import litellm',
  'from litellm',
  'from claude_',
  'from strands',
]

/** Imports that show an agent in a folder, or people who talk to it, in files of which no manifest need name what they import. */
export default defineProgramSurface({
  id: 'agent-imports',
  name: 'Agent and chat libraries that code imports',
  spec: 'https://docs.python.org/3/reference/import.html',
  counts: 'code',
  only: 'python',
  mentions: IMPORTS,
  together: [[IMPORTS_AGENT]],
  *read(module): Generator<Reading> {
    for (const of of ['agent', 'people'] as const) {
      const found = importShowing(module, of)
      if (found) yield { kind: 'evidence', of, label: found.label, at: found.at }
    }
  },
})
