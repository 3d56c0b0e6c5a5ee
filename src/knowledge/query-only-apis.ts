/** An API whose documentation names no other place for its key than the query of the address. */
interface QueryOnlyApi {
  readonly host: string
  readonly docs: string
}

const QUERY_ONLY: readonly QueryOnlyApi[] = [
  { host: 'api.openalex.org', docs: 'https://developers.openalex.org/guides/authentication' },
  { host: 'eutils.ncbi.nlm.nih.gov', docs: 'https://www.ncbi.nlm.nih.gov/books/NBK25497/' },
]

/** Whether an API takes its key nowhere else, so that no header can be advised. */
export function takesKeysInQueryOnly(host: string): boolean {
  return QUERY_ONLY.some((one) => one.host === host.toLowerCase())
}
