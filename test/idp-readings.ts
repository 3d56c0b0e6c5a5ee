import { formatOfName, parse } from '../src/parse/index.ts'
import type { Project } from '../src/discover/project.ts'
import type { Setting } from '../src/model/index.ts'
import type { Reading } from '../src/model/reading.ts'
import { SourceFile } from '../src/text/source.ts'
import type { TextSurface, TreeSurface } from '../src/surfaces/reading/surface.ts'

type Surface = TextSurface | TreeSurface

const project: Project = {
  dependency: () => undefined,
  manifest: () => undefined,
  text: () => undefined,
  has: () => false,
  named: () => [],
  inFolder: () => [],
  below: () => [],
}

/** What a surface understood of one document. */
export async function readingsOf(surface: Surface, text: string, path = 'config'): Promise<Reading[]> {
  const file = new SourceFile(path, text)
  const reader = { file, project, parse }
  const found: Reading[] = []
  if (surface.mentions && !surface.mentions.some((word) => text.includes(word))) return found
  if (surface.format === 'text') {
    for await (const reading of surface.read(file.whole, reader)) found.push(reading)
    return found
  }
  const { roots } = await parse(surface.format === 'by name' ? formatOfName(path) : surface.format, file.whole)
  for (const root of roots) {
    if (surface.recognises && !surface.recognises(root, file)) continue
    for await (const reading of surface.read(root, reader)) found.push(reading)
  }
  return found
}

/** The same, a line a statement: line number, what, value, whose. For assertions that a reader can check. */
export async function linesOf(surface: Surface, text: string, path?: string): Promise<string[]> {
  return (await readingsOf(surface, text, path)).map(lineOf)
}

function lineOf(reading: Reading): string {
  const at = 'at' in reading ? reading.at : undefined
  const line = at ? at.file.position(at.start).line : 0
  return `${line}: ${what(reading)}`
}

function what(reading: Reading): string {
  switch (reading.kind) {
    case 'tokenPolicy':
      return join(
        reading.token,
        shown(reading.lifetime),
        reading.effective !== undefined && `effective ${reading.effective}`,
        reading.written !== '' && `(${reading.written})`,
        reading.clientType !== 'unknown' && reading.clientType,
        reading.rotates === undefined ? '' : reading.rotates ? 'rotates' : 'reusable',
        reading.bound && 'bound',
        reading.confidence !== 'high' && `${reading.confidence} confidence`,
      )
    case 'refreshRotation':
      return join('rotation', shown(reading.rotates), reading.clientType, reading.byDefault && 'by default', reading.bound && 'bound')
    case 'pkcePolicy':
      return join('pkce', reading.by, shown(reading.require), reading.clientType, reading.byDefault && 'by default')
    case 'grantUse':
      return join('grant', reading.grant, reading.by, reading.clientType)
    case 'redirectUri':
      return join(
        'redirect',
        reading.uri?.value,
        reading.matching !== 'exact' && reading.matching,
        reading.native && 'native',
        reading.development && 'development',
      )
    case 'scopeSet':
      return join(
        'scopes',
        reading.role,
        reading.scopes.map(({ value }) => value).join(' '),
        reading.open && 'and more',
        reading.provider && `of ${reading.provider}`,
      )
    case 'secretTerm':
      return join('secret', reading.what, shown(reading.ends))
    case 'revocation':
      return join('revocation', shown(reading.offered))
    case 'authorizationRequest':
      return join('authorization request pkce', shown(reading.pkce), reading.clientType)
    default:
      return reading.kind
  }
}

function shown(setting: Setting<unknown>): string {
  return setting.is === 'set' ? String(setting.value) : setting.is
}

function join(...words: (string | false | null | undefined)[]): string {
  return words.filter(Boolean).join(' ')
}
