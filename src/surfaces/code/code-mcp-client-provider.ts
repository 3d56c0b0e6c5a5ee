import { authorizationRequest } from './authorization.ts'
import { fold, functionOf, isFunction, keyOf, results, type Ast, type Module } from '../../program/index.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

/** OAuth clients that are handed to an MCP SDK, which does PKCE by itself and sends a state only when they have one. */
export default defineCodeSurface({
  id: 'code-mcp-client-provider',
  name: 'OAuth clients of the MCP TypeScript SDK',
  spec: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/client.md',
  counts: 'code',
  mentions: ['redirectToAuthorization'],
  // A test's client signs in to nobody.
  skipsTests: true,
  *read(module): Generator<Statement> {
    for (const one of [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')]) {
      const members = one.body.body.flatMap((member) =>
        member.type === 'MethodDefinition' || member.type === 'PropertyDefinition' ? [member] : [],
      )
      const find = (name: string) => members.find((member) => keyOf(member) === name)
      if (one.abstract || !PARTS.some(find) || !sendsPeople(module, find)) continue
      const state = find('state')
      yield request(module, one, module.span(one.id ?? one), {
        node: state,
        value: state?.value ?? undefined,
        open: one.superClass !== null,
      })
    }
    for (const one of module.nodes('ObjectExpression')) {
      const own = one.properties.flatMap((member) => (member.type === 'Property' ? [member] : []))
      const find = (name: string) => own.find((member) => keyOf(member) === name)
      const redirect = find('redirectToAuthorization')
      if (!redirect || !PARTS.some(find) || !sendsPeople(module, find)) continue
      const state = find('state')
      yield request(module, one, module.span(redirect.key), { node: state, value: state?.value, open: own.length < one.properties.length })
    }
  },
})

/** Other members that such a client has. */
const PARTS: readonly string[] = ['clientMetadata', 'saveCodeVerifier', 'codeVerifier', 'clientInformation']

/** Whether anybody is sent to sign in; a client for machines has the member as well, which throws or does nothing. */
function sendsPeople(module: Module, find: (name: string) => { readonly value?: Ast | null } | undefined): boolean {
  const redirect = find('redirectToAuthorization')
  if (!redirect || find('prepareTokenRequest')) return false
  const fn = redirect.value && functionOf(module, redirect.value)
  const body = fn?.body?.type === 'BlockStatement' ? fn.body.body : undefined
  return (
    body === undefined || body.some((one) => one.type !== 'ThrowStatement' && !(one.type === 'OtherStatement' && one.parts.length === 0))
  )
}

interface State {
  readonly node: Ast | undefined
  readonly value: Ast | undefined
  /** It may be inherited or spread. */
  readonly open: boolean
}

function request(module: Module, client: Ast, at: Span, state: State): AuthorizationRequest {
  return authorizationRequest(
    module,
    {
      owner: { what: 'the OAuth client of MCP servers', ...nameOfClient(client), product: 'the MCP TypeScript SDK' },
      clientType: 'unknown',
      pkce: { is: 'set', value: 'S256', at },
      state: stateOf(module, client, at, state),
    },
    at,
    true,
  )
}

function nameOfClient(client: Ast): { name?: string } {
  return client.type === 'ClassDeclaration' && client.id ? { name: client.id.name } : {}
}

function stateOf(module: Module, client: Ast, at: Span, { node, value, open }: State): AuthorizationRequest['state'] {
  // It may be put into the address where the user is sent there.
  if (!node)
    return {
      is: open || /['"`]state['"`]|[?&]state=|searchParams\.(?:set|append)\((?!['"`])/.test(module.source(client)) ? 'dynamic' : 'unset',
      at,
    }
  const given = value && isFunction(value) ? results(module, value) : []
  const constant = given.length > 0 && given.every((one) => fold(module, one).kind === 'scalar')
  return { is: 'set', value: constant ? 'constant' : 'sent', at: module.span(constant ? (given[0] as Ast) : node) }
}
