import type { Project } from '../../discover/project.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { codeAt } from '../../text/source.ts'
import { saidIn } from '../../parse/c-like.ts'
import type { Statement } from '../../model/reading.ts'
import { computedElsewhere } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isForThisMachine, readClient } from './duende-appsettings.ts'
import { classesOf, withStatements } from './duende-statements.ts'
import { looseFields } from './oauth-client-fields.ts'

export default defineTextSurface({
  id: 'duende-code',
  name: 'Duende IdentityServer clients in C#',
  spec: 'https://docs.duendesoftware.com/identityserver/reference/models/client/',
  counts: 'oauth',
  files: ['**/*.cs'],
  mentions: ['new Client', 'AllowedGrantTypes', 'Duende.IdentityServer', 'IdentityServer4'],
  together: [[/IdentityServer/, /AllowedGrantTypes|RequirePkce|AllowedScopes|AccessTokenLifetime|RefreshTokenUsage/]],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const rotatesUnset = ROTATES_UNSET.test(text.value)
    const all = saidIn(text, 'cs')
    const clients = [
      ...all.flatMap((said) => {
        const { is, name, value, within } = said
        if (is !== 'object') return []
        const fields = looseFields(value)
        // A client without its type: `new() { … }` of `List<Client>`, or anywhere with the grants that every client of the product has.
        const isBare = name === 'new' && (within[0] === 'List' || fields.has('allowedgranttypes'))
        return fields.has('clientid') && (isBare || /(?:^|\.)Client$/.test(name)) ? [withStatements(said, all)] : []
      }),
      ...classesOf(text, all),
    ].map((one) => asSettings(one, project))
    const local = isForThisMachine(clients)
    for (const one of clients) yield* readClient(one, { rotatesUnset, local })
  },
})

/**
 * `RefreshTokenUsage` is OneTimeOnly in https://github.com/IdentityServer/IdentityServer4/blob/main/src/Storage/src/Models/Client.cs, and
 * ReUse in Duende's product from 7.0.
 */
const ROTATES_UNSET = /\bIdentityServer4\b/

/** GrantTypes is a class of lists: https://docs.duendesoftware.com/identityserver/fundamentals/clients/ */
const GRANT_TYPES: Readonly<Record<string, readonly string[]>> = {
  ClientCredentials: ['client_credentials'],
  DeviceFlow: ['urn:ietf:params:oauth:grant-type:device_code'],
  Implicit: ['implicit'],
  ImplicitAndClientCredentials: ['implicit', 'client_credentials'],
  ResourceOwnerPassword: ['password'],
  ResourceOwnerPasswordAndClientCredentials: ['password', 'client_credentials'],
}

/** What code names is written out in files: `GrantTypes.Implicit` is `["implicit"]`, `TokenUsage.ReUse` is `"ReUse"`. */
function asSettings(client: Node, project: Project): Node {
  if (client.kind !== 'map') return client
  return {
    ...client,
    entries: client.entries.map((entry) => {
      if (entry.key.value === 'AllowedGrantTypes') return { ...entry, value: grantsOf(entry.value) }
      const from = entry.value.kind === 'dynamic' ? entry.value.from : undefined
      const holder = from?.module.replace(/^.*\./, '')
      return from && (holder === 'TokenUsage' || holder === 'TokenExpiration')
        ? { ...entry, value: { kind: 'scalar', value: from.name, at: entry.value.at, opaque: true } }
        : withConstant(entry, project)
    }),
  }
}

/**
 * Names of grants as they are written out: a list of `GrantTypes`, one of it (`GrantTypes.Implicit.First()`), several that are joined, and
 * the constants of `GrantType`.
 */
function grantsOf(value: Node): Node {
  if (value.kind === 'list') return { ...value, items: value.items.flatMap(written) }
  return value.kind === 'scalar' ? value : { kind: 'list', items: written(value), at: value.at }
}

function written(value: Node): Node[] {
  const { at } = value
  const code = at.end - at.start < LONGEST ? codeAt(at) : ''
  const named = Array.from(code.matchAll(NAMED), ([, list = '', first, constant = '']): readonly string[] =>
    constant ? [own(GRANT_TYPE, constant) ?? constant] : (own(GRANT_TYPES, list) ?? []).slice(0, first ? 1 : undefined),
  )
  return named.length === 0 ? [value] : named.flat().map((one) => ({ kind: 'scalar', value: one, at, opaque: true }))
}

const LONGEST = 300
const NAMED = /\bGrantTypes\.(\w{1,60})(\.(?:First|Single)\w{0,20}\()?|\bGrantType\.(\w{1,60})/g

/** https://github.com/IdentityServer/IdentityServer4/blob/main/src/Storage/src/Models/Enums.cs */
const GRANT_TYPE: Readonly<Record<string, string>> = { Implicit: 'implicit', ResourceOwnerPassword: 'password' }

/** `AccessTokenLifetime = Lifetimes.Access` as what the constant of that class holds. */
function withConstant(entry: Entry, project: Project): Entry {
  const value = computedElsewhere(entry.value, { language: 'cs', project })
  return value ? { ...entry, value } : entry
}
