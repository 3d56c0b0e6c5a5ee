import type { Agent } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Assignment, Part, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span, Text } from '../../text/source.ts'
import { templateOf } from '../../program/template.ts'
import { knownTemplate, outline } from '../../program/python/values.ts'

const PYTHON: Agent = { id: 'python-code', name: 'this Python code', oauth: 'unknown', reference: 'os.environ["NAME"]' }

export interface ApiCall {
  readonly name: Located<string>
  readonly url: Template
  readonly headers?: readonly Assignment[]
  readonly tokens?: readonly Assignment[]
  readonly oauth?: boolean
  readonly opensModel?: true
  readonly at: Span
}

/** A connection of code to a web API. */
export function apiReading(call: ApiCall): ServerReading {
  return { kind: 'server', agent: PYTHON, protocol: 'api', source: 'code', headers: [], env: [], tokens: [], options: [], envFiles: [], oauth: false, enabled: true, ...call }
}

/** `base_url` and a path as one address. */
export function addressOf(base: Node | undefined, url: Node | undefined): Template | undefined {
  const path = templateOf(url)
  const start = templateOf(base)
  if (!start || /^[a-z]+:\/\//i.test(outline(url))) return path && path.parts.length > 0 ? path : start
  if (!path) return start
  return { parts: [...start.parts, ...path.parts], at: path.at }
}

/** An address with the parameters that carry a credential, at the places where they stand. */
export function withParameters(url: Template, parameters: readonly { readonly name: Located<string>; readonly value: Template }[]): Template {
  const parts: Part[] = [...url.parts]
  let mark = parts.some((part) => part.kind === 'text' && part.text.value.includes('?')) ? '&' : '?'
  for (const { name, value } of parameters) {
    const prefix = `${mark}${name.value}=`
    mark = '&'
    const [first] = value.parts
    if (value.parts.length === 1 && first?.kind === 'text') parts.push({ kind: 'text', text: prefixed(prefix, name.at, first.text) })
    else parts.push({ kind: 'text', text: { value: prefix, at: name.at, opaque: true } }, ...value.parts)
  }
  return { parts, at: url.at }
}

/** A text after a prefix that stands elsewhere; the text's own characters keep their places. */
function prefixed(prefix: string, at: Span, text: Text): Text {
  const own = text.offsets ?? Array.from({ length: text.value.length + 1 }, (_, i) => (text.opaque ? (i === text.value.length ? text.at.end : text.at.start) : text.at.start + i))
  return { value: prefix + text.value, at: { file: at.file, start: Math.min(at.start, text.at.start), end: text.at.end }, offsets: [...Array.from(prefix, () => text.at.start), ...own] }
}

/** Assignments of parameters whose values are known. */
export function parametersOf(node: Node | undefined): { readonly name: Located<string>; readonly value: Template }[] {
  if (node?.kind !== 'map') return []
  return node.entries.flatMap(({ key, value }) => {
    const template = knownTemplate(value)
    return template ? [{ name: key, value: template }] : []
  })
}

/** A provider's own address, at the place of the call that implies it. */
export function impliedAddress(url: string, at: Span): Template {
  return { parts: [{ kind: 'text', text: { value: url, at, opaque: true } }], at }
}

