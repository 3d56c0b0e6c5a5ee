import { importsFrom } from '../../program/calls.ts'
import type { Module } from '../../program/module.ts'

/** Whether a person starts the module in a terminal and waits for what it prints. A server that can be started so as well is none. */
export function isTerminalProgram(module: Module): boolean {
  const known = KNOWN.get(module) ?? (isStarted(module) && !importsFrom(module, SERVES))
  KNOWN.set(module, known)
  return known
}

const KNOWN = new WeakMap<Module, boolean>()

function isStarted(module: Module): boolean {
  const { text } = module.file
  if (/\.pyi?$/.test(module.file.path)) return /^if __name__ ==/m.test(text) || importsFrom(module, COMMAND_LINE)
  return /^#!/.test(text) || /\bprocess\.argv\b/.test(text) || importsFrom(module, COMMAND_LINE) || SCRIPT.test(module.file.path)
}

/** Libraries for options, questions and colours of command lines. */
const COMMAND_LINE =
  /^(?:(?:click|typer|argparse|fire|docopt|getpass)(?:\.|$)|(?:commander|yargs|cac|citty|meow|inquirer|prompts|enquirer|ora)(?:\/|$)|@inquirer\/|@clack\/|@oclif\/|(?:node:)?readline(?:\/|$))/

/** A program beside the product, which somebody runs by hand: `scripts/seed.ts`, `seed.ts`. */
const SCRIPT = /(?:^|\/)(?:scripts|bin)\/(?:[^/]+\/)*[^/]+$|(?:^|\/)seed\.[cm]?[jt]s$/

const SERVES =
  /^(?:(?:fastapi|flask|starlette|uvicorn|django|sanic|aiohttp|tornado|gradio|streamlit|chainlit|celery|mcp|fastmcp|mangum)(?:\.|$)|(?:express|fastify|koa|hono|next|@nestjs\/core|@modelcontextprotocol\/sdk|fastmcp|mcp-framework)(?:\/|$))/
