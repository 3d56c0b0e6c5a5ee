import {
  callsTo,
  functionOf,
  importedAs,
  instanceOf,
  isFunction,
  isParameter,
  isTextLiteral,
  keyOf,
  lastName,
  memberName,
  named,
  property,
  rootOf,
  textAt,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import type { LogCall } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { toolCalls } from '../../knowledge/libraries/tools.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { secretIn } from './logged-secrets.ts'
import { pythonImport } from './import-words.ts'
import { registeredFunctions } from './tool-functions.ts'
import { wordsOf } from './word-tests.ts'

/** Errors with credentials in them that functions throw which a tool calls: what a tool lets pass reaches the model as text. */
export default defineProgramSurface({
  id: 'tool-errors',
  name: 'Errors of functions that tools call',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#error-handling',
  counts: 'code',
  mentions: ['registerTool', '.tool', 'addTool', 'setRequestHandler', '@tool', 'add_tool'],
  together: [
    [/mcp|modelcontextprotocol/i, /\b(?:register(?:App)?Tool|addTool|setRequestHandler)\b|\.\s{0,8}tool\s{0,8}[(<]/],
    [pythonImport(wordsOf(toolCalls))],
  ],
  skipsTests: true,
  *read(module): Generator<Reading> {
    const seen = new Set<Ast>()
    for (const { name, code, module: from } of toolsOf(module)) for (const there of calledBy(from, code, seen)) yield* thrownIn(there, name)
  },
})

/** Functions call functions. */
const STEPS = 2

interface ToolCode {
  readonly name: string
  readonly code: FunctionNode
  readonly module: Module
}

/** What runs for each tool: https://github.com/modelcontextprotocol/typescript-sdk, and functions that are tools by themselves. */
function* toolsOf(module: Module): Generator<ToolCode> {
  for (const one of registeredFunctions(module))
    if (one.of === 'tool' && one.mcp) yield { name: one.name, code: one.function, module: one.module }
  for (const call of callsTo(module, /^(?:registerTool|registerAppTool|tool|addTool|setRequestHandler)$/)) {
    const given = call.node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [one]))
    const [first] = given
    const last = given.at(-1)
    const code =
      functionOf(module, last) ??
      functionOf(module, property(module, last, 'execute')) ??
      functionOf(module, property(module, last, 'handler'))
    const node = first && (property(module, first, 'name') ?? first)
    if (code) yield { name: textAt(module, node)?.value ?? '', code, module }
  }
}

/** The functions of this repository that a function calls where nothing catches what they throw, and those that these call. */
function* calledBy(module: Module, code: FunctionNode, seen: Set<Ast>, steps = STEPS): Generator<Here<FunctionNode>> {
  for (const one of walk(code)) {
    if (one.type !== 'CallExpression' || isCaught(module, one, code)) continue
    const there = functionCalled(module, one.callee)
    if (!there || seen.has(there.node)) continue
    seen.add(there.node)
    yield there
    if (steps > 1) yield* calledBy(there.module, there.node, seen, steps - 1)
  }
}

function functionCalled(module: Module, callee: Ast): Here<FunctionNode> | undefined {
  const inner = unwrap(callee)
  if ((inner.type !== 'Identifier' && inner.type !== 'MemberExpression') || !mayThrow(module, inner)) return undefined
  const found = named(module, inner)
  if (found) return isFunction(found.node) ? { module: found.module, node: found.node } : undefined
  const owner = inner.type === 'MemberExpression' ? instanceOf(module, inner.object) : undefined
  const name = memberName(inner)
  const method = owner?.node.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === name)
  return owner && method?.type === 'MethodDefinition' ? { module: owner.module, node: method.value } : undefined
}

/** Whether the file that something comes from may throw an error with a credential in it, or hands on what others have. */
function mayThrow(module: Module, callee: Ast): boolean {
  const root = rootOf(callee)
  const from = importedAs(module, root)
  // The class of an object may be another file's.
  if (!from && callee.type === 'MemberExpression') return true
  return from ? throwsOrHandsOn(module, from.module) : throwsItself(module)
}

/** What the text of a neighbour says: it is read once, not for every call. */
const throwsOrHandsOn = oncePerPair((module: Module, neighbour: string): boolean => {
  const text = module.neighbourText(neighbour)
  return text !== undefined && (HANDS_ON.test(text) || (THROWS.test(text) && HOLDS.test(text)))
})

const throwsItself = oncePer(({ file }: Module): boolean => THROWS.test(file.text))

const THROWS = /\bthrow\s{1,8}new\b|\braise\s{1,8}\w/
const HOLDS = /token|secret|key|passw|authoriz|headers|credential/i
const HANDS_ON = /\bexport\b[^;]{0,400}\bfrom\b|^from \.[^\n]{0,200}\bimport\b/m

/** Whether something may catch what is thrown at a place, before it leaves a piece of code. */
function isCaught(module: Module, node: Ast, code: Ast): boolean {
  let inner: Ast = node
  for (const one of module.ancestors(node)) {
    if (one === code) return false
    if (one.type === 'TryStatement' && one.handlers.length > 0 && one.block === inner) return true
    if (mayHandle(one, inner)) return true
    inner = one
  }
  return false
}

/** `call().catch(…)`, `call().then(done, failed)`; `safely(() => call())`, where whoever is given the function may catch. */
function mayHandle(outer: Ast, inner: Ast): boolean {
  if (outer.type === 'MemberExpression') {
    const call = outer.parent
    const isThen = keyOf(outer) === 'then' && call?.type === 'CallExpression' && call.callee === outer && call.arguments.length > 1
    return isThen || keyOf(outer) === 'catch'
  }
  return outer.type === 'CallExpression' && outer.callee !== inner && isFunction(inner) && !PASSES_ON.test(lastName(outer.callee) ?? '')
}

/** What calls a function that it is given, and lets pass what that throws. */
const PASSES_ON = /^(?:map|flatMap|forEach|filter|reduce|find|findIndex|some|every|sort|then|finally)$/

function* thrownIn({ module, node: fn }: Here<FunctionNode>, tool: string): Generator<LogCall> {
  for (const one of walk(fn)) {
    const error = one.type === 'ThrowStatement' && one.argument && !isCaught(module, one, fn) ? unwrap(one.argument) : undefined
    if (error?.type !== 'NewExpression' && error?.type !== 'CallExpression') continue
    for (const value of messageOf(module, error)) {
      const found = secretIn(module, value)
      const at = found && module.span(found.node)
      // What the function was given may be what the model gave the tool.
      if (!found || !at || at.file !== module.file || isParameter(module, found.node) || isParameter(module, found.within ?? found.node))
        continue
      const by = tool ? `an error of tool \`${tool.slice(0, LONGEST_NAME)}\`` : 'an error of a tool'
      yield { kind: 'logCall', sink: 'tool-result', what: found.what.slice(0, LONGEST_NAME), by, at }
      break
    }
  }
}

const LONGEST_NAME = 80

/**
 * The arguments of an error that become its message: the first of an `Error`, and what the constructor of an own class hands to `super`.
 * Objects are causes, options and fields, which nobody shows with the message. Python's errors show all that stands without a name.
 */
function messageOf(module: Module, error: CallNode): readonly Ast[] {
  const given = error.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [one]))
  if (module.language === 'python') return given
  const own = named(module, error.callee)
  const handed = own?.node.type === 'ClassDeclaration' ? handedToSuper(own.module, own.node) : undefined
  if (handed) return given.filter((one, i) => handed.has(i) && !isObject(one))
  const name = lastName(error.callee)
  const first = name === 'AggregateError' ? given[1] : STANDARD.test(name ?? '') ? given[0] : (given.find(isText) ?? given[0])
  return first && !isObject(first) ? [first] : []
}

/** https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Error#error_types */
const STANDARD = /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/

function isObject(node: Ast): boolean {
  return unwrap(node).type === 'ObjectExpression'
}

/** What is put together as a text: of an error that nobody sees, the message. */
function isText(node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'TemplateLiteral' || (inner.type === 'BinaryExpression' && inner.operator === '+') || isTextLiteral(inner)
}

/** The places of the parameters that the constructor of a class puts into its message; undefined without a constructor. */
function handedToSuper(module: Module, owner: AstOf<'ClassDeclaration'>): ReadonlySet<number> | undefined {
  const method = owner.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === 'constructor')
  if (method?.type !== 'MethodDefinition') return undefined
  const names = new Set<string>()
  for (const one of walk(method.value)) {
    const [first] = one.type === 'CallExpression' && unwrap(one.callee).type === 'Super' ? one.arguments : []
    for (const part of first ? walk(first) : []) if (part.type === 'Identifier') names.add(part.name)
  }
  return new Set(
    method.value.params.flatMap((one, i) => {
      const name = /^[\s\w]*?(\w+)\s*(?:[?:=]|$)/.exec(module.source(one).slice(0, 200))?.[1]
      return name !== undefined && names.has(name) ? [i] : []
    }),
  )
}
