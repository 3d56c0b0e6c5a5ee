import type { AuthorizationRequest } from '../../model/index.ts'
import { leagueOptions, oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { entries, get, items, type Entry, type Node } from '../../parse/node.ts'
import { isSignedInBy, leagueRequest } from '../code/php-league.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal } from './oauth-client-fields.ts'

const MAKES_PROVIDER = asWritten(oauthWritten, 'makes-provider')

/** Clients of the league's OAuth library that a container of Symfony makes. */
export default defineSurface({
  id: 'symfony-league',
  name: 'Clients of league/oauth2-client among the services of Symfony',
  spec: 'https://symfony.com/doc/current/service_container.html#service-parameters',
  counts: 'oauth',
  files: ['**/*.{yaml,yml}'],
  mentions: ['GenericProvider'],
  format: 'yaml',
  recognises: (root) => get(root, 'services') !== undefined,
  skipsTests: true,
  *read(root, { file, project }): Generator<AuthorizationRequest> {
    const made = entries(get(root, 'services')).flatMap((service) => {
      const options = optionsOf(service, root)
      const request = options && leagueRequest(service.key.at, options)
      const method = get(options, leagueOptions.challenge)
      if (!request || !method) return request ?? []
      return literal(method) === 'plain' ? { ...request, pkce: { is: 'set', value: 'plain', at: method.at } as const } : []
    })
    if (made.length > 0 && isSignedInBy(file.path, project)) yield* made
  },
})

/** What else may be told to a service once it is made. */
const LATER = ['factory', 'configurator', 'calls', 'parent', 'properties']

/**
 * The options of a service that is a provider: its first argument, or the one that is named `$options`. Nothing where they stand in another
 * file, or something may add to them.
 */
function optionsOf({ key, value }: Entry, root: Node): Node | undefined {
  if (!MAKES_PROVIDER.test(literal(get(value, 'class')) ?? key.value) || LATER.some((one) => get(value, one))) return undefined
  const given = get(value, 'arguments')
  const first = items(given)[0] ?? get(given, '$options') ?? get(given, '0')
  const named = /^%([\w.]{1,80})%$/.exec(literal(first) ?? '')?.[1]
  const options = named === undefined ? first : get(root, 'parameters', named)
  return options?.kind === 'map' && !options.open ? options : undefined
}
