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
]

/** The name of the header that the API at a host reads its keys from; undefined where none is known. */
export function keyHeaderOf(name: string): string | undefined {
  return KEY_HEADERS.find(({ host }) => host.test(name))?.header
}
