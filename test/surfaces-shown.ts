import { formatOfName, parse } from '../src/parse/index.ts'
import type { Project } from '../src/discover/project.ts'
import type { Assignment, Reading, Template } from '../src/model/reading.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import type { Surface } from '../src/surfaces/reading/surface.ts'

/** What a surface understood of a text, a line a reading. `files` are the texts of its neighbours. */
export async function shownBy(
  surface: Surface,
  text: string,
  path: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  return (await readBy(surface, text, path, files)).map(shown)
}

/** The readings of one text; none when the surface leaves the file alone. */
export async function readBy(
  surface: Surface,
  text: string,
  path: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Reading[]> {
  const project: Project = {
    dependency: () => undefined,
    manifest: () => undefined,
    text: (name) => files[name],
    has: (name) => name in files,
    named: (name) => Object.keys(files).filter((one) => one.split('/').at(-1) === name),
    inFolder: (folder) => Object.keys(files).filter((one) => one.split('/').slice(0, -1).join('/') === folder),
    below: (start) => Object.keys(files).filter((one) => one.startsWith(start)),
  }
  const file = new SourceFile(path, text)
  const reader = { file, project, parse }
  const found: Reading[] = []
  if (surface.format === 'text') {
    for await (const reading of surface.read(file.whole, reader)) found.push(reading)
  } else if (surface.format !== 'code' && surface.format !== 'typescript') {
    const { roots } = await parse(surface.format === 'by name' ? formatOfName(path) : surface.format, file.whole)
    for (const root of roots) {
      if (surface.recognises && !surface.recognises(root, file)) continue
      for await (const reading of surface.read(root, reader)) found.push(reading)
    }
  }
  return found
}

function shown(reading: Reading): string {
  switch (reading.kind) {
    case 'server': {
      const target = reading.url
        ? filled(reading.url)
        : `${reading.command?.program.value ?? ''}${reading.command?.args.map((arg) => ` ${filled(arg)}`).join('') ?? ''}`
      return words(
        reading.protocol === 'api' && 'api',
        `${reading.agent.name}:`,
        reading.name.value,
        target,
        reading.bridge && `via ${reading.bridge}`,
        set('headers', reading.headers),
        set('env', reading.env),
        set('tokens', reading.tokens),
        reading.envFiles.length > 0 && `files ${reading.envFiles.map(({ value }) => value).join(' ')}`,
        reading.oauth && 'oauth',
        !reading.enabled && 'off',
        reading.example && 'example',
      )
    }
    case 'variables':
      return words(
        reading.place,
        set('', reading.assignments),
        reading.envFiles.length > 0 && `files ${reading.envFiles.map(({ value }) => value).join(' ')}`,
      )
    case 'literal':
      return words(place(reading.text.at), reading.place, reading.name && `${reading.name.value}:`, reading.text.value.trim().slice(0, 60))
    case 'services':
      return `services ${reading.names.join(' ')}`
    case 'evidence':
      return words(place(reading.at), reading.of, reading.label)
    case 'shipping':
      return words(
        place(reading.at),
        reading.what,
        'of',
        reading.folder || '.',
        reading.includes.join(' '),
        reading.excludes.length > 0 && `but ${reading.excludes.join(' ')}`,
      )
    case 'agentAccess':
      return words(reading.agent, 'below', reading.base || '.', reading.denies.join(' '))
    case 'scopeSet':
      return words(place(reading.at), reading.role, reading.owner.product, reading.scopes.map(({ value }) => value).join(' '))
    case 'mcpServer':
      return words(reading.listens.is === 'set' && place(reading.listens.at), reading.owner.name, reading.auth, reading.address)
    case 'environmentHandover':
      return words(place(reading.at), reading.what, 'to', reading.to)
    default:
      return reading.kind
  }
}

function set(name: string, assignments: readonly Assignment[]): string | false {
  return (
    assignments.length > 0 &&
    words(name, `{${assignments.map((one) => `${one.name.value}=${filled(one.value)} ${place(one.value.at)}`).join(', ')}}`)
  )
}

/** References as `<name>`, with what stands for them. */
function filled(value: Template): string {
  return value.parts
    .map((part) => (part.kind === 'text' ? part.text.value : `<${part.name}${part.fallback ? `:${part.fallback.value}` : ''}>`))
    .join('')
}

function place({ file, start }: Span): string {
  const { line, column } = file.position(start)
  return `${line}:${column}`
}

function words(...all: (string | false | undefined)[]): string {
  return all.filter(Boolean).join(' ')
}
