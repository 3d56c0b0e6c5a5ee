import type { Credential, EndpointClass, Host } from '../model/index.ts'
import { lowered, type Severity } from '../model/severity.ts'
import type { GitState } from '../text/source.ts'

const error = (score: number): Severity => ({ level: 'error', score })
const warning = (score: number): Severity => ({ level: 'warning', score })
const note = (score: number): Severity => ({ level: 'note', score })

type Column = 'local' | 'private' | 'tunnel' | 'staging' | 'remote' | 'production'
type Row = Readonly<Record<Column, Severity | undefined>>

/** The base matrix of the static-key family: STANDARD.md, "How much it weighs". Empty cells are no finding. */
export const MATRIX = {
  tracked: { local: undefined, private: undefined, tunnel: error(7.5), staging: error(8.0), remote: error(8.8), production: error(9.3) },
  untracked: { local: undefined, private: note(3.5), tunnel: warning(5.5), staging: warning(6.0), remote: error(7.2), production: error(7.8) },
  ignored: { local: undefined, private: undefined, tunnel: note(3.5), staging: warning(4.5), remote: warning(5.5), production: warning(6.0) },
  reference: { local: undefined, private: undefined, tunnel: note(2.0), staging: note(2.5), remote: warning(5.0), production: warning(5.5) },
  testTracked: { local: undefined, private: undefined, tunnel: note(2.0), staging: note(2.5), remote: warning(4.5), production: undefined },
  shortLivedTracked: { local: undefined, private: note(2.0), tunnel: note(3.0), staging: warning(4.0), remote: warning(4.5), production: warning(5.0) },
} as const satisfies Record<string, Row>

/** Tracked rows of `local` and `private` belong to secret-literal-tracked, which names the storage. */
const COLUMNS: Partial<Record<EndpointClass, Column>> = {
  none: 'local', loopback: 'local', private: 'private', tunnel: 'tunnel', staging: 'staging', remote: 'remote', unresolved: 'remote', production: 'production',
}

/** Whether what a file holds is published with the repository; without a repository every file counts as such. */
export function isShared(git: GitState): boolean {
  return git === 'tracked' || git === 'staged' || git === 'none'
}

/**
 * The severity of a credential that goes to a host: the cell of the matrix, with the profile applied; undefined for no finding.
 * An unresolved host counts as remote, one level lower.
 */
export function staticKeySeverity(credential: Credential, host: Host, profile: 'recommended' | 'strict' | 'local'): Severity | undefined {
  const column = COLUMNS[host.class]
  const row = rowOf(credential)
  if (!column || !row) return undefined
  if (profile === 'local' && (row === 'reference' || row === 'ignored')) return undefined
  const cell = MATRIX[row][column]
  if (!cell) return undefined
  const live = column === 'remote' || column === 'production'
  if (profile === 'strict' && ((row === 'reference' && live) || (row === 'ignored' && column === 'production'))) return error(7.0)
  const declared = credential.form === 'literal' && credential.judged.class === 'declared' && row !== 'tracked'
  if (declared && cell.level === 'note') return undefined
  const optional = credential.form === 'reference' && credential.optional === true
  return lowered(cell, (host.class === 'unresolved' ? 1 : 0) + (declared || optional ? 1 : 0))
}

function rowOf(credential: Credential): keyof typeof MATRIX | undefined {
  if (credential.form === 'reference') {
    const judged = credential.definition?.judged
    if (judged && judged.class !== 'static' && judged.class !== 'unknown' && judged.class !== 'declared') return undefined
    return 'reference'
  }
  const { git } = credential.at.file
  switch (credential.judged.class) {
    case 'static':
    case 'declared':
      return isShared(git) ? 'tracked' : git === 'ignored' ? 'ignored' : 'untracked'
    case 'test':
      return isShared(git) ? 'testTracked' : undefined
    case 'short-lived':
      return isShared(git) ? 'shortLivedTracked' : undefined
    default:
      return undefined
  }
}

/** Whether a program that talks over stdio runs on somebody else's machine. */
export function isElsewhere(over: Host | undefined): boolean {
  return over !== undefined && COLUMNS[over.class] !== 'local' && COLUMNS[over.class] !== undefined
}

/** The severity of a stdio server's credential by its backend: STANDARD.md, "How much it weighs". */
export function stdioSeverity(credential: Credential, host: Host | undefined, profile: 'recommended' | 'strict' | 'local'): Severity | undefined {
  if (!host) return undefined
  if (credential.form === 'reference') {
    const judged = credential.definition?.judged
    if (host.class !== 'production' || profile === 'local' || (judged && judged.class !== 'static')) return undefined
    return profile === 'strict' ? warning(5.5) : note(2.5)
  }
  if (credential.judged.class !== 'static') return undefined
  const { git } = credential.at.file
  const remote = host.class === 'staging' || host.class === 'remote' || host.class === 'production' || host.class === 'tunnel'
  if (!remote) return undefined
  if (isShared(git)) return error(host.class === 'production' ? 8.8 : host.class === 'remote' ? 8.3 : 7.5)
  if (git === 'ignored') return profile === 'local' ? undefined : note(3.0)
  return warning(5.0)
}
