import type { UrlCredential } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries } from '../../parse/node.ts'
import { CREDENTIALS } from './put-queries.ts'

/** Calls of HTTParty, Faraday, RestClient and their like; `query:` and `params:` of others are a form's or a route's. */
const SENDS = /(?:^|\.)(?:get|post|put|patch|delete|head|request|execute)$/

/** Parameters that a library of Ruby adds to the address: `HTTParty.post(url, query: { token: key })`. */
export function* addedInRuby(all: readonly Said[]): Generator<UrlCredential> {
  for (const { is, name, value, within } of all) {
    if (is !== 'set' || !/^(?:query|params)$/.test(name) || !within.some((one) => SENDS.test(one))) continue
    for (const { key, value: put } of entries(value))
      if (CREDENTIALS.test(key.value) && put.kind === 'dynamic')
        yield { kind: 'urlCredential', by: 'client', parameter: key.value, at: key.at }
  }
}
