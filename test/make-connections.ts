import type {
  Connection,
  EndpointClass,
  FileRole,
  Host,
  Judgement,
  LiteralCredential,
  ReferenceCredential,
  SecretFile,
  StoredSecret,
} from '../src/model/index.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile, type GitState } from '../src/text/source.ts'
import { line, located } from './make-subjects.ts'

/** Connections and stored secrets made by hand, as make-subjects.ts makes all others. */

/** A configuration that git holds so. */
export function kept(git: GitState, path = '.cursor/mcp.json'): SourceFile {
  return new SourceFile(path, Array.from({ length: 60 }, () => 'x'.repeat(40)).join('\n'), git)
}

export function host(kind: EndpointClass, given: Partial<Host> = {}): Host {
  return {
    name: 'mcp.northwind.io',
    shown: 'mcp.northwind.io',
    scheme: 'https:',
    class: kind,
    confidence: 'high',
    because: 'public host',
    at: line(8),
    ...given,
  }
}

export function judged(given: Partial<Judgement> = {}): Judgement {
  return { class: 'static', what: 'key', mode: 'unknown', confidence: 'high', ...given }
}

export function literal(given: Partial<LiteralCredential> = {}, git: GitState = 'tracked'): LiteralCredential {
  return {
    form: 'literal',
    secret: new Secret('q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'),
    judged: judged(),
    sentAs: 'X-Api-Key',
    place: 'header',
    confidence: 'high',
    at: line(12, 1, kept(git)),
    ...given,
  }
}

export function reference(given: Partial<ReferenceCredential> = {}, git: GitState = 'tracked'): ReferenceCredential {
  return {
    form: 'reference',
    store: 'environment',
    name: 'DESK_KEY',
    sentAs: 'X-Api-Key',
    place: 'header',
    confidence: 'high',
    at: line(12, 1, kept(git)),
    ...given,
  }
}

export function connection(given: Partial<Connection> = {}): Connection {
  return {
    kind: 'connection',
    protocol: 'mcp',
    source: 'config',
    agent: {
      id: 'cursor',
      name: 'Cursor',
      oauth: 'automatic',
      signIn: 'keep `url`, delete `headers` and sign in',
      reference: '${env:NAME}',
    },
    name: located('desk'),
    endpoint: { transport: 'http', host: host('remote'), at: line(8) },
    credentials: [],
    variables: [],
    oauth: false,
    enabled: true,
    evidence: [],
    at: line(7),
    ...given,
  }
}

/** A connection to a host of this class with these credentials. */
export function to(kind: EndpointClass | Host, ...credentials: Connection['credentials']): Connection {
  return connection({ endpoint: { transport: 'http', host: typeof kind === 'string' ? host(kind) : kind, at: line(8) }, credentials })
}

const ROLE: FileRole = { test: false, example: false, template: false }

export function storedSecret(given: Partial<StoredSecret> = {}, git: GitState = 'tracked'): StoredSecret {
  const credential = given.credential ?? literal({}, git)
  return { kind: 'storedSecret', credential, place: 'config', uses: [], hosts: [], role: ROLE, at: credential.at, ...given }
}

export function secretFile(given: Partial<SecretFile> = {}, git: GitState = 'untracked'): SecretFile {
  const file = kept(git, '.env')
  return {
    kind: 'secretFile',
    file,
    secrets: [storedSecret({ place: 'variables' }, git)],
    template: false,
    ignoredOnlyHere: false,
    readers: [],
    at: line(1, 1, file),
    ...given,
  }
}
