import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node as YamlNode,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml'
import { spanWithin, type Text } from '../text/source.ts'
import { withoutConflicts } from './conflicts.ts'
import type { Decoded } from './escapes.ts'
import type { Entry, Node, Parsed } from './node.ts'
import { literal, MAX_DEPTH, numeric, opaquePart, part, problemsOf, scalar, type MapNode, type Problems } from './place.ts'
import { masked, unmasked, type Masked } from './templates.ts'
import { block, doubleQuoted, plainLines, singleQuoted } from './yaml-scalars.ts'
import { documents, hasMapAsKey } from './yaml-documents.ts'
import { onLine, SAYINGS, end } from './yaml-problems.ts'

/**
 * Parses YAML of one or more documents. Aliases stand for what they name, with its places; merge keys are merged; what
 * only a custom tag's program knows is dynamic. Templates are masked when the file is no YAML with them.
 */
export function parseYaml(text: Text): Parsed {
  const problems = problemsOf(text)
  const source = withoutConflicts(text.value, problems)
  const whole = documents(source)
  if (/\{\{|\{%/.test(source) && (whole.errors.length > 0 || whole.documents.some(hasMapAsKey))) {
    const mask = masked(source)
    for (const { start, end } of mask.templates.slice(0, 1)) problems.add('templates are not YAML', start, end)
    return { ...parsed(text, problems, mask, documents(mask.source)), templated: true }
  }
  if (whole.errors.some(({ code }) => code === 'TAB_AS_INDENT')) {
    const spaced = source.replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length))
    const { documents: roots } = documents(spaced)
    return parsed(text, problems, { source: spaced, templates: [] }, { documents: roots, errors: whole.errors })
  }
  return parsed(text, problems, { source, templates: [] }, whole)
}

export interface Documents {
  readonly documents: (ParsedNode | null)[]
  readonly errors: YAMLParseError[]
}

function parsed(text: Text, problems: Problems, mask: Masked, { documents, errors }: Documents): Parsed {
  for (const { code, pos } of errors) problems.add(SAYINGS[code] ?? 'not valid YAML', pos[0], onLine(text.value, pos))
  const reader = new Reader(text, problems, mask)
  const roots = documents.flatMap((document) => (document && !isEmpty(document) ? [reader.document(document)] : []))
  return { roots, problems: problems.list }
}

/** What aliases may add to a file, so that ten lines cannot stand for a billion values. */
const ALIAS_BUDGET = 100_000

const CORE_TAG = 'tag:yaml.org,2002:'

/** Turns documents into nodes. */
class Reader {
  readonly #text: Text
  readonly #problems: Problems
  readonly #mask: Masked
  /** What anchors name, and how many nodes that is. */
  readonly #anchors = new Map<string, { node: Node; size: number }>()
  #size = 0
  #aliased = 0
  #template = 0

  constructor(text: Text, problems: Problems, mask: Masked) {
    this.#text = text
    this.#problems = problems
    this.#mask = mask
  }

  document(yaml: YamlNode): Node {
    this.#anchors.clear()
    return this.#read(yaml, 0)
  }

  /** `empty` is where a value is missing. */
  #read(yaml: YamlNode | null, depth: number, empty = 0): Node {
    this.#size++
    if (!yaml) return literal(spanWithin(this.#text, empty, empty), null)
    if (isAlias(yaml)) return this.#alias(yaml.source, yaml)
    const before = this.#size
    const node = depth > MAX_DEPTH ? this.#tooDeep(yaml) : this.#content(yaml, depth)
    const { anchor } = yaml as { anchor?: string }
    if (anchor) this.#anchors.set(anchor, { node, size: this.#size - before + 1 })
    return node
  }

  #content(yaml: YamlNode, depth: number): Node {
    const known = !yaml.tag || yaml.tag === '!' || yaml.tag.startsWith(CORE_TAG)
    // Of a map the keys still say what stands where.
    if (isMap(yaml)) return this.#map(yaml, depth, !known)
    if (!known) return this.#tagged(yaml, depth)
    if (isSeq(yaml)) {
      return { kind: 'list', items: yaml.items.map((item) => this.#item(item, depth, yaml)), at: this.#at(yaml) }
    }
    return this.#scalar(yaml as Scalar)
  }

  /** In brackets, `[a: b]` is a list of one small map. */
  #item(item: unknown, depth: number, list: YAMLSeq): Node {
    if (!isPair(item)) return this.#read(item as YamlNode | null, depth + 1, end(list))
    const entry = this.#entry(item.key as YamlNode | null, item.value as YamlNode | null, depth + 1, list)
    return { kind: 'map', entries: [entry], open: false, at: entry.at }
  }

  #map(yaml: YAMLMap, depth: number, tagged: boolean): MapNode {
    const own: { merge: boolean; entry: Entry }[] = yaml.items.map(({ key, value }) => ({
      merge: isScalar(key) && key.type === 'PLAIN' && key.source === '<<',
      entry: this.#entry(key as YamlNode | null, value as YamlNode | null, depth, yaml),
    }))
    if (!own.some(({ merge }) => merge)) {
      return { kind: 'map', entries: own.map(({ entry }) => entry), open: tagged, at: this.#at(yaml) }
    }
    const taken = new Set(own.filter(({ merge }) => !merge).map(({ entry }) => entry.key.value))
    let open = tagged
    const entries = own.flatMap(({ merge, entry }) => {
      if (!merge) return [entry]
      const sources = entry.value.kind === 'list' ? entry.value.items : [entry.value]
      return sources.flatMap((source) => {
        if (source.kind !== 'map' || source.open) open = true
        const added = source.kind === 'map' ? source.entries.filter(({ key }) => !taken.has(key.value)) : []
        for (const { key } of added) taken.add(key.value)
        return added
      })
    })
    return { kind: 'map', entries, open, at: this.#at(yaml) }
  }

  #entry(key: YamlNode | null, value: YamlNode | null, depth: number, inside: YamlNode): Entry {
    const start = key?.range?.[0] ?? value?.range?.[0] ?? end(inside)
    const keyText = this.#key(key, start)
    const keyEnd = key?.range?.[1] ?? start
    const node = this.#read(value, depth + 1, keyEnd)
    const valueEnd = value && !isEmpty(value) ? end(value) : keyEnd
    return { key: keyText, value: node, at: spanWithin(this.#text, start, Math.max(valueEnd, keyEnd)) }
  }

  /** A key as text: what it stands for when it is a string, and else how it is written. */
  #key(key: YamlNode | null, start: number): Text {
    if (isAlias(key)) {
      const named = this.#anchors.get(key.source)?.node
      if (named?.kind === 'scalar' && typeof named.value === 'string') return named as Text
    }
    if (isScalar(key) && typeof key.value === 'string' && !this.#templateIn(key)) return this.#string(key, key.value)
    return part(this.#text, start, key?.range?.[1] ?? start)
  }

  #alias(name: string, yaml: YamlNode): Node {
    const anchor = this.#anchors.get(name)
    if (anchor) {
      this.#size += anchor.size
      this.#aliased += anchor.size
      if (this.#aliased <= ALIAS_BUDGET) return anchor.node
    }
    const [start = 0] = yaml.range ?? []
    this.#problems.add(anchor ? 'aliases stand for too much' : 'unknown alias', start, end(yaml))
    return { kind: 'dynamic', at: this.#at(yaml) }
  }

  /** `!Env NAME` and `!Env [NAME, default]` name a variable; other tags are known to their programs only. */
  #tagged(yaml: YamlNode, depth: number): Node {
    const at = this.#at(yaml)
    const [name, fallback] = isSeq(yaml) ? yaml.items : [yaml]
    if (yaml.tag?.toLowerCase() !== '!env' || !isScalar(name) || !/^\w+$/.test(String(name.value))) {
      return { kind: 'dynamic', at }
    }
    const variable = String(name.value)
    if (!fallback) return { kind: 'dynamic', variable, at }
    return { kind: 'dynamic', variable, fallback: this.#read(fallback as YamlNode, depth + 1), at }
  }

  #tooDeep(yaml: YamlNode): Node {
    const [start = 0] = yaml.range ?? []
    this.#problems.add('nested too deeply', start, start + 1)
    return { kind: 'dynamic', at: this.#at(yaml) }
  }

  #scalar(yaml: Scalar): Node {
    const template = this.#templateIn(yaml)
    const [start = 0] = yaml.range ?? []
    if (template && yaml.type === 'PLAIN' && template.start === start && template.end === end(yaml)) {
      return { kind: 'dynamic', at: this.#at(yaml) }
    }
    const { value } = yaml
    if (typeof value === 'number') return numeric(this.#text, start, end(yaml), value)
    if (typeof value === 'boolean' || value === null) return literal(this.#at(yaml), value)
    return scalar(this.#string(yaml, typeof value === 'string' ? value : (yaml.source ?? '')))
  }

  #string(yaml: Scalar, value: string): Text {
    const start = yaml.range?.[0] ?? 0
    const quoted = yaml.type === 'QUOTE_DOUBLE' || yaml.type === 'QUOTE_SINGLE'
    const quote = this.#text.value[start]
    const closed = quoted && end(yaml) - start > 1 && this.#text.value[end(yaml) - 1] === quote
    const from = quoted ? start + 1 : start
    const to = closed ? end(yaml) - 1 : end(yaml)
    const inner = this.#mask.source.slice(from, to)
    const decoded = decodedAs(yaml.type, inner, value)
    const agreed = (decoded?.value ?? inner) === value
    if (this.#templateIn(yaml)) {
      const written = this.#text.value.slice(from, to)
      return part(this.#text, from, to, decoded && agreed ? unmasked(decoded, inner, written) : undefined)
    }
    // Should the library see it otherwise, it is right about the value.
    return agreed ? part(this.#text, from, to, decoded) : opaquePart(this.#text, from, to, value)
  }

  /** The first masked template in a scalar; scalars come in the order of the file, but for anchors of keys. */
  #templateIn(yaml: Scalar): { start: number; end: number } | undefined {
    const { templates } = this.#mask
    const start = yaml.range?.[0] ?? 0
    while (this.#template > 0 && (templates[this.#template - 1]?.end ?? 0) > start) this.#template--
    while ((templates[this.#template]?.end ?? Infinity) <= start) this.#template++
    const template = templates[this.#template]
    return template && template.start < end(yaml) ? template : undefined
  }

  #at(yaml: YamlNode): Node['at'] {
    return spanWithin(this.#text, yaml.range?.[0] ?? 0, end(yaml))
  }
}

function decodedAs(type: Scalar['type'], raw: string, value: string): Decoded | undefined {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return doubleQuoted(raw)
    case 'QUOTE_SINGLE':
      return singleQuoted(raw)
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return block(raw, value)
    default:
      return plainLines(raw)
  }
}

function isEmpty(yaml: YamlNode): boolean {
  return isScalar(yaml) && yaml.type === 'PLAIN' && yaml.source === ''
}
