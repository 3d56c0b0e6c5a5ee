import type { Project } from '../discover/project.ts'
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
  if (!project || isNeighbour || depth > SHALLOW) return fresh()
  const ofProject = ELSEWHERE.get(project) ?? new Map<string, Origin | undefined>()
  ELSEWHERE.set(project, ofProject)
  const key = `${path}\n${question}`
  if (!ofProject.has(key)) ofProject.set(key, fresh())
  return ofProject.get(key)
}

const SHALLOW = 20
const ELSEWHERE = new WeakMap<Project, Map<string, Origin | undefined>>()
