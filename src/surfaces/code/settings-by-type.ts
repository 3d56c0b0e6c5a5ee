import type { Project } from '../../discover/project.ts'
import { bindsSection, sectionConstant, sectionOfOptions, typeOfOptions, withPrefix } from '../../knowledge/libraries/bound-settings.ts'
import { foldersAbove } from '../../text/paths.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * The setting that a member of an object of settings holds: `jwt.Key` of `configuration.GetSection("Jwt").Get<JwtOptions>()`,
 * `options.Value.Key` of `IOptions<JwtOptions>`, `properties.secret()` of a class with `@ConfigurationProperties(prefix = "desk.jwt")`.
 */
export function boundSetting(code: string, rest: string, { path: from, project }: From): Bound | undefined {
  const language = from.endsWith('.cs') ? 'cs' : 'java'
  const [whole = '', name = '', members = ''] = (language === 'cs' ? OF_DOTNET : OF_SPRING).exec(rest) ?? []
  if (name === '') return undefined
  const around = { path: from, project }
  const here = language === 'cs' ? onlyOne(code, inTurn('', own(name), sectionOfOptions.pattern)) : undefined
  const type = here === undefined ? onlyOne(code, inTurn('', typeOfOptions.pattern, own(name), /\b/)) : undefined
  const section = here ?? (type === undefined ? undefined : language === 'cs' ? sectionOf(type, around) : prefixOf(type, around))
  if (section === undefined) return undefined
  const [between, path] = language === 'cs' ? [':', members.split('.')] : ['.', members.replace(/\(\)/g, '').split('.').map(ofGetter)]
  return { setting: [section, ...path].join(between), length: whole.length }
}

interface From {
  readonly path: string
  readonly project: Project
}

interface Bound {
  readonly setting: string
  readonly length: number
}

const OF_DOTNET = /^(?:this\.)?([A-Za-z_]\w{0,60})(?:\.(?:Current)?Value)?\.([A-Z]\w{0,60})!?/
const OF_SPRING = /^(?:this\.)?([A-Za-z_]\w{0,60})\.((?:\w{1,60}(?:\(\))?\.){0,2}\w{1,60}(?:\(\)|(?=\.toByteArray)))/

/** `getSecret` reads `secret`. */
function ofGetter(name: string): string {
  return name.replace(/^get(?=[A-Z])/, '').replace(/^[A-Z]/, (first) => first.toLowerCase())
}

function own(name: string): RegExp {
  return new RegExp(`(?<![\\w.])${literally(name)}`)
}

/** What a pattern finds, where it finds nothing else. */
function onlyOne(code: string, pattern: RegExp): string | undefined {
  const found = new Set(Array.from(code.matchAll(new RegExp(pattern, 'g')), ([, one = '']) => one))
  return found.size === 1 ? [...found][0] : undefined
}

/** The section that a program of .NET binds to a class. */
function sectionOf(type: string, from: From): string | undefined {
  const texts = filesWith(from, `binds ${type}`, new RegExp(`<${literally(type)}>`), /\.cs$/)
  const named = new Set(texts.flatMap((code) => bindsSection(literally(type)).flatMap((one) => onlyOne(code, one) ?? [])))
  const [only] = named
  if (named.size !== 1 || only === undefined) return undefined
  if (only.startsWith('"')) return only.slice(1, -1)
  const itself = /^nameof\((\w{1,60})\)$/.exec(only)?.[1]
  if (itself !== undefined) return itself
  const constant = only.replace(/^.*\./, '')
  const declared = inTurn('', sectionConstant.pattern, new RegExp(`${literally(constant)}\\s{0,4}=>?\\s{0,4}"([\\w:]{1,80})"`))
  const [text, ...more] = filesWith(from, `section ${constant} of ${type}`, declared, /\.cs$/)
  return text === undefined || more.length > 0 ? undefined : onlyOne(text, declared)
}

/** The prefix of the settings that Spring binds to a class. */
function prefixOf(type: string, from: From): string | undefined {
  const bound = inTurn('', withPrefix.pattern, new RegExp(`[^;{}]{0,200}?\\b(?:class|record)\\s{1,4}${literally(type)}\\b`))
  const [text, ...more] = filesWith(from, `prefix of ${type}`, bound, /\.(?:java|kt)$/)
  return text === undefined || more.length > 0 ? undefined : onlyOne(text, bound)
}

/** The texts that say something, of those which stand closest to a file: each module has its own. */
function filesWith({ path, project }: From, question: string, says: RegExp, files: RegExp): readonly string[] {
  const found = whereSaid(project, question, (text) => says.test(text), { files }) ?? []
  const folders = foldersAbove(path)
  const far = (one: string) => folders.findIndex((folder) => one.startsWith(folder))
  const least = Math.min(...found.map(far))
  return found
    .filter((one) => far(one) === least)
    .slice(0, MOST)
    .map((one) => project.text(one) ?? '')
}

const MOST = 12
