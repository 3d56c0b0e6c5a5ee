import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How checks of redirect URIs are written in PHP, C#, Java and Kotlin.

const HOST = oneOf(
  '',
  /\$?[a-zA-Z_]\w{0,60}(?:\??\.|->)(?:[hH]ost|DnsSafeHost|IdnHost|getHost\(\))/,
  /\$\w{1,60}\[["']host["']\]/,
  /parse_url\(\s{0,4}\$[\w>()[\]'"-]{1,80},\s{0,4}PHP_URL_HOST\s{0,4}\)/,
)

export const comparesHosts: Words = {
  because:
    'Two hosts that are compared: https://learn.microsoft.com/dotnet/api/system.uri.host, https://www.php.net/manual/en/function.parse-url.php.',
  pattern: oneOf(
    '',
    inTurn('', HOST, /\s{0,4}[!=]==?\s{0,4}/, HOST),
    inTurn('', HOST, /\.[eE]quals(?:IgnoreCase)?\(\s{0,4}/, HOST, /[^()\n]{0,60}\)/),
    inTurn('', /\b[sS]tring\.Equals\(\s{0,4}/, HOST, /,\s{0,4}/, HOST, /[^()\n]{0,60}\)/),
    inTurn('', /\bin_array\(\s{0,4}/, HOST, /,\s{0,4}\$\w{0,60}[hH]osts?\b[^()\n]{0,20}\)/),
  ),
  is: [
    'uri.Host == allowedUri.Host',
    'one.getHost().equals(redirectUri.getHost())',
    "$given['host'] === $known['host']",
    'parse_url($redirectUri, PHP_URL_HOST) === parse_url($registered, PHP_URL_HOST)',
    'string.Equals(a.Host, b.Host, StringComparison.OrdinalIgnoreCase)',
    'in_array(parse_url($redirectUri, PHP_URL_HOST), $allowedHosts)',
  ],
  isNot: ['uri.AbsolutePath == one.AbsolutePath', 'redirectUri == registered', 'hosts.contains(uri.getHost())'],
}

export const letsNoPageIn: Words = {
  because:
    'What the beginning of a redirect URI may be compared with without letting another page in: a scheme, a host of this machine, or what ' +
    'tells a path from a host (https://www.rfc-editor.org/rfc/rfc3986#section-4.2).',
  pattern: oneOf('i', /^[a-z][a-z0-9+.-]*:(?:\/\/)?$/, /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])/, /^\/[^/]*$/, /^[/\\]{2}$/, /^$/),
  is: ['https://', 'myapp:', 'http://localhost', 'http://127.0.0.1:', 'https://[::1]/', '/callback', '//', ''],
  isNot: ['https://app.example.com', 'registered', '/pages/callback'],
}

export const redirectAskedFor: Words = {
  because: 'The redirect URI of a request, asked for by its name, with what makes a text of it.',
  pattern: inTurn(
    '',
    /(?:\[|\b(?:[gG]et|getParameter|getQueryParam\w{0,10}|FormValue|PostFormValue|Query|query|param)\()/,
    /\s?["']redirect_ur[il]["']\s?[\])]/,
    /(?:[?!]{1,2}|\??\.(?:toString|ToString|unwrap|unwrap_or_default|as_str|orEmpty)\(\)){0,3}$/,
  ),
  is: [
    "$query['redirect_uri']",
    'r.URL.Query().Get("redirect_uri")',
    'request.getParameter("redirect_uri")',
    'request.Query["redirect_uri"].ToString()',
  ],
  isNot: ['redirectUri', 'query["state"]', 'r.URL.Query().Get("redirect_uri") + "/"'],
}

const TRUE = /(?:Task\.FromResult\(true\)|true)\s{0,4}/

export const letsEverythingPass: Words = {
  because:
    'A method for redirect URIs that gives `true` whatever it is given: https://docs.duendesoftware.com/identityserver/reference/validators/.',
  pattern: inTurn(
    'i',
    /\b(?:(?:is|has|check|validate|verify)_?\w{0,20}redirect_?ur[il]|redirect_?ur[il]_?(?:is_?)?(?:valid|allowed|registered))\w{0,24}/,
    /\([^(){};]{1,200}\)\s{0,8}(?::\s{0,4}\w{1,20}\s{0,40})?/,
    oneOf('', inTurn('', /(?:=>|=)\s{0,40}/, TRUE, /(?:;|\n)/), inTurn('', /\{\s{0,80}return\s/, TRUE, /;?\s{0,80}\}/)),
  ),
  is: [
    'IsRedirectUriValidAsync(string uri, Client client) => Task.FromResult(true);',
    'function validateRedirectUri($uri) { return true; }',
    'isRedirectUriAllowed(uri: String): Boolean = true\n',
  ],
  isNot: ['IsRedirectUriValidAsync(string uri) => Task.FromResult(uris.Contains(uri));', 'HasRedirectUri() => true;'],
}

export const listensOnThisMachine: Words = {
  because:
    'An address of this machine that a program listens at: https://pkg.go.dev/net/http#ListenAndServe, https://learn.microsoft.com/dotnet/api/system.net.httplistener, https://docs.oracle.com/en/java/javase/21/docs/api/jdk.httpserver/com/sun/net/httpserver/HttpServer.html, https://ktor.io/docs/server-create-and-configure.html.',
  pattern: oneOf(
    '',
    /\b(?:ListenAndServe\(|Addr: {1,24}|net\.Listen\("tcp4?", ?)(?:fmt\.Sprintf\()?"(?:127\.0\.0\.1|localhost|\[::1\]):/,
    /\.Prefixes\.Add\(\s{0,20}\$?"http:\/\/(?:127\.0\.0\.1|localhost)[:/]/,
    /\bInetSocketAddress\((?:"127\.0\.0\.1"|"localhost"|InetAddress\.getLoopbackAddress\(\)), ?\w/,
    /\bembeddedServer\([^{}]{0,120}\bhost = "(?:127\.0\.0\.1|localhost)"|TcpListener\(IPAddress\.Loopback/,
    /\b(?:HTTPServer|TCPServer)\(\s{0,20}\(\s{0,20}["'](?:127\.0\.0\.1|localhost|::1)["']/,
    /\bTCPSite\(\s{0,20}\w{1,40},\s{0,20}(?:host=)?["'](?:127\.0\.0\.1|localhost)["']/,
    /\bTCPServer\.new\(\s{0,4}["'](?:127\.0\.0\.1|localhost)["']|\bBindAddress: {0,4}["'](?:127\.0\.0\.1|localhost)["']/,
  ),
  is: [
    'HTTPServer(("localhost", port), Handler)',
    "TCPServer.new('127.0.0.1', 0)",
    "BindAddress: 'localhost'",
    'web.TCPSite(runner, "localhost", port)',
    'http.ListenAndServe("127.0.0.1:50911", mux)',
    'Addr:              "localhost:" + port',
    'listener.Prefixes.Add("http://localhost:7890/")',
    'new InetSocketAddress("localhost", 8089)',
    'embeddedServer(CIO, port = 8089, host = "127.0.0.1")',
  ],
  isNot: ['HTTPServer(("", port), Handler)', 'http.ListenAndServe(":8080", mux)', 'Addr: "0.0.0.0:80"', 'new InetSocketAddress(8080)'],
}

export const listensElsewhere: Words = {
  because: 'An address of every machine, or of another, that a program listens at.',
  pattern: oneOf(
    '',
    /["'](?:0\.0\.0\.0|\[?::\]?)["':]/,
    /\b(?:ListenAndServe\(|Addr: {1,24}|net\.Listen\("tcp4?", ?)":/,
    /Server\(\(["']{2},/,
  ),
  is: ['http.ListenAndServe(":8080", mux)', "app.listen(80, '0.0.0.0')", 'HTTPServer(("", 80), Handler)', 'Addr: ":80"'],
  isNot: ['http.ListenAndServe("localhost:8080", mux)', 'HTTPServer(("localhost", 0), Handler)'],
}

export const opensBrowser: Words = {
  because:
    'How a program on somebody’s own machine opens a page, or asks to: https://pkg.go.dev/github.com/pkg/browser, https://docs.oracle.com/en/java/javase/21/docs/api/java.desktop/java/awt/Desktop.html, https://learn.microsoft.com/dotnet/api/system.diagnostics.processstartinfo.useshellexecute.',
  pattern: oneOf(
    '',
    /\b(?:[oO]pen|[lL]aunch)_?(?:[bB]rowser|URL|Url|url)\(/,
    /"(?:xdg-open|rundll32)"|\.browse\(|\bUseShellExecute\b/,
    /\b(?:[pP]rint(?:ln|f)?|WriteLine)\((?:\w{1,20}, ?)?\$?"[^"\n]{0,60}\b(?:[oO]pen|[vV]isit|[gG]o to|[bB]rowser)\b/,
  ),
  is: [
    'browser.OpenURL(link)',
    'openBrowser(ctx, url)',
    'exec.Command("xdg-open", url)',
    'Desktop.getDesktop().browse(uri)',
    'UseShellExecute = true',
    'fmt.Println("Open this page to sign in:", link)',
  ],
  isNot: ['http.Redirect(w, r, url, 302)', 'os.Open(path)', 'fmt.Println("listening")'],
}

export const opensPageItself: Words = {
  because:
    'The same of programs that open the page, and do not only ask for it: https://docs.rs/open, https://github.com/copiousfreetime/launchy, https://pkg.go.dev/github.com/pkg/browser.',
  pattern: oneOf(
    '',
    /\bbrowser\.OpenURL\(|\b(?:open|Open)_?[bB]rowser\(|"(?:xdg-open|rundll32)"|\.browse\(|\bUseShellExecute = true\b/,
    /\bopen::that\w{0,20}\(|\bwebbrowser::open\w{0,20}\(|\bopener::open\w{0,20}\(|\bLaunchy\.open\b|\b(?:system|spawn)\(?\s?["']open["'],/,
  ),
  is: [
    'browser.OpenURL(link)',
    'Desktop.getDesktop().browse(uri)',
    'new ProcessStartInfo(url) { UseShellExecute = true }',
    'open::that(&url)?;',
    'Launchy.open(url)',
    'system("open", url)',
  ],
  isNot: ['fmt.Println("Open this page to sign in:", link)', 'File::open(path)', 'UseShellExecute = false', 'redirect_to url'],
}

export const opensOwnPage: Words = {
  because: 'The same of a page of this machine, which is no sign-in: a server for development shows itself.',
  pattern: inTurn(
    '',
    /\b(?:browser\.OpenURL|[oO]pen_?[bB]rowser|browse|that|that_detached|webbrowser::open|opener::open|Launchy\.open|ProcessStartInfo|Start)\(\s{0,8}/,
    /(?:(?:new )?(?:java\.net\.)?U(?:RI|rl|RL)(?:\.create)?\()?[$@&]{0,2}["']http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[^"'\n]{0,200}["'],?/,
    /(?:\)\s{0,8}\{\s{0,8}UseShellExecute = true)?/,
  ),
  is: [
    'browser.OpenURL("http://localhost:8080")',
    'Launchy.open("http://localhost:4567")',
    'new ProcessStartInfo("http://localhost:5000") { UseShellExecute = true',
    'Desktop.getDesktop().browse(URI.create("http://localhost:8089/"))',
    'open::that("http://localhost:3000")',
  ],
  isNot: ['Launchy.open("https://id.acme.io/authorize")', 'browser.OpenURL(link)', 'REDIRECT = "http://localhost:8976/"'],
}

export const authenticatesByBasic: Words = {
  because:
    'A client that has a secret and sends it as HTTP Basic authentication: https://www.rfc-editor.org/rfc/rfc6749.html#section-2.3.1.',
  pattern: oneOf(
    '',
    /\b(?:[sS]etBasicAuth|basic_?[aA]uth|basicAuthentication|setBasicAuth|withBasicAuth|with_basic_auth)\(/,
    /[:"']basic["']?,\s|AuthenticationHeaderValue\(\s{0,8}"Basic"|["'`]Basic (?:["'`$#{%]|\\\()/,
    /\bCredentials\.basic\(|["']auth["']\s{0,4}=>\s{0,4}\[|basicAuthenticationFilter\(/,
  ),
  is: [
    'req.SetBasicAuth(id, key)',
    '.basic_auth(id, Some(key))',
    'f.request :authorization, :basic, id, key',
    'new AuthenticationHeaderValue("Basic", value)',
    '"Basic " + encoded',
    "'auth' => [$id, $key]",
  ],
  isNot: ['"Bearer " + token', 'BasicClient::new(id)', 'basic: true', 'new BasicNameValuePair(name, value)'],
}

export const handsAddressOn: Words = {
  because: 'Functions that open an address, send somebody there, tell or encode it: by their names they put nothing into it.',
  pattern: oneOf(
    'i',
    /^(?:open|browse|launch|redirect|visit|navigate|goto|send|show|print|log|write|echo|respond|reply|render|encode|decode|escape|quote)/,
    /^(?:parse|create|format|s?printf|fetch|get|post|request|to_?string|str|string|from|of|into|as|let|also|append|concat|trim)/,
    /^(?:ok|some|url|uri|found|location|header|link|href|start|assert|equals?|replace|is|starts|new)/,
    /(?:url|uri|redirect|response|request|browser|command|error)$/,
  ),
  is: ['openBrowser', 'redirect_to', 'OpenURL', 'Redirect', 'create', 'Sprintf', 'encode_www_form', 'RedirectResponse'],
  isNot: ['withChallenge', 'challenged', 'AddTo', 'signed', 'prepare'],
}

export const returnsToThisMachine: Words = {
  because: 'A redirect URI of this machine (RFC 8252 section 7.3), by its parameter or by the name of a constant.',
  pattern: inTurn(
    'i',
    /redirect\w{0,20}["']?\]?(?:: &str)?\s{0,4}(?:,|:|=>|:?=)\s{0,4}(?:f|\$|r)?["'`]?/,
    /http(?::\/\/|%3A%2F%2F)(?:127\.0\.0\.1|localhost|\[::1\])(?::|%3A|\/)/,
  ),
  is: [
    'private const string Redirect = "http://127.0.0.1:8976/";',
    'redirect_uri=http%3A%2F%2F127.0.0.1%3A8976%2Fcallback',
    '("redirect_uri", "http://localhost:8976/callback")',
    'redirect_uri: "http://127.0.0.1:8976/callback"',
    'const REDIRECT_URI: &str = "http://127.0.0.1:8976/callback";',
  ],
  isNot: ['redirect_uri: "https://app.acme.com/callback"', 'base_url = "http://localhost:3000"', 'redirect_uri: ENV["REDIRECT_URI"]'],
}

export const listensForAnswer: Words = {
  because: 'A free port of the loopback address, which a native app listens at for the answer of its sign-in (RFC 8252 section 7.3).',
  pattern: oneOf(
    '',
    /net\.Listen\("tcp4?", ?"(?:127\.0\.0\.1|localhost|\[::1\]):0"/,
    /TcpListener\(IPAddress\.Loopback, ?0\)/,
    /new InetSocketAddress\((?:"127\.0\.0\.1"|InetAddress\.getLoopbackAddress\(\)), ?0\)/,
  ),
  is: [
    'net.Listen("tcp", "127.0.0.1:0")',
    'new TcpListener(IPAddress.Loopback, 0)',
    'new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)',
  ],
  isNot: ['net.Listen("tcp", "127.0.0.1:8080")', 'net.Listen("tcp", ":0")', 'new TcpListener(IPAddress.Any, 0)'],
}

const HTTP = /["']https?:?(?:\/\/)?["']/
const BOTH = inTurn('', HTTP, /\s{0,4},\s{0,4}/, HTTP, /\s{0,4},?\s{0,4}/)
/** The scheme of an address: `scheme`, `url.protocol`, `u.Scheme`, `getScheme()`, `['scheme']`. */
const SCHEME = /(?:[sS]cheme|protocol|PHP_URL_SCHEME|UriSchemeHttps?)(?:\(\)|["']?\])?(?:\.\w{5,12}\(\))?\)?/
/** The same with the address: `parsed.scheme`, `uri.getScheme()`, `$parts['scheme']`. */
const OF_ADDRESS = inTurn('', /[\w$.>()[\]'"-]{0,60}/, SCHEME)
const IS = /\s{0,4}[!=]==?\s{0,4}/
const NEXT = /\s{0,40}(?:&&|\|\||\band\b|\bor\b)\s{0,40}/
const CALL = /[\w$.>-]\.(?:startsWith|StartsWith|startswith)\(/
const A_CALL = inTurn('', /!?[\w$.>-]{0,59}/, CALL)
const A_CALL_OF_GO = /!?strings\.HasPrefix\([\w.]{1,60}, ?/

/** `of` and `call`: what begins, with the address or without. */
const looksAt = (of: RegExp, call: RegExp): RegExp =>
  oneOf(
    '',
    inTurn('', of, /\s{1,4}(?:not )?in\s{0,4}[[({]\s{0,4}/, BOTH, /[\])}]/),
    inTurn('', BOTH, /[\])]\.(?:includes|[cC]ontains|has)\(\s{0,4}/, OF_ADDRESS),
    inTurn('', /in_array\([^;\n]{0,80}(?:scheme|PHP_URL_SCHEME)[^;,\n]{0,8},\s{0,4}\[\s{0,4}/, BOTH),
    inTurn('', of, IS, HTTP, NEXT, OF_ADDRESS, IS, HTTP),
    inTurn('', of, IS, /Uri\.UriSchemeHttps?/, NEXT, OF_ADDRESS, IS, /Uri\.UriSchemeHttps?/),
    inTurn('', /!?/, HTTP, /\.equals(?:IgnoreCase)?\(/, OF_ADDRESS, /\)?/, NEXT, /!?/, HTTP, /\.equals(?:IgnoreCase)?\(/),
    inTurn('', /\.startswith\(\(\s{0,4}/, BOTH),
    inTurn('', call, HTTP, /\)/, NEXT, /(?:not )?/, A_CALL, HTTP),
    inTurn('', A_CALL_OF_GO, HTTP, /\)/, NEXT, A_CALL_OF_GO, HTTP),
  )

export const looksAtScheme: Words = {
  because: 'A check that an address is one of http or https, in TypeScript, Python, Go, C#, Java, Kotlin and PHP.',
  pattern: looksAt(OF_ADDRESS, A_CALL),
  is: [
    'parsed.scheme not in ("http", "https")',
    "['http:', 'https:'].includes(url.protocol)",
    "url.protocol !== 'http:' && url.protocol !== 'https:'",
    'u.Scheme != "http" && u.Scheme != "https"',
    'uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps',
    '!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())',
    "in_array(parse_url($uri, PHP_URL_SCHEME), ['http', 'https'])",
    'uri.startswith(("http://", "https://"))',
    "!uri.startsWith('http://') && !uri.startsWith('https://')",
    '!strings.HasPrefix(uri, "http://") && !strings.HasPrefix(uri, "https://")',
  ],
  isNot: ['url.protocol !== "https:"', 'scheme = "http" if local else "https"', 'parsed.scheme == "https"', 'uri.startsWith("https://")'],
}

export const saysSchemeIsLookedAt: Words = {
  because: 'Whether there is such a check: where it begins is not asked, so that no address is looked for before each scheme.',
  pattern: looksAt(SCHEME, CALL),
  is: looksAtScheme.is,
  isNot: looksAtScheme.isNot,
}

export const pageOfBrowser: Words = {
  because: 'Where the page of a browser stands: what goes back to one of its own site is no authorization endpoint.',
  pattern: /^(?:(?:window|self|document|globalThis)\.)?location(?:\.|$)/,
  is: ['window.location.origin', 'location.href', 'document.location'],
  isNot: ['client.location', 'locations.first', 'registered.origin'],
}
