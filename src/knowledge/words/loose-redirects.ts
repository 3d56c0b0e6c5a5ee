import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Comparisons of a redirect URI, or of its host, by a piece of it, in any language: RFC 9700 section 2.1 asks for whole strings.

const LOWER = /[?!]{0,2}(?:\.(?:to_?[lL]ower\w{0,12}|lower|downcase)\(\))?[?!]{0,2}/
const HOST = /(?<![\w$])([\w$.?!]{0,60}?(?:[hH]ost(?:[nN]ame)?|netloc)(?:\(\))?)/
const OTHER = /\s{0,8}([^()\n,]{1,80}?)\s{0,4}[,)]/
const OTHER_FIRST = /\s{0,4}([\w$.>()-]{0,60}(?:[hH]ost(?:[nN]ame)?)(?:\(\))?),\s{0,4}/

export const comparesEndOfHost: Words = {
  because: 'The end of a host, with what it is compared with as a group behind the one of the host.',
  pattern: oneOf(
    '',
    inTurn('', HOST, LOWER, /\.(?:endsWith|EndsWith|endswith|ends_with|end_with\?)\(/, OTHER),
    inTurn('', /\b(?:strings\.HasSuffix|str_ends_with)\(/, OTHER_FIRST, OTHER),
  ),
  is: [
    "url.hostname.endsWith('acme.io')",
    'host.endswith(one)',
    'strings.HasSuffix(u.Hostname(), domain)',
    'uri.Host.EndsWith(one, StringComparison.Ordinal)',
    'str_ends_with($host, $one)',
  ],
  isNot: ["path.endsWith('/callback')", 'uri.endsWith(".io")', 'host === one'],
}

export const looksForPieceOfHost: Words = {
  because: 'A piece of a host, wherever it stands, with what is looked for as a group behind the one of the host.',
  pattern: oneOf(
    '',
    inTurn('', HOST, LOWER, /\.(?:includes|[cC]ontains|include\?)\(/, OTHER),
    inTurn('', /\b(?:strings\.Contains|str_contains)\(/, OTHER_FIRST, OTHER),
  ),
  is: ["hostname.includes('acme.io')", 'strings.Contains(u.Host, one)', 'str_contains($host, $one)'],
  isNot: ['allowedHosts.includes(hostname)', "origin.includes('acme.io')"],
}

/** A redirect URI by its name, as it stands or in a table of parameters. */
const SUBJECT = oneOf(
  '',
  /(?<![\w$.])((?:\w{1,20}\.|\$request->)?\$?(?:(?:requested|client|callback|params)_?)?[rR]edirect_?[uU][rR][iIlL]|params\[:redirect_ur[il]\])/,
  /(\$\w{1,20}->(?:query|input|get|post|string)\(\s?["']redirect_ur[il]["']\s?\)|\$_(?:GET|POST|REQUEST)\[["']redirect_ur[il]["']\])/,
)

/** The same of a request of PHP: what a variable holds is asked with all other languages. */
const OF_REQUEST =
  /(\$\w{1,20}->(?:(?:query|input|get|post|string)\(\s?["']redirect_ur[il]["']\s?\)|redirect_ur[il])|\$_(?:GET|POST|REQUEST)\[["']redirect_ur[il]["']\])/

export const looksForPieceOfRedirect: Words = {
  because: 'A piece of a redirect URI, wherever it stands, with what is looked for as a group behind the one of the address.',
  pattern: oneOf(
    '',
    inTurn('', SUBJECT, LOWER, /\.(?:[cC]ontains|include\?)\(/, OTHER),
    inTurn('', /\b(?:strings\.Contains|str_contains)\(\s{0,4}/, SUBJECT, /,\s{0,4}/, OTHER),
    inTurn('', /\bstri?pos\(\s{0,4}/, SUBJECT, /,\s{0,4}/, OTHER, /\s{0,4}[!=]==\s{0,4}false\b/),
  ),
  is: [
    'redirectUri.contains(domain)',
    'strings.Contains(redirectURI, one)',
    "params[:redirect_uri].include?('acme.io')",
    "strpos($redirect_uri, 'acme.io') !== false",
  ],
  isNot: ['redirectUris.contains(uri)', 'strings.Contains(scope, one)', 'strpos($redirect_uri, $one) === 0'],
}

export const matchesStored: Words = {
  because:
    'A redirect URI that is matched with a text of the program as a pattern, which is a group behind the one of the address: its dots are ' +
    'any letter. https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html#matches(java.lang.String)',
  pattern: inTurn('', SUBJECT, /\.matches\(\s{0,4}(?:Regex\()?([a-z]\w{0,40})\s{0,4}\)/),
  is: ['redirectUri.matches(one)', 'redirectUri.matches(Regex(one))'],
  isNot: ['redirectUri.matches("https://acme.io/.*")', 'redirectUri.matches(PATTERN)', 'scope.matches(one)'],
}

export const namesHostsOfRedirects: Words = {
  because: 'Names of lists of hosts that redirect URIs may have, as clients are registered with them: what is in them is no end of a host.',
  pattern: /^(?:get)?\w{0,20}?(?:[rR]edirect|[cC]all_?[bB]ack)(?:_?ur[il]|Ur[il]|UR[IL])?_?(?:[hH]ost(?:_?[nN]ame)?|[dD]omain)s$/,
  is: ['redirectHosts', 'redirect_domains', 'allowedCallbackHosts', 'getRedirectUriHosts'],
  isNot: ['ALLOWED_HOSTS', 'allowedHosts', 'redirectUris', 'redirectSuffixes'],
}

/** The same where it stands behind what it is compared with. */
const SUBJECT_BEHIND = new RegExp(`(?=[^;\\n]{1,160},\\s{0,4}${SUBJECT.source}\\s{0,4}\\))`)
const QUOTED_FOR = /\s{0,4}([^()\n,]{1,80})(?:,[^()\n]{1,10})?\)/

export const comparesBeginningOfRedirect: Words = {
  because:
    'The beginning of a redirect URI in Ruby, PHP, and by a reference to a method of Java, with what it is compared with as a group where that is said.',
  pattern: oneOf(
    '',
    inTurn('', SUBJECT, LOWER, /\.start_with\?\(/, OTHER),
    inTurn('', /\bstri?pos\(\s{0,4}/, SUBJECT, /,\s{0,4}/, OTHER, /\s{0,4}[!=]==\s{0,4}0\b/),
    inTurn('', SUBJECT, /(?:::startsWith\b|\.StartsWith(?=\)))/),
    inTurn('', /\bstr_starts_with\(\s{0,4}/, OF_REQUEST, /,\s{0,4}/, OTHER),
    inTurn('', /\bstrn(?:case)?cmp\(\s{0,4}/, SUBJECT, /,\s{0,4}([^()\n,]{1,80}?),[^\n]{1,100}?\)\s{0,4}[!=]==\s{0,4}0\b/),
    inTurn(
      '',
      /\bpreg_match\(\s{0,4}/,
      SUBJECT_BEHIND,
      /["'].\^["']\s{0,4}\.\s{0,4}preg_quote\(/,
      QUOTED_FOR,
      /\s{0,4}\.\s{0,4}["'].\w{0,4}["'],[^;\n]{1,80}?\)/,
    ),
    inTurn('', /\bstrings\.CutPrefix\(\s{0,4}/, SUBJECT, /,\s{0,4}/, OTHER, /; !?\w{1,20}/),
    inTurn('', SUBJECT, /\[:len\([^()\n]{1,80}\)\]\s{0,4}[!=]=\s{0,4}([\w.]{1,80})/),
    inTurn('', /\bsubstr\(\s{0,4}/, SUBJECT, /,\s{0,4}0,\s{0,4}strlen\([^()\n]{1,80}\)\s{0,4}\)\s{0,4}[!=]==?\s{0,4}([$\w>-]{1,80})/),
    inTurn('', /\bstrings\.Index\(\s{0,4}/, SUBJECT, /,\s{0,4}/, OTHER, /\s{0,4}[!=]=\s{0,4}0\b/),
  ),
  is: [
    "str_starts_with($request->query('redirect_uri'), $one)",
    'strncmp($redirectUri, $one, strlen($one)) === 0',
    'substr($redirectUri, 0, strlen($one)) === $one',
    'strings.Index(redirectURI, one) == 0',
    "preg_match('#^' . preg_quote($client->redirect_uri, '#') . '#', $redirectUri)",
    'if _, ok := strings.CutPrefix(redirectURI, one); ok {',
    'redirectURI[:len(one)] == one',
    'Any(redirectUri.StartsWith)',
    'params[:redirect_uri].start_with?(uri)',
    'strpos($redirect_uri, $one) === 0',
    'anyMatch(redirectUri::startsWith)',
  ],
  isNot: [
    'redirectUri.startsWith(one)',
    'path.start_with?("/")',
    'strpos($redirect_uri, "?") !== false',
    "preg_match('#^' . preg_quote($client->redirect_uri, '#') . '$#', $redirectUri)",
    'strings.CutPrefix(uri, "urn:")',
  ],
}

export const asksEachOf: Words = {
  because:
    'A list up to the method that each of it is asked by: what it is made of in parentheses, in brackets, or its name as groups. ' +
    'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/stream/Stream.html, ' +
    'https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.collections/any.html, https://learn.microsoft.com/dotnet/api/system.linq.enumerable.any.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /(?:[oO]f|asList)\(([^()]{1,300})\)/,
      /(?:\bnew[ \w]{0,20}\[\] ?\{|\[)([^[\]{}()]{1,300})[\]}]\)?/,
      /([A-Za-z_]\w{0,60})(?:\(\))?/,
    ),
    /\s{0,40}(?:\.(?:stream|asSequence|AsEnumerable)\(\)\s{0,40})?\??\.(?:any|Any|anyMatch|none|noneMatch|exists|Exists)\(\s{0,40}$/,
  ),
  is: [
    'List.of("https://").stream().anyMatch(',
    'client.redirectUris.any(',
    'client.getRedirectUris().stream().anyMatch(',
    'new[] { "https://" }.Any(',
    'SCHEMES.none(',
  ],
  isNot: ['client.redirectUris.map(', 'require(', 'any('],
}

export const namesAddresses: Words = {
  because: 'Names of lists of addresses: those that clients have registered. A list of schemes is none, and of others it is not known.',
  pattern:
    /^(?!\w{0,60}(?:[sS]cheme|SCHEME|[pP]rotocol|PROTOCOL))\w{0,40}(?:(?<![a-zA-Z])ur[il]|Ur[il]|UR[IL]|[rR]edirect|REDIRECT|[cC]all_?[bB]ack|CALL_?BACK)/,
  is: ['redirectUris', 'getRedirectUris', 'ALLOWED_CALLBACKS', 'registeredUrls'],
  isNot: ['ALLOWED_SCHEMES', 'uriSchemes', 'allowed', 'prefixes', 'security'],
}

export const namesCheckOfRedirect: Words = {
  because: 'The name of a function that lets redirect URIs pass or refuses them.',
  pattern: oneOf(
    'i',
    /(?:valid|allow|permit|trust|check|verif|safe|match|accept|known|regist|\bis_?)\w{0,24}(?:redirect|callback_?ur[il])/,
    /redirect\w{0,24}(?:valid|allow|permit|trust|check|verif|safe|match|accept|known)/,
    // What it is given says what it checks.
    /(?<![a-z.])(?:is_?|has_?)?(?:valid|allow|permit|accept|match|regist)(?:ed|s|es)?\([^()\n]{0,120}\bredirect_?ur[il](?!s)/,
  ),
  is: [
    'allowed(Client client, String redirectUri)',
    'isAllowed(string $redirectUri, array $registered)',
    'isAllowedRedirectUri',
    'validate_redirect_uri',
    'redirectUriAllowed',
    'CheckRedirectURI',
    'is_redirect_allowed',
  ],
  isNot: ['getRedirectUri', 'authorize', 'redirectToLogin', 'buildRedirect'],
}

export const parsesRedirect: Words = {
  because: 'The redirect URI of a request that is taken apart, by the libraries of the languages that are read.',
  pattern: inTurn(
    'i',
    /(?:new ur[li]|\burl|\buri(?:\.create|\.parse)?|ur[il]parse|urlsplit|url\.parse|url::parse|parse_url|uri\.parse)\(\s{0,8}/,
    /[\w.$>[\]'":?-]{0,40}redirect_?ur[il](?!s)/,
  ),
  is: ['new URL(redirect_uri)', 'urlparse(redirect_uri)', 'url.Parse(redirectURI)', 'parse_url($redirect_uri', 'URI.create(redirectUri)'],
  isNot: ['new URL(request.url)', 'urlparse(base)', 'new URL(client.redirectUris[0])'],
}

export const comparesWholeRedirect: Words = {
  because: 'A redirect URI that is compared as a whole, with one or with all of a list.',
  pattern: oneOf(
    'i',
    /(?:redirect_?ur[il]s|ur[il]s|callbacks?)\w{0,10}(?:\(\))?[?!]{0,2}(?:\.|->)(?:includes|has|contains?|include\?|exists)\(\s{0,4}[\w.$]{0,40}(?:redirect|uri|url)/,
    /\b(?:slices|lo)\.Contains\([^()\n]{1,80}(?:redirect|uri|url)/,
    /\bin_array\(\s{0,4}\$\w{0,20}(?:redirect|ur[il])/,
    /redirect_?ur[il]\s{1,4}(?:not )?in\s{1,4}[\w.]{0,40}(?:ur[il]s|callbacks)/,
    /(?:[!=]==?|equals\()\s{0,4}\$?(?:\w{1,20}\.)?redirect_?ur[il](?!s)/,
    /redirect_?ur[il](?!s)\w{0,8}\s{0,4}[!=]==?\s{0,4}\$?[a-z]\w{0,20}\.\w/,
  ),
  is: [
    'client.redirectUris.includes(redirectUri)',
    'redirect_uri in client.redirect_uris',
    'one === redirectUri',
    'slices.Contains(c.RedirectURIs, uri)',
  ],
  isNot: ["hostname === 'acme.io'", 'ALLOWED.some((one) => host.endsWith(one))', 'allowedHosts.includes(host)'],
}
