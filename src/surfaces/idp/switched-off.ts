import type { Project } from '../../discover/project.ts'
import { settingsOfStart } from '../../knowledge/words/configuration.ts'
import { parseJsonc } from '../../parse/jsonc.ts'
import { entries, type Node } from '../../parse/node.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { folderOf } from '../../text/paths.ts'
import { inTurn } from '../../text/pattern.ts'
import { SourceFile } from '../../text/source.ts'
import { codeAround } from '../reading/code-around.ts'
import { flag, loose, looseFields } from './oauth-client-fields.ts'

/** A section of settings that says of itself that nothing is to use it: `"IdentityServer": { "IsEnabled": "false", … }`. */
export function isSwitchedOff(section: Node): boolean {
  const fields = looseFields(section)
  return SWITCHES.some((name) => flag(fields.get(name)) === false)
}

const SWITCHES = ['isenabled', 'enabled', 'enable']

/**
 * Whether settings of another environment beside a file switch the section on, which they share with it, or a variable does:
 * `IdentityServer__IsEnabled=true`. https://learn.microsoft.com/en-us/aspnet/core/fundamentals/configuration/
 */
export function isOnElsewhere(path: string, section: string, project: Project): boolean {
  const name = loose(section)
  const variables = variablesOn(project)
  if (variables === undefined || variables.has(name)) return true
  return project
    .inFolder(folderOf(path))
    .some((one) => one !== path && /(?:^|\/)appsettings[\w.-]{0,60}\.json$/i.test(one) && sectionsOn(project, one).has(name))
}

/** The sections that a file of settings switches on. */
const sectionsOn = oncePerPair((project: Project, path: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const text = project.text(path)
  if (text !== undefined && /enable/i.test(text))
    for (const root of parseJsonc(new SourceFile(path, text).whole).roots) switchedOn(root, found)
  return found
})

function switchedOn(root: Node, found: Set<string>, depth = 0): void {
  if (root.kind !== 'map' || depth > DEPTH) return
  for (const { key, value } of entries(root)) {
    const [, flat, last] = /(?:^|:)([^:]{1,80}):([^:]{1,20})$/.exec(key.value) ?? []
    if (flat !== undefined && last !== undefined && SWITCHES.includes(loose(last)) && flag(value) === true) found.add(loose(flat))
    const fields = looseFields(value)
    if (SWITCHES.some((name) => flag(fields.get(name)) === true)) found.add(loose(key.value))
    switchedOn(value, found, depth + 1)
  }
}

const DEPTH = 6

/** The sections that variables and arguments switch on, where a program is started; undefined where that is too much to read. */
const variablesOn = oncePer((project: Project): ReadonlySet<string> | undefined => {
  const paths = codeAround(project, { files: settingsOfStart.pattern })
  if (paths === undefined) return undefined
  const found = new Set<string>()
  for (const path of paths) {
    const text = project.text(path) ?? ''
    if (!/(?:__|:)(?:is)?enabled?/i.test(text)) continue
    for (const [, section = ''] of text.matchAll(VARIABLE)) found.add(loose(section))
  }
  return found
})

const VARIABLE = inTurn(
  'gi',
  /(?<![A-Za-z\d])([A-Za-z\d]{1,60})(?:__|:)(?:is)?enabled?["']?(?:,?\s{1,60}["']?value["']?)?/,
  /\s{0,9}[:= ]\s{0,9}["']?(?:\$\{[^}\n]{0,80}-)?true\b/,
)
