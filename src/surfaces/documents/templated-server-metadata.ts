import type { Statement } from '../../model/reading.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isServerMetadata, serverMetadata } from './oauth-server-metadata.ts'

/** Metadata of authorization servers that a template makes when it is asked for. */
export default defineTextSurface({
  id: 'templated-server-metadata',
  name: 'Authorization server metadata in templates: Twig, Jinja, ERB, EJS, Handlebars',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
  counts: 'oauth',
  files: ['**/*.{twig,j2,jinja,jinja2,erb,ejs,hbs,mustache,tmpl,tpl}'],
  mentions: ['token_endpoint"'],
  together: [[/^\s{0,40}(?:[{<][^\n]{0,200}\n\s{0,40}){0,8}\{/, /"issuer"/, /"(?:authorization_endpoint|jwks_uri)"/]],
  skipsTests: true,
  *read(text): Generator<Statement> {
    const { value, filled } = withoutTemplates(text)
    const { roots, problems } = parseJsonc({ ...text, value })
    const [root] = problems.length === 0 ? roots : []
    const document = root && withUnknown(root, text.at.start, filled)
    if (document && isServerMetadata(document)) yield* serverMetadata(document)
  },
})

/** What puts a value in, and what only decides: `{{ url }}`, `<%= url %>`; `{% if a %}`, `{{#if a}}`, `<% if (a) { %>`. */
const TEMPLATE = inTurn(
  'g',
  oneOf('', /\{\{\{?([#/^!]?)[^{}]{1,200}\}?\}\}/, /<%([-_=#]?)[^%]{1,200}%>/, /\{(%)[^%{}]{1,200}%\}/, /\{(#)[^#{}]{1,200}#\}/),
)

interface Filled {
  readonly start: number
  readonly end: number
}

/** A text in which values stand for templates, as long as it was. Within a text of JSON letters do; elsewhere a text of its own. */
function withoutTemplates({ value }: Text): { readonly value: string; readonly filled: readonly Filled[] } {
  const filled: Filled[] = []
  const masked = value.replace(TEMPLATE, (found, ...rest: (string | number | undefined)[]) => {
    const at = rest.find((one): one is number => typeof one === 'number') ?? 0
    const sign = rest.slice(0, 4).find((one) => typeof one === 'string') ?? ''
    const puts = found.startsWith('{{') ? sign === '' : found.startsWith('<%') && (sign === '=' || sign === '-')
    if (!puts) return found.replace(/[^\r\n]/g, ' ')
    filled.push({ start: at, end: at + found.length })
    const isInText = (lineBefore(value, at).match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1
    return isInText ? 'x'.repeat(found.length) : `"${'x'.repeat(found.length - 2)}"`
  })
  return { value: masked, filled }
}

/** The line before a place, without the texts of templates in it. */
function lineBefore(value: string, at: number): string {
  return value.slice(value.lastIndexOf('\n', at - 1) + 1, at).replace(TEMPLATE, '')
}

/** A document in which nobody knows what was filled in. */
function withUnknown(node: Node, from: number, filled: readonly Filled[]): Node {
  if (node.kind === 'map') return { ...node, entries: node.entries.map((one) => ({ ...one, value: withUnknown(one.value, from, filled) })) }
  if (node.kind === 'list') return { ...node, items: node.items.map((one) => withUnknown(one, from, filled)) }
  const [start, end] = [node.at.start - from, node.at.end - from]
  return filled.some((one) => one.start < end && one.end > start) ? { kind: 'dynamic', at: node.at } : node
}
