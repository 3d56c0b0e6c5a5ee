import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Names that say nothing of what they hold, told by what they are sent or kept as, in every language.

/** What joins a text to the name behind it: `${x}`, `{x}`, `" + x`, `" . $x`, `%s", x`, `%s" % x`, `{}", x`, `{}".format(x)`. */
const JOINED = oneOf(
  '',
  /\$?\{\s{0,4}/,
  /["'`]\s{0,4}[+.]\s{0,4}/,
  /%[sv]["'`],\s{0,4}/,
  /%s["']\s{0,4}%\s{0,4}\(?/,
  /\{\}["'](?:,\s{0,4}&?|\.format\()/,
)

/** The keys of what only holds a live token: https://www.rfc-editor.org/rfc/rfc6749.html#section-5.1. */
const KEY = /(?:access|id|refresh)_?[tT]oken/

export const sentName: Words = {
  because:
    'A name behind what makes its value a token: the scheme `Bearer`, a parameter of a query (RFC 6750 section 2), a member, an ' +
    'argument or a variable that is called so, the header itself.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      inTurn('', /\bBearer /, JOINED),
      /\bAuthenticationHeaderValue\(\s{0,4}"Bearer",\s{0,4}/,
      /\.(?:bearer_auth|bearerAuth|setBearerAuth|SetAuthToken|withToken)\(&?/,
      inTurn('', /[?&]/, KEY, /=/, JOINED),
      inTurn('', /(?<![\w$.?])["']?/, KEY, /["']?\s{0,4}(?::|=>)\s{0,4}/),
      inTurn('', /(?<![\w$])/, KEY, /\s{0,4}:?=(?![=>])\s{0,4}/),
      /(?<![\w$.])["']?[aA]uthorization["']?\s{0,4}(?::|=>)\s{0,4}/,
      /\[["'][aA]uthorization["']\]\s{0,4}=\s{0,4}/,
      /\.(?:set|add|append|put|header|setHeader|addHeader|insert|Set|Add)\(\s{0,4}["'][aA]uthorization["'],\s{0,4}/,
    ),
    /(\$?[a-z_]\w{0,60})(?=\s{0,4}(?:[,)}\]`"';&]|\n|!?\}))/,
  ),
  is: [
    'Authorization: `Bearer ${value}`',
    'headers={"Authorization": f"Bearer {x}"}',
    'req.Header.Set("Authorization", "Bearer "+x)',
    'fmt.Sprintf("Bearer %s", x)',
    "'Bearer ' . $x;",
    'new AuthenticationHeaderValue("Bearer", x)',
    '.bearer_auth(&x)',
    '`${base}/me?access_token=${value}`',
    'verifyIdToken({ idToken: credential })',
    'Credentials(access_token=value)',
    'let idToken = given\n',
    "headers['Authorization'] = header\n",
    ".set('Authorization', header)",
  ],
  isNot: [
    '`Bearer ${makeToken()}`',
    '`Bearer ${session.token}`',
    'accessToken: String,',
    'const accessToken = value.text',
    'accessToken === value)',
    'accessToken: value.text,',
    'accessTokenName: name,',
    'request.headers.get("Authorization", fallback)',
    '?next_token=${cursor}',
  ],
}

export const saysOther: Words = {
  because: 'Names of yes or no, of a type and of what was made of a token that opens nothing, which stand where a token could.',
  pattern: oneOf(
    '',
    /^\$?(?:is|has|no|with|use|should|can)(?:_|[A-Z])/,
    /^\$?(?:true|false|null|none|nil|undefined|string|str|text|any|bool|boolean|number|unknown|self|this|value_?type|type)$/,
    /[mM]asked|[rR]edacted|[hH]idden|[pP]review|[sS]ani?ti[sz]ed|[hH]ash(?:ed)?$|[hH]eaders$|[sS]chema$|[cC]onfig$|[oO]ptions$/,
  ),
  is: ['isValid', 'has_token', 'string', 'str', 'maskedValue', 'preview', 'digest_hash', 'headers', 'schema'],
  isNot: ['x', 'value', 'credential', 'idtoken_or_code', 'isolated', '$bearer', 'header'],
}
