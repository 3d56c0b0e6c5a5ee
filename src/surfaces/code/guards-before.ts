import type { Project } from '../../discover/project.ts'
import { frameworkVerifies, guardsOneRoute, guardsSome, guardsWide } from '../../knowledge/words/decided-by-callers.ts'
import { literally } from '../../text/pattern.ts'
import { depends, folderOf, partOf } from '../reading/build-parts.ts'
import { onceFor } from '../reading/code-around.ts'

/**
 * Whether a guard of a framework, a mesh or a gateway verifies each request before this code reads it: it stands in the same program, or
 * before all of the repository. Of one route, workload or controller it says nothing of others.
 */
export function standsBefore(guard: string, readers: readonly string[], project: Project): boolean {
  if (readers.includes(guard)) return true
  const text = project.text(guard) ?? ''
  if (/\.(?:ya?ml|json)$/.test(guard) && !text.split(/^---/m).some(guardsAll)) return false
  if (guard.endsWith('.php') && !frameworkVerifies.pattern.test(text.replaceAll(ONE_ROUTE, ''))) return false
  if (guard.endsWith('_controller.rb')) return readers.some((one) => descendsFrom(project.text(one) ?? '', guard, project))
  const folders = readers.map((one) => partOf(one, project))
  const own = partOf(guard, project)
  if (guard.endsWith('.go') && /^package main\b/m.test(text)) return readers.some((one) => isImported(one, guard, own, project))
  return folders.some((folder) => folder.startsWith(own) || depends(own, folder, project) || depends(folder, own, project))
}

/** Of one document of settings. */
function guardsAll(text: string): boolean {
  return frameworkVerifies.pattern.test(text) && (!guardsSome.pattern.test(text) || guardsWide.pattern.test(text))
}

const ONE_ROUTE = new RegExp(guardsOneRoute.pattern, 'gm')

/** Whether the program of Go that a guard is in imports the package of a file, by other packages of its module as well. */
function isImported(path: string, guard: string, own: string, project: Project): boolean {
  const module = /^module (\S{1,200})/m.exec(project.text(`${own}go.mod`) ?? '')?.[1]
  if (module === undefined) return true
  const folders = onceFor(project, `packages of ${folderOf(guard)}`, () => {
    const imports = new RegExp(`"${literally(module)}(?:/([^"\\n]{1,200}))?"`, 'g')
    const known = new Set([folderOf(guard)])
    for (const folder of known)
      for (const file of project.inFolder(folder))
        if (file.endsWith('.go')) for (const [, name] of (project.text(file) ?? '').matchAll(imports)) known.add(own + (name ?? ''))
    return known
  })
  return folders.has(folderOf(path))
}

/** Whether a controller inherits what another one does first; what is no controller may be of any that a base has. */
export function descendsFrom(text: string, guard: string, project: Project): boolean {
  let base = superclass(text)
  if (base === undefined) return /(?:application|base)_controller\.rb$/.test(guard)
  for (let steps = 0; steps < 6 && base !== undefined; steps++) {
    if (guard.endsWith(`/${base}`)) return true
    const [path] = project.named(base)
    base = path === undefined ? undefined : superclass(project.text(path) ?? '')
  }
  return false
}

/** The file of the class that a controller inherits from. */
function superclass(text: string): string | undefined {
  const name = /^\s{0,40}class [\w:]{1,120} < (?:\w{1,60}::){0,5}(\w{1,60}Controller)\b/m.exec(text)?.[1]
  return name && `${name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase()}.rb`
}
