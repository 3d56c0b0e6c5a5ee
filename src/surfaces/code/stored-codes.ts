import type { Project } from '../../discover/project.ts'
import {
  endsAllEntries,
  keyOfCode,
  knowsEnd,
  mayWrite,
  opensStore,
  sayOfClients,
  writesToStore,
} from '../../knowledge/words/stored-codes.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, type Node } from '../../parse/node.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { cutTo } from '../../text/source.ts'
import { classOfPath, declarationOf, isInComment, languageOf, saidInAny } from '../../program/written/index.ts'
import { setPolicy } from './policy.ts'

/** Authorization codes that a server writes into a store of keys and values, and that nothing ends. */
export default defineTextSurface({
  id: 'stored-codes',
  name: 'Codes kept in Redis and caches in Go, Java, Kotlin, C#, PHP and Ruby',
  spec: 'https://redis.io/docs/latest/commands/set/',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php,rb}'],
  mentions: ['edis', 'REDIS', 'rdb', 'Cache', 'cache'],
  together: [[/(?:auth(?:orization|z)?|oauth2?|grant)[_:./-]?codes?[:/._-]/i, mayWrite.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenPolicy> {
    if (knowsEnd.pattern.test(text.value) || !sayOfClients.pattern.test(text.value)) return
    for (const said of saidInAny(text, file.path)) {
      if (!isKept(said) || isInComment(text.value, said.at.start) || isEndedElsewhere(said, project)) continue
      const facts = { owner: { what: 'store', product: 'this code' }, token: 'code', key: 'ttl', confidence: 'medium' } as const
      yield setPolicy(facts, 'never', 'kept without an end', cutTo(said.at, LONGEST))
    }
  },
})

const LONGEST = 120

/** Whether a call writes under a key that is named for a code, and is given nothing but it and the value. */
function isKept(said: Said): boolean {
  const { is, name, at } = said
  // `redis.opsForValue().set(…)`
  const chained = is === 'chain' && opensStore.pattern.test(name) ? get(said.value, 'set') : undefined
  if (!chained && !(is === 'call' && writesToStore.pattern.test(name))) return false
  const all = items(chained ?? said.value)
  const isGo = at.file.path.endsWith('.go')
  const [key, kept, ...rest] = isGo ? all.slice(1) : all
  if (!key || !kept || (isGo ? !isZero(rest) : rest.length > 0)) return false
  // A number or a flag is kept of codes, and is none.
  if (kept.kind === 'scalar') return false
  const written = at.file.text.slice(Math.max(0, key.at.start - 2), key.at.end).replace(/^[^"'`$@\w]{0,2}/, '')
  return keyOfCode.pattern.test(written)
}

/** Whether a class of this repository writes, which may set the end itself, or a setting ends all that the cache holds. */
function isEndedElsewhere({ name, at }: Said, project: Project): boolean {
  if (/^Rails\./.test(name))
    return project.below('').some((path) => RAILS.test(path) && endsAllEntries.pattern.test(project.text(path) ?? ''))
  const language = languageOf(at.file.path)
  const holder = name.replace(/\.\w{1,60}$/, '')
  if (!language) return false
  const isNamed = /^[A-Z]\w{0,60}$/.test(holder)
  return (
    (classOfPath(holder, { at, language, project }) ?? (isNamed ? declarationOf(holder, at.file, language, project) : undefined)) !==
    undefined
  )
}

const RAILS = /(?:^|\/)config\/(?:[\w-]{1,60}\/){0,3}[\w-]{1,60}\.rb$/

/** No end: https://pkg.go.dev/github.com/redis/go-redis/v9#Client.Set */
function isZero(rest: readonly Node[]): boolean {
  const [end, ...more] = rest
  return end?.kind === 'scalar' && end.value === 0 && more.length === 0
}
