import type { Dependency, Project } from '../discover/project.ts'
import type { Release } from '../knowledge/libraries/authorization-servers.ts'
import { foldersAbove } from '../text/paths.ts'

/** What is known of a package's version: exactly one when locked or pinned, otherwise the least of its range. */
export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** The version of a package around a file; undefined when its range leaves the major version open. */
export function versionOf(project: Project | undefined, path: string, ...names: readonly string[]): Version | undefined {
  for (const name of names) {
    const dependency = project?.dependency(path, name)
    if (dependency) return versionIn(dependency)
  }
  return undefined
}

/** The version of a gem that the nearest Gemfile.lock upwards of a file has: https://bundler.io/guides/rationale.html */
export function lockedGem(project: Project | undefined, path: string, name: string): Version | undefined {
  for (const folder of foldersAbove(path)) {
    const text = project?.text(`${folder}Gemfile.lock`)
    if (text === undefined) continue
    const locked = new RegExp(`^ {4}${name} \\((\\d[\\w.]{0,30})`, 'm').exec(text)?.[1]
    return locked === undefined ? undefined : versionIn({ name, range: '', locked: locked.split('.').slice(0, 3).join('.') })
  }
  return undefined
}

/** The release that the nearest of some files upwards of a file names, by a pattern that takes its numbers. */
export function namedRelease(
  project: Project | undefined,
  path: string,
  named: { readonly files: RegExp; readonly as: RegExp },
): Version | undefined {
  for (const folder of project ? foldersAbove(path) : []) {
    const files = [`${folder}composer.lock`, ...(project?.inFolder(folder.slice(0, -1)) ?? [])].filter((one) => named.files.test(one))
    for (const file of new Set(files)) {
      const locked = named.as
        .exec(project?.text(file) ?? '')
        ?.slice(1)
        .find((one) => one !== undefined)
      if (locked !== undefined) return versionIn({ name: file, range: '', locked: locked.split('.').slice(0, 3).join('.') })
    }
  }
  return undefined
}

/** Whether a version is known, and older than a release. */
export function isBelow(version: Version | undefined, [major, minor, patch = 0]: Release): boolean {
  if (!version) return false
  return (version.major - major || version.minor - minor || version.patch - patch) < 0
}

/** Whether a package is declared around a file. */
export function depends(project: Project | undefined, path: string, name: string): boolean {
  return project?.dependency(path, name) !== undefined
}

function versionIn({ range, locked }: Dependency): Version | undefined {
  const match = /^[\^~=v]{0,2}\s*(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?(?:[-+].*)?$/.exec((locked ?? range.replace(/^npm:.*@/, '')).trim())
  return match ? { major: Number(match[1]), minor: Number(match[2]) || 0, patch: Number(match[3]) || 0 } : undefined
}
