import { lazy } from '../../text/lazy.ts'

/** A public remote MCP server and how one signs in there. */
export interface RemoteServer {
  readonly id: string
  readonly vendor: string
  /** Only when the vendor has several servers. */
  readonly product?: string
  /** `{name}` stands for a part that differs from customer to customer. */
  readonly url: string
  /** Every address it has; query and trailing slash do not matter. */
  readonly patterns: readonly RegExp[]
  readonly auth: 'oauth' | 'oauth+api-key' | 'api-key' | 'none'
  /** How a client gets its client id. `cimd`: client id metadata document. */
  readonly registration?: 'dcr' | 'cimd' | 'preregistered' | 'allowlisted' | 'unknown'
  readonly scopes?: readonly string[]
  /** Whether a static key can be removed from the configuration. */
  readonly droppable: 'yes' | 'likely' | 'depends-on-client' | 'after-admin-setup' | 'no'
  /** An imperative clause without the full stop. */
  readonly advice: string
  /** A page or record about this very server was read, rather than a list that names it. */
  readonly certain: boolean
  /** The page to check it against. */
  readonly spec: string
  /** The day of the record. */
  readonly asOf?: string
}

/** One of the directory, whose patterns are made when they are asked for. */
export interface ListedServer extends RemoteServer {
  /** The hosts of its addresses; undefined for one that differs from customer to customer. */
  readonly hosts: readonly (string | undefined)[]
}

type Row = Omit<RemoteServer, 'patterns' | 'advice' | 'certain'> & {
  /** Further or older addresses. */
  readonly also?: readonly string[]
  readonly advice?: string
  readonly certain?: true
}

/** Rows with their addresses made into patterns. */
export function serversOf(rows: readonly Row[]): readonly ListedServer[] {
  return rows.map(({ also = [], ...row }) => {
    const addresses = [row.url, ...also]
    const patterns = lazy(() => addresses.map(addressPattern))
    return {
      advice: 'remove the header and sign in from the client',
      ...row,
      certain: row.certain ?? false,
      hosts: addresses.map((url) => /^https:\/\/([a-z0-9.-]+)(?:\/|$)/.exec(url)?.[1]),
      get patterns() {
        return patterns()
      },
    }
  })
}

/** `{host}` is any host, `{path}` any number of segments, `{a|b}` a choice, every other name one label or segment. */
function addressPattern(url: string): RegExp {
  const [, scheme = '', host = '', path = ''] = /^(https:\/\/)([^/]+)(.*?)\/?$/.exec(url) ?? []
  return new RegExp(`^${scheme}${filled(host, '[A-Za-z0-9.-]{1,253}')}${filled(path, '[^/?#\\s]{1,200}')}/?(?:[?#]\\S{0,2000})?$`)
}

function filled(template: string, label: string): string {
  return template.replaceAll(/\{([^}]*)\}|[.+*?^$()|[\]\\]/g, (text, name?: string) => {
    if (name === undefined) return `\\${text}`
    if (name === 'host') return '[A-Za-z0-9.:-]{3,253}'
    if (name === 'path') return '[^?#\\s]{1,300}'
    return name.includes('|') ? `(?:${name})` : label
  })
}
