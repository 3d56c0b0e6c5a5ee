import type { Agent } from '../../model/index.ts'
import type { ShellScript } from '../../parse/shell.ts'
import type { Reading, ServerReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { agentOf } from '../clients/clients.ts'
import codex from '../clients/codex.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { readDocument, serverTables } from '../clients/server-document.ts'

/** Servers in configuration files that a script writes: `cat > mcp.json <<EOF`. */
export async function* heredocReadings(script: ShellScript, source: ServerReading['source'], reader: Reader): AsyncGenerator<Reading> {
  for (const text of script.heredocs) yield* embeddedServers(text, { agent: anyClient, source }, reader)
}

/** Servers in a text that may be a configuration in JSON or TOML; anything else says nothing. */
export async function* embeddedServers(
  text: Text,
  context: { readonly agent: Agent; readonly source: ServerReading['source'] },
  reader: Reader,
): AsyncGenerator<Reading> {
  const isToml = /^\s*\[+mcp_servers/m.test(text.value)
  if (!isToml && !/^\s*\{[\s\S]*"(?:mcpServers|servers|mcp|command|url)"/.test(text.value)) return
  for (const root of (await reader.parse(isToml ? 'toml' : 'jsonc', text)).roots) {
    if (serverTables(root).length > 0) yield* readDocument(root, isToml ? { ...context, agent: agentOf(codex) } : context)
  }
}
