/** An API whose documentation names no other place for a credential than the query of the address. */
interface QueryOnlyApi {
  readonly host: string
  /** What goes there; without a list, whatever it takes. */
  readonly parameters?: readonly string[]
  /** Only where a WebSocket is opened; its other addresses take a header. */
  readonly socket?: true
  readonly docs: string
}

const QUERY_ONLY: readonly QueryOnlyApi[] = [
  { host: 'api.openalex.org', docs: 'https://developers.openalex.org/guides/authentication' },
  { host: 'eutils.ncbi.nlm.nih.gov', docs: 'https://www.ncbi.nlm.nih.gov/books/NBK25497/' },
  { host: 'serpapi.com', docs: 'https://serpapi.com/search-api' },
  { host: 'api.weixin.qq.com', docs: 'https://developers.weixin.qq.com/doc/oplatform/en/Website_App/WeChat_Login/Wechat_Login.html' },
  { host: 'qyapi.weixin.qq.com', docs: 'https://developer.work.weixin.qq.com/document/path/91039' },
  { host: 'graph.qq.com', docs: 'https://wiki.connect.qq.com/' },
  { host: 'api.stackexchange.com', docs: 'https://api.stackexchange.com/docs/authentication' },
  { host: 'api.untappd.com', docs: 'https://untappd.com/api/docs' },
  { host: 'api.ok.ru', docs: 'https://apiok.ru/en/dev/methods/' },
  { host: 'api.odnoklassniki.ru', docs: 'https://apiok.ru/en/dev/methods/' },
  { host: 'api.zerobounce.net', docs: 'https://www.zerobounce.net/docs/email-validation-api-quickstart' },
  { host: 'aip.baidubce.com', docs: 'https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu' },
  // The older of its two APIs; api.dingtalk.com takes a header.
  { host: 'oapi.dingtalk.com', parameters: ['access_token'], docs: 'https://open.dingtalk.com/document/orgapp/upload-media-files' },
  // It tells what a token is good for, or ends it, and takes no other credential.
  {
    host: 'oauth2.googleapis.com',
    parameters: ['access_token', 'id_token', 'token'],
    docs: 'https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke',
  },
  {
    host: 'generativelanguage.googleapis.com',
    parameters: ['key', 'access_token'],
    socket: true,
    docs: 'https://ai.google.dev/gemini-api/docs/live-api/get-started-websocket',
  },
  { host: 'app.gong.io', parameters: ['code', 'refresh_token'], docs: 'https://contact.gong.io/hc/en-us/articles/13944551222157' },
  { host: 'eodhd.com', docs: 'https://eodhd.com/financial-apis/quick-start-with-our-financial-data-apis' },
  { host: 'eodhistoricaldata.com', docs: 'https://eodhd.com/financial-apis/quick-start-with-our-financial-data-apis' },
  { host: 'api.pinboard.in', parameters: ['auth_token'], docs: 'https://pinboard.in/api/#authentication' },
  { host: 'api.giphy.com', parameters: ['api_key'], docs: 'https://developers.giphy.com/docs/api/endpoint' },
  { host: 'app.ticketmaster.com', docs: 'https://developer.ticketmaster.com/products-and-docs/apis/getting-started/' },
  { host: 'api.mapbox.com', parameters: ['access_token'], docs: 'https://docs.mapbox.com/help/glossary/access-token/' },
  // By the `securityDefinitions` of all of its descriptions.
  { host: 'api.nytimes.com', parameters: ['api-key'], docs: 'https://github.com/nytimes/public_api_specs' },
  { host: 'www.alphavantage.co', parameters: ['apikey'], docs: 'https://www.alphavantage.co/documentation/' },
  // The public id of an application (its OAuth consumer key), whose secret is another.
  { host: 'api.tumblr.com', parameters: ['api_key'], docs: 'https://www.tumblr.com/docs/en/api/v2#authentication' },
  // The public id of an application, whose secret signs and is never sent.
  { host: 'www.last.fm', parameters: ['api_key'], docs: 'https://www.last.fm/api/webauth' },
  { host: 'ws.audioscrobbler.com', parameters: ['api_key'], docs: 'https://www.last.fm/api/rest' },
  {
    host: 'www.google-analytics.com',
    parameters: ['api_secret'],
    docs: 'https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events',
  },
  // The web key of a Firebase project is published; it names the project and opens nothing.
  ...['identitytoolkit.googleapis.com', 'securetoken.googleapis.com'].map((host) => ({
    host,
    parameters: ['key'],
    docs: 'https://firebase.google.com/docs/projects/api-keys',
  })),
  // The secret of the app goes into the body as well; tokens have no other documented place.
  ...['graph.facebook.com', 'graph.instagram.com', 'graph.threads.net'].map((host) => ({
    host,
    parameters: ['access_token', 'input_token', 'fb_exchange_token'],
    docs: 'https://developers.facebook.com/docs/graph-api/overview#access-tokens',
  })),
]

/** Whether an API takes a credential nowhere else, so that no header can be advised. */
export function takesKeysInQueryOnly(host: string, parameter: string, socket = false): boolean {
  const asked = host.toLowerCase()
  return QUERY_ONLY.some(
    (one) =>
      one.host === asked && (one.parameters?.includes(parameter.toLowerCase()) ?? true) && (one.socket === undefined || socket),
  )
}

/** APIs that read a credential from the parameters of a request and from no header: the body of a POST request is its other place. */
const PARAMETERS_ONLY: readonly Pick<QueryOnlyApi, 'host' | 'docs'>[] = [
  { host: 'api.pushover.net', docs: 'https://pushover.net/api' },
]

/** Whether an API takes a credential as a parameter alone, in the query or, better, in the body. */
export function takesKeysAsParameter(host: string): boolean {
  const asked = host.toLowerCase()
  return PARAMETERS_ONLY.some((one) => one.host === asked)
}

/** Whether code names such an API, where its address is set elsewhere: `config('services.ticketmaster.key')`. */
export function namesQueryOnlyApi(code: string, parameter: string): boolean {
  const said = new Set(code.toLowerCase().match(/[a-z\d]{5,40}/g))
  return QUERY_ONLY.some(({ host }) => said.has(host.split('.').at(-2) ?? '') && takesKeysInQueryOnly(host, parameter))
}

/**
 * Grants of Meta that are asked for with a GET whose query has the secret or the token, and in no other way:
 * https://developers.facebook.com/documentation/instagram-platform/reference/access_token,
 * https://developers.facebook.com/docs/threads/get-started/long-lived-tokens
 */
const QUERY_ONLY_GRANTS: ReadonlySet<string> = new Set(['ig_exchange_token', 'ig_refresh_token', 'th_exchange_token', 'th_refresh_token'])

/** Whether what a grant needs is taken in the query alone, wherever it is sent. */
export function isGrantInQueryOnly(grant: string): boolean {
  return QUERY_ONLY_GRANTS.has(grant)
}
