import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { clientSecretName } from '../../knowledge/words/secrets.ts'
import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import { forDevelopment, forTrial } from '../../knowledge/words/files.ts'
import type { Reading } from '../../model/reading.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import { entries, get, string, type Node } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { inUnderscores } from '../../text/words.ts'
import { template } from '../deploy/interpolation.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isOfDesktopApp } from './shipped-code.ts'

/** Secrets of OAuth clients in settings that go into an app as they are: whoever has the app has them (RFC 8252 section 8.5). */
export default defineTextSurface({
  id: 'app-settings-secrets',
  name: 'Client secrets in settings of apps: Xcode, Expo, Flutter, Electron',
  spec: 'https://www.rfc-editor.org/rfc/rfc8252.html#section-8.5',
  counts: 'other',
  files: ['**/*.xcconfig', '**/*Info.plist', '**/*.json', '**/.env', '**/.env.*'],
  mentions: ['ecret', 'ECRET'],
  together: [[/(?:client|consumer|app|oauth2?)\w{0,20}secret/i]],
  skipsTests: true,
  *read(text, { file: { path }, project }): Generator<Reading> {
    const { example, template: isTemplate } = fileRole(path)
    if (example || isTemplate || [forDevelopment.pattern, forTrial.pattern, DEBUG].some((one) => one.test(path))) return
    const form = FORMS.find(({ files }) => files.test(path))
    if (!form) return
    for (const { name, value } of form.carried(text, project)) {
      if (!clientSecretName.pattern.test(inUnderscores(name.value).toLowerCase())) continue
      const notSecretByProvider = secretOfGoogle.pattern.test(value.value)
      const owner = { what: form.owner, product: 'this app' }
      const shippedTo = form.to
      yield {
        kind: 'clientSecret',
        value: template(value),
        statement: { kind: 'publicClientSecret', owner, shippedTo, notSecretByProvider, methodOnly: false, at: value.at },
      }
    }
  },
})

/** What Xcode calls a build for who develops: `Debug.xcconfig`. */
const DEBUG = /(?:^|[/._-])debug(?=[/._-])/i

interface Carried {
  readonly name: Located<string>
  readonly value: Text
}

interface Form {
  readonly files: RegExp
  readonly owner: string
  readonly to: string
  readonly carried: (text: Text, project: Project) => Iterable<Carried>
}

const INSTALLS = 'everybody who installs the app'

const FORMS: readonly Form[] = [
  // https://developer.apple.com/documentation/xcode/adding-a-build-configuration-file-to-your-project
  { files: /\.xcconfig$/, owner: 'this app', to: INSTALLS, carried: ofXcode },
  // https://developer.apple.com/documentation/bundleresources/information-property-list
  { files: /Info\.plist$/, owner: 'this app', to: INSTALLS, carried: (text) => pairs(text, IN_PLIST) },
  // https://docs.expo.dev/versions/latest/config/app/#extra
  { files: /(?:^|\/)app\.json$/, owner: 'this Expo app', to: 'every user of the mobile app', carried: ofExpo },
  // https://pub.dev/packages/flutter_dotenv
  { files: /(?:^|\/)\.env(?:\.\w{1,20})?$/, owner: 'this Flutter app', to: INSTALLS, carried: ofFlutter },
  // https://www.electronjs.org/docs/latest/tutorial/application-distribution
  { files: /\.json$/, owner: 'this Electron app', to: INSTALLS, carried: ofElectron },
]

const IN_CONFIG = /^[ \t]{0,8}([A-Za-z_]\w{2,60})(?:\[[^\]\n]{1,60}\])?[ \t]{0,40}=[ \t]{0,40}([^\s"'$<>/]{8,200})[ \t]{0,8}\r?$/gm
const IN_PLIST = inTurn(
  'g',
  /<key>\s{0,8}([A-Za-z_][\w.-]{2,60})\s{0,8}<\/key>\s{0,40}/,
  /<string>\s{0,8}([^\s<>$]{8,200})\s{0,8}<\/string>/,
)
const VARIABLE = /^[ \t]{0,8}(?:export )?([A-Za-z_]\w{2,60})[ \t]{0,4}=[ \t]{0,4}["']?([^\s"'#$]{8,200})["']?[ \t]{0,8}\r?$/gm

const LONGEST_COMMENT = 4000

function* pairs(text: Text, pattern: RegExp): Generator<Carried> {
  for (const match of text.value.matchAll(pattern)) {
    const [whole, name = '', value = ''] = match
    const before = text.value.slice(Math.max(0, match.index - LONGEST_COMMENT), match.index)
    if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) continue
    const nameAt = match.index + whole.indexOf(name)
    const valueAt = match.index + whole.lastIndexOf(value)
    yield { name: slice(text, nameAt, nameAt + name.length), value: slice(text, valueAt, valueAt + value.length) }
  }
}

/** Settings of a build that the property list of an app takes in by their names. */
function* ofXcode(text: Text, project: Project): Generator<Carried> {
  const lists = onceFor(project, 'property lists of apps', () => project.named('Info.plist').map((path) => project.text(path) ?? ''))
  for (const one of pairs(text, IN_CONFIG))
    if (
      clientSecretName.pattern.test(inUnderscores(one.name.value).toLowerCase()) &&
      lists.some((list) => list.includes(`$(${one.name.value})`) || list.includes(`\${${one.name.value}}`))
    )
      yield one
}

function* ofExpo(text: Text): Generator<Carried> {
  const extra = get(parseJsonc(text).roots[0], 'expo', 'extra')
  if (extra) yield* textsIn(extra, MOST_LEVELS)
}

/** Only what the manifest lists among the assets is in the app. */
function* ofFlutter(text: Text, project: Project): Generator<Carried> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(text.at.file.path) ?? []
  const manifest = project.text(`${folder}pubspec.yaml`) ?? ''
  const assets = /^ {1,4}assets:[ \t]{0,8}\r?\n((?:[ \t]{0,20}(?:-|#)[^\n]{0,300}\n?){1,300})/m.exec(manifest)?.[1] ?? ''
  const isListed = assets.split('\n').some((line) => line.trim().replace(/^-\s{0,8}["']?|["']$/g, '') === name)
  if (isListed) yield* pairs(text, VARIABLE)
}

function* ofElectron(text: Text, project: Project): Generator<Carried> {
  const root = isOfDesktopApp(text.at.file.path, project) ? parseJsonc(text).roots[0] : undefined
  if (root) yield* textsIn(root, MOST_LEVELS)
}

const MOST_LEVELS = 8

function* textsIn(node: Node, levels: number): Generator<Carried> {
  if (levels === 0) return
  for (const { key, value } of entries(node)) {
    const text = string(value)
    if (text) yield { name: key, value: text }
    else yield* textsIn(value, levels - 1)
  }
}
