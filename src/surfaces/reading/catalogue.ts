import picomatch from 'picomatch'
import type { SurfaceEntry } from './surface.ts'
import { surfaces } from '../index.ts'

/**
 * All surfaces. The build puts a table in the place of this module, so that a run loads only the surfaces that read a file of
 * the repository: src/dev/catalogue.ts.
 */
export const catalogue: readonly SurfaceEntry[] = surfaces.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) }))

/** The expression for a glob. */
export function globExpression(glob: string): RegExp {
  return picomatch.makeRe(glob, { dot: true })
}
