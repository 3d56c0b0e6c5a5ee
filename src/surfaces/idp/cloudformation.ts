import { entries, get, type Node } from '../../parse/node.ts'
import type { Located } from '../../text/source.ts'
import { literal } from './oauth-client-fields.ts'

/** A resource of a CloudFormation or SAM template. */
export interface Resource {
  /** The logical id. */
  readonly id: Located<string>
  readonly type: string
  readonly typeAt: Node
  readonly node: Node
  readonly properties: Node | undefined
}

/** The resources of a template; none when it is something else. */
export function resources(root: Node): Resource[] {
  return entries(get(root, 'Resources')).flatMap(({ key, value }) => {
    const typeAt = get(value, 'Type')
    const type = literal(typeAt)
    return typeAt && type ? [{ id: key, type, typeAt, node: value, properties: get(value, 'Properties') }] : []
  })
}

/** Whether a document is a template with one of these resource types. */
export function hasResource(root: Node, types: RegExp): boolean {
  return resources(root).some(({ type }) => types.test(type))
}
