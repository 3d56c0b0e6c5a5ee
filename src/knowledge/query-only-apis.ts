import { grouped } from '../text/grouped.ts'
import { lazy } from '../text/lazy.ts'

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
  // Tokens have no other documented place; for the secret of the app see below.
  ...['graph.facebook.com', 'graph.instagram.com', 'graph.threads.net'].map((host) => ({
    host,
    parameters: ['access_token', 'input_token', 'fb_exchange_token'],
    docs: 'https://developers.facebook.com/docs/graph-api/overview#access-tokens',
  })),
]

/** APIs that are described in one place, or of which each host is read alike: hosts, parameters, document. */
const ALIKE: readonly (readonly [hosts: readonly string[], parameters: readonly string[], docs: string])[] = [
  [['api.openweathermap.org', 'pro.openweathermap.org'], ['appid'], 'https://openweathermap.org/appid'],
  [['api.weatherapi.com'], ['key'], 'https://www.weatherapi.com/docs/'],
  [['weather.visualcrossing.com'], ['key'], 'https://www.visualcrossing.com/resources/documentation/weather-api/timeline-weather-api/'],
  [['api.weatherbit.io'], ['key'], 'https://www.weatherbit.io/api'],
  [['api.airvisual.com'], ['key'], 'https://api-docs.iqair.com/'],
  [['api.waqi.info'], ['token'], 'https://aqicn.org/json-api/doc/'],
  [['api.ipstack.com'], ['access_key'], 'https://ipstack.com/documentation'],
  [['api.ipapi.com'], ['access_key'], 'https://ipapi.com/documentation'],
  [['api.mediastack.com'], ['access_key'], 'https://mediastack.com/documentation'],
  [['api.marketstack.com'], ['access_key'], 'https://marketstack.com/documentation'],
  [['api.aviationstack.com'], ['access_key'], 'https://aviationstack.com/documentation'],
  [['api.weatherstack.com'], ['access_key'], 'https://weatherstack.com/documentation'],
  [['api.currencylayer.com'], ['access_key'], 'https://currencylayer.com/documentation'],
  [['data.fixer.io'], ['access_key'], 'https://fixer.io/documentation'],
  [['api.positionstack.com'], ['access_key'], 'https://positionstack.com/documentation'],
  [['api.exchangerate.host'], ['access_key'], 'https://exchangerate.host/documentation'],
  [['api.opencagedata.com'], ['key'], 'https://opencagedata.com/api#required-parameters'],
  [['us1.locationiq.com', 'eu1.locationiq.com', 'api.locationiq.com'], ['key'], 'https://docs.locationiq.com/docs/authentication'],
  [['www.mapquestapi.com', 'open.mapquestapi.com'], ['key'], 'https://developer.mapquest.com/documentation/api/'],
  [['graphhopper.com'], ['key'], 'https://docs.graphhopper.com/openapi/section/authentication'],
  [['api.timezonedb.com'], ['key'], 'https://timezonedb.com/api'],
  [['api.ipgeolocation.io'], ['apikey'], 'https://ipgeolocation.io/documentation.html'],
  [['api.builtwith.com'], ['key'], 'https://api.builtwith.com/'],
  [['api.shodan.io'], ['key'], 'https://developer.shodan.io/api'],
  [['api.semrush.com'], ['key'], 'https://developer.semrush.com/api/basics/api-access/'],
  [['app.scrapingbee.com'], ['api_key'], 'https://www.scrapingbee.com/documentation/'],
  [['api.zenrows.com'], ['apikey'], 'https://docs.zenrows.com/universal-scraper-api/api-reference'],
  [['api.scrape.do'], ['token'], 'https://scrape.do/documentation/'],
  [['api.scrapfly.io'], ['key'], 'https://scrapfly.io/docs/scrape-api/getting-started'],
  [['api.diffbot.com'], ['token'], 'https://docs.diffbot.com/reference/authentication'],
  [['api.etherscan.io'], ['apikey'], 'https://docs.etherscan.io/'],
  [['api.bscscan.com'], ['apikey'], 'https://docs.bscscan.com/'],
  [['api.polygonscan.com'], ['apikey'], 'https://docs.polygonscan.com/'],
  [['api.arbiscan.io'], ['apikey'], 'https://docs.arbiscan.io/'],
  [['api.blockcypher.com'], ['token'], 'https://www.blockcypher.com/dev/bitcoin/#rate-limits-and-tokens'],
  [['api.stlouisfed.org'], ['api_key'], 'https://fred.stlouisfed.org/docs/api/api_key.html'],
  [['api.census.gov'], ['key'], 'https://www.census.gov/data/developers/guidance/api-user-guide.html'],
  [['api.eia.gov'], ['api_key'], 'https://www.eia.gov/opendata/documentation.php'],
  [['api.marketaux.com'], ['api_token'], 'https://www.marketaux.com/documentation'],
  [['api.the-odds-api.com'], ['apikey'], 'https://the-odds-api.com/liveapi/guides/v4/'],
  [['pixabay.com'], ['key'], 'https://pixabay.com/api/docs/'],
  [['www.omdbapi.com', 'omdbapi.com'], ['apikey'], 'https://www.omdbapi.com/'],
  [['api.rawg.io'], ['key'], 'https://rawg.io/apidocs'],
  [['www.giantbomb.com'], ['api_key'], 'https://www.giantbomb.com/api/documentation/'],
  [['comicvine.gamespot.com'], ['api_key'], 'https://comicvine.gamespot.com/api/documentation'],
  [['api.musixmatch.com'], ['apikey'], 'https://docs.musixmatch.com/'],
  [['www.dictionaryapi.com'], ['key'], 'https://dictionaryapi.com/products/json'],
  [['api.millionverifier.com'], ['api'], 'https://developer.millionverifier.com/'],
  [['server.smartlead.ai'], ['api_key'], 'https://api.smartlead.ai/reference/authentication'],
  // Of its first version; the second has a header for the key.
  [['api.cal.com'], ['apikey'], 'https://cal.com/docs/api-reference/v1/introduction'],
  [['api.resumatorapi.com'], ['apikey'], 'https://www.resumatorapi.com/v1/'],
  // The services that were there before Places (New) and Routes, which take a header.
  [['maps.googleapis.com'], ['key'], 'https://developers.google.com/maps/documentation/geocoding/requests-geocoding'],
]

const ALL: readonly QueryOnlyApi[] = [
  ...QUERY_ONLY,
  ...ALIKE.flatMap(([hosts, parameters, docs]) => hosts.map((host) => ({ host, parameters, docs }))),
]
const BY_HOST = lazy(() => grouped(ALL, ({ host }) => host))

/** Whether an API takes a credential nowhere else, so that no header can be advised. */
export function takesKeysInQueryOnly(host: string, parameter: string, socket = false): boolean {
  const asked = host.toLowerCase()
  return (BY_HOST().get(asked) ?? []).some(
    (one) => (one.parameters?.includes(parameter.toLowerCase()) ?? true) && (one.socket === undefined || socket),
  )
}

/** APIs that read a credential from the parameters of a request and from no header: the body of a POST request is its other place. */
const PARAMETERS_ONLY: readonly Pick<QueryOnlyApi, 'host' | 'docs'>[] = [
  { host: 'api.pushover.net', docs: 'https://pushover.net/api' },
  { host: 'hcaptcha.com', docs: 'https://docs.hcaptcha.com/#verify-the-user-response-server-side' },
  { host: 'api.hcaptcha.com', docs: 'https://docs.hcaptcha.com/#verify-the-user-response-server-side' },
  { host: 'challenges.cloudflare.com', docs: 'https://developers.cloudflare.com/turnstile/get-started/server-side-validation/' },
  { host: 'www.recaptcha.net', docs: 'https://developers.google.com/recaptcha/docs/verify' },
]

/**
 * Whether a parameter is the key of what checks the answers to captchas, by the code that sends it: they read it from the body.
 * https://developers.google.com/recaptcha/docs/verify#api_request, https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function isOfCaptcha(parameter: string, code: string): boolean {
  return parameter === 'secret' && /captcha|turnstile|siteverify/i.test(code)
}

/** Whether an API takes a credential as a parameter alone, in the query or, better, in the body. */
export function takesKeysAsParameter(host: string): boolean {
  const asked = host.toLowerCase()
  return PARAMETERS_ONLY.some((one) => one.host === asked)
}

/** Exchanges that a provider documents as a GET with the secret in its query, though a POST with the same in its body is answered too. */
const SHOWN_IN_QUERY: readonly Required<Pick<QueryOnlyApi, 'host' | 'parameters' | 'docs'>>[] = [
  {
    host: 'graph.facebook.com',
    parameters: ['client_secret'],
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
  },
]

/** Whether the provider's own document puts a credential into the query of a request, so that code which does the same follows it. */
export function isShownInQuery(host: string, parameter: string): boolean {
  const asked = host.toLowerCase()
  return SHOWN_IN_QUERY.some((one) => one.host === asked && one.parameters.includes(parameter.toLowerCase()))
}

/** Whether code names such an API, where its address is set elsewhere: `config('services.ticketmaster.key')`. */
export function namesQueryOnlyApi(code: string, parameter: string): boolean {
  const said = new Set(code.toLowerCase().match(/[a-z\d]{5,40}/g))
  return ALL.some(({ host }) => said.has(nameIn(host)) && takesKeysInQueryOnly(host, parameter))
}

/** The name of who runs an API; of a host that many APIs share none. */
function nameIn(host: string): string {
  return host.endsWith('.googleapis.com') ? '' : (host.split('.').at(-2) ?? '')
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
