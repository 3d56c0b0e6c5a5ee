import type { Assignment } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { template } from './interpolation.ts'
import { oneOf } from '../../text/pattern.ts'

export function collectEnvFiles(words: readonly Text[], envFiles: Text[]): void {
  for (const [i, word] of words.entries()) {
    if (word.value === '--') return
    const inline = /^(?:--env-file(?:-if-exists)?|-f|--file|--env)=/.exec(word.value)
    const next = words[i + 1]
    if (inline && /env/.test(word.value.slice(inline[0].length))) envFiles.push(slice(word, inline[0].length))
    else if (/^(?:--env-file(?:-if-exists)?|-f|-e)$/.test(word.value) && next && /(?:^|[/.])env|\.env/.test(next.value)) envFiles.push(next)
  }
}

interface DockerRun {
  readonly image: Text
  readonly args: readonly Text[]
  readonly env: readonly Assignment[]
  readonly envFiles: readonly Text[]
}

const DOCKER_FLAGS = oneOf(
  '',
  /^-[itdP]+$/,
  /^--(?:rm|init|interactive|tty|detach|privileged|read-only)(?:=.*)?$/,
  /^--(?:no-healthcheck|publish-all|sig-proxy|oom-kill-disable)(?:=.*)?$/,
  // https://docs.docker.com/reference/cli/docker/compose/run/
  /^-T$|^--(?:no-TTY|no-deps|use-aliases|service-ports|build|quiet-pull|remove-orphans)$/,
)

/** `docker run … -e K=V --env-file F IMAGE ARGS`; undefined for other docker commands. */
export function dockerRun(words: readonly Text[]): DockerRun | undefined {
  const start = words.findIndex((word) => word.value === 'run')
  if (start < 1) return undefined
  const env: Assignment[] = []
  const envFiles: Text[] = []
  for (let i = start + 1; i < words.length; i++) {
    const word = words[i] as Text
    const option = /^(-e|--env|--env-file)(?:=([\s\S]*))?$/.exec(word.value)
    const glued = /^-e(?=[A-Za-z_])/.test(word.value)
    if (option || glued) {
      const value = glued ? slice(word, 2) : option?.[2] === undefined ? words[++i] : slice(word, (option[1] as string).length + 1)
      if (value && option?.[1] === '--env-file') envFiles.push(value)
      else if (value) env.push(assignment(value))
    } else if (DOCKER_FLAGS.test(word.value) || (word.value.startsWith('--') && word.value.includes('='))) continue
    else if (word.value.startsWith('-')) i++
    else return { image: word, args: words.slice(i + 1), env, envFiles }
  }
  return undefined
}

/** `NAME=value`; a bare NAME is passed on from the environment. */
export function assignment(word: Text): Assignment {
  const at = word.value.indexOf('=')
  const name = slice(word, 0, at < 0 ? word.value.length : at)
  if (at >= 0) return { name, value: template(slice(word, at + 1)) }
  return { name, value: { parts: [{ kind: 'reference', store: 'environment', name: word.value, at: word.at }], at: word.at } }
}

/** `-e NAME` hands on what the entry itself sets: that says what it is, a placeholder or a token that ends with the run as well. */
export function isHandedOn({ name, value: { parts } }: Assignment, outer: readonly Assignment[]): boolean {
  const [part] = parts
  const isBare = parts.length === 1 && part?.kind === 'reference' && part.at.start === name.at.start
  return isBare && outer.some((one) => one.name.value === name.value)
}

export function splitAt(word: Text, separator: string): [string, Text | undefined] {
  const at = word.value.indexOf(separator)
  return at < 0 ? [word.value, undefined] : [word.value.slice(0, at), slice(word, at + 1)]
}
