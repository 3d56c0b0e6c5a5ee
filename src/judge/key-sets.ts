import type { Model, StoredSecret } from '../model/index.ts'
import { oncePer } from '../text/once-per.ts'
import type { SourceFile } from '../text/source.ts'
import type { Problem } from './problems.ts'

/** The decision that the keys of one set share, which are made and replaced together: the set that their file is, where it has several. */
export function ofSet({ credential: { judged }, at: { file } }: StoredSecret, model: Model): Pick<Problem, 'decision'> {
  const kind = judged.kind?.setWhere?.test(file.text) ? judged.kind : undefined
  const isSet = kind && (setsIn(model).get(file)?.get(kind.id)?.size ?? 0) > 1
  return isSet ? { decision: `${kind.id} of the set ${file.path}` } : {}
}

/** Of each file the different secrets of each kind. */
const setsIn = oncePer(({ storedSecret }: Model): ReadonlyMap<SourceFile, ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<SourceFile, Map<string, Set<string>>>()
  for (const { credential, at } of storedSecret) {
    const { id = '' } = credential.judged.kind ?? {}
    const kinds = found.get(at.file) ?? new Map<string, Set<string>>()
    found.set(at.file, kinds.set(id, (kinds.get(id) ?? new Set<string>()).add(credential.secret.identity)))
  }
  return found
})
