import type { Assignment, Template } from '../../model/reading.ts'
import { type Located, slice, type Text } from '../../text/source.ts'
import type { Bridge } from '../../knowledge/bridges.ts'
import { bridgeByOptions, bridgeNamed } from './bridges.ts'
import { template } from './interpolation.ts'
import { type RemoteShell, remoteDocker, remoteShell } from './remote-shells.ts'
import { inShell } from './shells.ts'
import { own } from '../../text/own.ts'
import { append } from '../../text/append.ts'
import { dockerRun, collectEnvFiles, assignment, isHandedOn, splitAt } from './docker-run.ts'
import { programName, packageName } from './package-name.ts'

/** A command line with its wrappers taken off. */
export interface Command {
  /** The package, image or path that runs in the end. */
  readonly program: Located<string>
  readonly args: readonly Template[]
  readonly env: readonly Assignment[]
  readonly envFiles: readonly Text[]
  /** Those of them that the program gets as a whole, and not through a launcher that fills in references. */
  readonly handedFiles: readonly Text[]
  /** Runs on another machine: ssh, kubectl exec. */
  readonly remoteShell?: RemoteShell
  /** Options that carry a value, `--api-key X`, and connection strings. */
  readonly options: readonly Assignment[]
  /** A program that makes the command a remote connection. */
  readonly bridge?: {
    readonly name: string
    readonly url: Text
    readonly headers: readonly Assignment[]
    readonly clientInfo?: Text
  }
}

/**
 * Reads argv, with the variables that an entry sets for it, as programs start each other: `cmd /c npx -y mcp-remote URL --header …` is a
 * connection to URL.
 */
export function readCommand(words: readonly Text[], outer: readonly Assignment[] = []): Command | undefined {
  const env: Assignment[] = []
  const envFiles: Text[] = []
  const finish = (program: Text, args: readonly Text[], remoteShell?: RemoteShell) =>
    finished(program, args, env, envFiles, outer, remoteShell)
  let rest = [...words]
  for (let wrappers = 0; wrappers < 12; wrappers++) {
    const first = rest[0]
    if (!first) return undefined
    const name = programName(first.value)
    if (/^[A-Za-z_]\w*=/.test(first.value)) {
      env.push(assignment(first))
      rest = rest.slice(1)
      continue
    }
    if (name === 'docker' || name === 'podman' || name === 'nerdctl') {
      const run = dockerRun(rest)
      const remote = remoteDocker(rest)
      if (!run) return finish(first, rest.slice(1), remote)
      append(
        env,
        run.env.filter((one) => !isHandedOn(one, outer)),
      )
      append(envFiles, run.envFiles)
      return { ...finish(run.image, run.args, remote), handedFiles: run.envFiles }
    }
    const remote = remoteShell(rest)
    if (remote) {
      const inner = readCommand(remote.words)
      return inner ? { ...inner, remoteShell: remote } : finish(first, rest.slice(1), remote)
    }
    const inner = unwrapped(name, rest, env, envFiles)
    if (!inner) return finish(first, rest.slice(1))
    rest = inner
  }
  return undefined
}

/** Runners whose first non-option word is the package, with their options that take a value. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  npx: ['-p', '--package', '-c', '--call', '--registry', '--node-options'],
  bunx: ['--package', '-p'],
  uvx: ['--from', '--python', '-p', '--with', '--index-url', '--env-file', '--directory', '--refresh-package'],
  pipx: ['--spec', '--python', '--index-url'],
  uv: ['--from', '--python', '-p', '--with', '--directory', '--project', '--env-file', '--package'],
  pnpm: ['--dir', '-C'],
  yarn: ['--cwd'],
  npm: ['--prefix'],
  bun: ['--cwd', '--env-file'],
  deno: [],
  node: ['-r', '--require', '--import', '--loader', '--env-file', '--env-file-if-exists', '-e', '--max-old-space-size'],
  tsx: ['--tsconfig', '--env-file'],
  python: ['-m', '-W', '-X'],
  python3: ['-m', '-W', '-X'],
}

const SUBCOMMANDS = new Set(['exec', 'dlx', 'run', 'x', 'tool', 'start', 'create'])

/** Programs that run the rest of their line with secrets or variables filled in. */
const LAUNCHERS = new Set([
  'op',
  'doppler',
  'dotenvx',
  'infisical',
  'envmcp',
  'direnv',
  'chamber',
  'aws-vault',
  'teller',
  'sops',
  'vault',
  'dotenv',
  'env-cmd',
  'sudo',
  'nohup',
  'time',
  'exec',
  'stdbuf',
  'cross-env',
  'env',
  'mise',
  'nix',
  'bash-env',
  'varlock',
  'fnox',
  'tini',
  'dumb-init',
])

/** The words of the program inside a wrapper; undefined when the first word is no wrapper. */
function unwrapped(name: string, rest: readonly Text[], env: Assignment[], envFiles: Text[]): Text[] | undefined {
  const shell = inShell(name, rest)
  if (shell) {
    append(env, shell.set)
    return shell.words
  }
  if (LAUNCHERS.has(name)) {
    collectEnvFiles(rest, envFiles)
    const separator = rest.findIndex((word) => word.value === '--')
    // What a shell goes on as has options of its own.
    if (separator > 0 && !(name === 'exec' && !rest[1]?.value.startsWith('-'))) return rest.slice(separator + 1)
    if (name === 'env' || name === 'cross-env' || name === 'sudo' || name === 'nohup' || name === 'time' || name === 'exec') {
      let i = 1
      for (; i < rest.length; i++) {
        const word = rest[i] as Text
        if (/^[A-Za-z_]\w*=/.test(word.value)) env.push(assignment(word))
        else if (!word.value.startsWith('-')) break
      }
      return rest.slice(i)
    }
    if (name === 'envmcp' || name === 'dotenv') return rest.slice(1)
    return undefined
  }
  const valued = own(RUNNERS, name)
  if (!valued) return undefined
  collectEnvFiles(rest, envFiles)
  for (let i = 1; i < rest.length; i++) {
    const { value } = rest[i] as Text
    if (value === '-m' && /^python/.test(name)) return rest.slice(i + 1)
    if (value === '--') return rest.slice(i + 1)
    if (valued.includes(value)) i++
    else if (value.startsWith('-')) continue
    else if (SUBCOMMANDS.has(value)) continue
    else return rest.slice(i)
  }
  return undefined
}

function finished(
  program: Text,
  args: readonly Text[],
  env: readonly Assignment[],
  envFiles: readonly Text[],
  outer: readonly Assignment[],
  remoteShell: RemoteShell | undefined,
): Command {
  const bridge = bridgeNamed(packageName(program.value)) ?? bridgeByOptions(args)
  const over = bridge ? readBridge(bridge, args, [...env, ...outer]) : undefined
  return {
    program: { value: packageName(program.value), at: program.at },
    args: args.map(template),
    env,
    envFiles,
    handedFiles: [],
    ...(remoteShell ? { remoteShell } : {}),
    options: over ? [] : optionsIn(args),
    ...(over ? { bridge: over } : {}),
  }
}

function readBridge(bridge: Bridge, args: readonly Text[], env: readonly Assignment[]): Command['bridge'] {
  const headers: Assignment[] = []
  let url: Text | undefined
  let clientInfo: Text | undefined
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as Text
    const { value } = word
    const [flag = '', inline] = value.startsWith('--') ? splitAt(word, '=') : [value, undefined]
    if (bridge.urlOptions.includes(flag)) url ??= inline ?? args[++i]
    else if (bridge.headerPairs.includes(flag)) {
      const name = args[++i]
      const content = args[++i]
      if (name && content) headers.push({ name, value: template(content) })
    } else if (bridge.headerOptions.includes(flag)) {
      const header = inline ?? args[++i]
      if (header) headers.push(headerOf(header))
    } else if (bridge.bearerOptions.includes(flag)) {
      const token = inline ?? args[++i]
      if (token) headers.push({ name: { value: 'Authorization', at: token.at }, value: template(token) })
    } else if (bridge.clientInfoOptions.includes(flag)) clientInfo = inline ?? args[++i]
    else if (/^(?:https?|wss?):\/\//.test(value) || (bridge.positionalUrl && /^\$\{/.test(value) && !url)) url ??= word
  }
  if (!url) {
    const named = env.find(({ name }) => bridge.urlVariables.includes(name.value))
    const part = named?.value.parts[0]
    if (part?.kind === 'text') url = part.text
  }
  for (const { name, value } of env)
    if (bridge.tokenVariables.includes(name.value)) headers.push({ name: { value: 'Authorization', at: name.at }, value })
  return url && { name: bridge.name, url, headers, ...(clientInfo ? { clientInfo } : {}) }
}

/** `Name: value` or `Name:value`. */
export function headerOf(text: Text): Assignment {
  const colon = text.value.indexOf(':')
  if (colon < 0) return { name: { value: 'header', at: text.at }, value: template(text) }
  const after = /^\s*/.exec(text.value.slice(colon + 1))?.[0].length ?? 0
  return { name: slice(text, 0, colon), value: template(slice(text, colon + 1 + after)) }
}

/** Options with a value: `--token=X`, `--api-key X`, and words that stand alone. */
function optionsIn(args: readonly Text[]): Assignment[] {
  const options: Assignment[] = []
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as Text
    const inline = /^(--?[A-Za-z][\w-]{0,80})=/.exec(word.value)
    const next = args[i + 1]
    if (inline) options.push({ name: slice(word, 0, (inline[1] as string).length), value: template(slice(word, inline[0].length)) })
    else if (/^(?:-H|--header)$/.test(word.value) && next) options.push(headerOf(args[++i] as Text))
    else if (/^--?[A-Za-z][\w-]{0,80}$/.test(word.value) && next && !/^-/.test(next.value))
      options.push({ name: word, value: template(args[++i] as Text) })
    else if (/^[A-Za-z_]\w{0,80}=./.test(word.value)) options.push(assignment(word))
    else if (!/^-/.test(word.value)) options.push({ name: { value: 'argument', at: word.at }, value: template(word) })
  }
  return options
}
