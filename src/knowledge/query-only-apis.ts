/** An API whose documentation names no other place for a credential than the query of the address. */
interface QueryOnlyApi {
  readonly host: string
  /** What goes there; without a list, whatever it takes. */
  readonly parameters?: readonly string[]
  readonly docs: string
}

const QUERY_ONLY: readonly QueryOnlyApi[] = [
  { host: 'api.openalex.org', docs: 'https://developers.openalex.org/guides/authentication' },
  { host: 'eutils.ncbi.nlm.nih.gov', docs: 'https://www.ncbi.nlm.nih.gov/books/NBK25497/' },
  { host: 'serpapi.com', docs: 'https://serpapi.com/search-api' },
  { host: 'api.weixin.qq.com', docs: 'https://developers.weixin.qq.com/doc/oplatform/en/Website_App/WeChat_Login/Wechat_Login.html' },
  { host: 'aip.baidubce.com', docs: 'https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu' },
  {
    host: 'www.google-analytics.com',
    parameters: ['api_secret'],
    docs: 'https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events',
  },
  // The secret of the app goes into the body as well; tokens have no other documented place.
  ...['graph.facebook.com', 'graph.instagram.com', 'graph.threads.net'].map((host) => ({
    host,
    parameters: ['access_token', 'input_token', 'fb_exchange_token'],
    docs: 'https://developers.facebook.com/docs/graph-api/overview#access-tokens',
  })),
]

/** Whether an API takes a credential nowhere else, so that no header can be advised. */
export function takesKeysInQueryOnly(host: string, parameter: string): boolean {
  const asked = host.toLowerCase()
  return QUERY_ONLY.some((one) => one.host === asked && (one.parameters?.includes(parameter.toLowerCase()) ?? true))
}
