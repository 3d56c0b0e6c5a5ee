import { endlessMakers } from '../../knowledge/libraries/token-makers.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'

/** A token whose claims are no table beside the call that makes it, and whose function gives it no end. */
export interface Endless {
  readonly product: string
  readonly key: string
}

/** `new JwtSecurityToken(…)` without `expires`, `jwt.New(method)` whose claims are set one by one. */
export function endlessCall({ is, name, at }: Said, language: CLike): Endless | undefined {
  const row = is === 'call' ? endlessMakers.find((one) => one.language === language && one.made.test(name)) : undefined
  if (!row) return undefined
  const { before, after } = functionAround(at, language)
  const call = codeAt(at, LONGEST)
  if (!row.signs.test(call) && !row.signs.test(after)) return undefined
  return row.end.test(call) || row.end.test(before) || row.end.test(after) ? undefined : { product: row.product, key: row.key }
}

const LONGEST = 2000
