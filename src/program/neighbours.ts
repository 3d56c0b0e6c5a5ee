import type { Module } from './module.ts'
import type { Project } from '../discover/project.ts'
import { Recent } from '../text/recent.ts'
import { SourceFile } from '../text/source.ts'

/**
 * Nodes of neighbours that are kept, which take one to three hundred bytes each with their text: files that stand together import the same
 * ones.
 */
const KEPT = 200_000

interface Neighbours {
  readonly modules: Recent<Module>
  /** As long as something speaks of a file, it is one and the same, also when it is read anew. */
  readonly files: Map<string, WeakRef<SourceFile>>
}

const KNOWN = new WeakMap<Project, Neighbours>()

/**
 * A file that others import, read once for all of them as long as they follow one another. What is read of it for one use says nothing of
 * another, so that answers do not depend on who asked before.
 */
export function neighbourOf(
  { project, path, text, use = 'values' }: { project: Project | undefined; path: string; text: string; use?: 'values' | 'origins' },
  read: (file: SourceFile) => Module,
): Module {
  if (!project) return read(new SourceFile(path, text))
  const { modules, files } = KNOWN.get(project) ?? { modules: new Recent<Module>(KEPT), files: new Map<string, WeakRef<SourceFile>>() }
  KNOWN.set(project, { modules, files })
  const key = `${use} ${path}`
  const known = modules.get(key)
  if (known) return known
  const file = files.get(path)?.deref() ?? new SourceFile(path, text)
  files.set(path, new WeakRef(file))
  const module = read(file)
  modules.set(key, module, nodesOf(module))
  return module
}

function nodesOf({ tree: { byType } }: Module): number {
  let count = 0
  for (const { length } of byType.values()) count += length
  return count
}
