import type { Owner } from '../../model/index.ts'
import { entries, get, items, string, type Entry, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { folderOf } from '../../text/paths.ts'
import { codeAt, type Located, SourceFile } from '../../text/source.ts'
import { defineSurface, type Reader, type TreeSurface } from '../reading/surface.ts'
import { literal } from './oauth-client-fields.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import { own } from '../../text/own.ts'

/** A `resource` or `data` block. Its attributes are resolved through the locals and variables of the same file. */
export interface TerraformResource {
  /** `auth0_client`; of data sources `data.azurerm_storage_account_sas`. */
  readonly type: Located<string>
  /** The name after the type. */
  readonly name: Located<string>
  readonly body: Node
}

/** How resources of some types are read. */
export interface TerraformReader {
  readonly types: RegExp
  readonly words: readonly string[]
  /** All resources of these types in one file. */
  read(resources: readonly TerraformResource[]): Iterable<Statement>
}

interface TerraformSpec extends TerraformReader {
  readonly id: string
  readonly name: string
  readonly spec: string
}

/** A surface over Terraform files, in its own syntax and in JSON. */
export function defineTerraformSurface({ id, name, spec, words, ...reader }: TerraformSpec): TreeSurface {
  return defineSurface({
    id,
    name,
    spec,
    counts: 'oauth',
    files: ['**/*.tf', '**/*.tofu', '**/*.tf.json'],
    mentions: words,
    format: 'by name',
    recognises: (root) => hasResource(root, reader.types),
    read: async function* (root, surroundings) {
      yield* reader.read(resources(root, reader.types, await besides(surroundings)))
    },
  })
}

/** Whether a file has a resource of one of these types. */
function hasResource(root: Node, types: RegExp): boolean {
  return blocks(root).some(({ type }) => types.test(type.value))
}

/** The resources of these types that are there for certain. */
function resources(root: Node, types: RegExp, besides: ReadonlyMap<string, Node> = new Map()): TerraformResource[] {
  const names = new Map([...besides, ...definitions(root)])
  return blocks(root)
    .filter(({ type }) => types.test(type.value))
    .flatMap((block) => instancesOf(block, names))
    .filter(({ body }) => literal(get(body, 'count')) !== '0')
}

/**
 * A block for each member of the map or set that `for_each` names, where all of them are seen, with what `each.key` and `each.value` are
 * in it; other blocks as they stand: https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 */
function instancesOf(block: TerraformResource, names: ReadonlyMap<string, Node>): TerraformResource[] {
  const members = membersOf(get(block.body, 'for_each'), names)
  if (members.length === 0 || members.length > MOST_INSTANCES) return [{ ...block, body: resolved(block.body, names, 0) }]
  return members.map(({ key, value }) => {
    const each = new Map([...names, ['each.key', { kind: 'scalar', ...key }], ...under('each.value', value)])
    return { ...block, name: { ...block.name, value: `${block.name.value}["${key.value}"]` }, body: resolved(block.body, each, 0) }
  })
}

const MOST_INSTANCES = 100

function membersOf(over: Node | undefined, names: ReadonlyMap<string, Node>): { key: Located<string>; value: Node }[] {
  const known = over?.kind === 'dynamic' && over.variable?.startsWith('local.') ? names.get(over.variable) : over
  if (known?.kind === 'map') return known.open ? [] : [...known.entries]
  const words = items(known).map((item) => string(item))
  return words.every((word) => word !== undefined) ? words.map((word) => ({ key: word, value: { kind: 'scalar', ...word } })) : []
}

/** A value and all that is in it, each by its reference. */
function* under(reference: string, value: Node): Generator<[string, Node]> {
  yield [reference, value]
  for (const inner of entries(value)) yield* under(`${reference}.${inner.key.value}`, inner.value)
}

/** In HCL each block is an entry of its own; in JSON they are nested maps, or lists of them. */
function blocks(root: Node): TerraformResource[] {
  return [
    ['resource', ''],
    ['data', 'data.'],
  ].flatMap(([keyword, prefix]) =>
    members(root)
      .filter(({ key }) => key.value === keyword)
      .flatMap(({ value }) => members(value))
      .flatMap(({ key: type, value }) =>
        members(value).flatMap(({ key: name, value: bodies }) =>
          (bodies.kind === 'list' ? bodies.items : [bodies]).map((body) => ({
            type: { value: prefix + type.value, at: type.at },
            name,
            body,
          })),
        ),
      ),
  )
}

function members(node: Node): readonly Entry[] {
  return node.kind === 'list' ? node.items.flatMap(entries) : entries(node)
}

/** Files of a module that hold its variables and locals, by custom: https://developer.hashicorp.com/terraform/language/style#file-names */
const DEFINING = ['variables.tf', 'locals.tf', 'vars.tf', 'defaults.tf', 'main.tf']

/** What those files beside a file define. */
async function besides({ file, project, parse }: Reader): Promise<ReadonlyMap<string, Node>> {
  const folder = folderOf(file.path)
  const found = new Map<string, Node>()
  for (const name of DEFINING) {
    const path = folder === '' ? name : `${folder}/${name}`
    const text = path === file.path || !/\b(?:var|local)\./.test(file.text) ? undefined : project.text(path)
    if (text === undefined) continue
    const { roots } = await parse('hcl', new SourceFile(path, text).whole)
    for (const root of roots) for (const [key, value] of definitions(root)) found.set(key, value)
  }
  return found
}

/** `local.x` and the defaults of `var.x` that a file defines. */
function definitions(root: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>()
  for (const { key, value } of members(root)) {
    if (key.value === 'locals') for (const local of members(value)) found.set(`local.${local.key.value}`, local.value)
    if (key.value !== 'variable') continue
    for (const variable of members(value)) {
      const fallback = get(variable.value, 'default')
      if (fallback) found.set(`var.${variable.key.value}`, fallback)
    }
  }
  return found
}

const DEPTH = 12

/** A value with locals in the place of their names, and defaults as what a variable falls back to. */
function resolved(node: Node, names: ReadonlyMap<string, Node>, depth: number): Node {
  if (names.size === 0 || depth > DEPTH) return node
  switch (node.kind) {
    case 'map':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: resolved(entry.value, names, depth + 1) })) }
    case 'list':
      return { ...node, items: node.items.map((item) => resolved(item, names, depth + 1)) }
    case 'dynamic': {
      const known = node.variable === undefined ? computed(node, names, depth) : names.get(node.variable)
      if (!known) return node
      if (node.variable === undefined) return known
      const value = here(resolved(known, names, depth + 1), node)
      if (/^(?:local|each)\./.test(node.variable)) return value
      return value.kind === 'scalar' && value.value !== null ? { ...node, fallback: value } : node
    }
    default:
      return node
  }
}

/** What another file defines stands where it is used, as its own file is shown elsewhere. */
function here(value: Node, use: Node): Node {
  const { at } = use
  if (value.at.file === at.file) return value
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', value: value.value, at, opaque: true }
    case 'list':
      return { kind: 'list', items: value.items.map((item) => here(item, use)), ...(value.open && { open: true }), at }
    case 'map':
      return {
        kind: 'map',
        entries: value.entries.map((entry) => ({ key: { ...entry.key, at }, value: here(entry.value, use), at })),
        open: value.open,
        at,
      }
    default:
      return { kind: 'dynamic', at }
  }
}

/** `24 * var.days`: a sum or product of numbers and names, with a variable's default as what it falls back to. */
function computed(node: Node, names: ReadonlyMap<string, Node>, depth: number): Node | undefined {
  const { start, end } = node.at
  const written = end - start > 200 ? '' : codeAt(node.at)
  if (!/^[\w.\s*+/()-]+$/.test(written) || !/[*+/-]/.test(written)) return undefined
  let isDefault = false
  const filled = written.replace(/\b(?:var|local)\.[A-Za-z][\w-]*/g, (name) => {
    isDefault ||= name.startsWith('var.')
    const known = names.get(name)
    const value = known && resolved(known, names, depth + 1)
    const scalar = value?.kind === 'dynamic' ? value.fallback : value
    return scalar?.kind === 'scalar' && typeof scalar.value === 'number' ? String(scalar.value) : '?'
  })
  const value = /^[\d.\s*+/()-]+$/.test(filled) ? arithmetic(filled) : undefined
  if (value === undefined) return undefined
  const number: Node = { kind: 'scalar', value, at: node.at, opaque: true }
  return isDefault ? { kind: 'dynamic', at: node.at, fallback: number } : number
}

/** The values of all blocks of a type within a resource. */
export function blocksOf(body: Node | undefined, type: string): Node[] {
  return entries(body)
    .filter(({ key }) => key.value === type)
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
}

/** Whether a resource lacks an attribute or block for certain: none of that name, and no `dynamic` block that makes one. */
export function lacking(body: Node, name: string): boolean {
  if (body.kind !== 'map' || body.open || get(body, name)) return false
  return !blocksOf(body, 'dynamic').some((block) => entries(block).some(({ key }) => key.value === name))
}

/** Whose statement it is: by its display name, else by its name in Terraform. */
export function resourceOwner(what: string, product: string, { name, body }: TerraformResource, ...attributes: string[]): Owner {
  const own = attributes.map((attribute) => literal(get(body, attribute))).find((value) => value !== undefined && value !== '')
  return { what, name: own ?? name.value, product }
}

/** A resource under the names that another form of the same settings has. */
export function renamed(node: Node | undefined, names: Readonly<Record<string, string>>): Node | undefined {
  if (node?.kind !== 'map') return node
  return {
    ...node,
    entries: node.entries.map(({ key, value, at }) => ({
      key: { ...key, value: own(names, key.value) ?? key.value },
      value: value.kind === 'map' ? (renamed(value, names) ?? value) : value,
      at,
    })),
  }
}
