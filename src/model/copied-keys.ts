import { isShared } from '../knowledge/severity-matrix.ts'
import type { Model, StoredSecret } from './index.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * One key for one API is one decision, wherever it was copied to (STANDARD.md, "One finding for one fault"): what a document repeats is
 * said where the key is kept, also of another package.
 */
export interface Copied {
  readonly kept: StoredSecret
  readonly documents: readonly StoredSecret[]
}

/** Whether a document repeats a key in a provider's format that a file of variables keeps, where it is reported. */
export function isToldWhereKept(secret: StoredSecret, model: Model): boolean {
  return secret.place === 'document' && copiesOf(model).has(secret.credential.secret.identity)
}

/** The documents that repeat a key, where it is kept. */
export function documentsWith(secret: StoredSecret, model: Model): readonly StoredSecret[] {
  const copied = copiesOf(model).get(secret.credential.secret.identity)
  return copied?.kept === secret ? copied.documents.slice(0, MOST) : []
}

/** More places help nobody. */
const MOST = 20

const copiesOf = oncePer(({ storedSecret }: Model): ReadonlyMap<string, Copied> => {
  const found = new Map<string, Copied>()
  const byKey = grouped(
    storedSecret.filter(({ at, credential }) => isShared(at.file.git) && isOfProvider(credential)),
    ({ credential }) => credential.secret.identity,
  )
  for (const [identity, all] of byKey) {
    const kept = all.find((one) => isInUse(one))
    const documents = all.filter(({ place }) => place === 'document')
    if (kept && documents.length > 0) found.set(identity, { kept, documents })
  }
  return found
})

/** Its provider's own format proves it, and it is live. */
function isOfProvider({ judged }: StoredSecret['credential']): boolean {
  return judged.provider !== undefined && judged.confidence === 'high' && judged.mode !== 'test'
}

/** Kept to be run with, and for a service that others reach. */
function isInUse({ place, role, meant, hosts }: StoredSecret): boolean {
  if (place !== 'variables' || role.test || role.example || role.template || meant === 'sample') return false
  return hosts.every(({ class: is }) => is !== 'loopback' && is !== 'private')
}
