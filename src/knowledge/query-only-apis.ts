/** An API whose documentation names no other place for its key than the query of the address. */
interface QueryOnlyApi {
  readonly host: string
  readonly docs: string
}

const QUERY_ONLY: readonly QueryOnlyApi[] = [
  { host: 'api.openalex.org', docs: 'https://docs.openalex.org/how-to-use-the-api/rate-limits-and-authentication' },
  { host: 'eutils.ncbi.nlm.nih.gov', docs: 'https://www.ncbi.nlm.nih.gov/books/NBK25497/' },
  { host: 'aip.baidubce.com', docs: 'https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu' },
  { host: 'api.weixin.qq.com', docs: 'https://developers.weixin.qq.com/doc/offiaccount/en/Basic_Information/Get_access_token.html' },
  { host: 'graph.qq.com', docs: 'https://wiki.connect.qq.com/' },
]

/** Whether an API takes its key nowhere else, so that no header can be advised. */
export function takesKeysInQueryOnly(host: string): boolean {
  return QUERY_ONLY.some((one) => one.host === host.toLowerCase())
}
