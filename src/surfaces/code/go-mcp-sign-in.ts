import { goOAuthConfig, setsGoChallenge } from '../../knowledge/libraries/go-mcp.ts'
import type { Setting } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, get, string, type Node } from '../../parse/node.ts'
import { cutTo, type Text } from '../../text/source.ts'
import { requestAt } from '../reading/authorization-request.ts'

/**
 * Clients of mcp-go that sign in without PKCE: its switch is off, or was left out, as the zero value of Go is.
 * https://pkg.go.dev/github.com/mark3labs/mcp-go/client/transport#OAuthConfig
 */
export function* clientsOfGo(all: readonly Said[], text: Text): Generator<Statement> {
  for (const { is, name, value, at } of all) {
    if (is !== 'object' || !goOAuthConfig.pattern.test(name)) continue
    const place = cutTo(at, name.length)
    const pkce = challengeOf(get(value, 'PKCEEnabled'), place)
    // It may be switched on behind what was written out.
    if (pkce === undefined || setsGoChallenge.pattern.test(text.value)) continue
    yield requestAt(place, {
      owner: { what: 'the MCP client', product: 'mcp-go' },
      clientType: isEmpty(get(value, 'ClientSecret')) ? 'public' : 'confidential',
      pkce,
      mcp: true,
    })
  }
}

function challengeOf(enabled: Node | undefined, place: Text['at']): Setting<'off'> | undefined {
  if (!enabled) return { is: 'set', value: 'off', at: place }
  return boolean(enabled) === false ? { is: 'set', value: 'off', at: enabled.at } : undefined
}

function isEmpty(secret: Node | undefined): boolean {
  return !secret || string(secret)?.value === ''
}
