import { selfSignedStore } from '../knowledge/words/connections.ts'
import type { Subject } from '../model/index.ts'
import { type Facts, folderOf, foldersUpwards } from './facts.ts'

/**
 * Certificate checks that are off for a store whose provider documents that, as its certificates are self-signed: Redis of an application
 * that a Procfile shows to run at Heroku. What an image is built of may run anywhere.
 * https://devcenter.heroku.com/articles/connecting-heroku-redis
 */
export function withDocumented(subjects: readonly Subject[], { has }: Facts): Subject[] {
  const isHosted = has('Procfile')
  return subjects.map((one) => {
    if (!isHosted || one.kind !== 'transportSetting' || one.problem !== 'verification-off') return one
    const { file, start } = one.at
    if ([...foldersUpwards(folderOf(file.path))].some((folder) => has(folder ? `${folder}/Dockerfile` : 'Dockerfile'))) return one
    const store = file.text.slice(Math.max(0, start - NEAR), start).match(selfSignedStore.pattern)
    if (store?.index === undefined) return one
    const from = Math.max(0, start - NEAR) + store.index
    return { ...one, documented: { file, start: from, end: from + store[0].length } }
  })
}

/** In characters: the address of a client stands beside its options. */
const NEAR = 200
