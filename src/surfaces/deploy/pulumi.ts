import { calls, fold, isCallNode, textAt, type Ast, type Call, type Module } from '../../program/index.ts'
import type { Entry, Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { TerraformResource } from '../idp/terraform.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { inSnakeCase, terraformType } from './pulumi-names.ts'
import { TERRAFORM_READERS } from './terraform-readers.ts'

/** Resources of Pulumi, whose providers are made from Terraform's: `new auth0.Client('desk', { … })`, `auth0.Client("desk", …)`. */
export default defineProgramSurface({
  id: 'pulumi',
  name: 'Pulumi programs in TypeScript, JavaScript and Python',
  spec: 'https://www.pulumi.com/docs/iac/concepts/resources/',
  counts: 'code',
  mentions: ['@pulumi/', 'pulumi_'],
  *read(module): Generator<Statement> {
    const all = calls(module).flatMap((call) => resourceOf(module, call) ?? [])
    for (const { types, read } of TERRAFORM_READERS) yield* read(all.filter(({ type }) => types.test(type.value)))
  },
})

function resourceOf(module: Module, call: Call): TerraformResource | undefined {
  const { from, node } = call
  const path =
    from && /^(?:@pulumi\/|pulumi_)([a-z0-9]+)[/.]?(.*)$/.exec(from.dotted ? `${from.module}.${from.name}` : `${from.module}/${from.name}`)
  if (!path?.[1] || !/(?:^|[./])[A-Z]\w*$/.test(path[2] ?? '')) return undefined
  const value = terraformType(path[1], (path[2] ?? '').split(/[./]/))
  const name = call.argument(0)
  const label = textAt(module, name)
  const options = node.arguments.find((one) => one.type === 'ObjectExpression' && one.named) ?? call.argument(1)
  if (!options) return undefined
  const at = module.span(node.callee)
  return { type: { value, at }, name: { value: label?.value ?? value, at }, body: inSnakeCase(bodyOf(module, options)) }
}

/** Options as a map. Nested ones are objects, or calls of a class with nothing but named arguments. */
function bodyOf(module: Module, node: Ast): Node {
  if (node.type === 'ObjectExpression') {
    const folded = fold(module, node)
    if (folded.kind !== 'map') return folded
    return {
      ...folded,
      entries: folded.entries.map((entry): Entry => ({
        ...entry,
        value: entry.value.kind === 'dynamic' ? nested(module, node, entry) : entry.value,
      })),
    }
  }
  const given = isCallNode(node) && node.arguments.length === 1 ? node.arguments[0] : undefined
  return given?.type === 'ObjectExpression' && given.named ? bodyOf(module, given) : fold(module, node)
}

function nested(module: Module, object: Extract<Ast, { type: 'ObjectExpression' }>, { key, value }: Entry): Node {
  const property = object.properties.find(
    (one) =>
      one.type === 'Property' &&
      one.key.type !== 'PrivateIdentifier' &&
      module.span(one.key).start <= key.at.start &&
      key.at.end <= module.span(one.key).end,
  )
  return property?.type === 'Property' && property.value.type === 'CallExpression' ? bodyOf(module, property.value) : value
}
