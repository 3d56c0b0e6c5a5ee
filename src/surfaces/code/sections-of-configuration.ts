import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import { entries, string, type Node } from '../../parse/node.ts'
import { configurationOfLaravel } from '../../program/written/index.ts'
import { codeAt } from '../../text/source.ts'
import { labelsCredential } from './c-like-secrets.ts'

/** A section of the configuration that is logged whole, and holds a credential: `Log::info('github', config('services.github'))`. */
export function sectionOfConfiguration(node: Node, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  for (const one of node.kind === 'map' ? entries(node).map(({ value }) => value) : [node]) {
    const found = one.kind === 'dynamic' ? configurationOfLaravel(one, project) : undefined
    if (!found) continue
    const last = found.path.split('.').at(-1) ?? ''
    if (found.value.kind === 'map') {
      const what = credentialIn(found.value)
      if (what !== undefined) return { what, within: found.path, at: one.at }
    } else if (labelsCredential(last) && isGiven(found.value)) return { what: found.path, at: one.at }
  }
  return undefined
}

/** So deep a configuration is looked into: `config('services')` has services, which have secrets. */
const DEEPEST = 3

function credentialIn(table: Node, steps = DEEPEST): string | undefined {
  for (const { key, value } of entries(table)) {
    if (value.kind === 'map' && steps > 1) {
      const within = credentialIn(value, steps - 1)
      if (within !== undefined) return within
    } else if (labelsCredential(key.value) && isGiven(value)) return key.value
  }
  return undefined
}

/** What the environment or a text gives; nothing, a flag and a number are no credentials. */
function isGiven(value: Node): boolean {
  const text = string(value)
  return text === undefined ? value.kind === 'dynamic' && !/^(?:null|true|false|\d.{0,20})$/i.test(codeAt(value.at, 40)) : text.value !== ''
}
