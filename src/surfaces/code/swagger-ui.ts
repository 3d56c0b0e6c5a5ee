import { asksForDevelopment } from '../../knowledge/words/written-cookies.ts'
import { swaggerClientBefore } from '../../knowledge/words/swagger-ui.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, string } from '../../parse/node.ts'
import { conditionsAround, fold, isUndefined, keyOf, templateOf, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { swaggerClient, swaggerSecret } from '../reading/swagger-client.ts'
import { entryOf } from './settings.ts'

/** The OAuth client that a page of documentation signs its readers in with. */
export default defineProgramSurface({
  id: 'swagger-ui',
  name: 'OAuth clients of Swagger UI',
  spec: 'https://swagger.io/docs/open-source-tools/swagger-ui/usage/oauth2/',
  counts: 'code',
  mentions: ['usePkceWithAuthorizationCodeGrant', 'initOAuth', 'swaggerOptions', 'swagger_ui_init_oauth', 'OAUTH2_CONFIG'],
  together: [[/swagger/i, /clientSecret|usePkceWithAuthorizationCodeGrant/]],
  skipsTests: true,

  *read(module): Generator<Reading> {
    for (const node of module.nodes('ObjectExpression'))
      if (isClient(module, node) && !isForDevelopment(module, node)) yield* client(module, node)
  },
})

function* client(module: Module, node: AstOf<'ObjectExpression'>): Generator<Reading> {
  const whole = fold(module, node)
  const pkce = entryOf(whole, 'usePkceWithAuthorizationCodeGrant')
  const secret = entryOf(whole, 'clientSecret')
  if (secret && !isUndefined(secret.value) && string(secret.value)?.value !== '') {
    const written = string(secret.value) && templateOf(secret.value)
    const statement = swaggerSecret(secret.at)
    yield written ? { kind: 'clientSecret', value: written, statement } : statement
  }
  yield* swaggerClient({ pkceOff: pkce && boolean(pkce.value) === false ? pkce.at : undefined })
}

/** Whether an object is what the page is told: by the name of its PKCE option, by what stands before it, or as part of the page's own. */
function isClient(module: Module, node: AstOf<'ObjectExpression'>): boolean {
  const names = node.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
  if (names.includes('usePkceWithAuthorizationCodeGrant')) return true
  if (!names.includes('clientSecret')) return false
  const { start, file } = module.span(node)
  if (swaggerClientBefore.pattern.test(file.text.slice(Math.max(0, start - NEAR), start))) return true
  return isPart(module, node, 'oauth') && isPart(module, module.parent(module.parent(node) ?? node) ?? node, 'swaggerOptions')
}

const NEAR = 120

function isPart(module: Module, node: Ast, name: string): boolean {
  const parent = module.parent(node)
  return parent?.type === 'Property' && keyOf(parent) === name
}

/** Whether a page is there for who develops alone. */
function isForDevelopment(module: Module, node: Ast): boolean {
  return [...conditionsAround(module, node)].some(({ test }) => asksForDevelopment.pattern.test(module.source(test)))
}
