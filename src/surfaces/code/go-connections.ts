import { connectsInGo, passwordApart } from '../../knowledge/words/connections.ts'
import type { LogCall } from '../../model/index.ts'
import { entries, type Node } from '../../parse/node.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { inTurn } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { functionAround } from '../../program/written/index.ts'

/** A path of names that is an address by its last word. */
const ADDRESS = /^(?:\w{1,40}\.){0,5}\w{0,40}(?:[uU][rR][LI]|[dD][sS][nN]|[cC]onn(?:ection)?_?[sS]tr(?:ing)?)$/
const CONNECTS = inTurn('g', connectsInGo.pattern, /((?:\w{1,40}\.){0,5}\w{1,60})\s{0,4}[,)]/)

/**
 * The address of a broker or a database, with user and password before the host, by the call of the file that connects with it:
 * `amqp.Dial(cfg.RabbitMQ.URL)`. Where the password is set apart, the address has none.
 */
export function connectionInGo(node: Node): Found | undefined {
  const fields = node.kind === 'map' ? entries(node).map(({ value }) => value) : [node]
  return fields.map((one) => connection(one)).find((one) => one !== undefined)
}

type Found = Pick<LogCall, 'what' | 'within' | 'at'>

function connection({ kind, at }: Node): Found | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST) : ''
  if (!ADDRESS.test(code)) return undefined
  const found = { what: 'password', within: code, at }
  const steps = code.split('.')
  if (steps.length > 2) return connectionsOf(at.file).has(steps.slice(-2).join('.')) ? found : undefined
  // A name of two steps or one is another's in another function.
  const { before, after } = functionAround(at, 'go')
  const around = `${before}\n${after}`
  const isGiven = !passwordApart.pattern.test(around) && Array.from(around.matchAll(CONNECTS), ([, given]) => given).includes(code)
  return isGiven ? found : undefined
}

const LONGEST = 120

/** The last two steps of what a file connects with. */
const connectionsOf = oncePer(({ text }: SourceFile): ReadonlySet<string> => {
  const given = passwordApart.pattern.test(text) ? [] : Array.from(text.matchAll(CONNECTS), ([, path = '']) => path.split('.'))
  return new Set(given.map((steps) => steps.slice(-2).join('.')))
})
