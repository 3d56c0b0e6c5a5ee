import { shownName } from '../../classify/shown-name.ts'
import { redactor } from '../../knowledge/words/logging.ts'
import { describesFields, saidOfFields } from '../../knowledge/words/value-kinds.ts'
import { dotted, enclosingFunction, inside, keyOf, lastName, traitsOf, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'

/**
 * A member that is written whole and of which the same function reads a credential: `log(event.payload)` before
 * `event.payload.token.access_token`. Only where a log shows what an object holds.
 */
export function ofPath(module: Module, node: AstOf<'MemberExpression'>): Shown | undefined {
  if (!traitsOf(module).fieldsAreEntries) return undefined
  const path = dotted(node)?.replaceAll('?', '')
  const around = path === undefined ? undefined : enclosingFunction(module, node)
  if (path === undefined || !around || !isOfData(path)) return undefined
  const reads = readIn(module).get(path) ?? []
  if (reads.some((one) => isSet(module, one.node))) return undefined
  const read = reads.find((one) => inside(one.node, around) && one.node.start !== node.start)
  return read && { what: read.what, node }
}

/** What was set or deleted may be masked: `event.payload.token = '***'`. */
function isSet(module: Module, node: Ast): boolean {
  const around = module.parent(node)
  return (around?.type === 'AssignmentExpression' && around.left === node) || around?.type === 'UnaryExpression'
}

/** What describes fields, or says what is wrong with them, holds none of their values; requests are looked at by themselves. */
function isOfData(path: string): boolean {
  if (/^(?:\w{0,20}[rR]eq(?:uest)?|ctx|context|c)\./.test(path) || /\.(?:body|query|params)$/.test(path)) return false
  return path
    .split('.')
    .every((one) => !describesFields.pattern.test(one) && !saidOfFields.pattern.test(one) && !redactor.pattern.test(one))
}

interface Read {
  readonly what: string
  readonly node: Ast
}

/** The reads of credentials, by each path that leads to them: `a.b.c.access_token` by `a.b.c` and `a.b`. */
const readIn = oncePer((module: Module): ReadonlyMap<string, readonly Read[]> => {
  const found = new Map<string, Read[]>()
  for (const one of module.nodes('MemberExpression')) {
    const name = keyOf(one)
    if (name === undefined || shownName(name) !== 'credential') continue
    const what = dotted(one)?.replaceAll('?', '')
    const parts = what?.split('.') ?? []
    if (what === undefined || parts.length > MOST_PARTS || parts.some((each) => describesFields.pattern.test(each))) continue
    if (isOnlyAsked(module, one)) continue
    for (let length = 2; length < parts.length; length++) {
      const path = parts.slice(0, length).join('.')
      const list = found.get(path)
      if (!list) found.set(path, [{ what, node: one }])
      else if (list.length < MOST_READS) list.push({ what, node: one })
    }
  }
  return found
})

/** What is compared, tested, measured, or taken as an address or a selector, says nothing of a credential by its name. */
function isOnlyAsked(module: Module, node: Ast): boolean {
  const around = module.parent(node)
  if (around?.type === 'BinaryExpression') return around.operator !== '+'
  if (around?.type === 'MemberExpression') return around.object === node
  if (around?.type === 'UnaryExpression') return around.operator !== 'delete'
  if (around?.type === 'IfStatement' || around?.type === 'ConditionalExpression') return around.test === node
  if (around?.type !== 'CallExpression') return false
  return around.arguments[0] === node && TAKES_ADDRESS.test(lastName(around.callee) ?? '')
}

const TAKES_ADDRESS = /^(?:fetch|axios|get|post|put|patch|request|URL|redirect|open|querySelector(?:All)?|getElementById|\$)$/

const MOST_PARTS = 6
/** More reads of one path say no more. */
const MOST_READS = 20
