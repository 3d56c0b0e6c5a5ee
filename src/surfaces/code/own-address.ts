import { parameter, type Parameters } from '../../program/index.ts'
import type { Node } from '../../parse/node.ts'
import { ownOrigin } from '../../knowledge/words/connections.ts'
import { codeAt } from '../../text/source.ts'
import { beginningOf } from './settings.ts'

/**
 * Whether a request goes to the application itself, which is the authorization server then: the address is relative, begins with what is
 * named for the application's own address, or with what its redirect begins with, too.
 */
export function isOwnAddress(set: Parameters): boolean {
  if (set.url?.kind !== 'dynamic' && /^\.{0,2}\/(?!\/)/.test(beginningOf(set.url) ?? '')) return true
  const origin = originOf(set.url)
  if (origin === undefined) return false
  return ownOrigin.pattern.test(origin) || origin === originOf(parameter(set, 'redirect_uri')?.value)
}

/** The expression that an address begins with: `env.URL` of `${env.URL}/oauth/authorize` and of `new URL('/oauth/authorize', env.URL)`. */
function originOf(url: Node | undefined): string | undefined {
  const first = url?.kind === 'template' ? url.parts[0] : url
  if (first?.kind !== 'dynamic') return undefined
  if (first.variable !== undefined) return first.variable
  const code = codeAt(first.at)
  if (code.length > LONGEST) return undefined
  const base = /^new URL\([^,]+,\s*([^,()]+)\)$/.exec(code)?.[1]
  return base ?? (url?.kind === 'template' ? code.replace(/^(?:\$\{|\{)\s*|\s*\}$/g, '') : undefined)
}

/** A longer expression is no name. */
const LONGEST = 200
