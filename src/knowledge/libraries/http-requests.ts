import type { LibraryCall, Place } from './row.ts'

/** A call that sends a request, or makes a client that does. */
export interface RequestCall extends LibraryCall<'sends-request' | 'makes-http-client'> {
  readonly options: {
    /** Of a call `(url, options)`: where the object with `headers` stands. */
    readonly init?: number
    /** Of a call whose address may be parts of an object of options, `hostname` and `path`: what it begins with. */
    readonly scheme?: 'https' | 'http'
    /** Of one whose parts have places of their own; of a client `url` is the base. */
    readonly url?: Place
    readonly headers?: Place
    readonly query?: Place
    readonly body?: Place
    /** Of a client that is made with an object of options: the address in it. */
    readonly base?: Place
  }
  /** What is sent with the request is put in by calls of the answer: `get(url).set('Authorization', key)`. */
  readonly setsHeaders?: string
}

/**
 * Libraries whose errors have the address of the request in their text, with its query: "Max retries exceeded with url: /path?key=…".
 * https://requests.readthedocs.io/en/latest/user/quickstart/#errors-and-exceptions
 */
export const tellAddressInErrors: readonly string[] = ['requests']

export const HTTP_METHODS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

/** Words of which one is in every module that sends requests. */
export const REQUEST_WORDS: readonly string[] = ['fetch', 'axios', 'got', 'ky', 'undici', 'superagent', 'ofetch', 'needle', 'request(', 'http.get(', 'https.get(', 'requests', 'httpx', 'aiohttp', 'urllib']

const SCRIPT = { means: 'sends-request', language: 'typescript', options: { init: 1 } } as const
const MAKES = { means: 'makes-http-client', language: 'typescript' } as const
const SENT_WITH_BODY = ['post', 'put', 'patch']

/** Names and methods below each of several things: `ky`, `ky.get`. */
const below = (holders: readonly string[], names: readonly string[]) => holders.flatMap((holder) => names.map((name) => (holder === '' ? name : `${holder}.${name}`)))

const SCRIPTS: readonly RequestCall[] = [
  {
    ...SCRIPT, package: ['node-fetch', 'cross-fetch', 'undici', 'isomorphic-fetch', '@whatwg-node/fetch', 'node-fetch-native', 'make-fetch-happen'], call: ['', 'fetch', 'request', 'stream'],
    docs: 'https://developer.mozilla.org/docs/Web/API/Window/fetch', is: ["import fetch from 'node-fetch'\nfetch(url, { headers })", "import { request } from 'undici'\nrequest(url, { headers })"], isNot: ["import { Headers } from 'node-fetch'\nnew Headers(init)"],
  },
  {
    ...SCRIPT, package: 'axios', call: below(['', 'create()', 'Axios()'], SENT_WITH_BODY), options: { init: 2 },
    docs: 'https://axios-http.com/docs/api_intro', is: ["import axios from 'axios'\naxios.post(url, body, { headers })", "import axios from 'axios'\nconst api = axios.create({})\napi.put(url, body)"], isNot: ["import axios from 'axios'\naxios.isAxiosError(error)"],
  },
  {
    ...SCRIPT, package: 'axios', call: ['', 'create()', 'Axios()', ...below(['', 'create()', 'Axios()'], ['get', 'delete', 'head', 'options'])],
    docs: 'https://axios-http.com/docs/api_intro', is: ["import axios from 'axios'\naxios(url, { headers })", "import axios from 'axios'\naxios.get(url, { headers })"], isNot: ["import axios from 'axios'\naxios.interceptors.request.use(handler)"],
  },
  {
    ...MAKES, package: 'axios', call: 'create', options: { base: '0.baseURL' },
    docs: 'https://axios-http.com/docs/instance', is: ["import axios from 'axios'\naxios.create({ baseURL })"], isNot: ["import axios from 'axios'\naxios.get(url)"],
  },
  {
    ...SCRIPT, package: 'got', call: ['', 'got', ...below(['', 'got'], [...HTTP_METHODS, 'stream'])],
    docs: 'https://github.com/sindresorhus/got#documentation', is: ["import got from 'got'\ngot(url, { headers })", "import { got } from 'got'\ngot.post(url, { json })"], isNot: ["import { HTTPError } from 'got'\nnew HTTPError(response)"],
  },
  {
    ...MAKES, package: 'got', call: ['extend', 'got.extend'], options: { base: '0.prefixUrl' },
    docs: 'https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md', is: ["import got from 'got'\ngot.extend({ prefixUrl })"], isNot: ["import got from 'got'\ngot.paginate(url)"],
  },
  {
    ...SCRIPT, package: ['ky', 'ofetch', 'wretch', 'needle', 'phin', 'request', 'request-promise', 'request-promise-native'], call: ['', ...HTTP_METHODS, ...below(['ofetch', '$fetch', 'ky', 'defaults'], HTTP_METHODS), 'ofetch', '$fetch', 'ky', 'defaults'],
    docs: 'https://github.com/sindresorhus/ky#api', is: ["import ky from 'ky'\nky.get(url, { headers })", "import { ofetch } from 'ofetch'\nofetch(url, { headers })", "const needle = require('needle')\nneedle.get(url, { headers })"], isNot: ["import ky from 'ky'\nky.stop()"],
  },
  {
    ...MAKES, package: 'ky', call: ['create', 'extend', 'ky.create', 'ky.extend'], options: { base: '0.prefixUrl' },
    docs: 'https://github.com/sindresorhus/ky#kycreatedefaultoptions', is: ["import ky from 'ky'\nky.create({ prefixUrl })"], isNot: ["import ky from 'ky'\nky.post(url)"],
  },
  {
    ...MAKES, package: 'ofetch', call: ['ofetch.create', '$fetch.create'], options: { base: '0.baseURL' },
    docs: 'https://github.com/unjs/ofetch#%EF%B8%8F-create-fetch-with-default-options', is: ["import { ofetch } from 'ofetch'\nofetch.create({ baseURL })"], isNot: ["import { createFetch } from 'ofetch'\ncreateFetch({ defaults })"],
  },
  ...(['https', 'http'] as const).map((scheme): RequestCall => ({
    ...SCRIPT, package: [scheme, `node:${scheme}`], call: ['request', 'get'], options: { init: 1, scheme },
    docs: `https://nodejs.org/api/${scheme}.html#${scheme}requestoptions-callback`, is: [`import ${scheme} from 'node:${scheme}'\n${scheme}.request({ hostname, path, headers })`, `const ${scheme} = require('${scheme}')\n${scheme}.get(url, { headers }, done)`], isNot: [`import ${scheme} from 'node:${scheme}'\n${scheme}.createServer(handler)`],
  })),
  {
    ...SCRIPT, package: 'superagent', call: HTTP_METHODS, options: {}, setsHeaders: 'set',
    docs: 'https://forwardemail.github.io/superagent/#setting-header-fields', is: ["import superagent from 'superagent'\nsuperagent.get(url).set('Authorization', key)"], isNot: ["import superagent from 'superagent'\nsuperagent.agent()"],
  },
]

const PYTHON = { means: 'sends-request', language: 'python' } as const
const BODY = ['data', 'json', 'content', 'fields', 'body']
const PARTS = { url: ['url', 0], headers: 'headers', query: 'params', body: BODY } as const
const PARTS_BEHIND_METHOD = { ...PARTS, url: ['url', 1] } as const
const REQUESTS = 'https://requests.readthedocs.io/en/latest/api/'
const WITH_METHOD = ['request', 'stream', 'build_request']

/** A library of Python with functions for requests, and classes of clients with methods of the same names. */
function modulesLike(packages: readonly string[], functions: readonly string[], clients: readonly string[], docs: string): RequestCall[] {
  const holders = [...functions, ...clients.map((name) => `${name}()`)]
  const [name = ''] = packages
  const [client = ''] = clients
  const made = `import ${name}\nclient = ${name}.${client}()\n`
  return [
    {
      ...PYTHON, means: 'makes-http-client', package: packages, call: clients, options: { url: 'base_url', headers: 'headers' },
      docs, is: [made], isNot: [`import ${name}\nisinstance(client, ${name}.${client})`],
    },
    {
      ...PYTHON, package: packages, call: below(holders, [...HTTP_METHODS, 'ws_connect']), options: PARTS,
      docs, is: [`${made}client.get(url, headers=headers)`], isNot: [`${made}client.close()`],
    },
    {
      ...PYTHON, package: packages, call: below(holders, WITH_METHOD), options: PARTS_BEHIND_METHOD,
      docs, is: [`${made}client.request("GET", url)`], isNot: [`${made}client.get(url)`],
    },
  ]
}

const MODULES: readonly RequestCall[] = [
  {
    ...PYTHON, package: 'requests', call: 'get', options: { ...PARTS, query: ['params', 1] },
    docs: REQUESTS, is: ['import requests\nrequests.get(url, {"key": key})'], isNot: ['import requests\nrequests.utils.default_headers().get("Accept")'],
  },
  {
    ...PYTHON, package: 'requests', call: SENT_WITH_BODY, options: { ...PARTS, body: [...BODY, 1] },
    docs: REQUESTS, is: ['import requests\nrequests.post(url, data)'], isNot: ['import requests\nrequests.get(url)'],
  },
  {
    ...PYTHON, package: 'requests', call: 'Request', options: { ...PARTS, url: ['url', 1], headers: ['headers', 2] },
    docs: 'https://requests.readthedocs.io/en/latest/api/#requests.Request', is: ['import requests\nrequests.Request("GET", url, headers)'], isNot: ['import requests\nrequests.Response()'],
  },
  {
    ...PYTHON, package: 'urllib.request', call: 'Request', options: { url: ['url', 0], headers: ['headers', 2], body: ['data', 1] },
    docs: 'https://docs.python.org/3/library/urllib.request.html#urllib.request.Request', is: ['import urllib.request\nurllib.request.Request(url, None, headers)'], isNot: ['import urllib.request\nurllib.request.urlopen(url)'],
  },
  {
    ...PYTHON, means: 'makes-http-client', package: 'aiohttp', call: 'ClientSession', options: { url: ['base_url', 0], headers: 'headers' },
    docs: 'https://docs.aiohttp.org/en/stable/client_reference.html#client-session', is: ['import aiohttp\naiohttp.ClientSession(base, headers=headers)'], isNot: ['import aiohttp\naiohttp.ClientTimeout(total=60)'],
  },
  ...modulesLike(['requests'], [''], ['Session', 'session'], REQUESTS),
  ...modulesLike(['httpx', 'httpx2'], [''], ['AsyncClient', 'Client'], 'https://www.python-httpx.org/api/'),
  ...modulesLike(['aiohttp'], [], ['ClientSession'], 'https://docs.aiohttp.org/en/stable/client_reference.html#client-session'),
  ...modulesLike(['urllib3'], [], ['PoolManager'], 'https://urllib3.readthedocs.io/en/stable/reference/urllib3.poolmanager.html'),
  ...modulesLike(['requests_cache'], [], ['CachedSession'], 'https://requests-cache.readthedocs.io/en/stable/session.html'),
  ...modulesLike(['curl_cffi.requests'], [''], ['Session', 'AsyncSession'], 'https://curl-cffi.readthedocs.io/en/latest/api.html'),
  ...modulesLike(['niquests'], [''], ['Session', 'AsyncSession'], 'https://niquests.readthedocs.io/en/latest/api.html'),
]

/** Libraries that send requests, by their documentation. */
export const requestCalls: readonly RequestCall[] = [...SCRIPTS, ...MODULES]

/** A call that makes a query of an object. */
export const queryWriters: readonly LibraryCall<'writes-query'>[] = [
  {
    language: 'typescript', means: 'writes-query', options: {}, package: ['querystring', 'qs', 'query-string', 'fast-querystring', 'picoquery', 'neoqs', 'ufo'], call: ['stringify', 'encode', 'stringifyQuery'],
    docs: 'https://nodejs.org/api/querystring.html#querystringstringifyobj-sep-eq-options', is: ["import { stringify } from 'qs'\nstringify({ code })", "import qs from 'query-string'\nqs.stringify({ code })"], isNot: ["import { parse } from 'qs'\nparse(text)"],
  },
  {
    language: 'python', means: 'writes-query', options: {}, package: ['httpx', 'starlette'], call: 'QueryParams',
    docs: 'https://www.python-httpx.org/api/', is: ['import httpx\nhttpx.QueryParams(code=code)', 'from starlette.datastructures import QueryParams\nQueryParams(code=code)'], isNot: ['import httpx\nhttpx.Headers({})'],
  },
]
