import type { Statement } from '../../model/reading.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { firstThat } from '../../text/by-halves.ts'
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
  // Of the line so far, without the texts of templates in it: a text is open where the number is odd.
  let [quotes, seen] = [0, 0]
  const masked = value.replace(TEMPLATE, (found, ...rest: (string | number | undefined)[]) => {
    const at = rest.find((one): one is number => typeof one === 'number') ?? 0
    const between = value.slice(seen, at)
    quotes = (between.includes('\n') ? 0 : quotes) + (between.slice(between.lastIndexOf('\n') + 1).match(/(?<!\\)"/g)?.length ?? 0)
    seen = at + found.length
    if (found.includes('\n')) quotes = 0
    const sign = rest.slice(0, 4).find((one) => typeof one === 'string') ?? ''
    const puts = found.startsWith('{{') ? sign === '' : found.startsWith('<%') && (sign === '=' || sign === '-')
    if (!puts) return found.replace(/[^\r\n]/g, ' ')
    filled.push({ start: at, end: at + found.length })
    return quotes % 2 === 1 ? 'x'.repeat(found.length) : `"${'x'.repeat(found.length - 2)}"`
  })
  return { value: masked, filled }
}

/** A document in which nobody knows what was filled in. */
function withUnknown(node: Node, from: number, filled: readonly Filled[]): Node {
  if (node.kind === 'map') return { ...node, entries: node.entries.map((one) => ({ ...one, value: withUnknown(one.value, from, filled) })) }
  if (node.kind === 'list') return { ...node, items: node.items.map((one) => withUnknown(one, from, filled)) }
  const [start, end] = [node.at.start - from, node.at.end - from]
  const first = filled[firstThat(filled, (one) => one.end > start)]
  return first && first.start < end ? { kind: 'dynamic', at: node.at } : node
}
