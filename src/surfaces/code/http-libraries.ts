import type { Place } from '../../knowledge/libraries/row.ts'

/** Words of which one is in every module that sends requests. */
export const HTTP_WORDS: readonly string[] = [
  'fetch',
  'axios',
  'got',
  'ky',
  'undici',
  'superagent',
  'ofetch',
  'needle',
  'request(',
  'requests',
  'httpx',
  'aiohttp',
  'urllib',
]

/** Modules of Python that send requests, as expressions. */
export const HTTP_MODULES: readonly string[] = ['requests', 'httpx2?', 'aiohttp', 'urllib3?', 'niquests', 'curl_cffi', 'requests_cache']

/** A library whose calls take an address, and an object with `headers` behind it. */
export interface Library {
  readonly from: string | readonly string[]
  /** What is called for a request with `(url, options)`, by its name from the module. */
  readonly names: RegExp
  /** Position of the options. */
  options(name: string): number
}

export const METHODS = '(?:get|post|put|patch|delete|head|options)'
const SECOND = () => 1

export const LIBRARIES: readonly Library[] = [
  {
    from: ['node-fetch', 'cross-fetch', 'undici', 'isomorphic-fetch', '@whatwg-node/fetch', 'node-fetch-native', 'make-fetch-happen'],
    names: /^(?:|fetch|request|stream)$/,
    options: SECOND,
  },
  {
    from: 'axios',
    names: new RegExp(`^(?:(?:Axios\\(\\)|create\\(\\))\\.?)?(?:${METHODS})?$`),
    options: (name) => (/(?:^|\.)(?:post|put|patch)$/.test(name) ? 2 : 1),
  },
  { from: 'got', names: new RegExp(`^(?:got\\.?)?(?:${METHODS}|stream)?$`), options: SECOND },
  {
    from: ['ky', 'ofetch', 'wretch', 'needle', 'phin', 'request', 'request-promise', 'request-promise-native'],
    names: new RegExp(`^(?:ofetch|\\$fetch|ky|defaults)?\\.?(?:${METHODS})?$`),
    options: SECOND,
  },
]

/** Functions that make a client with an address of its own: `axios.create({baseURL, headers})`. */
export const FACTORIES: readonly { readonly from: string; readonly names: RegExp; readonly base: string }[] = [
  { from: 'axios', names: /^create$/, base: 'baseURL' },
  { from: 'got', names: /^(?:got\.)?extend$/, base: 'prefixUrl' },
  { from: 'ky', names: /^(?:ky\.)?(?:create|extend)$/, base: 'prefixUrl' },
  { from: 'ofetch', names: /^(?:ofetch|\$fetch)\.create$/, base: 'baseURL' },
]

/** A call whose parts have names, by its path: https://requests.readthedocs.io/en/latest/api/, https://www.python-httpx.org/api/. */
export interface NamedCall {
  readonly path: RegExp
  readonly url: Place
  readonly headers: Place
  readonly query?: Place
  readonly body?: Place
  /** It makes a client, of which `url` is the base. */
  readonly makes?: true
}

const SESSIONS =
  String.raw`requests\.[Ss]ession|requests\.sessions\.Session|httpx2?\.(?:Async)?Client` +
  String.raw`|aiohttp\.(?:client\.)?ClientSession|urllib3\.PoolManager`
const CLIENTS = String.raw`(?:${SESSIONS}|requests_cache\.CachedSession|curl_cffi\.requests\.(?:Async)?Session|niquests\.(?:Async)?Session)`
const SENDERS = String.raw`(?:requests|httpx2?|niquests|curl_cffi\.requests|requests\.api|${CLIENTS}\(\))`
const BODY = ['data', 'json', 'content', 'fields', 'body']

export const NAMED_CALLS: readonly NamedCall[] = [
  { path: /^aiohttp\.(?:client\.)?ClientSession$/, url: ['base_url', 0], headers: 'headers', makes: true },
  { path: new RegExp(`^${CLIENTS}$`), url: 'base_url', headers: 'headers', makes: true },
  { path: /^requests\.get$/, url: ['url', 0], headers: 'headers', query: ['params', 1], body: BODY },
  { path: /^requests\.(?:post|put|patch)$/, url: ['url', 0], headers: 'headers', query: 'params', body: [...BODY, 1] },
  { path: new RegExp(`^${SENDERS}\\.(?:${METHODS}|ws_connect)$`), url: ['url', 0], headers: 'headers', query: 'params', body: BODY },
  { path: new RegExp(`^${SENDERS}\\.(?:request|stream|build_request)$`), url: ['url', 1], headers: 'headers', query: 'params', body: BODY },
  { path: /^urllib\.request\.Request$/, url: ['url', 0], headers: ['headers', 2], body: ['data', 1] },
  { path: /^requests\.(?:models\.)?Request$/, url: ['url', 1], headers: ['headers', 2], query: 'params', body: BODY },
]
