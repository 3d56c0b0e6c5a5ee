import { fileRole } from '../../classify/file-role.ts'
import { isPlaceholder, isReference } from '../../classify/placeholder.ts'
import type { Project } from '../../discover/project.ts'
import { checksTokens, injectedSetting, keyTakers, readsSetting, type KeyTaker } from '../../knowledge/libraries/written-keys.ts'
import { setsVariables } from '../../knowledge/words/entries.ts'
import type { Statement } from '../../model/reading.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import { entries, type Node } from '../../parse/node.ts'
import { parseProperties } from '../../parse/properties.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { isInComment, languageOf } from '../../program/written/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { SourceFile, type Text } from '../../text/source.ts'
import { loose } from '../idp/oauth-client-fields.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { checkIn, checkOfService } from './checks-of-tokens.ts'
import { deliveredInDotnet } from './dotnet-set-keys.ts'
import { deliveredInSpring } from './spring-settings.ts'

/**
 * Keys that check tokens and are written in the settings that a program of ASP.NET or Spring is delivered with: whoever has the repository
 * can sign. What a deployment of the repository sets in place of them is no longer that key.
 */
export default defineTextSurface({
  id: 'settings-keys',
  name: 'Keys in settings that check tokens, in C#, Java and Kotlin',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.5',
  counts: 'code',
  files: ['**/*.{java,kt,cs}'],
  mentions: keyTakers.filter(({ language }) => language === 'cs' || language === 'java').map(({ word }) => word),
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path) === 'cs' ? 'cs' : 'java'
    if (!checksTokens.test(text.value) && !(language === 'cs' && checkIn(file, project))) return
    for (const row of keyTakers.filter((one) => one.language === language)) {
      const [setting] = settingsTaken(text.value, row)
      const written = setting === undefined ? undefined : writtenIn(setting, file.path, project)
      if (setting === undefined || !written || isSetElsewhere(setting, project)) continue
      yield checkOfService(['known-key'], row.by, written, { settingOf: setting, confidence: 'medium' })
      return
    }
  },
})

/** The settings that a library is given as a key, in place or by a name that the file gives a value once. */
function* settingsTaken(code: string, { before, behind, needs }: KeyTaker): Generator<string> {
  if (needs && !needs.test(code)) return
  for (const { index, 0: whole } of [...code.matchAll(new RegExp(before, 'g'))].slice(0, MOST)) {
    const start = index + whole.length
    if (isInComment(code, index)) continue
    const rest = code.slice(start, start + 300)
    const read = settingAt(code, rest)
    if (read && behind.test(rest.slice(read.length))) yield read.setting
    else for (const [name] of (PATH.exec(rest)?.[0] ?? '').matchAll(/\w+/g)) yield* heldIn(code, name)
  }
}

const MOST = 20
const MAX_STEPS = 3
const PATH = /^(?:this\.)?[A-Za-z_]\w{0,60}/

/** What a name holds: what Spring puts into it, or the setting that it is given; of a name that is given two values, nothing. */
function* heldIn(code: string, name: string, steps = MAX_STEPS): Generator<string> {
  if (/^(?:this|new|Encoding|Decoders|Keys)$/.test(name) || steps === 0) return
  const injected = inTurn('', injectedSetting, new RegExp(`\\b${literally(name)}\\b`))
  const setting = injected.exec(code)?.[1]
  if (setting !== undefined) return void (yield setting)
  const given = [...code.matchAll(new RegExp(`(?<![\\w.>])${literally(name)}\\s{0,4}=(?![=>])\\s{0,20}`, 'g'))]
  const [one] = given
  if (!one || given.length > 1) return
  const rest = code.slice(one.index + one[0].length, one.index + one[0].length + 300)
  const read = settingAt(code, rest)
  if (read) return void (yield read.setting)
  const inner = /^(?:[\w.]{1,60}\()?(?:[\w.]{1,60}\()?\s{0,8}(?:this\.)?([A-Za-z_]\w{0,60})\b/.exec(rest)?.[1]
  if (inner !== undefined && inner !== name) yield* heldIn(code, inner, steps - 1)
}

/** `configuration["Jwt:Key"]`, `jwt["Key"]` of a section that the file names once. */
function settingAt(code: string, rest: string): { readonly setting: string; readonly length: number } | undefined {
  const { 0: whole = '', groups = {} } = readsSetting.exec(rest) ?? {}
  const { section, key = groups.key2 ?? groups.key3, holder } = groups
  if (key === undefined) return undefined
  if (holder === undefined || /configuration$|config$/i.test(holder)) {
    return { setting: section === undefined ? key : `${section}:${key}`, length: whole.length }
  }
  const name = holder.split('.').at(-1) ?? ''
  const made = new Set(
    Array.from(
      code.matchAll(new RegExp(`(?<![\\w.])${literally(name)} = [^;\\n]{0,80}GetSection\\("([\\w:]{1,80})"\\)`, 'g')),
      ([, one]) => one,
    ),
  )
  const [only] = made
  return made.size === 1 && only !== undefined ? { setting: `${only}:${key}`, length: whole.length } : undefined
}

/** Where the settings that the program is delivered with write the value: those of production, if they have it, and else those of all. */
function writtenIn(setting: string, path: string, project: Project) {
  const isDotnet = path.endsWith('.cs')
  for (const settings of isDotnet ? deliveredInDotnet(path, project) : deliveredInSpring(path, project)) {
    const at = fileRole(settings).test || fileRole(settings).example ? undefined : valueOf(settings, setting, project)
    if (at) return isKey(at) ? at.at : undefined
  }
  return undefined
}

function isKey({ value }: Text): boolean {
  return value.trim().length > 3 && !FILLED_IN.test(value) && !isPlaceholder(value) && !isReference(value)
}

/** A key of two halves, which a file holds, or what a deployment or Spring fills in or decrypts. */
const FILLED_IN = /^-----|[#$%{]\{|@@|^__\w+__$|^(?:classpath|file):|^ENC\(/

function valueOf(path: string, setting: string, project: Project): Text | undefined {
  const values = onceFor(project, `values of ${path}`, () => {
    const { whole } = new SourceFile(path, project.text(path) ?? '')
    const parse = path.endsWith('.json') ? parseJsonc : path.endsWith('.properties') ? parseProperties : parseYaml
    return new Map(parse(whole).roots.flatMap((root) => [...flattened(root)]))
  })
  return values.get(loose(setting.replaceAll(':', '.')))
}

const MAX_DEPTH = 12

function* flattened(node: Node, above = '', depth = 0): Generator<readonly [string, Text]> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield [loose(above), { value: node.value, at: node.at }]
  if (depth > MAX_DEPTH) return
  for (const { key, value } of entries(node)) yield* flattened(value, above === '' ? key.value : `${above}.${key.value}`, depth + 1)
}

/** Whether something of the repository that starts programs or describes where they run sets another value: `Jwt__Key`, `JWT_SECRET`. */
function isSetElsewhere(setting: string, project: Project): boolean {
  const names = [setting.replaceAll(':', '__'), setting.replaceAll('-', '').replaceAll('.', '_').toUpperCase()]
  const isNamed = new RegExp(`(?<!\\w)(?:${names.map(literally).join('|')})(?!\\w)`, 'i')
  return onceFor(project, `set elsewhere ${setting}`, () =>
    project.below('').some((path) => setsVariables.pattern.test(path) && isNamed.test(project.text(path) ?? '')),
  )
}
