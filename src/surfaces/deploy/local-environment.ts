import { fileRole } from '../../classify/file-role.ts'
import { environmentFile, forDevelopment } from '../../knowledge/words/files.ts'
import type { SourceFile } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether an environment file is for the machine of who develops: all addresses in it are loopback ones, and there is one or its name
 * says so. Templates are filled in elsewhere.
 */
export const isOfThisMachine = oncePer(({ path, text }: SourceFile): boolean => {
  if (!environmentFile.pattern.test(path) || fileRole(path).template || fileRole(path).environment === 'production') return false
  const hosts = [...text.matchAll(ADDRESS)].map((match) => match[1] ?? match[2] ?? '')
  const isSaid = hosts.length > 0 || forDevelopment.pattern.test(path)
  return isSaid && hosts.every((host) => /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0)$/.test(host))
})

/** The host of a URL, and of `host:port` as a whole value. */
const ADDRESS = /:\/\/(?:[^/@\s"']{0,200}@)?([^/:?#\s"',]{1,200})|^[A-Z][A-Z0-9_]{0,60}=["']?([\w.-]{1,200}):\d{2,5}["']?[ \t\r]*$/gm
