import type { Project } from '../../discover/project.ts'
import { deploymentText, marksSessionByDeployment, marksSessionOfServlets } from '../../knowledge/words/marked-cookies.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { parseProperties } from '../../parse/properties.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { folderOf } from '../../text/paths.ts'
import { SourceFile } from '../../text/source.ts'
import { isMarkedForAll } from '../code/marked-for-all.ts'
import { mayBeSaid, onceFor, packageFolder } from '../reading/code-around.ts'
import { flag } from './oauth-client-fields.ts'
import { below } from './relaxed-keys.ts'
import { mayServeOthers, profileOfFile, profilesOf } from './setting-profiles.ts'

// https://docs.spring.io/spring-boot/appendix/application-properties/index.html#application-properties.server.server.servlet.session.cookie.secure
const SESSIONS = [
  ['server', 'servlet', 'session', 'cookie'],
  ['server', 'reactive', 'session', 'cookie'],
]

/** What a document of Spring's settings says of the cookie of the session. */
export function sessionCookie(root: Node): Entry[] {
  return SESSIONS.flatMap((path) => below(root, path))
}

/** Whether a setting of the session's cookie is the one that marks it for TLS. */
export function isOfTls({ key }: Entry): boolean {
  return /(?:^|\.)secure$/i.test(key.value)
}

/**
 * Whether a profile that may serve others marks the cookie of the session for TLS, in a file beside the settings for all or in a
 * document of theirs: where everybody is served it goes before what they say.
 */
export function isMarkedInProduction(file: SourceFile, project: Project): boolean {
  return onceFor(project, `session cookie in production beside ${file.path}`, () => {
    const folder = folderOf(file.path)
    const beside = [folder, folder === '' ? 'config' : `${folder}/config`]
      .flatMap((one) => project.inFolder(one))
      .filter((path) => mayServeOthers(profileOfFile(path) ?? 'local'))
    return (
      rootsOf(file).some((root) => profilesOf(root).some(mayServeOthers) && marks(root)) ||
      isMarkedElsewhere(file.path, project) ||
      beside.some((path) => path !== file.path && rootsOf(new SourceFile(path, project.text(path) ?? '')).some(holdsAndMarks))
    )
  })
}

/** Whether code, a variable of a deployment or a proxy marks it, which go before the settings. */
function isMarkedElsewhere(path: string, project: Project): boolean {
  const inCode = (text: string) => marksSessionOfServlets.pattern.test(text)
  const byVariable = (text: string) => marksSessionByDeployment.pattern.test(text)
  const ofPackage = { below: packageFolder(path, project), files: /\.(?:java|kt)$/ }
  return (
    mayBeSaid(project, 'marks the cookie of sessions', inCode, ofPackage) ||
    mayBeSaid(project, 'marks the cookie of sessions by a variable', byVariable, { files: deploymentText.pattern }) ||
    isMarkedForAll(path, project)
  )
}

function rootsOf(file: SourceFile): readonly Node[] {
  if (!file.path.endsWith('.properties')) return parseYaml(file.whole).roots
  return file.text.split(DOCUMENTS).flatMap((one) => parseProperties(new SourceFile(file.path, one).whole).roots)
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.multi-document */
const DOCUMENTS = /^[#!]---[ \t]*$/m

/** A document of a profile's file may be for yet another profile. */
function holdsAndMarks(root: Node): boolean {
  const profiles = profilesOf(root)
  return (profiles.length === 0 || profiles.some(mayServeOthers)) && marks(root)
}

function marks(root: Node): boolean {
  return sessionCookie(root).some((setting) => isOfTls(setting) && flag(setting.value) === true)
}
