import { keyOf, variableOf, type Module } from '../../program/index.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { shownName } from '../../classify/shown-name.ts'
import { bearerOfBuild, sendsBearer } from '../../knowledge/words/published-bearers.ts'
import { serverSecret } from '../../knowledge/words/secrets.ts'
import { clientOf } from './client.ts'
import { isPublished, PUBLIC_VARIABLE } from './published-variables.ts'

/** Clients' and servers' secrets in variables that a build puts into what users get, wherever code reads them. */
export default defineCodeSurface({
  id: 'build-secrets',
  name: 'Secrets that a build publishes',
  spec: 'https://vite.dev/guide/env-and-mode#env-files',
  counts: 'code',
  mentions: ['PUBLIC_', 'VITE_', 'REACT_APP_', 'GATSBY_', 'VUE_APP_', 'STORYBOOK_'],
  together: [[/(?:PUBLIC|VITE|REACT_APP|GATSBY|VUE_APP|STORYBOOK)_(?:[A-Z\d]{1,30}_){0,6}(?:SECRET|TOKEN|KEY|PASSWORD|ROLE)\b/]],
  skipsTests: true,
  *read(module: Module): Generator<Statement> {
    const seen = new Set<string>()
    for (const node of module.nodes('MemberExpression')) {
      const variable = variableOf(node)
      if (variable === undefined || !isPublished(module, variable) || seen.has(variable)) continue
      const name = variable.replace(PUBLIC_VARIABLE, '')
      const isBearer = bearerOfBuild.pattern.test(name) && sendsBearer.pattern.test(module.file.text)
      if (!(isBearer || serverSecret.pattern.test(name)) || shownName(name) === 'harmless' || FOR_EVERYBODY.test(name)) continue
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
        ...(/CLIENT_SECRET$/.test(name) ? {} : { ofServer: true as const }),
        at: module.span(node),
      }
    }
  },
})

/** Values that are shown or given to everybody who tries a program. */
const FOR_EVERYBODY = /(?:^|_)(?:DEMO|TEST|MOCK|SAMPLE|EXAMPLE|GUEST|DUMMY|FAKE)(?:_|$)/
