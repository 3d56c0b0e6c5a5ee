import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { flag } from './oauth-client-fields.ts'

/**
 * The switch with which all servers of Ory log `Authorization` and `Cookie` as they are:
 * https://www.ory.com/docs/kratos/reference/configuration
 */
export function* oryLog(config: Node, { what }: Owner): Generator<Statement> {
  const leaks = get(config, 'log', 'leak_sensitive_values')
  if (leaks && flag(leaks) === true)
    yield { kind: 'logCall', sink: 'debug-switch', what: 'headers', by: `${what} with \`leak_sensitive_values\``, at: leaks.at }
}
