import type { Project } from '../../discover/project.ts'
import type { Node } from '../../parse/node.ts'
import { folderOf } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import { flag, looseFields } from './oauth-client-fields.ts'

/** A section of settings that says of itself that nothing is to use it: `"IdentityServer": { "IsEnabled": "false", … }`. */
export function isSwitchedOff(section: Node): boolean {
  const fields = looseFields(section)
  return SWITCHES.some((name) => flag(fields.get(name)) === false)
}

const SWITCHES = ['isenabled', 'enabled', 'enable']

/** Whether settings of another environment beside a file switch the section on, which they share with it. */
export function isOnElsewhere(path: string, section: string, project: Project): boolean {
  const on = new RegExp(`"${literally(section)}"\\s{0,8}:\\s{0,8}\\{[^{}]{0,600}?"(?:is)?enabled?"\\s{0,8}:\\s{0,8}"?true\\b`, 'i')
  return project
    .inFolder(folderOf(path))
    .some((one) => one !== path && /(?:^|\/)appsettings[\w.-]{0,60}\.json$/i.test(one) && on.test(project.text(one) ?? ''))
}
