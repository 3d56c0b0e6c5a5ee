import { entries, get, items, type Node } from '../../parse/node.ts'
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

/**
 * The resources of a template, of the `resources` of a Serverless Framework's file, and of a file that either takes them from; none when it
 * is something else: https://www.serverless.com/framework/docs/providers/aws/guide/resources,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function resources(root: Node): Resource[] {
  const template = get(root, 'Resources')
  const serverless = get(root, 'resources')
  if (template) return resourcesIn(template)
  const inServerless = [serverless, ...items(serverless)].flatMap((one) => resourcesIn(get(one, 'Resources')))
  // By themselves only what can be nothing else.
  return [...inServerless, ...resourcesIn(root).filter(({ type }) => OF_AWS.test(type))]
}

const OF_AWS = /^AWS::\w{1,40}::\w{1,60}$/

function resourcesIn(section: Node | undefined): Resource[] {
  return entries(section).flatMap(({ key, value }) => {
    const typeAt = get(value, 'Type')
    const type = literal(typeAt)
    return typeAt && type ? [{ id: key, type, typeAt, node: value, properties: get(value, 'Properties') }] : []
  })
}

/** What a service of the Serverless Framework in AWS is called; undefined when a document is something else. */
export function serviceOf(root: Node): Node | undefined {
  const service = get(root, 'service')
  const provider = get(root, 'provider')
  return (literal(get(provider, 'name')) ?? literal(provider)) === 'aws' ? (get(service, 'name') ?? service) : undefined
}

/** Whether a document is a template with one of these resource types. */
export function hasResource(root: Node, types: RegExp): boolean {
  return resources(root).some(({ type }) => types.test(type))
}
