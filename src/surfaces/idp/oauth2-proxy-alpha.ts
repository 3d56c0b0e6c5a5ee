import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { isProxyProvider, readProxyProvider } from './oauth2-proxy-options.ts'
import { holds, productDocuments } from './product-documents.ts'

export default defineSurface({
  id: 'oauth2-proxy-alpha',
  name: 'oauth2-proxy alpha configuration and Helm values',
  spec: 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/alpha-config',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['upstreamConfig', 'injectRequestHeaders', 'injectResponseHeaders', 'alphaConfig', 'oidcConfig'],
  format: 'yaml',
  recognises: (root) => holds(root, isAlphaConfig),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const config of productDocuments(root, isAlphaConfig, reader)) {
      for (const provider of items(get(config, 'providers'))) if (isProxyProvider(provider)) yield* readProxyProvider(provider)
    }
  },
})

function isAlphaConfig(node: Node): boolean {
  return items(get(node, 'providers')).some(isProxyProvider)
}
