import type { Agent } from '../../model/index.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { ShellFlow, ShellScript } from '../../parse/shell.ts'
import type { Reading, ServerReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { entries, string } from '../../parse/node.ts'
import type { Reader } from '../reading/surface.ts'
import { agentOf } from '../clients/clients.ts'
import codex from '../clients/codex.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { inputGoes } from './input-goes.ts'
import { template } from './interpolation.ts'
import { readDocument, serverTables } from '../clients/server-document.ts'

/** Servers in configuration files that a script writes: `cat > mcp.json <<EOF`. */
export async function* heredocReadings(script: ShellScript, source: ServerReading['source'], reader: Reader): AsyncGenerator<Reading> {
  for (const text of script.heredocs) yield* embeddedServers(text, { agent: anyClient, source }, reader)
}

/**
 * What a script writes into a file of variables, or hands to a program: `cat >> .env <<'EOF'`, where each line is one. What it only
 * prints is for people, and what tests and templates have stays there.
 */
export async function* variablesWritten(flow: ShellFlow, reader: Reader): AsyncGenerator<Reading> {
  for (const [index, text] of flow.heredocs.entries()) {
    if (!IS_ASSIGNMENT.test(text.value) || text.value.split('\n').some((line) => !IS_LINE.test(line))) continue
    const taken = inputGoes(flow, flow.takers[index])
    if (!taken.some((one) => one === 'to a program' || isRunWith(one.file))) continue
    for (const root of (await reader.parse('dotenv', text)).roots) {
      const assignments = entries(root).flatMap(({ key, value }) => {
        const written = string(value)
        return written ? [{ name: key, value: template(written) }] : []
      })
      if (assignments.length > 0) yield { kind: 'variables', place: 'written', assignments, envFiles: [], at: text.at }
    }
  }
}

/** Whether a file is one that somebody runs with. */
function isRunWith(path: string): boolean {
  if (/^\/dev\/|\.env[.-](?:test|testing|e2e|ci)$|\b(?:test|testing|e2e)\.env$/i.test(path)) return false
  const { test, template, example } = fileRole(path.replace(/^(?:\.?\/)+/, ''))
  return !test && !template && !example
}

const IS_ASSIGNMENT = /^(?:export )?[A-Za-z_]\w{0,80}=/m
/** One variable, a remark, or nothing. */
const IS_LINE = /^(?:(?:export )?[A-Za-z_]\w{0,80}=.*|\s{0,40}(?:#.*)?)\r?$/

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
