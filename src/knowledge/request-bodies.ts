/** Properties that carry a request's parameters. */
export const BODIES: ReadonlySet<string> = new Set([
  'body',
  'data',
  'form',
  'json',
  'params',
  'searchParams',
  'query',
  'qs',
  'payload',
  'formData',
])

/** Options of HTTP clients that stand before the paths that they ask: axios, httpx and niquests, got and ky, ofetch. */
export const BASES: ReadonlySet<string> = new Set(['baseURL', 'base_url', 'prefixUrl', 'prefix', 'baseUrl'])
