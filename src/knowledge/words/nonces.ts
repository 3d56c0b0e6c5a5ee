import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code does with a nonce without comparing it: https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes

/** A variable, or the key of an entry, that is named for one. */
const NONCE = /\$?\w{0,24}[nN]once\b/

export const onlySendsNonce: Words = {
  because: 'A nonce that is made, declared, kept under a name or put into a request: nothing is compared with it there.',
  pattern: oneOf(
    'g',
    // Made: `$nonce = Str::uuid()`, `nonce := uuid.NewString()`
    inTurn(
      '',
      NONCE,
      /(?:\s{0,4}:\s{0,4}\w{1,20})?\s{0,4}:?=(?![=>])\s{0,4}(?=[^;\n]{0,160}(?:random|uuid|guid|hex|nanoid|urlsafe|generate|crypto))[^;\n]{0,200}/,
    ),
    // Declared: `string $nonce`, `nonce: string`
    inTurn('', /\b(?:string|String|str)\??\s{1,4}/, NONCE),
    inTurn('', NONCE, /\??\s{0,4}:\s{0,4}(?:string|String|str)\b/),
    // Kept: `put('oidc_nonce', $nonce)`, `session["nonce"] = nonce`
    inTurn(
      '',
      /\b(?:[pP]ut|[sS]et\w{0,20}|[sS]tore|[sS]ave|[aA]dd\w{0,20}|[aA]ppend|[cC]ookie|[qQ]ueryParam)\(\s{0,8}["'][\w.-]{0,40}[nN]once["'],\s{0,8}/,
      NONCE,
    ),
    inTurn('', /\[\s{0,4}["':][\w.-]{0,40}[nN]once["']?\s{0,4}\]\s{0,4}=\s{0,4}/, NONCE),
    // Sent: `'nonce' => $nonce`, `nonce: nonce`, `"&nonce=" + nonce`
    inTurn('', /["']?\b[nN]once["']?\s{0,4}(?:=>|:)\s{0,4}/, NONCE),
    inTurn('', /[?&]nonce=(?:["']\s{0,4}[.+]\s{0,4}|[#$]?\{)?/, NONCE),
  ),
  is: [
    "$request->session()->put('oidc_nonce', $nonce)",
    '$nonce = Str::uuid()->toString()',
    "'nonce' => $nonce",
    'nonce: $nonce',
    'string $nonce',
    'session["oidc_nonce"] = nonce',
    'queryParam("nonce", nonce)',
    '"&nonce=" + nonce',
  ],
  isNot: [
    "session()->pull('oidc_nonce')",
    "$claims['nonce'] !== $expected",
    'claims.nonce === nonce',
    'verify(token, nonce)',
    'nonce: req.session.nonce',
  ],
}
