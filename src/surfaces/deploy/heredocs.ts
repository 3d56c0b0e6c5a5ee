import type { Agent } from '../../model/index.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { ShellFlow, ShellOutput, ShellScript } from '../../parse/shell.ts'
import type { Reading, ServerReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { entries, string } from '../../parse/node.ts'
import type { Reader } from '../reading/surface.ts'
import { agentOf } from '../clients/clients.ts'
import codex from '../clients/codex.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { template } from './interpolation.ts'
import { readDocument, serverTables } from '../clients/server-document.ts'

/** Servers in configuration files that a script writes: `cat > mcp.json <<EOF`. */
export async function* heredocReadings(script: ShellScript, source: ServerReading['source'], reader: Reader): AsyncGenerator<Reading> {
  for (const text of script.heredocs) yield* embeddedServers(text, { agent: anyClient, source }, reader)
}

/**
 * What a script writes into a file of variables: `cat >> .env <<'EOF'`, where each line is one. What it only prints is for people, and what
 * tests and templates have stays there.
 */
export async function* variablesWritten(flow: ShellFlow, reader: Reader): AsyncGenerator<Reading> {
  for (const [index, text] of flow.heredocs.entries()) {
    if (!isKept(fileWritten(flow, flow.takers[index]))) continue
    if (!IS_ASSIGNMENT.test(text.value) || text.value.split('\n').some((line) => !IS_LINE.test(line))) continue
    for (const root of (await reader.parse('dotenv', text)).roots) {
      const assignments = entries(root).flatMap(({ key, value }) => {
        const written = string(value)
        return written ? [{ name: key, value: template(written) }] : []
      })
      if (assignments.length > 0) yield { kind: 'variables', place: 'written', assignments, envFiles: [], at: text.at }
    }
  }
}

/** The file that takes what a command is given: of its redirection, its pipe, its group, or what `tee` names. */
function fileWritten({ commands, outputs }: ShellFlow, taker: number | undefined): string | undefined {
  let command = taker
  let output: ShellOutput | undefined = command === undefined ? undefined : outputs[command]
  for (let steps = 0; steps < MOST_STEPS && output; steps++) {
    const words = command === undefined ? [] : (commands[command] ?? []).map(({ text }) => text.value)
    const tee = words.findIndex((word) => /(?:^|\/)tee$/.test(word))
    const teed = tee < 0 ? undefined : words.slice(tee + 1).find((word) => !word.startsWith('-'))
    const file = teed ?? output.file
    if (file !== undefined) return file
    command = output.pipedTo
    output = command === undefined ? output.group : outputs[command]
  }
  return undefined
}

/** Groups around a command, and pipes behind it, that are followed. */
const MOST_STEPS = 20

/** Whether a file is one that somebody runs with. */
function isKept(path: string | undefined): boolean {
  if (path === undefined || /^\/dev\/|\.env[.-](?:test|testing|e2e|ci)$|\b(?:test|testing|e2e)\.env$/i.test(path)) return false
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
