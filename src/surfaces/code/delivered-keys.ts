import { fileRole } from '../../classify/file-role.ts'
import { isPlaceholder, isReference } from '../../classify/placeholder.ts'
import type { Project } from '../../discover/project.ts'
import { asksStore, storeOfSettings } from '../../knowledge/words/entries.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import { entries, type Node } from '../../parse/node.ts'
import { parseProperties } from '../../parse/properties.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { SourceFile, type Text } from '../../text/source.ts'
import { loose } from '../idp/oauth-client-fields.ts'
import { isForDevelopment, isForProduction, mayServeOthers, profilesOf } from '../idp/setting-profiles.ts'
import { onceFor } from '../reading/code-around.ts'
import { builtWith, deliveredInDotnet, homeOf } from './dotnet-set-keys.ts'
import { deliveredInSpring } from './spring-settings.ts'

/** A key that is written, and the variable that goes before it. */
export interface DeliveredKey extends Text {
  readonly unless?: string
}

/** A document of the settings that a program is delivered with. */
interface Delivered {
  /** The surroundings in which alone it holds; none where it holds in all. */
  readonly profiles: readonly string[]
  readonly values: ReadonlyMap<string, Text>
}

/**
 * Where the settings that a program is delivered with write a key: those of production, if they have it, and else those of all. Where
 * surroundings that serve others, by whatever name, take the key from elsewhere, the one that is written is that of a developer.
 */
export function deliveredKey(setting: string, path: string, project: Project): DeliveredKey | undefined {
  const key = loose(setting.replaceAll(':', '.'))
  const files = path.endsWith('.cs') ? deliveredInDotnet(path, project) : deliveredInSpring(path, project)
  const all = files.filter((one) => !fileRole(one).test && !fileRole(one).example).flatMap((one) => documentsOf(one, project))
  const has = all.flatMap(({ profiles, values }) => {
    const value = values.get(key)
    return value === undefined || profiles.some(isForDevelopment) ? [] : [{ profiles, value }]
  })
  if (has.some(({ profiles, value }) => profiles.some(mayServeOthers) && !isKey(value))) return undefined
  const of = has.find(({ profiles }) => profiles.some(isForProduction)) ?? has.find(({ profiles }) => profiles.length === 0)
  return of && (isKey(of.value) ? of.value : defaultOf(of.value))
}

/** The key that stands in for a variable: `${JWT_SECRET:…}` (Spring), of which a default that is another placeholder is none. */
function defaultOf({ value, at }: Text): DeliveredKey | undefined {
  const [, unless = '', text = ''] = /^\$\{([\w.-]{2,80}):([^${}\s]{4,200})\}$/.exec(value.trim()) ?? []
  const from = at.start + at.file.text.slice(at.start, at.end).indexOf(`:${text}`) + 1
  const found = { value: text, at: { file: at.file, start: from, end: from + text.length } }
  return unless !== '' && from > at.start && isKey(found) ? { ...found, unless } : undefined
}

function isKey({ value }: Text): boolean {
  return value.trim().length > 3 && !FILLED_IN.test(value) && (!isPlaceholder(value) || isTakenAsKey(value)) && !isReference(value)
}

/**
 * Words that ask for another key, `your-256-bit-secret-key-here-change-in-production`, are the key all the same until somebody gives one:
 * libraries take what is as long as a hash (RFC 7518 section 3.2), so a program starts with it. Shorter words stop it, and those in
 * brackets or in capitals are a place that a deployment fills in.
 */
function isTakenAsKey(value: string): boolean {
  return /^[\w!.+/=-]{32,200}$/.test(value) && /[a-z]/.test(value)
}

/** A key of two halves, which a file holds, or what a deployment or Spring fills in or decrypts. */
const FILLED_IN = /^-----|[#$%{]\{|@@|^__\w+__$|^(?:classpath|file):|^ENC[([]|^\{cipher\}/

/** By the names of files: `application-k8s.yml`, `appsettings.Prod.json`. */
const OF_PROFILE = /(?:^|\/)(?:application-([\w-]{1,60})|appsettings\.(\w{1,40}))\.\w{2,10}$/

function documentsOf(path: string, project: Project): readonly Delivered[] {
  return onceFor(project, `values of ${path}`, () => {
    const [, spring, dotnet = spring] = OF_PROFILE.exec(path) ?? []
    return rootsOf(path, project.text(path) ?? '').map((root) => ({
      profiles: [...(dotnet === undefined ? [] : [dotnet]), ...profilesOf(root)],
      values: new Map(flattened(root)),
    }))
  })
}

function rootsOf(path: string, text: string): readonly Node[] {
  if (path.endsWith('.json')) return parseJsonc(new SourceFile(path, text).whole).roots
  if (!path.endsWith('.properties')) return parseYaml(new SourceFile(path, text).whole).roots
  const starts = [0, ...Array.from(text.matchAll(DOCUMENTS), ({ index }) => index), text.length]
  return starts.slice(1).flatMap((end, i) => {
    const start = starts[i] ?? 0
    // Places stay those of the file where the other documents are blank.
    const one = blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end))
    return parseProperties(new SourceFile(path, one).whole).roots
  })
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.multi-document */
const DOCUMENTS = /^[#!]---[ \t]*$/gm

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

const MAX_DEPTH = 12

function* flattened(node: Node, above = '', depth = 0): Generator<readonly [string, Text]> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield [loose(above), { value: node.value, at: node.at }]
  if (depth > MAX_DEPTH) return
  for (const { key, value } of entries(node)) yield* flattened(value, above === '' ? key.value : `${above}.${key.value}`, depth + 1)
}

/** Whether a program asks a store of secrets for settings, which goes before what its files say. */
export function takesSettingsFromStore(path: string, project: Project): boolean {
  if (!path.endsWith('.cs')) {
    return deliveredInSpring(path, project, 'bootstrap').some((one) => storeOfSettings.pattern.test(project.text(one) ?? ''))
  }
  const home = homeOf(path, project)
  return storesIn(project).some((store) => isBuiltWith(home, store, project))
}

function isBuiltWith(home: string | undefined, store: string | undefined, project: Project): boolean {
  if (home === undefined || store === undefined) return true
  return builtWith(store, project).includes(home) || builtWith(home, project).includes(store)
}

/** The projects of .NET whose code adds a store to its settings. */
function storesIn(project: Project): readonly (string | undefined)[] {
  return onceFor(project, 'stores of settings', () =>
    project
      .below('')
      .filter((one) => one.endsWith('.cs') && !fileRole(one).test && asksStore.pattern.test(project.text(one) ?? ''))
      .map((one) => homeOf(one, project)),
  )
}
