import type { ClientType, Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { pkcePolicy, refreshRotation } from './oauth-client-fields.ts'

/** Connected apps and external client apps as metadata in XML: each field is an element that stands once. */
export default defineTextSurface({
  id: 'salesforce-app',
  name: 'Salesforce connected apps and external client apps',
  spec: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_connectedapp.htm',
  counts: 'oauth',
  files: ['**/*.connectedApp-meta.xml', '**/*.connectedApp', '**/*.ecaGlblOauth-meta.xml', '**/*.ecaGlblOauth'],
  mentions: ['isPkceRequired', 'isRefreshTokenRotationEnabled'],
  *read(text): Generator<Statement> {
    const { value } = text
    const name = ELEMENT('label').exec(value)?.[1] ?? /(?:^|\/)([^/.]{1,80})\.[^/]{1,60}$/.exec(text.at.file.path)?.[1]
    const owner: Owner = { what: 'Salesforce app', ...(name && { name }), product: 'salesforce' }
    const clientType = typeOf(value)
    const pkce = offAt(text, 'isPkceRequired')
    if (pkce)
      yield pkcePolicy(owner, 'client', clientType, { is: 'set', value: 'optional', at: pkce.at }, '<isPkceRequired>true</isPkceRequired>')
    const rotation = offAt(text, 'isRefreshTokenRotationEnabled')
    if (rotation && /<scopes>\s{0,8}(?:RefreshToken|OfflineAccess)\s{0,8}</.test(value)) {
      const fix = '<isRefreshTokenRotationEnabled>true</isRefreshTokenRotationEnabled>'
      yield refreshRotation(owner, clientType, { is: 'set', value: false, at: rotation.at }, fix)
    }
  },
})

const ELEMENT = (name: string) => new RegExp(`<${name}>\\s{0,20}([^<>]{1,120}?)\\s{0,20}</${name}>`)

/** A client that may leave its secret out is one without. */
function typeOf(value: string): ClientType {
  const optional = ELEMENT('isConsumerSecretOptional').exec(value)?.[1]
  return optional === 'true' ? 'public' : optional === 'false' ? 'confidential' : 'unknown'
}

/** Where an element says that something is off; nothing in a comment does. */
function offAt(text: Text, name: string): Text | undefined {
  const found = new RegExp(`<${name}>\\s{0,20}(false)\\s{0,20}</${name}>`).exec(text.value)
  if (!found || text.value.lastIndexOf('<!--', found.index) > text.value.lastIndexOf('-->', found.index)) return undefined
  const start = found.index + found[0].indexOf('false')
  return slice(text, start, start + 'false'.length)
}
