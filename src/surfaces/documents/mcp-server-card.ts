import type { Owner } from '../../model/index.ts'
import { get, getAny, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { changeIn, onlyReads } from '../../classify/actions.ts'
import { addressOf, faultsOf, isFar, nameIn, plainHttp, wellKnown } from './document-checks.ts'
import { fieldsOf, flag, isOpen, words } from '../idp/oauth-client-fields.ts'

export default defineSurface({
  id: 'mcp-server-card',
  name: 'MCP server cards',
  spec: 'https://github.com/modelcontextprotocol/modelcontextprotocol/issues/1649',
  counts: 'oauth',
  files: ['**/*.json', ...wellKnown('mcp')],
  mentions: ['"serverInfo"', '"server_info"'],
  format: 'jsonc',
  recognises: isServerCard,
  read: serverCard,
})

function isServerCard(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  return (fields.has('serverInfo') || fields.has('server_info')) && (fields.has('authentication') || addressIn(node) !== undefined)
}

/** `transport.endpoint`, or `endpoint` or `url` of earlier forms; a path stands for the host that publishes the card. */
function addressIn(root: Node): Located<string> | undefined {
  const address = addressOf(getAny(get(root, 'transport'), ['endpoint', 'url']) ?? getAny(root, ['endpoint', 'url']))
  return address && /^https?:/i.test(address.value) ? address : undefined
}

/** What a server tells its clients of signing in. */
function* serverCard(root: Node): Generator<Statement> {
  const owner: Owner = { what: 'MCP server card', ...nameIn(getAny(root, ['serverInfo', 'server_info']), 'name'), product: 'mcp' }
  const fault = faultsOf('agent-card', owner)
  const address = addressIn(root)
  if (address && plainHttp(address)) yield fault('plain-http', address)
  if (!isFar(address)) return
  const required = get(root, 'authentication', 'required')
  const schemes = get(root, 'authentication', 'schemes')
  const listed = words(schemes)
  const keys = listed.filter(({ value }) => /^(?:api[-_]?key|basic)$/i.test(value))
  if (required && flag(required) === false) {
    const texts = items(get(root, 'tools')).flatMap((tool) => ['name', 'description'].flatMap((key) => string(get(tool, key))?.value ?? []))
    const change = changeIn(...texts)
    if (change) yield fault('none-required', required, { change: `it ${change}` })
    else if (texts.length > 0 && !onlyReads(...texts)) yield fault('none-required', required)
  } else if (keys[0] && keys.length === listed.length && !isOpen(schemes)) {
    yield fault('only-key', keys[0], { name: keys[0].value })
  }
}
