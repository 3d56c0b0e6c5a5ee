import type { Project } from '../../discover/project.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { saidIn } from '../../parse/c-like.ts'
import type { Statement } from '../../model/reading.ts'
import { constantElsewhere } from '../code/constants-elsewhere.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { readClient } from './duende-appsettings.ts'
import { looseFields } from './oauth-client-fields.ts'

export default defineTextSurface({
  id: 'duende-code',
  name: 'Duende IdentityServer clients in C#',
  spec: 'https://docs.duendesoftware.com/identityserver/reference/models/client/',
  counts: 'oauth',
  files: ['**/*.cs'],
  mentions: ['new Client', 'Duende.IdentityServer', 'IdentityServer4'],
  together: [[/IdentityServer/, /AllowedGrantTypes|RequirePkce|AllowedScopes|AccessTokenLifetime|RefreshTokenUsage/]],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const rotatesUnset = ROTATES_UNSET.test(text.value)
    for (const { is, name, value, within } of saidIn(text, 'cs')) {
      // A client in a list without its type: `new() { … }` of `List<Client>`.
      if (is !== 'object' || !(/(?:^|\.)Client$/.test(name) || (name === 'new' && within[0] === 'List'))) continue
      if (looseFields(value).has('clientid')) yield* readClient(asSettings(value, project), rotatesUnset)
    }
  },
})

/**
 * `RefreshTokenUsage` is OneTimeOnly in https://github.com/IdentityServer/IdentityServer4/blob/main/src/Storage/src/Models/Client.cs, and
 * ReUse in Duende's product from 7.0.
 */
const ROTATES_UNSET = /\bIdentityServer4\b/

/** GrantTypes is a class of lists: https://docs.duendesoftware.com/identityserver/fundamentals/clients/ */
const GRANT_TYPES: Readonly<Record<string, readonly string[]>> = {
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
      const from = entry.value.kind === 'dynamic' ? entry.value.from : undefined
      if (!from) return withConstant(entry, project)
      const { at } = entry.value
      const holder = from.module.replace(/^.*\./, '')
      if (holder === 'GrantTypes')
        return {
          ...entry,
          value: {
            kind: 'list',
            items: (own(GRANT_TYPES, from.name) ?? []).map((value) => ({ kind: 'scalar', value, at, opaque: true })),
            at,
          },
        }
      return holder === 'TokenUsage' || holder === 'TokenExpiration'
        ? { ...entry, value: { kind: 'scalar', value: from.name, at, opaque: true } }
        : withConstant(entry, project)
    }),
  }
}

/** `AccessTokenLifetime = Lifetimes.Access` as what the constant of that class holds. */
function withConstant(entry: Entry, project: Project): Entry {
  const value = constantElsewhere(entry.value, { language: 'cs', project })
  return value ? { ...entry, value } : entry
}
