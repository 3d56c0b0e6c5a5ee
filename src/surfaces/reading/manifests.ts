import { manifestFile } from '../../knowledge/words/files.ts'

/** Whether a path is that of such a manifest. */
export function isManifestName(path: string): boolean {
  return manifestFile.pattern.test(path)
}
