import { namesPageHeader } from '../../knowledge/words/request-pages.ts'
import type { Module } from '../../program/index.ts'
import { initOf, type Place } from './state-definitions.ts'
import { partAsked, WAY_BACK } from './state-values.ts'

/**
 * Whether a value is the page that a request comes from, and at most the way back that it asks for besides: `req.headers.referer || ''`,
 * `${origin}|${returnUrl}`. Who sends somebody off chooses all of it.
 */
export function isRequestedPage(module: Module, code: string, at: Place): boolean {
  const parts = partsOf(module, code, at)
  return parts.includes('page') && !parts.includes('other')
}

type Part = 'page' | 'way' | 'text' | 'other'

/** What an expression is put together of, as far as names of its function lead. */
function partsOf(module: Module, code: string, at: Place, steps = MAX_STEPS): readonly Part[] {
  const one = bare(code)
  const each = (all: readonly string[]) => all.flatMap((part) => partsOf(module, part, at, steps - 1))
  if (steps === 0 || one.length > LONGEST) return ['other']
  if (namesPageHeader.pattern.test(one)) return ['page']
  if (/^(["'])[^"'\\]{0,80}\1$/.test(one)) return ['text']
  const asked = partAsked(one)
  if (asked !== undefined) return [WAY_BACK.test(asked) ? 'way' : 'other']
  const [, filled] = /^[fF]?["'`]([^"'`]{1,300})["'`]$/.exec(one) ?? []
  if (filled !== undefined) return each(Array.from(filled.matchAll(/\$?\{([^{}]{1,120})\}/g), ([, put = '']) => put))
  const [, , yes, no] = /^([^?]{1,120}) \? ([^?:]{1,200}) : ([^?:]{1,200})$/.exec(one) ?? []
  if (yes !== undefined && no !== undefined) return each([yes, no])
  const either = one.split(/\s(?:\|\||\?\?|or)\s/)
  if (either.length > 1) return each(either)
  const given = /^[\w$]{1,60}$/.test(one) ? initOf(module, one, at) : undefined
  return given === undefined || given === one ? ['other'] : each([given])
}

/** Without what only changes how it is written: `encodeURIComponent(page)`, `(page as string)`, `quote(page)`. */
function bare(code: string): string {
  return code
    .trim()
    .replace(/^(?:encodeURIComponent|String|btoa|quote|urllib\.parse\.quote|str)\(([^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,80})?)\)$/, '$1')
    .replace(/\s(?:as|satisfies)\s[\w |]{1,40}$/, '')
    .trim()
}

const MAX_STEPS = 12
const LONGEST = 400
