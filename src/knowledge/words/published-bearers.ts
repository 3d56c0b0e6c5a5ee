import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that a build puts into what users get.

export const bearerOfBuild: Words = {
  because:
    "Variables, without a build's prefix, with a token of an interface, where their module sends bearers; what is made for pages to read " +
    'content with is none: https://www.contentful.com/developers/docs/references/authentication/, https://www.storyblok.com/docs/concepts/access-tokens',
  pattern: inTurn(
    '',
    /^(?!(?:[A-Z\d_]{1,60}_)?(?:CONTENTFUL|STORYBLOK|PRISMIC|SANITY|HYGRAPH|GRAPHCMS|DATOCMS|STOREFRONT|MAPBOX|CESIUM|ION)_)/,
    /(?:[A-Z\d_]{1,60}_)?(?:API|AUTH|ACCESS|MCP)_TOKEN$/,
  ),
  is: ['API_TOKEN', 'MCP_API_TOKEN', 'DESK_ACCESS_TOKEN', 'MCP_TOKEN'],
  isNot: ['CONTENTFUL_ACCESS_TOKEN', 'MAPBOX_ACCESS_TOKEN', 'CLIENT_TOKEN', 'API_TOKEN_URL', 'ACCESS_TOKEN_MINUTES'],
}

export const sendsBearer: Words = {
  because: 'A bearer that code puts together: RFC 6750 section 2.1.',
  pattern: /["'`]Bearer (?:\$\{|["']\s?\+)/,
  is: ['`Bearer ${token}`', "'Bearer ' + token"],
  isNot: ['"Bearer realm"', "startsWith('Bearer ')"],
}
