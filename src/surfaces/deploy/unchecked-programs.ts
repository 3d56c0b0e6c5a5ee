import { switchesChecksOff, VERIFICATION_WORDS } from '../../knowledge/verification-variables.ts'
import type { TransportSetting } from '../../model/index.ts'
import { entries, get, type Node, string } from '../../parse/node.ts'
import { assignmentSpan } from '../../text/assignment-span.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Located, Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { assignment, valueOf } from './oauth-variables.ts'

/**
 * Certificate checks that a deployment switches off for its program: in the values of Helm, templates of SAM and the Serverless Framework,
 * and the settings of hosts, whose variables nothing else reads.
 */
export default defineSurface({
  id: 'unchecked-programs',
  name: 'Certificate checks that deployments switch off',
  spec: 'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
  counts: 'other',
  files: ['**/*.{yaml,yml}', '**/{fly,fly.*,netlify,railway,wrangler}.toml', '**/{vercel,app,wrangler}.{json,jsonc}'],
  mentions: [...VERIFICATION_WORDS],
  format: 'by name',
  recognises: (root) => !unchecked(root).next().done,
  read: (root) => unchecked(root),
})

/** `env`, `environment`, `extraEnv`, `extraEnvVars`, `env_variables` of App Engine, `vars` of Workers. */
const VARIABLES = oneOf('', /^(?:extra|additional)?_?[eE]nv(?:ironment)?(?:_?[vV]ar(?:iable)?s)?$/, /^vars$/)

function* unchecked(root: Node): Generator<TransportSetting> {
  const open: Node[] = [root]
  const seen = new Set<Node>(open)
  // The list grows while it is walked.
  for (const node of open) {
    const inner = node.kind === 'map' ? node.entries : node.kind === 'list' ? node.items.map((value) => ({ key: undefined, value })) : []
    for (const { key, value } of inner) {
      // An alias is the node that it stands for.
      if (seen.has(value)) continue
      seen.add(value)
      open.push(value)
      if (key && VARIABLES.test(key.value)) yield* uncheckedIn(value)
    }
  }
}

function* uncheckedIn(variables: Node): Generator<TransportSetting> {
  // `Environment: { Variables: … }` of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
  const held = get(variables, 'Variables') ?? variables
  for (const { name, value } of held.kind === 'list' ? held.items.flatMap(ofItem) : entries(held).flatMap(ofEntry)) {
    const written = value.value.trim()
    if (switchesChecksOff(name.value, written))
      yield {
        kind: 'transportSetting',
        problem: 'verification-off',
        written: `${name.value}=${written}`,
        at: assignmentSpan(name, value),
      }
  }
}

interface Variable {
  readonly name: Located<string>
  readonly value: Text
}

function ofEntry({ key, value }: { key: Located<string>; value: Node }): Variable[] {
  const text = valueOf(value)
  return text ? [{ name: key, value: text }] : []
}

function ofItem(item: Node): Variable[] {
  const text = string(item)
  const variable = text && assignment(text)
  if (variable) return [variable]
  const name = string(get(item, 'name'))
  const value = get(item, 'value')
  const held = value && valueOf(value)
  return name && held ? [{ name, value: held }] : []
}
