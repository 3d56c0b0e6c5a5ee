import type { Project } from '../discover/project.ts'
import { oncePerPair } from '../text/once-per.ts'
import type { Origin } from './imports.ts'
import type { Module } from './module.ts'

/** An answer of a neighbour, asked once for all who import from it: names are many, and files are too large to be kept until the next. */
export function elsewhere(
  module: Module,
  source: string,
  question: string,
  depth: number,
  ask: (next: Module) => Origin | undefined,
): Origin | undefined {
  const { project, isNeighbour } = module
  const path = module.neighbourPath(source)
  if (path === undefined) return undefined
  const fresh = () => {
    const next = module.neighbour(source, 'origins')
    return next && ask(next)
  }
  // What a neighbour hands on depends on who asks, and what is far away on how many steps are left.
  return !project || isNeighbour || depth > SHALLOW ? fresh() : askedOnce(project, `${path}\n${question}`, fresh)
}

const SHALLOW = 20
const askedOnce = oncePerPair((_: Project, __: string, ask: () => Origin | undefined) => ask())
