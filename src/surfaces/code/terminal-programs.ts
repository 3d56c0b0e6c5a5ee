import {
  dotted,
  enclosingFunction,
  importsFrom,
  pathWritten,
  traitsOf,
  unwrap,
  withoutCall,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { commandLineLibrary, servesRequests } from '../../knowledge/words/agents.ts'
import { dialog } from '../../knowledge/words/prompts.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { oneOf } from '../../text/pattern.ts'
import { callsIn } from './calls-in-function.ts'

/** Whether what a call writes is for the person who has started the program and waits for it; a logger may write anywhere. */
export function printsForPerson(module: Module, call: Call['node'], isPrinter: boolean): boolean {
  if (!isPrinter) return SEEDS.test(module.file.path) && !importsFrom(module, servesRequests.pattern)
  return DEVELOPMENT_SERVER.test(module.file.path) || isTerminalProgram(module) || asksBeside(module, call)
}

/** What configures the server that somebody starts in a terminal while they write a page: https://vite.dev/config/server-options */
const DEVELOPMENT_SERVER = /(?:^|\/)(?:(?:vite|webpack|rspack|rsbuild|vue|craco)\.config\.[cm]?[jt]s|setupProxy\.[jt]s)$/

/** What fills a database once, and shows who started it what it has made up. */
const SEEDS = oneOf(
  '',
  /(?:^|\/)(?:db|database|prisma|scripts|seeds?|migrations)\/(?:[^/]+\/)*seed(?:s|er)?(?:[.-]script)?\.(?:[cm]?[jt]s|py)$/,
  /(?:^|\/)seed\.script\.[jt]s$/,
)

/** Whether the function asks a person as well, who reads what it prints: `input("Overwrite? ")`. */
function asksBeside(module: Module, call: Call['node']): boolean {
  const around = enclosingFunction(module, call)
  return around !== undefined && asksIn(module, around)
}

const asksIn = oncePerPair((module: Module, around: Ast): boolean =>
  callsIn(module, around).some(({ callee }) => dialog.pattern.test(pathWritten(module, callee))),
)

/**
 * A server that can be started in a terminal as well is no program of it; one that waits on this machine for the answer to a sign-in, and
 * opens the browser for it, is.
 */
const isTerminalProgram = oncePer(
  (module: Module): boolean => isStarted(module) && (!importsFrom(module, servesRequests.pattern) || isSignInScript(module)),
)

function isSignInScript({ file: { text, path } }: Module): boolean {
  return SIGN_IN_SCRIPT.test(path) && OPENS_BROWSER.test(text) && ON_THIS_MACHINE.test(text) && /\b(?:process|sys)\.exit\(/.test(text)
}

const SIGN_IN_SCRIPT = /(?:^|\/)(?:scripts|bin|tools)\/(?:[^/]+\/)*[^/]*(?:token|auth|log-?in|sign-?in)[^/]*$/
const OPENS_BROWSER = /\bfrom ['"]open['"]|\b(?:require|import)\(['"]open['"]\)|\bwebbrowser\.open/
const ON_THIS_MACHINE = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1)\b/

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
  /(?:^|\/)(?:seed(?:[.-]script)?|cli|(?:o?auth|token)[-_]setup|setup[-_](?:o?auth|tokens?))\.(?:[cm]?[jt]s|py)$/,
)
