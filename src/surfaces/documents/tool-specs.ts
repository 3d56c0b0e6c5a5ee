import type { ModelParameter } from '../../model/index.ts'
import { entries, get, getAny, items, string, type Node } from '../../parse/node.ts'
import { isDescribedAsOther } from '../code/tool-descriptions.ts'
import { defineSurface } from '../reading/surface.ts'

/** Functions that a model is given, each or several in a file, as the APIs of model providers take them. */
export default defineSurface({
  id: 'tool-specs',
  name: 'Tools for a model in JSON files',
  spec: 'https://platform.openai.com/docs/guides/function-calling',
  counts: 'other',
  files: ['**/*.json'],
  mentions: ['"parameters"', '"input_schema"'],
  together: [[/"type"\s{0,4}:\s{0,4}"function"/], [/"input_schema"\s{0,4}:\s{0,4}\{/, /"name"\s{0,4}:/]],
  skipsTests: true,
  format: 'jsonc',
  recognises: (root) => toolsIn(root).length > 0,
  *read(root): Generator<ModelParameter> {
    for (const { name, schema } of toolsIn(root)) {
      for (const { key: field, value } of entries(get(schema, 'properties'))) {
        if (isFilledIn(field.value, value)) yield { kind: 'modelParameter', of: 'tool', owner: name, field, at: field.at }
      }
    }
  },
})

interface ToolSpec {
  readonly name: string
  readonly schema: Node
}

/** A tool, a list of tools, or a document whose list `tools` has them; a request that was recorded has messages beside them. */
function toolsIn(root: Node): readonly ToolSpec[] {
  if (get(root, 'messages') ?? get(root, 'input')) return []
  const listed = root.kind === 'list' ? root : get(root, 'tools')
  return (listed?.kind === 'list' ? items(listed) : [root]).flatMap((one) => toolOf(one) ?? [])
}

/** `{ "type": "function", "function": { "name", "parameters" } }`, the same without the inner object, and `{ "name", "input_schema" }`. */
function toolOf(node: Node): ToolSpec | undefined {
  const isFunction = string(get(node, 'type'))?.value === 'function'
  const tool = isFunction ? (get(node, 'function') ?? node) : node
  const schema = isFunction ? get(tool, 'parameters') : getAny(tool, ['input_schema'])
  const name = string(get(tool, 'name'))?.value
  return name !== undefined && schema && get(schema, 'properties')?.kind === 'map' ? { name, schema } : undefined
}

/** A text that the model writes: no switch or number, no choice, and not the name of something that is kept elsewhere. */
function isFilledIn(name: string, field: Node): boolean {
  const type = get(field, 'type')
  const types = type?.kind === 'list' ? items(type).map((one) => string(one)?.value) : [type && string(type)?.value]
  if (!types.includes('string') || get(field, 'enum') || get(field, 'const')) return false
  const description = string(get(field, 'description'))?.value ?? ''
  return !isDescribedAsOther(name, description) && !(name === 'token' && GIVEN_BY_CALL.test(description))
}

/** What the model has been given by another call of its own: `Create with create_session_token`. */
const GIVEN_BY_CALL = /\b(?:created?|returned|given|comes) (?:with|by|from) `?[a-z]{1,20}_\w{1,60}/i
