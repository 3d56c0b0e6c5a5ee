import type { Agent } from '../../model/index.ts'
import type { Surface } from '../reading/surface.ts'

/** The client of another surface, for what its users write elsewhere: plugins, commands, links. */
export function agentOf({ id, name, agent }: Surface): Agent {
  return agent ?? { id, name, oauth: 'unknown' }
}
