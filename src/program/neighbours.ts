import type { Module } from './module.ts'
import type { Project } from '../discover/project.ts'
import { Recent } from '../text/recent.ts'
import { SourceFile } from '../text/source.ts'

/** Characters of neighbours whose trees are kept, which takes some thirty bytes for each: files that stand together import the same ones. */
const KEPT = 2_000_000

interface Neighbours {
  readonly modules: Recent<Module>
  /** As long as something speaks of a file, it is one and the same, also when it is read anew. */
  readonly files: Map<string, WeakRef<SourceFile>>
}

const KNOWN = new WeakMap<Project, Neighbours>()

/** A file that others import, read once for all of them as long as they follow one another. */
export function neighbourOf(project: Project | undefined, path: string, text: string, read: (file: SourceFile) => Module): Module {
  if (!project) return read(new SourceFile(path, text))
  const { modules, files } = KNOWN.get(project) ?? { modules: new Recent<Module>(KEPT), files: new Map<string, WeakRef<SourceFile>>() }
  KNOWN.set(project, { modules, files })
  const known = modules.get(path)
  if (known) return known
  const file = files.get(path)?.deref() ?? new SourceFile(path, text)
  files.set(path, new WeakRef(file))
  const module = read(file)
  modules.set(path, module, text.length)
  return module
}
