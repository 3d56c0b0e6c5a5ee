import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How code by hand and what stands in front of it turn callers away.

/** What stands in front of servers only to let known callers pass. */
const ALONE =
  /\b(?:cloudflare (?:zero trust )?access|oauth2[- ]proxy|identity[- ]aware proxy|google iap|iap|authelia|authentik|pomerium|tailscale|zscaler)\b/
/** What stands in front of servers for whatever reason. */
const BETWEEN =
  /\b(?:gateway|(?:reverse )?proxy|load balancer|ingress|service mesh|nginx|envoy|traefik|caddy|kong|alb|cloudflare tunnel|istio|sidecar)\b/
/** What is said of it by what it does, and not of what it is to do. */
const DOES =
  /(?<!\b(?:no|not|never) )\b(?:authenticates|authorizes|authorises|(?:checks|verifies|validates)(?= [^.;]{0,60}\b(?:tokens?|jwts?|keys?|callers?|users?|sessions?|credentials)\b)) /
const CALLERS = /[^.;]{0,80}\b(?:callers?|clients?|users?|requests?|everybody|everyone|tokens?|jwts?)\b/
/** What is said of it where it lets only known callers pass. */
const LETS_IN =
  /\b(?:authenticat|authori[sz]|sign(?:s|ed) in|log(?:s|ged) in|(?:checks|verif|validat)[^.;]{0,60}\b(?:tokens?|keys?|callers?|users?|sessions?)\b)/

/** A sentence that says what is, and begins with what stands in front. */
const BEGINS = /(?:^|[.;] |(?<!\b(?:to ?do|fixme|xxx|later|plan|goal|idea)): )(?:(?:the|our|an?|this) )?(?:[\w'’-]{1,20} ){0,2}?/

export const gatewayInFront: Words = {
  because:
    'What a comment says of a server whose callers something in front of it lets in: the name of what only does that, or that it does. ' +
    'https://oauth2-proxy.github.io/oauth2-proxy/, https://cloud.google.com/iap/docs/concepts-overview, https://www.authelia.com/overview/prologue/introduction/',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b(?:runs|running|sits|lives|stands|is|are|(?<!\bbe )(?:deployed|served|hosted|exposed|reached|reachable)) (?:only |always )?behind /,
      oneOf('', ALONE, inTurn('', /[^.;]{0,60}/, BETWEEN, /[^.;]{0,80}/, LETS_IN)),
    ),
    inTurn('', oneOf('', ALONE, BETWEEN), /[^.;]{0,30}\bin front\b[^.;]{0,60}/, LETS_IN),
    inTurn(
      '',
      /(?<!\bno )\b(?:authentication|authori[sz]ation|auth|sign-in) is (?:handled|done|enforced|checked|terminated) (?:by|at|in) [^.;]{0,30}/,
      oneOf('', ALONE, BETWEEN),
    ),
    // Something in front authenticates callers.
    inTurn('', BEGINS, oneOf('', ALONE, BETWEEN), /(?: \([^()]{1,60}\))? (?:always |already )?/, DOES, CALLERS),
    // Callers are authenticated by something in front.
    inTurn(
      '',
      /\b(?:callers?|clients?|users?|requests?|tokens?|jwts?) (?:is|are) (?:already |always )?(?:authenticated|authori[sz]ed|validated|verified|checked) (?:by|at|in) [^.;]{0,30}?/,
      oneOf('', ALONE, BETWEEN),
    ),
    inTurn(
      '',
      /\b(?:only )?(?<!\bbe )reachable (?:only )?(?:through|via) [^.;]{0,40}?/,
      oneOf('', ALONE, inTurn('', BETWEEN, /[^.]{0,80}/, LETS_IN)),
    ),
  ),
  is: [
    'Runs behind Cloudflare Access, which authenticates all callers before they reach this server.',
    'This server is only reachable behind our API gateway, which verifies tokens.',
    'nginx in front of this server authenticates callers',
    'Authentication is handled by the ingress.',
    'Only reachable through the company’s Cloudflare tunnel; Access policies authenticate every caller.',
    'Envoy (see ../mesh) validates the JWT of each caller before it forwards the request to this process.',
    'Callers are authenticated by oauth2-proxy, which sits in front of this process.',
    'The ingress checks the bearer token of every caller (see deploy/ingress.yaml).',
  ],
  isNot: [
    'Runs behind nginx, which terminates TLS.',
    'TODO: must be deployed behind Cloudflare Access',
    'Put this behind a gateway that authenticates callers',
    'This is not behind oauth2-proxy',
    'No authentication is done by the proxy',
    'The API behind the gateway checks keys',
    'The ingress checks the certificate of the upstream',
    'TODO: the ingress validates the token of each caller',
    'The proxy must authenticate callers',
    'nginx does not authenticate callers',
    'Callers are not authenticated by the proxy',
    'Callers should be authenticated by the proxy',
    'Only reachable through nginx, which terminates TLS',
    'We call the gateway with a token that the gateway checks',
  ],
}

export const turnsAway: Words = {
  because:
    'Answers with a status for what callers do wrong, with an error, or with nothing: https://www.rfc-editor.org/rfc/rfc9110#section-15.5.',
  pattern: oneOf(
    '',
    /\b(?:res|response|reply|ctx|c)\b[^;\n]{0,80}(?:\b4\d\d\b|\berror\b|\.(?:end|send)\(\))/,
    /\bResponse\b[^;\n]{0,80}\b4\d\d\b/,
  ),
  is: [
    'res.statusCode = 404',
    'return res.end()',
    "res.json({ error: 'no' })",
    'return new Response(null, { status: 404 })',
    'c.json({}, 404)',
  ],
  isNot: ['res.json({ ok: true })', 'process.exit(1)', 'res.end(text)', 'port = 4040'],
}

export const gatewayRoutes: Words = {
  because: 'Words of a route for MCP in what a gateway is told: a part of a path, also in an expression, or of the name of a host.',
  pattern: oneOf(
    'i',
    /^[~^=@*]{0,4}(?:\/[\w.*-]{1,40}){0,4}\/mcp(?:$|[/*(?$\s|])/,
    /^(?:https?:\/\/)?(?:[\w-]{1,40}\.){0,3}(?:[\w]{1,30}-)?mcp(?:-\w{1,30})?\.[\w.-]{3,100}(?::\d{1,5})?$/,
  ),
  is: ['/mcp', '/mcp/', '^/mcp(/|$)', '~^/mcp/?$', '/v1/mcp/*', 'mcp.harbourline.io', 'desk-mcp.harbourline.io:8443'],
  isNot: ['/mcpherson', '/api', 'api.harbourline.io', 'mcp', 'mcpherson.io', '/desk-mcp-docs'],
}
