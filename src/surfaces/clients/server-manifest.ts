import type { Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface, type Reader, type TreeSurface } from '../reading/surface.ts'
import { type Dialect, readServers } from './mcp-servers.ts'

interface Manifest extends Omit<TreeSurface, 'read' | 'counts' | 'format' | 'agent'>, Dialect {
  readonly format?: TreeSurface['format']
  /** What it says beside its table of servers. */
  more?(root: Node, reader: Reader): Iterable<Reading>
}

/**
 * A plugin, extension or bundle that brings servers along. Unlike a client's own file it does not show that the client works in this
 * repository.
 */
export function defineManifestSurface({ agent, servers, source = 'manifest', format = 'jsonc', more, ...surface }: Manifest): TreeSurface {
  return defineSurface({
    ...surface,
    format,
    counts: 'agent',
    *read(root, reader): Generator<Reading> {
      yield* readServers(root, { agent, servers, source })
      if (more) yield* more(root, reader)
    },
  })
}
