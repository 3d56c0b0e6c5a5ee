import { get, getAny, items, type Node, plain, string } from '../../parse/node.ts'
import type { Assignment, Template, VariablesReading } from '../../model/reading.ts'
import { type Located, slice, type Text } from '../../text/source.ts'
import { referenceTo } from '../deploy/interpolation.ts'

/** A map of name to value, a list of `{name, value}`, or a list of `NAME=value`. */
export function assignmentsIn(node: Node | undefined, fill: (text: Text) => Template): Assignment[] {
  if (node?.kind === 'map') {
    return node.entries.flatMap(({ key, value }) => {
      const text = plain(value)
      if (text) return [{ name: key, value: fill(text) }]
      return value.kind === 'dynamic' ? [{ name: key, value: dynamicTemplate(key, value) }] : []
    })
  }
  return items(node).flatMap((item) => {
    const text = string(item)
    if (text) {
      const at = /^[^=:\s]{1,200}(?==|:\s)/.exec(text.value)?.[0].length
      return at
        ? [{ name: slice(text, 0, at), value: fill(slice(text, at + (text.value[at] === '=' ? 1 : 2), text.value.length)) }]
        : [{ name: text, value: referenceTo(text) }]
    }
    const name = string(getAny(item, ['name', 'key']))
    const value = plain(getAny(item, ['value', 'default']))
    return name && value ? [{ name, value: fill(value) }] : []
  })
}

/** The variables that a file gives to a program in one block. */
export function variablesIn(block: Node, fill: (text: Text) => Template, place: VariablesReading['place']): VariablesReading {
  return { kind: 'variables', place, assignments: assignmentsIn(block, fill), envFiles: [], at: block.at }
}

function dynamicTemplate(key: Located<string>, value: Node): Template {
  return { parts: [{ kind: 'reference', store: 'unknown', name: key.value, at: value.at }], at: value.at }
}

/** Names of variables that the client passes on: Codex `env_vars`, Goose `env_keys`. */
export function forwardedVariables(part: Node): Assignment[] {
  return items(getAny(part, ['env_vars', 'env_keys', 'envVars'])).flatMap((item) => {
    const name = string(item) ?? string(get(item, 'name'))
    return name ? [{ name, value: referenceTo(name) }] : []
  })
}

export function filesIn(node: Node | undefined): Text[] {
  const one = string(node)
  return one ? [one] : items(node).flatMap((item) => string(item) ?? string(get(item, 'path')) ?? [])
}
