import { switchesChecksOff, VERIFICATION_WORDS } from '../../knowledge/verification-variables.ts'
import type { TransportSetting } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import { assignmentSpan } from '../../text/assignment-span.ts'
import { oneOf } from '../../text/pattern.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { defineSurface } from '../reading/surface.ts'
import { template } from './interpolation.ts'

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
  for (const { name, value } of assignmentsIn(get(variables, 'Variables') ?? variables, template)) {
    const [only, ...more] = value.parts
    if (only?.kind !== 'text' || more.length > 0 || !switchesChecksOff(name.value, only.text.value)) continue
    const written = `${name.value}=${only.text.value}`
    yield { kind: 'transportSetting', problem: 'verification-off', written, at: assignmentSpan(name, only.text) }
  }
}
