import type { Project } from '../../discover/project.ts'
import { isBelow } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { upwards } from '../../text/paths.ts'

/** What says which image runs: Compose files, manifests of Kubernetes and Dockerfiles. */
const STARTS = /\.ya?ml$|(?:^|[/.])(?:Dockerfile|Containerfile)(?:\.[\w.-]{1,40})?$/i
const MOST_FILES = 200

/**
 * Whether what starts an image around a file pins a release of it that is older than one: in the file's folder, or in the nearest above
 * that names the image. Nothing where no release is named, or a newer one too.
 */
export function isPinnedBelow(project: Project, path: string, image: string, release: readonly [major: number, minor: number]): boolean {
  for (const folder of upwards(path)) {
    const files = project.inFolder(folder).filter((one) => STARTS.test(one))
    const tags = files.slice(0, MOST_FILES).flatMap((one) => tagsIn(project.text(one) ?? '', image))
    if (tags.length > 0) return tags.every((tag) => isBelow(versionIn(tag), release))
  }
  return false
}

function tagsIn(text: string, image: string): string[] {
  if (!text.includes(image)) return []
  const named = new RegExp(
    `(?:\\bimage:\\s{1,8}["']?|\\bFROM\\s{1,8})(?:[\\w.-]{1,80}/){0,4}${literally(image)}(?=[:@\\s"'])(?::([\\w.-]{1,80}))?`,
    'g',
  )
  return [...text.matchAll(named)].map(({ 1: tag = '' }) => tag)
}

/** `v2.41.1-alpine`; a branch or `latest` is none. */
function versionIn(tag: string) {
  const found = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?(?=$|-)/.exec(tag)
  return found ? { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3] ?? 0) } : undefined
}
