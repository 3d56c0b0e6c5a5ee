/** The header of its own that an API reads its keys from. */
interface KeyHeader {
  /** The host, or what its hosts end in. */
  readonly host: RegExp
  readonly header: string
  readonly docs: string
}

const KEY_HEADERS: readonly KeyHeader[] = [
  {
    host: /(?:^|\.)googleapis\.com$/,
    header: 'x-goog-api-key',
    docs: 'https://docs.cloud.google.com/docs/authentication/api-keys-best-practices',
  },
  { host: /^api\.steampowered\.com$/, header: 'x-webapi-key', docs: 'https://partner.steamgames.com/doc/webapi_overview/auth' },
  { host: /^newsapi\.org$/, header: 'X-Api-Key', docs: 'https://newsapi.org/docs/authentication' },
  { host: /^newsdata\.io$/, header: 'X-ACCESS-KEY', docs: 'https://newsdata.io/documentation/api-authentication' },
  { host: /^gnews\.io$/, header: 'X-Api-Key', docs: 'https://docs.gnews.io/authentication' },
  { host: /^api\.hunter\.io$/, header: 'X-API-KEY', docs: 'https://hunter.io/api-documentation/v2' },
  { host: /^api\.spoonacular\.com$/, header: 'x-api-key', docs: 'https://spoonacular.com/food-api/docs#Authentication' },
  { host: /^(?:api\.)?finnhub\.io$/, header: 'X-Finnhub-Token', docs: 'https://finnhub.io/docs/api/authentication' },
  { host: /^pro-api\.coinmarketcap\.com$/, header: 'X-CMC_PRO_API_KEY', docs: 'https://coinmarketcap.com/api/documentation/v1/' },
  { host: /^pro-api\.coingecko\.com$/, header: 'x-cg-pro-api-key', docs: 'https://docs.coingecko.com/reference/authentication' },
  { host: /^api\.coingecko\.com$/, header: 'x-cg-demo-api-key', docs: 'https://docs.coingecko.com/v3.0.1/reference/authentication' },
  {
    host: /^(?:api\.nasa\.gov|api\.nal\.usda\.gov|api\.congress\.gov|api\.govinfo\.gov|api\.regulations\.gov|developer\.nrel\.gov)$/,
    header: 'X-Api-Key',
    docs: 'https://api.data.gov/docs/developer-manual/',
  },
  { host: /\.pipedrive\.com$/, header: 'x-api-token', docs: 'https://pipedrive.readme.io/docs/core-api-concepts-authentication' },
  { host: /^gitlab\.com$/, header: 'PRIVATE-TOKEN', docs: 'https://docs.gitlab.com/api/rest/authentication/' },
  // The Authorization header, as a bearer token or in a scheme of their own.
  ...[
    { host: /^ipinfo\.io$/, docs: 'https://ipinfo.io/developers' },
    { host: /^api\.twelvedata\.com$/, docs: 'https://twelvedata.com/docs#authentication' },
    { host: /^api\.polygon\.io$/, docs: 'https://polygon.io/docs/rest/quickstart' },
    { host: /^api\.apify\.com$/, docs: 'https://docs.apify.com/api/v2#/introduction/authentication' },
    { host: /^api\.trello\.com$/, docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/' },
    { host: /^api\.unsplash\.com$/, docs: 'https://unsplash.com/documentation#public-authentication' },
    { host: /^api\.openrouteservice\.org$/, docs: 'https://openrouteservice.org/dev/#/api-docs' },
    { host: /^api\.hubapi\.com$/, docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview' },
    { host: /^api\.airtable\.com$/, docs: 'https://airtable.com/developers/web/api/authentication' },
    { host: /^slack\.com$/, docs: 'https://docs.slack.dev/apis/web-api/' },
  ].map((row) => ({ ...row, header: 'Authorization' })),
]

/** The name of the header that the API at a host reads its keys from; undefined where none is known. */
export function keyHeaderOf(name: string): string | undefined {
  return KEY_HEADERS.find(({ host }) => host.test(name))?.header
}
