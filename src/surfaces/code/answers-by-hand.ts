import { asksForTool, greetsClient, saysOfItself, saysTool } from '../../knowledge/words/mcp-by-hand.ts'
import type { McpServer } from '../../model/index.ts'
import { onlyReads } from './tool-verbs.ts'

/** What a server is asked, and what it says of itself; a client sends `tools/call`, and a proxy hands on what it gets. */
const ANSWERS = [asksForTool.pattern, greetsClient.pattern, saysOfItself.pattern]

/** Whether code answers the calls of an MCP client by itself, in whatever language. */
export function answersByHand(code: string): boolean {
  return code.includes('tools/call') && ANSWERS.every((one) => one.test(code))
}

const TOOLS = new RegExp(saysTool.pattern, 'g')

/** What the tools do that code lists by hand. */
export function toolsByHand(code: string): McpServer['tools'] {
  const tools = [...code.matchAll(TOOLS)]
  if (tools.length === 0) return 'unknown'
  return tools.every(([, name = '', says = '']) => onlyReads(name, says)) ? 'read-only' : 'write'
}
