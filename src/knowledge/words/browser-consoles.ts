import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a page writes into the console of the browser that shows it.

export const tokenOfOneStep: Words = {
  because: 'Tokens that are made for one step of the very person who looks at the page, and end with it: links, payments, invitations.',
  pattern: inTurn(
    'i',
    /(?:^|[.\]_]|[a-z](?=[A-Z]))/,
    /(?:(?:plaid_?)?link|transaction|payment|checkout|invit(?:e|ation)|reset|verif(?:y|ication)|confirm(?:ation)?|magic|one_?time|setup)/,
    /_?(?:link_?)?token$/,
  ),
  is: ['linkToken[type].link_token', 'params.transactionToken', 'inviteToken', 'resetToken'],
  isNot: ['token', 'accessToken', 'refresh_token', 'sessionToken', 'checkoutTokens'],
}

export const ofOwnPayment: Words = {
  because:
    'What a page hands to the script of a provider for its own visitor: https://docs.stripe.com/api/payment_intents/object, ' +
    'https://plaid.com/docs/link/web/.',
  pattern: /^(?!\w{0,30}(?:oauth|config|settings|credentials?|form|app|env)\b)[\w.[\]?]{0,60}?(?:\bclient_?secret|link_?token)$/i,
  is: ['result.clientSecret', 'intent.client_secret', 'linkToken[type].link_token'],
  isNot: ['config.clientSecret', 'oauth.client_secret', 'accessToken', 'form.clientSecret'],
}

export const handsToProvider: Words = {
  because:
    'Scripts of providers that take such a value in a page: https://docs.stripe.com/sdks/stripejs-react, https://plaid.com/docs/link/web/.',
  pattern: /["']@stripe\/(?:react-)?stripe-js["']|\bloadStripe\(|["']react-plaid-link["']|\busePlaidLink\(/,
  is: ["from '@stripe/react-stripe-js'", 'usePlaidLink(config)', 'loadStripe(key)'],
  isNot: ["from 'stripe'", 'new Stripe(key)'],
}

export const ownAddress: Words = {
  because: 'What a page takes out of its own address, which the browser shows anyway.',
  pattern: oneOf(
    '',
    /(?:^|\b)(?:url)?[sS]earchParams\??\.get\(/,
    /\buseSearchParams\(|\buseParams[<(]|new URLSearchParams\((?:window\.)?location\.search\)/,
  ),
  is: ["searchParams.get('token')", "new URLSearchParams(window.location.search).get('token')", 'useParams()'],
  isNot: ["response.get('token')", 'request.query.token'],
}

export const keepsToken: Words = {
  because: 'What a page does with a token that signs its visitor in: it keeps it, or sends it with requests.',
  pattern: oneOf(
    '',
    /\b(?:local|session)Storage\b|\b[cC]ookies?\b|\bBearer\b|\bAuthorization\b/,
    /\b(?:set|save|store)(?!Is|Has|Show|Checking|Validating|Verifying|Loading)(?:\w{0,20}(?:Token|Auth|Session|Credentials))\(|\bsetAuth\w{0,20}\(|\b(?:log|sign)_?[iI]n\w{0,20}\(/,
  ),
  is: ["localStorage.setItem('token', token)", '`Bearer ${token}`', 'setToken(token)', 'setAuth({ token })', "Cookies.set('t', token)"],
  isNot: ["api.post('/confirm', { token })", 'setTokenKnown(true)', 'setIsValidatingToken(false)', 'setState(token)'],
}

export const pageLibrary: Words = {
  because: 'What components of a page are made with: https://react.dev/reference/react/hooks',
  pattern: /^react$/,
  is: ['react'],
  isNot: ['react-dom/server', 'preact'],
}
