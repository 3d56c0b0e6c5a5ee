import type { Words } from '../words/row.ts'

/** Libraries of authorization servers whose requests code answers itself, by the product that the statements of the server have. */
export const answeredServers: readonly { readonly product: string; readonly answers: Words }[] = [
  {
    product: 'openiddict',
    answers: {
      because:
        'A request that OpenIddict hands to code: https://documentation.openiddict.com/guides/getting-started/creating-your-own-server-instance.',
      pattern: /\bGetOpenIddictServerRequest\(|\bOpenIddictRequest\b/,
      is: ['HttpContext.GetOpenIddictServerRequest()', 'private Task Exchange(OpenIddictRequest request)'],
      isNot: ['using OpenIddict.Abstractions;', 'services.AddOpenIddict()'],
    },
  },
]
