import type { Agent } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import { parseShell, type ShellScript } from '../../parse/shell.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { agentOptions, serversInJson } from './agent-commands.ts'
import claudeCode from '../clients/claude-code.ts'
import { agentOf } from '../clients/clients.ts'
import codex from '../clients/codex.ts'
import { commandReadings, type Variables, valuesOf } from './command-readings.ts'
import geminiCli from '../clients/gemini-cli.ts'
import { embeddedServers, heredocReadings } from './heredocs.ts'
import { template } from './interpolation.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { scopesIn } from '../clients/entry-oauth.ts'
import { toolSet } from '../clients/tool-sets.ts'

/** Actions that run an agent, and their inputs with configuration in them. */
interface AgentAction {
  readonly uses: RegExp
  readonly agent: Agent
  /** Inputs that are options of the client's command line. */
  readonly options: readonly string[]
  /** Inputs that are a configuration, or a path to one. */
  readonly documents: readonly string[]
  readonly scopes?: string
  /** An input that says what may be done without asking, and the row of knowledge/scopes/tool-permissions for its values. */
  readonly permission?: { readonly input: string; readonly row: string }
}

/** The words of a workflow instead of those of a desktop: nobody signs in with a browser there. */
const onRunner = (agent: Agent, reference = '${{ secrets.NAME }}'): Agent => ({ id: agent.id, name: agent.name, oauth: 'none', reference })

const ACTIONS: readonly AgentAction[] = [
  // https://github.com/anthropics/claude-code-action/blob/main/docs/configuration.md
  {
    uses: /^anthropics\/claude-code(?:-base)?-action/,
    agent: onRunner(agentOf(claudeCode)),
    options: ['claude_args'],
    documents: ['mcp_config', 'settings'],
  },
  // https://github.com/openai/codex-action
  {
    uses: /^openai\/codex-action/,
    agent: onRunner(agentOf(codex)),
    options: ['codex-args'],
    documents: [],
    permission: { input: 'sandbox', row: 'codex-full-access' },
  },
  // https://github.com/google-github-actions/run-gemini-cli
  {
    uses: /^google-github-actions\/run-gemini-cli|^google-gemini\/gemini-cli-action/,
    agent: onRunner(agentOf(geminiCli)),
    options: [],
    documents: ['settings', 'settings_json'],
    scopes: 'gcp_access_token_scopes',
  },
]

export default defineSurface({
  id: 'github-workflow',
  name: 'GitHub Actions workflows and actions',
  spec: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
  counts: 'other',
  files: [
    '**/.github/workflows/*.{yml,yaml}',
    '**/action.{yml,yaml}',
    '**/.gitea/workflows/*.{yml,yaml}',
    '**/.forgejo/workflows/*.{yml,yaml}',
  ],
  format: 'yaml',
  async *read(root, reader): AsyncGenerator<Reading> {
    // gh-aw compiles these from Markdown, which is read as it is.
    if (/\.lock\.ya?ml$/.test(reader.file.path)) return
    yield* variables(get(root, 'env'))
    const jobs = entries(get(root, 'jobs')).map(({ value }) => value)
    const outer = valuesOf(assignments(get(root, 'env')))
    const inJobs = jobs.map((job) => ({ steps: items(get(job, 'steps')), around: valuesOf(assignments(get(job, 'env')), outer) }))
    const groups = [...inJobs, { steps: items(get(root, 'runs', 'steps')), around: outer }]
    const steps = groups.flatMap((group) => group.steps)
    for (const job of jobs) {
      yield* variables(get(job, 'env'))
      yield* variables(get(job, 'container', 'env'))
    }
    for (const group of groups) for (const step of group.steps) yield* stepReadings(step, group.around, reader)
    if (!steps.some(isAgent)) return
    for (const holder of [root, ...jobs]) {
      const all = string(get(holder, 'permissions'))
      if (all) yield* toolSet(['gh-actions-write-all'], 'workflow', string(get(root, 'name'))?.value, [all])
    }
  },
})

function actionOf(step: Node): AgentAction | undefined {
  const uses = string(get(step, 'uses'))?.value ?? ''
  return ACTIONS.find((one) => one.uses.test(uses))
}

function isAgent(step: Node): boolean {
  return actionOf(step) !== undefined
}

function* variables(env: Node | undefined): Generator<Reading> {
  if (env?.kind === 'map') yield { kind: 'variables', place: 'workflow', assignments: assignments(env), envFiles: [], at: env.at }
}

function assignments(env: Node | undefined): Assignment[] {
  return env?.kind === 'map' ? assignmentsIn(env, template) : []
}

/** `around`: the variables of the workflow and of the job. */
async function* stepReadings(step: Node, around: Variables, reader: Reader): AsyncGenerator<Reading> {
  yield* variables(get(step, 'env'))
  const run = string(get(step, 'run'))
  if (run) yield* scriptReadings(run, valuesOf(assignments(get(step, 'env')), around), reader)
  const action = actionOf(step)
  if (!action) return
  const { agent } = action
  for (const input of action.options) {
    const text = string(get(step, 'with', input))
    if (text) yield* agentOptions(await wordsOf(text, reader), agent, reader)
  }
  for (const input of action.documents) {
    const text = string(get(step, 'with', input))
    if (!text) continue
    yield* serversInJson(text, { agent, source: 'workflow' }, reader)
    yield* settingsVariables(text, reader)
  }
  if (action.permission) yield* permitted(step, action.permission)
  const scopes = action.scopes ? get(step, 'with', action.scopes) : undefined
  if (scopes && scopesIn(scopes).length > 0)
    yield {
      kind: 'scopeSet',
      owner: { what: 'step', ...named(step), product: agent.name },
      role: 'request',
      scopes: scopesIn(scopes),
      open: false,
      provider: 'Google',
      at: scopes.at,
    }
}

/** What an input lets the agent do, as the two are written together: `sandbox: danger-full-access`. */
function* permitted(step: Node, { input, row }: NonNullable<AgentAction['permission']>): Generator<Reading> {
  const given = string(get(step, 'with', input))
  if (given) yield* toolSet([row], 'step', string(get(step, 'name'))?.value, [{ value: `${input}: ${given.value}`, at: given.at }])
}

/** A command line, or a JSON list of its words. */
async function wordsOf(text: Text, reader: Reader): Promise<Text[]> {
  if (/^\s*\[/.test(text.value)) return items((await reader.parse('jsonc', text)).roots[0]).flatMap((word) => string(word) ?? [])
  return parseShell(text).commands.flatMap((words) => words.map((word) => word.text))
}

function named(step: Node): { name?: string } {
  const name = string(get(step, 'name'))?.value
  return name ? { name } : {}
}

/** `env` of settings that are given inline. */
async function* settingsVariables(text: Text, reader: Reader): AsyncGenerator<Reading> {
  if (!/^\s*\{/.test(text.value)) return
  for (const root of (await reader.parse('jsonc', text)).roots) yield* variables(get(root, 'env'))
}

/**
 * Commands of a step, line by line where they are listed, and files that it writes. `variables`: what it finds in its environment;
 * `reference`: how it names a secret.
 */
export async function* scriptReadings(
  run: Text | readonly Text[],
  variables: Variables,
  reader: Reader,
  reference?: string,
): AsyncGenerator<Reading> {
  for await (const reading of commandsIn(scriptOf(run), variables, reader))
    yield reading.kind === 'server' ? { ...reading, agent: onRunner(reading.agent, reference) } : reading
}

/** Lines that one shell runs, as one script. */
export function scriptOf(run: Text | readonly Text[]): ShellScript {
  const scripts = [run].flat().map(parseShell)
  return { commands: scripts.flatMap(({ commands }) => commands), heredocs: scripts.flatMap(({ heredocs }) => heredocs) }
}

async function* commandsIn(script: ShellScript, variables: Variables, reader: Reader): AsyncGenerator<Reading> {
  yield* commandReadings(script, { source: 'workflow', assignments: 'code', variables }, reader)
  yield* heredocReadings(script, 'workflow', reader)
  for (const word of script.commands.flat())
    if (word.text.value.length > 40)
      yield* embeddedServers(word.text, { agent: { id: 'workflow', name: 'a workflow', oauth: 'none' }, source: 'workflow' }, reader)
}
