import { keyOf, variableOf, type Module } from '../../program/index.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { clientOf, PUBLIC_VARIABLE } from './client.ts'

/** Clients' secrets in variables that a build puts into what users get, wherever code reads them. */
export default defineCodeSurface({
  id: 'build-secrets',
  name: 'Client secrets that a build publishes',
  spec: 'https://vite.dev/guide/env-and-mode#env-files',
  counts: 'code',
  mentions: ['CLIENT_SECRET'],
  together: [[/_CLIENT_SECRET/, /PUBLIC_|VITE_|REACT_APP_|GATSBY_|VUE_APP_|STORYBOOK_/]],
  skipsTests: true,
  *read(module: Module): Generator<Statement> {
    const seen = new Set<string>()
    for (const node of module.nodes('MemberExpression')) {
      const variable = variableOf(node)
      if (variable === undefined || !PUBLIC_VARIABLE.test(variable) || !/CLIENT_SECRET$/.test(variable) || seen.has(variable)) continue
      seen.add(variable)
      const parent = module.parent(node)
      // What a request or a library is given under its own name is read there.
      if (parent?.type === 'Property' && /^client_?secret$/i.test(keyOf(parent) ?? '')) continue
      yield {
        kind: 'publicClientSecret',
        owner: { what: 'the variable', name: variable, product: 'this code' },
        shippedTo: clientOf(module).shippedTo ?? 'the browser bundle',
        notSecretByProvider: false,
        methodOnly: false,
        at: module.span(node),
      }
    }
  },
})
