import type { Words } from './row.ts'

// Tools of the SDK for Kotlin.

export const describesKotlinTool: Words = {
  because: 'A tool with its name and what it does: https://github.com/modelcontextprotocol/kotlin-sdk#tools.',
  pattern: /\baddTool\(\s{0,80}(?:name\s?=\s?)?"([^"\n]{1,80})",\s{0,80}(?:description\s?=\s?)?"([^"\n]{0,600})"/,
  is: ['addTool(name = "find", description = "Finds a page")', 'addTool("find", "Finds a page")'],
  isNot: ['addTool(tool)', 'addPrompt(name = "find", description = "a")'],
}
