import { UNKNOWN_COMPANY } from '../src/knowledge/company.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import { rules } from '../rules/index.ts'
import { calls } from '../src/program/calls.ts'
import { pathOf } from '../src/program/imports.ts'
import { fold } from '../src/program/fold.ts'
import type { Module } from '../src/program/module.ts'
import { concerns } from '../src/surfaces/reading/concerns.ts'
import { link } from '../src/link/index.ts'
import { parse } from '../src/parse/index.ts'
import type { Node } from '../src/parse/node.ts'
import { pythonModule } from '../src/program/python.ts'
import type { Reading } from '../src/model/reading.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import type { Surface } from '../src/surfaces/reading/surface.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { type Around, projectOf, under } from './code-reading.ts'
import { NOW } from './materialise.ts'

export function parsed(source: string, around: Around = {}): Promise<Module> {
  return pythonModule(new SourceFile(around.path ?? 'src/code.py', source, 'tracked'), { project: projectOf(around) })
}

/** What the calls of a source go to, in the order of the text; a call that no import leads to has none. */
export async function calledBy(source: string, around: Around = {}): Promise<(string | undefined)[]> {
  return calls(await parsed(source, around)).map(({ from }) => from && pathOf(from))
}

/** What the Python surfaces make of a source, or one of them. */
export async function read(source: string, around: Around & { readonly surface?: string } = {}): Promise<Reading[]> {
  const module = await parsed(source, around)
  const reader = { file: module.file, project: projectOf(around), parse }
  const readings: Reading[] = []
  for (const surface of surfaces) {
    if (around.surface !== undefined && surface.id !== around.surface) continue
    if (!isOfPython(surface) || !concerns(surface, module.file.path, source, reader.project)) continue
    for await (const one of surface.read(module, reader)) readings.push(one)
  }
  return readings
}

/** Whether a surface reads Python, as code of every language. */
export function isOfPython(surface: Surface): surface is Extract<Surface, { format: 'code' }> {
  return surface.format === 'code'
}

/** Readings of one kind. */
export async function readKind<K extends Reading['kind']>(
  kind: K,
  source: string,
  around: Around = {},
): Promise<Extract<Reading, { kind: K }>[]> {
  return (await read(source, around)).filter((one): one is Extract<Reading, { kind: K }> => one.kind === kind)
}

/** A value without places: environment variables as `$NAME`, what is unknown as `?`, open maps and lists with `…`. */
export function plainly(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'scalar':
      return node.value
    case 'template':
      return node.parts.map((part) => String(plainly(part))).join('')
    case 'list':
      return [...node.items.map(plainly), ...(node.open ? ['…'] : [])]
    case 'map':
      return Object.fromEntries([...node.entries.map(({ key, value }) => [key.value, plainly(value)]), ...(node.open ? [['…', true]] : [])])
    case 'dynamic':
      return `${node.variable ? `$${node.variable}` : '?'}${node.fallback ? `:-${String(plainly(node.fallback))}` : ''}`
    default:
      return undefined
  }
}

/** The value that a name has at the end of a module. */
export async function valueOf(name: string, source: string, around: Around = {}): Promise<Node | undefined> {
  const module = await parsed(`${source.replace(/\n?$/, '\n')}asked(${name})\n`, around)
  const argument = calls(module).find((call) => module.source(call.node.callee) === 'asked')?.node.arguments[0]
  return argument && argument.type !== 'SpreadElement' ? fold(module, argument) : undefined
}

export function text(at: Span | undefined): string | undefined {
  return at && under(at)
}

/** What the rules say about a source, each as `rule/variant: text under the span`. */
export async function judged(source: string, around: Around = {}): Promise<string[]> {
  const readings = await read(source, around)
  const model = link(readings, {
    now: NOW,
    clients: [],
    sessionKeys: () => [],
    packageOf: () => '',
    has: () => false,
    text: () => undefined,
    inTests: () => false,
    inSamples: () => false,
    unusedVariables: () => new Set(),
    unusedConstants: () => new Set(),
    ignoredOnlyHere: () => false,
    failed: (_, cause) => {
      throw cause
    },
    company: () => UNKNOWN_COMPANY,
  })
  const settings = { profile: 'recommended', now: NOW, lifetimes: LIFETIMES, forMachines: false, company: UNKNOWN_COMPANY } as const
  return rules.flatMap((rule) => rule.run(model, () => settings).map(({ variant, at }) => `${rule.id}/${variant}: ${under(at)}`))
}
