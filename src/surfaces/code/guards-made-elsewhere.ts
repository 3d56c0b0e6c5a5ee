import { appPackages } from '../../knowledge/libraries/web-servers.ts'
import { asksForOtherThings, checkWord } from '../../knowledge/words/checks.ts'
import { mcpPath, standsInFrontOfAll, takesMiddleware } from '../../knowledge/words/routes.ts'
import type { McpServer } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import {
  callOf,
  calls,
  comesFrom,
  definition,
  fold,
  functionOf,
  importedAs,
  inside,
  isFunction,
  lastName,
  originOf,
  unwrap,
  valueElsewhere,
  type Ast,
  type Call,
  type Here,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import type { Span } from '../../text/source.ts'
import { callsIn } from './calls-in-function.ts'
import { isRouter, isUnseen } from './unseen-checks.ts'
import { verifies } from './verifying-calls.ts'

interface MadeGuard {
  readonly auth: McpServer['auth']
  readonly at: Span
}

/**
 * What stands in front of a server and was made in another file of the repository by a call: `export const guard = requireBearerAuth(…)`
 * there, `app.post('/mcp', guard, …)` here. `elsewhere` is what other routes than those of the server run.
 */
export function guardMadeElsewhere(module: Module, elsewhere: readonly Ast[]): MadeGuard | undefined {
  let found: MadeGuard | undefined
  for (const { auth, node } of [...guardsHere(module), ...appsElsewhere(module)]) {
    if (elsewhere.some((one) => inside(node, one)) || (found && auth === 'dynamic')) continue
    found = { auth, at: module.span(node) }
    if (auth === 'oauth') break
  }
  return found
}

const guardsHere = oncePer((module: Module): readonly { readonly auth: McpServer['auth']; readonly node: Ast }[] =>
  calls(module).flatMap(({ name, node }) => {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !takesMiddleware.pattern.test(name) || !isOwnNamed(module, node)) return []
    if (!isRouter(module, callee.object)) return []
    const [path] = node.arguments
    const isRouterPut = node.arguments.length === 1 || (path && mayBeMcp(module, path))
    return node.arguments.flatMap((one) => {
      const made = valueElsewhere(module, one.type === 'SpreadElement' ? one.argument : one)
      const auth = made && (kindOf(made) ?? (isRouterPut ? ofRouter(made) : undefined))
      return auth ? [{ auth, node: one }] : []
    })
  }),
)

/** Applications of this file that another one makes and puts a check in front of: `const app = securedApp()`. */
const appsElsewhere = oncePer((module: Module): readonly { readonly auth: McpServer['auth']; readonly node: Ast }[] => {
  const found = new Map<Ast, McpServer['auth']>()
  for (const { node, name } of calls(module)) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || !takesMiddleware.pattern.test(name)) continue
    const made = definition(module, callee.object)
    const maker = made.type === 'CallExpression' ? made.callee : made
    if (found.has(maker) || maker.type !== 'Identifier' || !importedAs(module, maker)) continue
    const there = valueElsewhere(module, maker)
    // What `require` gives of a library stands in this file: `const express = require('express')`.
    const auth = there && there.module !== module && (isFunction(there.node) ? ofMaker(there) : ofRouter(there))
    if (auth) found.set(maker, auth)
  }
  return [...found].map(([node, auth]) => ({ auth, node }))
})

function ofMaker({ module, node }: Here): McpServer['auth'] | undefined {
  const inner = callsIn(module, node).map((one) => callOf(module, one))
  if (inner.some((one) => verifies(module, one))) return 'oauth'
  return inner.some((one) => putsOne(module, one)) ? 'dynamic' : undefined
}

/** Whether an argument of a call begins with a name of another file of the repository that may have checks. */
function isOwnNamed(module: Module, { arguments: given }: Call['node']): boolean {
  return given.some((one) => {
    let root: Ast = unwrap(one.type === 'SpreadElement' ? one.argument : one)
    while (root.type === 'MemberExpression') root = unwrap(root.object)
    const from = root.type === 'Identifier' ? importedAs(module, root) : undefined
    return from !== undefined && mayMake(module, from.module)
  })
}

/** Told once for a file, whose names may be put in front thousands of times. */
const mayMake = oncePerPair((module: Module, other: string): boolean => MAY_MAKE.test(module.neighbourText(other) ?? ''))

/** What checks callers is called so where it is made, or is handed on. */
const MAY_MAKE = oneOf('i', checkWord.pattern, /\bfrom\s|\brequire\(/)

/** How a made value tells callers apart: by tokens where what makes it verifies them, and unseen where it is called a check. */
function kindOf({ module, node }: Here): McpServer['auth'] | undefined {
  const inner = unwrap(node)
  if (inner.type === 'ArrayExpression') {
    const kinds = inner.elements.flatMap((one) => (one && one.type !== 'SpreadElement' ? (kindOf({ module, node: one }) ?? []) : []))
    return kinds.find((one) => one === 'oauth') ?? kinds[0]
  }
  if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') return undefined
  const call = callOf(module, inner)
  if (verifies(module, call)) return 'oauth'
  const maker = functionOf(module, inner.callee)
  if (maker && callsIn(module, maker).some((one) => one.type === 'CallExpression' && verifies(module, callOf(module, one)))) return 'oauth'
  if (checkWord.pattern.test(call.name)) return 'dynamic'
  // What puts several together: https://hono.dev/docs/middleware/builtin/combine
  const parts = inner.arguments.flatMap((one) => (one.type === 'CallExpression' ? (kindOf({ module, node: one }) ?? []) : []))
  return parts.find((one) => one === 'oauth') ?? parts[0]
}

/** A router of another file that puts a check in front of what follows it. */
function ofRouter({ module, node }: Here): McpServer['auth'] | undefined {
  const from = originOf(module, node)
  return from && comesFrom(from, appPackages.packages) && putsCheck(module) ? 'dynamic' : undefined
}

const putsCheck = oncePer((module: Module): boolean => calls(module).some((one) => putsOne(module, one)))

function putsOne(module: Module, { name, node }: Call): boolean {
  const [path] = node.arguments
  if (!standsInFrontOfAll.pattern.test(name) || !path || !mayBeMcp(module, path)) return false
  return node.arguments.some((one) => isCheck(module, one))
}

function isCheck(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const name = lastName(inner.type === 'CallExpression' ? inner.callee : inner) ?? ''
  return checkWord.pattern.test(name) || (!asksForOtherThings.pattern.test(name) && isUnseen(module, inner, new Set()))
}

/** What is no path is put in front of all. */
function mayBeMcp(module: Module, node: Ast): boolean {
  if (node.type === 'SpreadElement' || isFunction(node)) return true
  const path = string(fold(module, node))?.value
  return path === undefined || path === '/' || mcpPath.pattern.test(path) || /[*:(]/.test(path)
}
