import type { Finding, Result } from '../judge/finding.ts'
import type { Rule } from '../judge/rule.ts'
import { cleaner } from '../report/redact.ts'
import { folderOf } from '../text/paths.ts'
import type { Shown } from '../text/shown.ts'
import { codeAt } from '../text/source.ts'

/** The most suggestions of a kind. */
const MOST = 8

/** A configuration that fits what a scan of the repository has found: what is only a guess is a comment. */
export function initialConfig(result: Result): Shown {
  const unknown = unknownHosts(result)
  const settledBy = (setting: Rule['settledBy']) => result.findings.filter(({ rule }) => rule.settledBy === setting)
  const machines = foldersOf(settledBy('machineToMachine'))
  const gateways = hostsOf(settledBy('trustedHosts'))
  const broad = new Set(
    settledBy('allowScopes')
      .map(({ at }) => codeAt(at))
      .filter((text) => /^[\w:./-]{1,100}$/.test(text)),
  )
  return cleaner(result).redact(
    [
      '# yaml-language-server: $schema=https://unpkg.com/agent-auth-lint/dist/config-schema.json',
      'profile: recommended    # or strict, local',
      'failOn: error           # the level from which on the exit code is 1',
      '',
      '# Another level for a rule, or off; some files only under `overrides`.',
      'rules: {}',
      ...section(unknown, 'What kind of endpoint your own hosts are. Found in this repository:', [
        'endpoints:',
        `  private: [${quoted(unknown)}]`,
      ]),
      ...section(machines, 'client_credentials grants that work for machines and not for people:', [
        'machineToMachine:',
        ...machines.map((folder) => `  - ${JSON.stringify(folder ? `${folder}/**` : '**')}`),
      ]),
      ...section(gateways, 'Your own gateways, which may be handed the keys of others:', [`trustedHosts: [${quoted(gateways)}]`]),
      ...section([...broad].slice(0, MOST), 'Scopes that are needed as broad as they are:', [
        `allowScopes: [${quoted([...broad].slice(0, MOST))}]`,
      ]),
      '',
    ].join('\n'),
  )
}

function section(found: readonly string[], title: string, lines: readonly string[]): string[] {
  return found.length === 0 ? [] : ['', `# ${title}`, ...lines.map((line) => `# ${line}`)]
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(', ')
}

/** Public hosts that no directory knows. */
function unknownHosts({ model }: Result): string[] {
  const hosts = model.connection.flatMap(({ endpoint }) => (endpoint.transport === 'http' ? [endpoint.host] : []))
  const own = hosts.filter(({ name, class: is, server, provider }) => is === 'remote' && !server && !provider && HOST.test(name))
  return [...new Set(own.map(({ name }) => name))].sort().slice(0, MOST)
}

const HOST = /^[a-z0-9.-]{1,253}$/

function hostsOf(findings: readonly Finding[]): string[] {
  const files = findings.flatMap(({ related }) => related.map(({ at }) => codeAt(at)))
  return [...new Set(files.flatMap((address) => /^(?:https?:\/\/)?([a-z0-9.-]{1,253})/i.exec(address)?.[1]?.toLowerCase() ?? []))]
    .sort()
    .slice(0, MOST)
}

function foldersOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ at }) => folderOf(at.file.path)))].sort().slice(0, MOST)
}
