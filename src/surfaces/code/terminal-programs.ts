import { dotted, unwrap, withoutCall } from '../../program/ast.ts'
import { importsFrom } from '../../program/calls.ts'
import type { Module } from '../../program/module.ts'
import { traitsOf } from '../../program/traits.ts'
import { oneOf } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { commandLineLibrary, servesRequests } from '../../knowledge/words/agents.ts'

/** Whether a person starts the module in a terminal and waits for what it prints. A server that can be started so as well is none. */
export const isTerminalProgram = oncePer((module: Module): boolean => isStarted(module) && !importsFrom(module, servesRequests.pattern))

function isStarted(module: Module): boolean {
  const { text, path } = module.file
  if (SCRIPT.test(path) || /^#!/.test(text) || importsFrom(module, commandLineLibrary.pattern) || isCommand(module)) return true
  return traitsOf(module).startedByHand.test(text)
}

/** `@click.command()` of a library that the module has from another of the repository. */
function isCommand(module: Module): boolean {
  return module.nodes('Decorator').some(({ expression }) => {
    const made = unwrap(expression)
    return /^(?:click|typer)\.(?:command|group)$/.test(dotted(withoutCall(made)) ?? '')
  })
}

/** A program beside the product, or of it, which somebody runs by hand: `scripts/seed.ts`, `seed.py`, `cli.py`, `oauth-setup.ts`. */
const SCRIPT = oneOf(
  '',
  /(?:^|\/)(?:scripts|bin)\/(?:[^/]+\/)*[^/]+$/,
  /(?:^|\/)(?:seed|cli|(?:o?auth|token)[-_]setup|setup[-_](?:o?auth|tokens?))\.(?:[cm]?[jt]s|py)$/,
)
