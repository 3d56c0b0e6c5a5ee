import type { Host, LiteralCredential } from '../model/index.ts'
import type { SourceFile } from '../text/source.ts'
import { pipelineFile } from '../knowledge/words/ci-jobs.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * Whether a password opens a service that a job of CI starts for its run and throws away: one that the same file names, or one on the
 * machine of a job that starts some.
 * https://docs.github.com/en/actions/using-containerized-services, https://docs.gitlab.com/ci/services/
 */
export function isForServiceOfRun({ judged, at }: LiteralCredential, hosts: readonly Host[]): boolean {
  if (hosts.length === 0 || !pipelineFile.pattern.test(at.file.path) || !/password$/.test(judged.what)) return false
  const services = servicesOf(at.file)
  return services.size > 0 && hosts.every(({ name, class: is }) => (is === 'loopback' ? !FORWARDED.test(at.file.text) : services.has(name)))
}

/** What leads from this machine to another one. */
const FORWARDED = /\bssh\b[^\n]{0,100} -[A-Za-z]{0,6}L\b|cloud[-_]sql[-_]proxy|\bport-forward\b|\bcloudflared\b|PortForwarding/

/** The names under which the jobs of a file reach what they start. */
const servicesOf = oncePer((file: SourceFile): ReadonlySet<string> => {
  const found = new Set<string>()
  let block: { readonly above: number; child?: number } | undefined
  for (const line of file.text.split('\n')) {
    for (const [, name] of line.slice(0, LONGEST).matchAll(STARTED)) found.add(name as string)
    const indent = line.search(/[^ ]/)
    if (indent < 0 || line[indent] === '#') continue
    const opens = /^ {0,40}services:[ \t\r]*(?:#.*)?$/.test(line)
    if (opens) block = { above: indent }
    else if (block && (indent > block.above || (indent === block.above && line[indent] === '-'))) {
      block.child ??= indent
      const name = serviceIn(line.slice(0, LONGEST), indent === block.child)
      if (name !== undefined) found.add(name)
    } else block = undefined
  }
  return found
})

/** A service by its key, by its image in a list, or by its alias. */
function serviceIn(line: string, isFirst: boolean): string | undefined {
  const named = /^\s{0,60}(?:- )?alias: {0,4}["']?([\w.-]{1,80})/.exec(line)?.[1]
  if (named !== undefined || !isFirst) return named
  return (
    /^ {0,60}([\w.-]{1,80}):\s{0,20}(?:#.*)?$/.exec(line)?.[1] ??
    /^ {0,60}- (?:name: {0,4})?["']?(?:[\w.-]{1,80}\/){0,5}([\w.-]{1,80})/.exec(line)?.[1]
  )
}

const STARTED = /--(?:name|network-alias)[ =]["']?([\w.-]{1,80})/g
const LONGEST = 1000
