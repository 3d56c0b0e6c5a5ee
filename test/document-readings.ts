import agentCardAuthWeak from '../rules/agent-card-auth-weak.ts'
import asMetadataWeak from '../rules/as-metadata-weak.ts'
import cimdInvalid from '../rules/cimd-invalid.ts'
import prmInvalid from '../rules/prm-invalid.ts'
import { formatOfName, parse } from '../src/parse/index.ts'
import type { Project } from '../src/discover/project.ts'
import type { Reading } from '../src/model/reading.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import { run } from './make-subjects.ts'
import type { TreeSurface } from '../src/surfaces/reading/surface.ts'

/** What a surface understood of one file, a line a statement, with the text under its place. */
export async function readDocument(
  surface: TreeSurface,
  text: string,
  path = 'config.json',
  around: readonly string[] = [],
): Promise<string[]> {
  const file = new SourceFile(path, text)
  const project: Project = {
    dependency: () => undefined,
    manifest: () => undefined,
    text: () => undefined,
    has: (other) => around.includes(other),
    named: (name) => around.filter((one) => one.split('/').at(-1) === name),
    inFolder: (folder) => around.filter((one) => one.split('/').slice(0, -1).join('/') === folder),
    below: (start) => around.filter((one) => one.startsWith(start)),
  }
  if (surface.mentions && !surface.mentions.some((word) => text.includes(word))) return []
  const found: Reading[] = []
  const { roots } = await parse(surface.format === 'by name' ? formatOfName(path) : surface.format, file.whole)
  for (const root of roots) {
    if (surface.recognises && !surface.recognises(root, file)) continue
    for await (const reading of surface.read(root, { file, project, parse })) found.push(reading)
  }
  return found.map(lineOf)
}

/** The same as JSON of a value. */
export function readJson(surface: TreeSurface, value: unknown, path?: string, around?: readonly string[]): Promise<string[]> {
  return readDocument(surface, JSON.stringify(value, undefined, 1), path, around)
}

export function lineOf(reading: Reading): string {
  const at: Span | undefined = reading.kind === 'clientSecret' ? reading.statement.at : 'at' in reading ? reading.at : undefined
  const text = at ? at.file.text.slice(at.start, at.end).replace(/\s+/g, ' ') : ''
  return `${told(reading)} | ${text.startsWith('{') && text.length > 30 ? '{…}' : text}`
}

const DOCUMENT_RULES = [agentCardAuthWeak, asMetadataWeak, cimdInvalid, prmInvalid]

function told(reading: Reading): string {
  switch (reading.kind) {
    case 'documentFault':
      return `${reading.document} ${DOCUMENT_RULES.flatMap((rule) => run(rule, reading))
        .map(({ variant, message, alsoRules = [] }) =>
          [`${variant}: ${message.slice(message.indexOf(': ') + 2)}`, ...alsoRules].join(', also '),
        )
        .join()}`
    case 'pkcePolicy':
      return `pkce ${reading.by} ${valueOf(reading.require)} ${reading.clientType}`
    case 'scopeSet':
      return `scopes ${reading.role} ${reading.scopes.map(({ value }) => value).join(' ')}`
    case 'grantUse':
      return `grant ${reading.grant} ${reading.by} ${reading.clientType}`
    case 'redirectUri':
      return `redirect ${reading.matching}${reading.native ? ' native' : ''}`
    case 'secretTerm':
      return `term of ${reading.what} of ${reading.owner.name}: ${valueOf(reading.ends)}`
    case 'clientSecret':
      return `secret for ${reading.statement.shippedTo}${reading.statement.notSecretByProvider ? ', no secret' : ''} (${reading.value.parts.map(({ kind }) => kind).join(' ')})`
    case 'publicClientSecret':
      return `secret method of a public client`
    case 'urlCredential':
      return `url ${reading.by} ${reading.parameter}`
    case 'tokenPolicy':
      return `${reading.token} ${valueOf(reading.lifetime)}${reading.effective === undefined ? '' : ` effective ${reading.effective}`} ${reading.clientType}${reading.rotates === undefined ? '' : reading.rotates ? ' rotates' : ' reusable'} key ${reading.key}${reading.confidence === 'high' ? '' : ` ${reading.confidence}`}`
    case 'refreshRotation':
      return `rotation ${valueOf(reading.rotates)} ${reading.clientType}, fix ${reading.fix}`
    case 'revocation':
      return `revocation ${valueOf(reading.offered)}, fix ${reading.fix}`
    case 'authorizationRequest':
      return `request pkce ${valueOf(reading.pkce)} ${reading.clientType}`
    case 'tool':
      return `tool ${reading.name} ${reading.does} ${reading.server}${reading.scoped ? ' scoped' : ''}`
    case 'mcpServer':
      return `server ${reading.owner.name} ${reading.auth}`
    case 'tokenCheck':
      return `check without ${reading.missing.join(' ')}`
    case 'transportSetting':
      return `transport ${reading.problem}`
    default:
      return reading.kind
  }
}

function valueOf(setting: { readonly is: string; readonly value?: unknown }): string {
  return setting.is === 'set' ? String(setting.value) : setting.is
}
