import { isConfiguration } from './called.ts'
import { catalogue } from './catalogue.ts'
import { Recogniser } from './recognise.ts'
import type { Surface, SurfaceEntry } from './surface.ts'

/** What the name of a file tells. */
export interface Recognising {
  readonly recogniser: Recogniser
  /** Whether it is one of an agent configuration or of the `.env` family. */
  isConfiguration(path: string): boolean
  /** What reads such a file. */
  configurationFor(path: string): readonly SurfaceEntry[]
}

/** All surfaces, or those that are given. `staged`: of a commit most names are only asked whether they are configuration around it. */
export function recognising(given: readonly Surface[] | undefined, staged: boolean): Recognising {
  const surfaces = given?.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) })) ?? catalogue
  const recogniser = new Recogniser(surfaces)
  const configurations = staged ? new Recogniser(surfaces.filter(isConfiguration)) : recogniser
  return {
    recogniser,
    isConfiguration: (path) => (staged ? configurations.reads(path) : recogniser.surfacesFor(path).some(isConfiguration)),
    configurationFor: (path) => configurations.surfacesFor(path).filter(isConfiguration),
  }
}
