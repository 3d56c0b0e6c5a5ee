import type { Said } from '../../parse/c-like.ts'
import { entries, items } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'

/**
 * Whether the object that a variable is given, or that stands in one of its fields, is handed to what signs: `claims := Claims{…}` before
 * `jwt.NewWithClaims(method, claims)`. Not where the variable gets more, by its name or by what it is handed to, or its type has an end of
 * its own.
 */
export function handedOn({ file, start, end }: Span, signs: RegExp, all: readonly Said[]): boolean {
  const kept = all.find(
    ({ is, name, at, value }) =>
      is === 'set' && /^\w{1,60}$/.test(name) && at.start <= start && value.at.start <= end && value.at.end >= end,
  )
  if (!kept || entries(kept.value).some(({ key }) => /exp/i.test(key.value))) return false
  const given = new RegExp(`^&?${kept.name}$`)
  const takers = all.filter(
    ({ is, inFunction, at, value }) =>
      is === 'call' &&
      inFunction === kept.inFunction &&
      at.start > end &&
      items(value).some((one) => given.test(file.text.slice(one.at.start, one.at.end))),
  )
  const [first] = takers
  const isSetLater = all.some(
    ({ is, name, at, inFunction }) =>
      inFunction === kept.inFunction &&
      at.start > end &&
      (is === 'put' ? name === kept.name : is === 'set' && name.startsWith(`${kept.name}.`)),
  )
  const entered = new RegExp(`\\b${kept.name}\\[[^\\]\\n]{1,80}\\] ?=(?!=)`)
  return first !== undefined && signs.test(first.name) && !isSetLater && !entered.test(file.text.slice(end, first.at.start))
}
