import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround, goFunctionAround } from '../../program/written/index.ts'
import { asOne } from './same-query.ts'

/**
 * What is put into one address as one: by the calls of one chain, `.queryParam("accessToken", …).queryParam("refreshToken", …)`, or into
 * one variable of a function, `q.Set("access_token", …)`.
 */
export function asOneEach(put: readonly UrlCredential[], language: CLike | 'rb'): UrlCredential[] {
  const queries = new Map<string, object>()
  return asOne(
    put.map((credential) => {
      const key = `${credential.host ?? ''} ${addressOf(credential, language)}`
      const query = queries.get(key) ?? {}
      queries.set(key, query)
      return { credential, query }
    }),
  )
}

/** Where the statement begins that puts something into an address, or the variable of a function that it is put into. */
function addressOf({ at }: UrlCredential, language: CLike | 'rb'): string {
  const { text } = at.file
  const holder = HOLDER.exec(text.slice(Math.max(0, at.start - 120), at.start))?.[1]
  if (holder !== undefined && language !== 'rb')
    return `${holder} ${language === 'go' ? goFunctionAround(at).start : functionAround(at, language).start}`
  const before = text.slice(Math.max(0, at.start - LONGEST), at.start)
  const begins = Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}'))
  // Without marks between statements only what goes on with a dot is of the same one.
  const lines = before.slice(begins + 1).split('\n')
  const isChain = language === 'java' || lines.slice(1).every((line) => /^\s{0,80}(?:[.?)]|$)/.test(line))
  return begins < 0 || !isChain ? `${at.start}` : `${at.start - before.length + begins}`
}

/** `builder.queryParam("`, `q.Set("`, `$url->add('` */
const HOLDER = /(?<![\w.)\]>])(\$?\w{1,60})(?:\.|->)\w{1,40}\(\s{0,20}["']?$/

/** Longer chains are taken for several. */
const LONGEST = 3000
