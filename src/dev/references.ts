/** What a reference of a rule is called. Throws where nobody has written it down, so that every page has titles. */
export function titled(url: string): string {
  const known = TITLES[url] ?? rfc(url) ?? draft(url) ?? mcp(url)
  if (known === undefined) throw new Error(`src/dev/references.ts has no title for ${url}`)
  return `[${known}](${url})`
}

const TITLES: Readonly<Record<string, string>> = {
  'https://a2a-protocol.org/latest/specification/': 'A2A protocol specification',
  'https://a2a-protocol.org/latest/specification/#45-security-objects': 'A2A protocol, section 4.5: security objects',
  'https://a2a-protocol.org/latest/specification/#71-protocol-security': 'A2A protocol, section 7.1: protocol security',
  'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities':
    'A2A protocol, section 7.4: what servers authenticate',
  'https://datatracker.ietf.org/doc/draft-ietf-wimse-aims/': 'AI agents in WIMSE (Internet-Draft)',
  'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-refresh-token-expiration-01':
    'Refresh token and authorization expiration (Internet-Draft 01)',
  'https://developers.openai.com/plugins/build/auth': 'OpenAI: authentication of plugins',
  'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/': 'OWASP Top 10 for LLM applications 2026',
  'https://modelcontextprotocol.io/extensions/auth/oauth-client-credentials': 'MCP extension: OAuth client credentials',
  'https://owasp.org/www-project-mcp-top-10/': 'OWASP MCP Top 10',
  'https://owasp.org/www-project-non-human-identities-top-10/2025/': 'OWASP Top 10 for non-human identities 2025',
  'https://pages.nist.gov/800-63-4/sp800-63b.html': 'NIST SP 800-63B-4: authentication and sessions',
}

const RFCS: Readonly<Record<string, string>> = {
  6750: 'bearer tokens',
  6819: 'OAuth 2.0 threat model',
  7009: 'token revocation',
  7591: 'dynamic client registration',
  7636: 'PKCE',
  8252: 'OAuth for native apps',
  8414: 'authorization server metadata',
  8707: 'resource indicators',
  9068: 'JWT access tokens',
  9207: 'issuer identification',
  9700: 'OAuth 2.0 security best current practice',
  9728: 'protected resource metadata',
}

function rfc(url: string): string | undefined {
  const [, number, section] = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)\.html(?:#section-(.+))?$/.exec(url) ?? []
  if (number === undefined) return undefined
  const about = RFCS[number]
  return `RFC ${number}${section === undefined ? '' : `, section ${section}`}${about === undefined ? '' : ` (${about})`}`
}

const DRAFTS: Readonly<Record<string, string>> = {
  'draft-ietf-oauth-v2-1': 'OAuth 2.1',
  'draft-ietf-oauth-client-id-metadata-document': 'Client ID metadata documents',
}

function draft(url: string): string | undefined {
  const [, name = '', version, section] =
    /^https:\/\/www\.ietf\.org\/archive\/id\/(draft-[a-z0-9-]+)-(\d\d)\.html(?:#section-(.+))?$/.exec(url) ?? []
  const about = DRAFTS[name]
  return about && `${about} (Internet-Draft ${version})${section === undefined ? '' : `, section ${section}`}`
}

function mcp(url: string): string | undefined {
  const [, path, anchor] =
    /^https:\/\/modelcontextprotocol\.io\/\w+\/2026-07-28\/(?:basic|tutorials\/security)?\/?([a-z_/-]+)(?:#(.+))?$/.exec(url) ?? []
  if (path === undefined) return undefined
  return `MCP 2026-07-28, ${[words(path.split('/').at(-1) ?? ''), ...(anchor === undefined ? [] : [words(anchor)])].join(': ')}`
}

function words(name: string): string {
  return decodeURIComponent(name)
    .replace(/[-_]+/g, ' ')
    .replace(/\b(?:uri|mcp)\b/g, (word) => word.toUpperCase())
}

const LISTS: Readonly<Record<string, { readonly name: string; readonly url: string }>> = {
  'owasp-llm-2026': {
    name: 'OWASP Top 10 for LLM applications 2026',
    url: 'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/',
  },
  'owasp-llm-2025': { name: 'OWASP Top 10 for LLM applications 2025', url: 'https://genai.owasp.org/llm-top-10/' },
  'owasp-asi-2026': {
    name: 'OWASP Top 10 for agentic applications 2026',
    url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
  },
  'owasp-mcp-2025': { name: 'OWASP MCP Top 10 2025', url: 'https://owasp.org/www-project-mcp-top-10/' },
  'owasp-nhi-2025': {
    name: 'OWASP Top 10 for non-human identities 2025',
    url: 'https://owasp.org/www-project-non-human-identities-top-10/2025/',
  },
  'owasp-asvs-5.0.0': { name: 'OWASP ASVS 5.0.0', url: 'https://owasp.org/www-project-application-security-verification-standard/' },
}

/** Tags as lines of a list: the weaknesses, then each list of OWASP with its items. */
export function tagLines(tags: readonly string[]): string[] {
  const weaknesses = tags.flatMap((tag) => {
    const number = /^CWE-(\d+)$/.exec(tag)?.[1]
    return number === undefined ? [] : [`[${tag}](https://cwe.mitre.org/data/definitions/${number}.html)`]
  })
  const lists = Object.entries(LISTS).flatMap(([id, { name, url }]) => {
    const items = tags.filter((tag) => tag.startsWith(`${id}/`)).map((tag) => tag.slice(id.length + 1))
    return items.length > 0 ? [`[${name}](${url}): ${items.join(', ')}`] : []
  })
  return [...(weaknesses.length > 0 ? [weaknesses.join(', ')] : []), ...lists]
}
