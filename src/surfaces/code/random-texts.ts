import type { Project } from '../../discover/project.ts'
import { insecureTexts, randomTexts } from '../../knowledge/words/random.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'

/** Where code of Java or Kotlin asks commons-lang for texts of a generator that can be foretold. */
export function weakTextsIn(code: string, path: string, project: Project): readonly Piece[] {
  if (!/\.(?:java|kt)$/.test(path) || !code.includes('RandomStringUtils')) return []
  const weak = [insecureTexts, ...(isWeak(code, project) ? [randomTexts] : [])]
  return weak.flatMap(({ pattern }) =>
    Array.from(code.matchAll(new RegExp(pattern, 'g')), ({ index, 0: { length } }) => ({ start: index, end: index + length })),
  )
}

/** Whether its static methods are those from before they were made for secrets; what nothing says the version of is not known. */
function isWeak(code: string, project: Project): boolean {
  if (/^import org\.apache\.commons\.lang\.RandomStringUtils\b/m.test(code)) return true
  if (!/^import org\.apache\.commons\.lang3\.RandomStringUtils\b/m.test(code)) return false
  const versions = versionsIn(project)
  return versions.length > 0 && versions.every(([major, minor]) => major === 3 && minor < FIRST_STRONG)
}

/** Of version 3. */
const FIRST_STRONG = 15

const BUILDS = /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|gradle\.properties)$/

/** The versions of commons-lang3 that the builds of a repository name. */
function versionsIn(project: Project): readonly (readonly [number, number])[] {
  return onceFor(project, 'versions of commons-lang3', () => {
    const texts = (codeAround(project, { files: BUILDS }) ?? []).map((path) => project.text(path) ?? '')
    return texts.flatMap((text) =>
      Array.from(text.matchAll(VERSION), ([, maven, gradle]) => resolved(maven ?? gradle ?? '', texts)).flatMap((version) => {
        const [, major, minor] = /^(\d{1,2})\.(\d{1,3})/.exec(version) ?? []
        return major === undefined ? [] : [[Number(major), Number(minor)] as const]
      }),
    )
  })
}

const VERSION = inTurn(
  'g',
  /\bcommons-lang3/,
  oneOf('', /<\/artifactId>\s{0,40}<version>([^<\n]{1,80})</, /["']?[:,][ \t]{0,4}(?:version(?:\.ref)? ?[=:] ?)?["']?([\d.${}\w-]{1,60})/),
)

/** The value of a property that stands in place of a version: `${lang3.version}`, `$lang3Version`. */
function resolved(version: string, texts: readonly string[]): string {
  const name = /^\$\{?([\w.-]{1,80})\}?$/.exec(version)?.[1]
  if (name === undefined) return version
  const given = new RegExp(`(?:<${literally(name)}>\\s{0,4}|\\b${literally(name)}["']?\\s?=\\s?["']?)(\\d[\\w.-]{0,30})`)
  return texts.map((text) => given.exec(text)?.[1]).find((one) => one !== undefined) ?? ''
}
