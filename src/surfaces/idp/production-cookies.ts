import type { Project } from '../../discover/project.ts'
import { oneOf } from '../../text/pattern.ts'
import { folderOf } from '../../text/paths.ts'
import type { SourceFile } from '../../text/source.ts'
import { isForProduction } from './setting-profiles.ts'

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.profile-specific */
const OF_PROFILE = /(?:^|\/)application-([\w-]{1,40})\.(?:ya?ml|properties)$/

/**
 * Whether a profile for production marks the cookie of the session for TLS, in a file beside the settings for all or in a document of
 * theirs: where everybody is served it goes before what they say.
 */
export function isMarkedInProduction(file: SourceFile, project: Project): boolean {
  const folder = folderOf(file.path)
  const beside = project.inFolder(folder).filter((path) => isForProduction(OF_PROFILE.exec(path)?.[1] ?? ''))
  if (beside.some((path) => path !== file.path && marks(project.text(path) ?? ''))) return true
  return file.text.split(DOCUMENTS).some((one) => isForProduction(PROFILE.exec(one)?.[1] ?? '') && marks(one))
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.multi-document */
const DOCUMENTS = /^(?:---|#---|!---)[ \t]*$/m
const PROFILE = /\bon-profile\s{0,4}[:=]\s{0,4}["']?(!?[\w-]{1,40})/
const MARKED = oneOf(
  'm',
  /^(?:server\.)(?:servlet|reactive)\.session\.cookie\.secure\s{0,4}[:=]\s{0,4}["']?true\b/,
  /^[ \t]{0,20}(?:[\w.]{0,40}session\.)?cookie\.secure:[ \t]{0,8}["']?true\b/,
)
const COOKIE = /^([ \t]{0,20})(?:[\w.]{0,40}session\.)?cookie:[ \t]{0,8}\n/m
/** More of what is said of a cookie, in characters, is not read. */
const LONGEST = 600

function marks(settings: string): boolean {
  if (MARKED.test(settings)) return true
  const cookie = COOKIE.exec(settings)
  if (!cookie) return false
  const start = cookie.index + cookie[0].length
  const lines = settings.slice(start, start + LONGEST).split('\n')
  const end = lines.findIndex((line) => /\S/.test(line) && line.search(/\S/) <= (cookie[1] ?? '').length)
  return lines.slice(0, end < 0 ? undefined : end).some((line) => /^\s{1,40}secure:\s{0,8}["']?true\b/.test(line))
}
