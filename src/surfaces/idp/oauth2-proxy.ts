import { defineSurface } from '../reading/surface.ts'
import { isProxyConfig, readProxyConfig } from './oauth2-proxy-options.ts'

export default defineSurface({
  id: 'oauth2-proxy',
  name: 'oauth2-proxy configuration',
  spec: 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview',
  counts: 'oauth',
  files: ['**/*oauth2*proxy*.cfg', '**/*oauth2*proxy*.toml', '**/*oauth2*proxy*/**/*.cfg', '**/*oauth2*proxy*.cfg.*'],
  mentions: ['cookie_', 'email_domains', 'upstreams', 'provider'],
  format: 'toml',
  recognises: isProxyConfig,
  read: readProxyConfig,
})
