/** For each setting what it may be, and what it may not be with the reason. */
export const SETTINGS: readonly (readonly [good: string, bad: string, because: string])[] = [
  ['$schema: ./node_modules/agent-auth-lint/dist/config-schema.json', '$schema: 3', '1:10: an address is expected'],
  ['profile: local', 'profile: lax', '1:10: one of recommended, strict, local is expected'],
  ['failOn: warning', 'failOn: [error]', '1:9: one of error, warning, note, none is expected'],
  [
    'rules: { token-lifetime-long: note, scope-broad: off }',
    'rules:\n  token-lifetime-lon: note',
    '2:3: unknown rule "token-lifetime-lon" (did you mean token-lifetime-long?)',
  ],
  ['rules: { pkce-weak: error }', 'rules: { pkce-weak: loud }', '1:21: one of error, warning, note, off is expected'],
  ['rules: {}', 'rules: [pkce-weak]', '1:8: a map of rules and levels is expected'],
  ['lifetimes: { access: { warning: 8h, error: P7D } }', 'lifetimes: 8h', '1:12: a map of lifetimes is expected'],
  [
    'lifetimes: { session: { note: 90 minutes } }',
    'lifetimes: { access: { warning: 8 } }',
    '1:33: a lifetime with its unit is expected, such as 8h or 30d',
  ],
  [
    'lifetimes: { refresh: { error: 1 year } }',
    'lifetimes: { acces: { warning: 8h } }',
    '1:14: unknown lifetime "acces" (did you mean access?)',
  ],
  ['lifetimes: { state: { warning: 1h } }', 'lifetimes: { state: { warn: 1h } }', '1:23: unknown level "warn" (did you mean warning?)'],
  ['machineToMachine: [jobs/**]', 'machineToMachine: jobs', '1:19: a list of file patterns is expected'],
  [
    'trustedHosts: ["*.gateway.corp.example"]',
    'trustedHosts: ["https://gateway.corp.example"]',
    '1:17: a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path',
  ],
  ['allowScopes: ["crm:admin"]', 'allowScopes: crm', '1:14: a list of scopes is expected'],
  ['ignore: [vendored/, "*.gen.ts"]', 'ignore: ["a*b*c*d*e*f"]', '1:11: the pattern has too many wildcards'],
  [
    'overrides: [{ files: ["test/**"], rules: { pkce-weak: off } }]',
    'overrides: [{ rules: { pkce-weak: off } }]',
    '1:13: "files" is missing',
  ],
  [
    'exceptions: [{ rule: pkce-weak, path: a.json, place: x.y, reason: known, expires: 2026-12-31 }]',
    'exceptions: [{ rule: pkce-weak, path: a.json }]',
    '1:14: "reason" is missing',
  ],
  [
    'exceptions: []',
    'exceptions: [{ rule: pkce-week, path: a.json, reason: x }]',
    '1:22: unknown rule "pkce-week" (did you mean pkce-weak?)',
  ],
  [
    'exceptions: [{ rule: pkce-weak, path: a.json, reason: x }]',
    'exceptions: [{ rule: pkce-weak, path: a.json, reason: x, expires: soon }]',
    '1:67: a date such as 2026-12-31 is expected',
  ],
  [
    'endpoints: { private: ["*.corp.example"], test: [box.corp.example] }',
    'endpoints: { prod: [x.example] }',
    '1:14: unknown setting "prod" (did you mean production?)',
  ],
  [
    'credentials: [{ id: acme, prefix: acme_live_, provider: Acme, hosts: [api.acme.example], mode: live }]',
    'credentials: [{ id: acme }]',
    '1:15: a credential has either a prefix or a pattern',
  ],
  [
    'credentials: [{ id: acme, pattern: "acme_[a-z0-9]{20,40}" }]',
    'credentials: [{ id: acme, pattern: "acme_(a+)+" }]',
    '1:37: the pattern cannot be used: a group cannot be repeated',
  ],
  [
    'servers: [{ host: mcp.corp.example, auth: oauth, docs: "https://wiki.corp.example/mcp" }]',
    'servers: [{ host: mcp.corp.example, auth: saml }]',
    '1:43: oauth or key is expected',
  ],
  ['scopes: [{ scope: "crm:all", breadth: broad, narrower: "crm:read" }]', 'scopes: [{ scope: "crm:all" }]', '1:10: "breadth" is missing'],
  ['profile: strict', 'lifetime: {}', '1:1: unknown setting "lifetime" (did you mean lifetimes?)'],
  ['profile: strict', 'profile: strict\nprofile: local', '2:1: "profile" is set twice'],
  ['profile: strict', '- profile', '1:1: a map of settings is expected'],
  ['profile: strict', 'profile: "strict', '1:17: a character is missing'],
  ['profile: strict', 'extends: acme-config', 'there is no file "acme-config"'],
  ['profile: strict', 'extends: "@acme/config"', '"@acme/config" is not a relative file'],
  ['profile: strict', 'extends: ../outside.yaml', 'there is no file "../outside.yaml"'],
]

/** The settings within settings, by their paths: what each may be and may not be. */
export const WITHIN: Readonly<Record<string, readonly [good: string, bad: string, because: string]>> = {
  'overrides.files': [
    'overrides: [{ files: ["**/*.test.ts", docs/], profile: local }]',
    'overrides: [{ files: "test/**", profile: local }]',
    '1:23: a list of file patterns is expected',
  ],
  'overrides.rules': [
    'overrides: [{ files: [a], rules: { scope-broad: warning } }]',
    'overrides: [{ files: [a], rules: { scope-brod: warning } }]',
    '1:36: unknown rule "scope-brod" (did you mean scope-broad?)',
  ],
  'overrides.lifetimes': [
    'overrides: [{ files: [a], lifetimes: { access: { error: 2d } } }]',
    'overrides: [{ files: [a], lifetimes: { access: 8h } }]',
    '1:48: a level with a lifetime, such as { warning: 8h }, is expected',
  ],
  'overrides.profile': [
    'overrides: [{ files: [a], profile: strict }]',
    'overrides: [{ files: [a], profile: lax }]',
    '1:36: one of recommended, strict, local is expected',
  ],
  'exceptions.rule': [
    'exceptions: [{ rule: scope-broad, path: a.json, reason: x }]',
    'exceptions: [{ rule: scope-brod, path: a.json, reason: x }]',
    '1:22: unknown rule "scope-brod" (did you mean scope-broad?)',
  ],
  'exceptions.path': [
    'exceptions: [{ rule: scope-broad, path: "apps/*/a.json", reason: x }]',
    'exceptions: [{ rule: scope-broad, path: ../a.json, reason: x }]',
    '1:41: a file pattern below this folder is expected, without ".."',
  ],
  'exceptions.place': [
    'exceptions: [{ rule: scope-broad, path: a.json, place: mcpServers.desk.url, reason: x }]',
    'exceptions: [{ rule: scope-broad, path: a.json, place: [mcpServers], reason: x }]',
    '1:56: a path of keys is expected',
  ],
  'exceptions.reason': [
    'exceptions: [{ rule: scope-broad, path: a.json, reason: "the vendor has no narrower scope" }]',
    'exceptions: [{ rule: scope-broad, path: a.json, reason: "" }]',
    '1:58: a reason is expected',
  ],
  'exceptions.expires': [
    'exceptions: [{ rule: scope-broad, path: a.json, reason: x, expires: "2027-02-28" }]',
    'exceptions: [{ rule: scope-broad, path: a.json, reason: x, expires: 2027-13-01 }]',
    '1:69: a date such as 2026-12-31 is expected',
  ],
  'endpoints.private': [
    'endpoints: { private: ["*.corp.example"] }',
    'endpoints: { private: corp.example }',
    '1:23: a list of hosts is expected',
  ],
  'endpoints.staging': [
    'endpoints: { staging: [stage.example] }',
    'endpoints: { staging: ["https://stage.example"] }',
    '1:25: a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path',
  ],
  'endpoints.production': [
    'endpoints: { production: [api.example] }',
    'endpoints: { production: ["*"] }',
    '1:28: a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path',
  ],
  'endpoints.test': ['endpoints: { test: [box.example] }', 'endpoints: { test: [3] }', '1:21: a host such as mcp.corp.example'],
  'credentials.id': [
    'credentials: [{ id: acme-key, prefix: acme_live_ }]',
    'credentials: [{ id: "acme key", prefix: acme_live_ }]',
    '1:22: a short name such as corp-api-key is expected: small letters, digits and -',
  ],
  'credentials.prefix': [
    'credentials: [{ id: acme, prefix: acme- }]',
    'credentials: [{ id: acme, prefix: a }]',
    '1:35: a prefix of 3 to 20 letters, digits, _ and - is expected',
  ],
  'credentials.pattern': [
    'credentials: [{ id: acme, pattern: "acme-[0-9]{12}" }]',
    'credentials: [{ id: acme, prefix: acme-, pattern: "acme-[0-9]{12}" }]',
    '1:15: a credential has either a prefix or a pattern',
  ],
  'credentials.provider': [
    'credentials: [{ id: acme, prefix: acme-, provider: "Acme Inc." }]',
    'credentials: [{ id: acme, prefix: acme-, provider: 3 }]',
    '1:52: a name is expected',
  ],
  'credentials.hosts': [
    'credentials: [{ id: acme, prefix: acme-, hosts: ["*.acme.example"] }]',
    'credentials: [{ id: acme, prefix: acme-, hosts: acme.example }]',
    '1:49: a list of hosts is expected',
  ],
  'credentials.mode': [
    'credentials: [{ id: acme, prefix: acme-, mode: test }]',
    'credentials: [{ id: acme, prefix: acme-, mode: prod }]',
    '1:48: live or test is expected',
  ],
  'servers.host': [
    'servers: [{ host: "*.corp.example", auth: key }]',
    'servers: [{ host: "mcp.corp.example:443", auth: key }]',
    '1:20: a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path',
  ],
  'servers.auth': ['servers: [{ host: a.example, auth: key }]', 'servers: [{ host: a.example }]', '1:11: "auth" is missing'],
  'servers.docs': [
    'servers: [{ host: a.example, auth: oauth, docs: "https://wiki.example/mcp" }]',
    'servers: [{ host: a.example, auth: oauth, docs: wiki }]',
    '1:49: an https address is expected',
  ],
  'scopes.scope': [
    'scopes: [{ scope: "https://corp.example/auth/crm", breadth: admin }]',
    'scopes: [{ scope: "crm:read crm:write", breadth: broad }]',
    '1:20: a scope such as crm:read is expected, without spaces and quotes',
  ],
  'scopes.breadth': [
    'scopes: [{ scope: crm, breadth: broad }]',
    'scopes: [{ scope: crm, breadth: huge }]',
    '1:33: broad or admin is expected',
  ],
  'scopes.opens': [
    'scopes: [{ scope: crm, breadth: broad, opens: all customers }]',
    'scopes: [{ scope: crm, breadth: broad, opens: 3 }]',
    '1:47: a text of a few words is expected',
  ],
  'scopes.narrower': [
    'scopes: [{ scope: crm, breadth: broad, narrower: "crm:read" }]',
    'scopes: [{ scope: crm, breadth: broad, narrower: ["crm:read"] }]',
    '1:50: a text of a few words is expected',
  ],
  extends: ['extends: []', 'extends: [1]', '1:10: a file or a list of files is expected'],
}
