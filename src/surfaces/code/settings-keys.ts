import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import {
  checksTokens,
  encodesKey,
  injectedSetting,
  keyTakers,
  makesKeyBytes,
  readsSetting,
  whereMissing,
  type KeyTaker,
} from '../../knowledge/libraries/written-keys.ts'
import { describesWhereRun, setsVariables } from '../../knowledge/words/entries.ts'
import type { Statement } from '../../model/reading.ts'
import { isInComment, languageOf } from '../../program/written/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { checkIn, checkOfService } from './checks-of-tokens.ts'
import { boundSetting } from './settings-by-type.ts'
import { deliveredKey, takesSettingsFromStore } from './delivered-keys.ts'

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
      const [setting] = settingsTaken({ code: text.value, path: file.path, project }, row)
      const written = setting === undefined ? undefined : deliveredKey(setting, file.path, project)
      if (setting === undefined || !written || isRefused(text.value, written)) continue
      const variable = written.unless ?? setting
      if ([setting, variable].some((one) => isSetElsewhere(one, written.value, project))) continue
      if (takesSettingsFromStore(file.path, project)) return
      const unless = written.unless === undefined ? {} : { unlessSet: written.unless }
      yield checkOfService(['known-key'], row.by, written.at, { settingOf: setting, ...unless, confidence: 'medium' })
      return
    }
  },
})

/** A file that gives a library its key. */
interface Taking {
  readonly code: string
  readonly path: string
  readonly project: Project
}

/** The settings that a library is given as a key, in place or by a name that the file gives a value once. */
function* settingsTaken({ code, path, project }: Taking, { before, behind, needs }: KeyTaker): Generator<string> {
  if (needs && !needs.test(code)) return
  for (const { index, 0: whole } of [...code.matchAll(new RegExp(before, 'g'))].slice(0, MOST)) {
    const start = index + whole.length
    if (isInComment(code, index)) continue
    const rest = code.slice(start, start + 300).replace(encodesKey, '')
    const read = settingAt(code, rest) ?? boundSetting(code, rest, { path, project })
    if (read && behind.test(rest.slice(read.length).replace(whereMissing, ''))) yield read.setting
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
  const rest = code.slice(one.index + one[0].length, one.index + one[0].length + 300).replace(encodesKey, '')
  const read = settingAt(code, rest)
  if (read) return void (yield read.setting)
  // `secret.getBytes(StandardCharsets.UTF_8)` holds what is in front of the call, any other call what it is given.
  const [, decoded, text = decoded] = makesKeyBytes.exec(rest) ?? []
  const inner = text ?? /^(?:[\w.]{1,60}\()?(?:[\w.]{1,60}\()?\s{0,8}(?:this\.)?([A-Za-z_]\w{0,60})\b/.exec(rest)?.[1]
  if (inner !== undefined && inner !== name) yield* heldIn(code, inner, steps - 1)
}

/** `configuration["Jwt:Key"]`, `jwt["Key"]` of a section that the file names once. */
function settingAt(code: string, rest: string): { readonly setting: string; readonly length: number } | undefined {
  const { 0: whole = '', groups = {} } = readsSetting.exec(rest) ?? {}
  const { section, key = groups.key2 ?? groups.key3 ?? groups.key4 ?? groups.key5 ?? groups.key6, holder = groups.holder2 } = groups
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

/**
 * Whether the file compares the setting with a part of the very key that is written, and does not start with it: who delivers the program
 * has to set another one.
 */
function isRefused(code: string, { value }: Text): boolean {
  return [...code.matchAll(COMPARED)].some(([, part = '']) => value.includes(part))
}

const COMPARED = inTurn(
  'g',
  /(?:\b(?:[sS]tartsWith|[eE]quals|[cC]ontains)\(|[=!]=)\s{0,8}"([^"\\\n]{6,200})"/,
  /[^{};]{0,120}\{?\s{0,20}(?:throw\b|[\w.]{0,40}\b[eE]xit\()/,
)

/**
 * Whether something of the repository that starts programs or describes where they run sets another value: `Jwt__Key`, `JWT_SECRET`. A
 * file that gives the very text again sets none.
 */
function isSetElsewhere(setting: string, known: string, project: Project): boolean {
  const inSpring = setting.replaceAll('.', '_').toUpperCase()
  const ofSections = ['__', '--', ':'].map((between) => setting.replaceAll(':', between))
  const names = [...ofSections, inSpring.replaceAll('-', ''), inSpring.replaceAll('-', '_')].map(literally)
  const isNamed = new RegExp(`(?:(?<!\\w)|(?<=-D))(?:${names.join('|')})(?!\\w)`, 'i')
  const isNamedInCode = new RegExp(
    `(?<!\\w)${literally(setting.includes(':') ? (ofSections[0] ?? '') : inSpring.replaceAll('-', '_'))}(?!\\w)`,
  )
  const others = (text: string) => (text.includes(known) ? text.replaceAll(new RegExp(`^.{0,200}${literally(known)}`, 'gm'), '') : text)
  const sets = (path: string) => setsVariables.pattern.test(path) && isNamed.test(others(project.text(path) ?? ''))
  return onceFor(project, `set elsewhere ${setting} but as ${known}`, () =>
    project.below('').some((path) => sets(path) || setsInCode(path)),
  )

  // Only code that sets variables has a name with two underscores between sections, or speaks of where programs run.
  function setsInCode(path: string): boolean {
    if (!CODE.test(path) || fileRole(path).test) return false
    const code = project.text(path) ?? ''
    return isNamedInCode.test(code) && (setting.includes(':') || describesWhereRun.pattern.test(code))
  }
}

const CODE = /\.(?:[cm]?[jt]s|py|go|cs|java|kts?)$/
