import type { Project } from '../../discover/project.ts'
import type { ResourceServerSettings } from '../../knowledge/libraries/jvm-resource-servers.ts'
import { comparesAudienceInJava, makesDecoderInJava, ofTokensInJava } from '../../knowledge/words/java-checks.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { depends, partOf, partsOf } from '../reading/build-parts.ts'
import { codeAround, onceFor, whereSaid } from '../reading/code-around.ts'
import { withoutBlocks } from '../../program/written/index.ts'
import { loose } from './oauth-client-fields.ts'

/** Whether code of a module, or of one that it takes in, may compare an audience, or makes the decoder that would. */
export function mayCompareAudience(folder: string, project: Project): boolean {
  const paths = onceFor(project, 'compares an audience', () =>
    codeAround(project, { files: JVM })?.filter((path) => comparesIn(project.text(path) ?? '')),
  )
  return paths === undefined || paths.some((path) => isOfModule(partOf(path, project), folder, project))
}

/** What stands in no module of its own may be of any. */
function isOfModule(part: string, folder: string, project: Project): boolean {
  return folder.startsWith(part) || part.startsWith(folder) || depends(folder, part, project)
}

function comparesIn(text: string): boolean {
  if (!comparesAudienceInJava.pattern.test(text) && !makesDecoderInJava.pattern.test(text)) return false
  const code = withoutBlocks(text).replace(COMMENTS, '')
  return makesDecoderInJava.pattern.test(code) || (ofTokensInJava.pattern.test(code) && comparesAudienceInJava.pattern.test(code))
}

const COMMENTS = /(?<!\S)\/\/[^\n]*/g
const JVM = /\.(?:java|kt|groovy|scala)$/

/** Whether what runs the application sets the audience, as a variable or an argument: `QUARKUS_OIDC_TOKEN_AUDIENCE`. */
export function isDeployedWithAudience({ audiences }: ResourceServerSettings, folder: string, project: Project): boolean {
  const keys = audiences.map(squeezed)
  const says = (text: string, path: string) => {
    const set = MAY_SAY.test(text) ? text.replace(REMARKS, '') : ''
    if (set === '' || isOfOtherApplication(path, folder, project)) return false
    return keys.some((key) => blocksOf(set).some((block) => squeezed(block).includes(key) && !isOfOthers(block, set, folder, project)))
  }
  const found = whereSaid(project, `sets ${audiences[0]} of ${folder}`, says, { files: DEPLOYS })
  return found === undefined || found.length > 0
}

/**
 * Whether a configuration server hands a file to another application, by its name:
 * https://docs.spring.io/spring-cloud-config/docs/current/reference/html/#_environment_repository
 */
function isOfOtherApplication(path: string, folder: string, project: Project): boolean {
  const [, name = ''] = /(?:^|\/)config[\w-]{0,40}\/(?:[^/]{1,80}\/){0,2}([\w-]{1,80})\.(?:ya?ml|properties)$/.exec(path) ?? []
  if (name === '' || /^(?:application|bootstrap)\b/.test(name)) return false
  const settings = project.below(`${folder}src/main/resources/`).map((one) => project.text(one) ?? '')
  const own = settings.flatMap((one) => APPLICATION.exec(one)?.[1] ?? [])
  return own.length > 0 && own.every((one) => !name.startsWith(one)) && settings.every((one) => !one.includes(`${name}.`))
}

/** `spring.application.name=desk`, and the same as YAML */
const APPLICATION = /\bapplication(?:\.name\s{0,4}[=:]|:\s{1,20}name:)\s{0,4}["']?([\w-]{1,80})/

const REMARKS = /^[ \t]{0,80}#[^\n]*/gm

/** The documents of a file, and the services of a composition. */
function blocksOf(text: string): readonly string[] {
  return text.split(/^services:[ \t]*$/m.test(text) ? /^(?= {2}[\w-]{1,60}:[ \t]*$)/m : /^---/m)
}

/**
 * Whether a block runs another module by its name, or another service beside the one that runs this module; what no workload has is for
 * all.
 */
function isOfOthers(block: string, text: string, folder: string, project: Project): boolean {
  const own = lastOf(folder)
  if (own === '' || !RUNS.test(block) || new RegExp(`(?<![\\w-])${literally(own)}(?![\\w-])`).test(block)) return false
  const others = partsOf(project).map((part) => lastOf(part.folder))
  return others.some((one) => one !== '' && runs(one).test(block)) || blocksOf(text).some((one) => runs(own).test(one))
}

const lastOf = (folder: string) => folder.replace(/\/$/, '').replace(/^.*\//, '')

/** A service of a composition, or a workload of a cluster. */
const RUNS = oneOf(
  '',
  /^ {2}[\w-]{1,60}:[ \t]*\n[^]{0,4000}?\n? {4}(?:image|build):/,
  /(?:^|\n)kind: (?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod)\b/,
)

/** By the key of a service, the name of a workload or the end of an image: `acme/billing:1.2`. */
function runs(name: string): RegExp {
  const own = new RegExp(literally(name))
  return oneOf(
    'm',
    inTurn('', /^ {2}/, own, /:[ \t]*$/),
    inTurn('', /^metadata:\s{1,8}\{?(?:labels[^\n]*\s{1,20})?name: ?["']?/, own, /\b(?!-)/),
    inTurn('', /\bimage: ?\S{0,200}\//, own, /(?:[:@\s"']|$)/),
  )
}

const MAY_SAY = /aud/i
/** Files that set variables: of compositions, clusters, images, scripts, build tools; not the settings of a module. */
const DEPLOYS = inTurn(
  'i',
  /^(?!(?:.{0,400}\/)?src\/main\/resources\/).{0,400}/,
  oneOf(
    '',
    /\.(?:ya?ml|json|env|properties|toml|conf|tpl|service|xml|gradle|kts)$/,
    /\.(?:tf|tfvars|hcl|bicep|sh|bash)$/,
    /\benv(?:\.[\w.-]{1,60})?$/,
    /(?:Docker|Container|Proc|Make|just|Tilt)file(?:\.[\w.-]{1,60})?$/,
  ),
)

/** A key in any spelling, a line for a line. */
function squeezed(text: string): string {
  return text.replace(/[^a-z0-9\n]+/gi, '').toLowerCase()
}

/** Whether any settings of the module, in any spelling, name the audience. */
export function namesAudience({ audiences }: ResourceServerSettings, folder: string, project: Project): boolean {
  const lasts = audiences.map((key) => loose(key.slice(key.lastIndexOf('.') + 1)))
  return onceFor(project, `audience of settings ${folder} ${lasts.join(' ')}`, () =>
    project
      .below(`${folder}src/main/resources/`)
      .filter((path) => /\.(?:ya?ml|properties)$/.test(path))
      .some((path) => new RegExp(`\\b(?:${lasts.join('|')})\\b`).test(loose(project.text(path) ?? ''))),
  )
}
