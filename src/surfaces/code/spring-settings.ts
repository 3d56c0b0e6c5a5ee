import { fileRole } from '../../classify/file-role.ts'
import { environmentOf } from '../../classify/environment.ts'
import { words } from '../../text/words.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Project } from '../../discover/project.ts'
import { loose } from '../idp/oauth-client-fields.ts'

/**
 * What a file of settings gives values, by keys without the marks that Spring takes or leaves:
 * https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
interface Settings {
  readonly module: string
  readonly keys: ReadonlySet<string>
}

/**
 * Whether an application's own settings give a key a value, so that the default of a placeholder is not what it runs with. They stand in
 * its module or above it; what has none is a library of those that have.
 */
export function isSetInSpring(key: string, path: string, project: Project): boolean {
  const all = settingsOf(project)
  const module = moduleOf(path)
  const own = all.filter((one) => module.startsWith(one.module))
  return (own.length > 0 ? own : all).some(({ keys }) => keys.has(loose(key)))
}

/** The files of settings that the application of a file is delivered with, with those that are read before them where asked for. */
export function deliveredInSpring(path: string, project: Project, also?: 'bootstrap'): readonly string[] {
  const module = moduleOf(path)
  const isSettings = (one: string) => NAMES.test(one) || (also !== undefined && READ_BEFORE.test(one))
  const all = project.below('').filter((one) => isSettings(one) && !fileRole(one).test)
  const own = all.filter((one) => module.startsWith(moduleOf(one)))
  return own.length > 0 ? own : all
}

/** https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/application-context-services.html */
const READ_BEFORE = /(?:^|\/)bootstrap(?:-[\w-]{1,60})?\.(?:ya?ml|properties)$/

/** The files of settings but those of tests and of machines of developers, whose values others do not get. */
const settingsOf = oncePer((project: Project): readonly Settings[] =>
  project.below('').flatMap((path) => {
    const [named, profile = ''] = NAMES.exec(path) ?? []
    if (named === undefined || fileRole(path).test || environmentOf(words(profile))?.environment === 'staging') return []
    return [{ module: moduleOf(path), keys: keysSetIn(path, project.text(path) ?? '') }]
  }),
)

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files */
const NAMES = /(?:^|\/)application(?:-([\w-]{1,60}))?\.(?:ya?ml|properties)$/

/** The folder of a module of Maven or Gradle, or the folder of the file. */
function moduleOf(path: string): string {
  return path.replace(/(?<=^|\/)src\/(?:main|test)\/.*$|(?:(?<=^|\/)(?:config|resources)\/)?[^/]*$/, '')
}

/** The keys that a file of settings gives values, as `loose` has them, each with those around it. */
export function keysSetIn(path: string, text: string): ReadonlySet<string> {
  return path.endsWith('.properties') ? keysOfProperties(text) : keysOfYaml(text)
}

function keysOfProperties(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/^[ \t]{0,40}([\w.-]{1,200})[ \t]{0,20}[=:][ \t]{0,20}[^\s]/gm), ([, key = '']) => loose(key)))
}

/** The keys of values in blocks of YAML, each with those around it. */
function keysOfYaml(text: string): ReadonlySet<string> {
  const keys = new Set<string>()
  const around: { readonly indent: number; readonly key: string }[] = []
  for (const [, space = '', key = '', value] of text.matchAll(LINE)) {
    while ((around.at(-1)?.indent ?? -1) >= space.length) around.pop()
    if (around.length >= MOST_DEPTH) continue
    const whole = [around.at(-1)?.key, key].filter((part) => part !== undefined).join('.')
    around.push({ indent: space.length, key: whole })
    if (value !== undefined) keys.add(loose(whole))
  }
  return keys
}

const MOST_DEPTH = 30
const LINE = /^( {0,80})["']?([\w.-]{1,200})["']?[ \t]{0,20}:(?:[ \t]{1,40}([^\s#])|[ \t]{0,40}(?=#|\r?$))/gm
