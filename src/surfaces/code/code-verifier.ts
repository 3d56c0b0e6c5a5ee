import { clockOfNewDate, clockRead, foreseeableRandom, goodRandom } from '../../knowledge/words/dotted-paths.ts'
import {
  definition,
  fold,
  functionsIn,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  pathWritten,
  results,
  textOf,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { isLengthOrWait, namesLengthOrWait } from './counted-or-waited.ts'
import { isFixedVerifier } from './fixed-verifiers.ts'
import { isOfProbe, isOnlyOfProbes } from './written-codes.ts'
import { makesVerifier, saysPkce, secureRandomOfScripts } from '../../knowledge/words/random.ts'
import { callsWithin, shortSource } from './short-verifiers.ts'

/** How code makes PKCE verifiers (RFC 7636 section 4.1). */
export default defineProgramSurface({
  id: 'code-verifier',
  name: 'PKCE code verifiers',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  counts: 'code',
  mentions: ['erifier'],

  *read(module) {
    if (!/challenge|pkce/i.test(module.file.text) || !saysPkce.pattern.test(module.file.text)) return
    const seen = new Set<number>()
    for (const value of verifiers(module)) {
      const found = weakness(module, value, 0)
      if (!found || seen.has(found.at.start)) continue
      seen.add(found.at.start)
      yield found
    }
  },
})

const NAME = /(?:^|code_?|pkce_?|oauth_?)verifier$/i

/** Expressions that become a verifier, and functions that make one with what they return. */
function* verifiers(module: Module): Generator<Ast> {
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && id.type === 'Identifier' && NAME.test(id.name) && !isOnlyOfProbes(module, id)) yield init
  }
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const name = lastName(left)
    if (name !== undefined && NAME.test(name)) yield right
  }
  for (const field of module.nodes('PropertyDefinition')) if (field.value && NAME.test(keyOf(field) ?? '')) yield field.value
  for (const property of module.nodes('Property')) {
    if (!/^code_?verifier$/i.test(keyOf(property) ?? '') || isOfProbe(module, property)) continue
    if (module.parent(property)?.type === 'ObjectExpression') yield property.value
  }
  for (const node of functionsIn(module)) {
    if (!makesVerifier.pattern.test(nameOf(module, node) ?? '')) continue
    yield node
    yield* results(module, node)
  }
}

function weakness(module: Module, node: Ast, depth: number): CodeVerifier | undefined {
  const value = definition(module, node)
  const calls = callsWithin(module, value)
  if (calls.some(({ callee }) => /SystemRandom/.test(pathWritten(module, callee)))) return undefined
  const random = calls.find((one) => foreseeableRandom.pattern.test(pathWritten(module, one.callee)) && !isLength(module, one))
  if (random && isFallback(module, random)) return undefined
  if (random) return verifier(module, 'weak-random', `${pathWritten(module, random.callee)}()`, random)
  if (isFunction(value)) return depth === 0 || !value.body ? undefined : clock(module, value.body)
  const made = calledFunction(module, value)
  if (made && depth < 2) return weakness(module, made, depth + 1)
  const text = textOf(fold(module, value))
  if (text) return isFixedVerifier(text.value) ? verifier(module, 'constant', 'a fixed string', value) : undefined
  const inPart = depth < 2 ? weakPart(module, value, calls, depth) : undefined
  if (inPart) return inPart
  return clock(module, value) ?? short(module, value)
}

/**
 * A part of the value that a function of the module gives, asked for nothing or for a length, by numbers that can be foretold:
 * `uuid() + uuid()`, `toBase64(randomText(64))`. One that asks a better generator as well falls back on the other.
 */
function weakPart(module: Module, value: Ast, calls: readonly AstOf<'CallExpression'>[], depth: number): CodeVerifier | undefined {
  for (const call of calls) {
    if (call === value || !call.arguments.every((one) => one.type === 'Literal')) continue
    const made = calledFunction(module, call)
    const found = made && weakness(module, made, depth + 1)
    if (made && found?.source === 'weak-random' && !secureRandomOfScripts.pattern.test(textOfFunction(module, made))) return found
  }
  return undefined
}

/**
 * Whether a function only falls back on it where no better generator is there: the `else` of a question for one, or what follows a `return`
 * of one. An engine without it hashes no challenge either.
 */
function isFallback(module: Module, random: Ast): boolean {
  const secure = (one: Ast) => secureRandomOfScripts.pattern.test(module.source(one))
  let inner = random
  for (const one of module.ancestors(random)) {
    if (isFunction(one) && module.parent(one)?.type !== 'CallExpression') return false
    if ((one.type === 'IfStatement' || one.type === 'ConditionalExpression') && one.alternate === inner && secure(one.consequent))
      return true
    if (one.type === 'TryStatement' && one.block !== inner && secure(one.block)) return true
    if (one.type === 'BlockStatement' && one.body.some((other) => other.end <= random.start && returnsOr(other, secure))) return true
    inner = one
  }
  return false
}

/** `if (crypto.getRandomValues) { …; return … }` */
function returnsOr(one: Ast, secure: (one: Ast) => boolean): boolean {
  if (one.type !== 'IfStatement' || one.alternate) return false
  const last = one.consequent.type === 'BlockStatement' ? one.consequent.body.at(-1) : one.consequent
  return last?.type === 'ReturnStatement' && secure(one.consequent)
}

/** How long it is, or how long somebody waits, may be anybody's guess. */
function isLength(module: Module, call: AstOf<'CallExpression'>): boolean {
  const { start, end, callee } = call
  return isGivenToLength(module, call) || isLengthOrWait(module.file.text, { start, end: Math.min(end, callee.end) })
}

/** Whether the variable of such a name is given it, on whatever line: `const size =\n  64 + Math.floor(Math.random() * 32)` */
function isGivenToLength(module: Module, call: Ast): boolean {
  for (const one of module.ancestors(call)) {
    if (isFunction(one)) return false
    if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' && namesLengthOrWait(one.id.name)
  }
  return false
}

/** A verifier that is a time, alone or hashed. */
function clock(module: Module, value: Ast): CodeVerifier | undefined {
  const calls = callsWithin(module, value)
  if (
    calls.some(
      ({ callee }) => /random|nonce|uuid|nanoid/i.test(lastName(callee) ?? '') || goodRandom.pattern.test(pathWritten(module, callee)),
    )
  )
    return undefined
  const time = calls.find((one) => clockCalled(module, one) !== undefined && !isOnlyCompared(module, one, value))
  return time && verifier(module, 'time', `${clockCalled(module, time) ?? ''}()`, time)
}

function clockCalled(module: Module, { callee }: AstOf<'CallExpression'>): string | undefined {
  const name = pathWritten(module, callee)
  if (clockRead.pattern.test(name)) return name
  const code = module.source(callee)
  return clockOfNewDate.pattern.test(code) ? code : undefined
}

/** Whether a time only decides, as an expiry does: by itself, or under a name that stands in comparisons alone. */
function isOnlyCompared(module: Module, time: Ast, within: Ast): boolean {
  for (const one of module.ancestors(time)) {
    if (isCompared(one)) return true
    if (one === within || isFunction(one)) return false
    if (one.type !== 'VariableDeclarator') continue
    const binding = module.binding(one.id)
    const uses = binding ? module.references(binding).filter((use) => use !== one.id) : []
    return uses.length > 0 && uses.every((use) => [...module.ancestors(use)].some(isCompared))
  }
  return false
}

/** Whether a node only asks which of two values is the greater, or whether they are the same. */
function isCompared(node: Ast): boolean {
  return node.type === 'BinaryExpression' && /^(?:[<>]=?|[!=]==?)$/.test(node.operator)
}

/** A source that gives less than 43 characters. */
function short(module: Module, value: Ast): CodeVerifier | undefined {
  const found = shortSource(module, value)
  return found && verifier(module, 'short', found.by, found.at)
}

function textOfFunction(module: Module, made: FunctionNode): string {
  const { file, start, end } = module.span(made)
  return file.text.slice(start, end)
}

function calledFunction(module: Module, value: Ast): FunctionNode | undefined {
  if (value.type !== 'CallExpression') return undefined
  const callee = unwrap(value.callee)
  const binding = module.binding(callee)
  const made = binding?.kind === 'function' ? binding.node : binding?.init && unwrap(binding.init)
  return isFunction(made) ? made : undefined
}

function verifier(module: Module, source: CodeVerifier['source'], by: string, node: Ast): CodeVerifier {
  return { kind: 'codeVerifier', source, by, at: module.span(node) }
}
