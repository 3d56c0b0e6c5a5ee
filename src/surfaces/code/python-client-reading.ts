import { agentDistribution, agentPackages } from '../../knowledge/agent-packages.ts'
import type { ClientType, Related } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { SourceFile } from '../../text/source.ts'
import type { Call, PythonCode } from '../../program/python/code.ts'
import { functionAround } from '../../program/python/lookup.ts'

/** What a file shows of the OAuth client that it is part of. */
export interface ClientEvidence {
  readonly type: ClientType
  /** Who gets the program: "every user of the desktop app". */
  readonly shippedTo?: string
}

const SHIPPED: readonly (readonly [RegExp, string])[] = [
  [/^(?:tkinter|customtkinter|PyQt[56]|PySide[26]|kivy|kivymd|wx|toga|flet|webview|rumps|pystray|dearpygui|nicegui\.native)(?:\.|$)/, 'every user of the desktop app'],
  [/^textual(?:\.|$)/, 'every user of the terminal app'],
]
/** Command lines are installed by their users. */
const COMMAND_LINE = /^(?:click|typer|argparse|fire|docopt)(?:\.|$)/

/** Public when users run the program or it listens at the loopback without a secret; confidential when it has a secret on a server. */
export function clientOf(code: PythonCode): ClientEvidence {
  const shipped = SHIPPED.find(([source]) => code.imports.some((name) => source.test(name)))
  const opens = code.imports.some((name) => /^webbrowser(?:\.|$)/.test(name)) || code.says(/https?:\/\/(?:127\.0\.0\.1|localhost)[:/][^"'\s]{0,40}(?:callback|cb|redirect|auth)/i)
  const local = opens && (code.imports.some((name) => COMMAND_LINE.test(name) || /^http\.server(?:\.|$)|^webbrowser(?:\.|$)/.test(name)) || code.says(/HTTPServer\(|\.listen\(/))
  const shippedTo = shipped?.[1] ?? (local && code.imports.some((name) => COMMAND_LINE.test(name)) ? 'every user of the command line' : undefined)
  if (shippedTo) return { type: 'public', shippedTo }
  const text = code.file.text.replace(/\bclient_secret(?:_expires_at|_basic|_post)\b/g, '')
  if (/client_?secret|client_assertion|client_credential\b|private_key_jwt/i.test(text) || /["']Basic /.test(text)) return { type: 'confidential' }
  return { type: opens ? 'public' : 'unknown' }
}

/** Whether the file is part of a client of MCP servers that does OAuth by hand. */
export function isMcpClient(code: PythonCode): boolean {
  return code.says(/oauth-protected-resource|resource_metadata/) && !code.imports.some((name) => /^(?:fastmcp|mcp\.server)(?:\.|$)/.test(name))
}

/** Cron jobs, workers, command lines and CI, by path, name, library or comment (STANDARD.md, "OAuth clients and servers"). */
export function isJob(code: PythonCode): boolean {
  const { path } = code.file
  if (/(?:^|\/)(?:jobs?|crons?|workers?|scripts?|ci|batch|queues?|consumers?|tasks?|scheduled|\.github|etl|sync|migrations?|cli|bin|dags?|management\/commands)\//i.test(path)) return true
  if (/(?:^|[/._-])(?:cron|nightly|daily|hourly|job|worker|batch|consumer|scheduler?|sync|etl|backfill)[._-]?[^/]*$/i.test(path)) return true
  if (code.imports.some((name) => /^(?:celery|rq|dramatiq|huey|apscheduler|schedule|airflow|prefect|dagster|luigi|arq|taskiq|kafka|aiokafka|pika|aio_pika)(?:\.|$)/.test(name))) return true
  return code.says(/#.*\b(?:cron|nightly|scheduled|background|batch|machine[- ]to[- ]machine|m2m)\b/i) || code.says(/^"""[^"]{0,400}\b(?:cron|nightly|scheduled|background job|batch|machine[- ]to[- ]machine)\b/i)
}

function shows(name: string, what: 'agent' | 'people'): boolean {
  return agentPackages.some((row) => row.shows === what && row.name === name)
}

/** What shows that an agent runs a file: an SDK that it imports, or that its package depends on (STANDARD.md, "Among variables"). */
export function agentEvidence(code: PythonCode, project: Project): string | undefined {
  const imported = code.imports.map(agentDistribution).find((name) => shows(name, 'agent'))
  if (imported) return `imports ${imported}`
  const depended = [...(project.manifest(code.file.path)?.dependencies.keys() ?? [])].find((name) => shows(name, 'agent'))
  return depended && `depends on ${depended}`
}

const USER = /^(?:user_?id|user|current_?user|session_?user|tenant_?id|on_?behalf_?of|chat_?id|member_?id)$/i

/** What shows that people are behind a piece of an agent: a chat or UI package, and identifiers of users around it. */
export function peopleBehind(call: Pick<Call, 'scope' | 'at'>, code: PythonCode, project: Project): Related[] {
  if (!agentEvidence(code, project)) return []
  const chat = importsShowing(code, 'people') ?? dependencyShowingPeople(code, project)
  const param = functionAround(call.scope)?.function?.params.find(({ name }) => USER.test(name.value))
  return [...(chat ? [chat] : []), ...(param ? [{ at: param.name.at, label: `works for \`${param.name.value}\`` }] : [])]
}

/** The first import at the top of a file that shows an agent or people, and where it stands. */
export function importsShowing(code: PythonCode, what: 'agent' | 'people'): Related | undefined {
  for (const bounds of code.scope.names.values()) {
    for (const bound of bounds) {
      if (bound.how !== 'import') continue
      const name = agentDistribution(bound.name ? `${bound.source}.${bound.name}` : bound.source)
      if (shows(name, what)) return { at: bound.at, label: `imports ${name}` }
    }
  }
  return undefined
}

function dependencyShowingPeople(code: PythonCode, project: Project): Related | undefined {
  const manifest = project.manifest(code.file.path)
  const name = [...(manifest?.dependencies.keys() ?? [])].find((one) => shows(one, 'people'))
  if (!manifest || !name) return undefined
  for (const file of ['pyproject.toml', 'requirements.txt', 'package.json']) {
    const path = manifest.folder ? `${manifest.folder}/${file}` : file
    const text = project.text(path)
    const match = text === undefined ? undefined : new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('-', '[-_.]'), 'i').exec(text)
    if (text !== undefined && match) return { at: { file: new SourceFile(path, text), start: match.index, end: match.index + match[0].length }, label: `depends on ${name}` }
  }
  return undefined
}
