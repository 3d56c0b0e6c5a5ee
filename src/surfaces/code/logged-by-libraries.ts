import { packagesIn } from '../../knowledge/libraries/row.ts'
import { passportModule } from '../../knowledge/libraries/passport.ts'
import { sessionCalls } from '../../knowledge/libraries/sessions.ts'
import { authJs, authJsOthers } from '../../knowledge/libraries/sign-in.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { checkingCalls } from '../../knowledge/libraries/token-checks.ts'
import { leavesHeadersOut } from '../../knowledge/words/log-switches.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import { boolean } from '../../parse/node.ts'
import {
  callsThat,
  comesFrom,
  definition,
  dotted,
  fold,
  functionOf,
  importSource,
  importsFrom,
  isCallNode,
  originOf,
  property,
  propertyNode,
  results,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/** What libraries write by themselves, or when they are told to say more: whole requests, and what a provider has answered. */
export function* loggedByLibraries(module: Module, project: Project): Generator<LogCall> {
  yield* requestsWritten(module, project)
  if (importsFrom(module, authJs.packages)) yield* signInsWritten(module)
}

/** Loggers of requests that write all headers, where requests sign in by one of them and nothing of the package leaves any out. */
function* requestsWritten(module: Module, project: Project): Generator<LogCall> {
  const found = callsThat(module, singleCalls, 'logs-requests')
  if (found.length === 0 || !signsInByHeader(module.file.path, project)) return
  const below = packageFolder(module.file.path, project)
  const asksPino = (text: string) => /pino|redact/i.test(text) && leavesHeadersOut.pattern.test(text)
  if (mayBeSaid(project, 'what a log of requests leaves out', asksPino, { below })) return
  for (const { call, row } of found) {
    const settings = settingsOf(module, call, row.options['settings'] !== undefined)
    if (settings === undefined || !isReadable(module, settings)) continue
    yield {
      kind: 'logCall',
      sink: 'debug-switch',
      what: 'req.headers',
      by: `\`${dotted(call.node.callee) ?? call.name}\``,
      at: module.span(call.node.callee),
    }
  }
}

/** What a logger is told, where that can be read; null where it is told nothing. */
function settingsOf(module: Module, { node, spread }: Call, isWhole: boolean): Ast | null | undefined {
  const [first] = node.arguments
  if (spread || first?.type === 'SpreadElement') return undefined
  if (isWhole || !first) return first ?? null
  const factory = property(module, first, 'useFactory')
  const made = factory && functionOf(module, factory)
  const [options, other] = made ? results(module, made) : factory ? [] : [first]
  const object = options && !other ? definition(module, options) : undefined
  return object?.type === 'ObjectExpression' && !isOpen(object) ? (property(module, object, 'pinoHttp') ?? null) : undefined
}

/** Whether options are all written here, with a logger of this package if any: one of another package may leave headers out. */
function isReadable(module: Module, settings: Ast | null): boolean {
  if (settings === null) return true
  const options = definition(module, settings)
  if (options.type !== 'ObjectExpression' || isOpen(options)) return false
  const logger = property(module, options, 'logger')
  const binding = logger && module.binding(logger)
  if (!logger || !binding) return !logger
  const source = binding.kind === 'import' ? importSource(module, binding) : binding.init && './'
  return source !== undefined && OWN.test(source)
}

function isOpen(object: AstOf<'ObjectExpression'>): boolean {
  return object.properties.some((one) => one.type === 'SpreadElement')
}

/** A file of the package, also by the aliases that projects set up for their own folders. */
const OWN = /^(?:\.|[@~#]\/|#|src\/)/

/** Whether what stands in a package asks requests for a token or a session. */
function signsInByHeader(path: string, project: Project): boolean {
  return [...(project.manifest(path)?.dependencies.keys() ?? [])].some((name) => SIGN_IN.has(name) || passportModule.pattern.test(name))
}

const SIGN_IN: ReadonlySet<string> = new Set(
  [...checkingCalls, ...sessionCalls].flatMap((row) => (row.language === 'typescript' ? packagesIn(row) : [])),
)

/**
 * Auth.js that is told to debug, which writes the account of who signs in, with all tokens of the provider:
 * https://next-auth.js.org/configuration/options#debug, https://authjs.dev/reference/core#debug
 */
function* signInsWritten(module: Module): Generator<LogCall> {
  for (const options of module.nodes('ObjectExpression')) {
    const debug = propertyNode(module, options, 'debug')
    const providers = debug && property(module, options, 'providers')
    if (!debug || !providers || boolean(fold(module, debug.value)) !== true || propertyNode(module, options, 'logger')) continue
    const list = definition(module, providers)
    if (list.type !== 'ArrayExpression' || !list.elements.some((one) => one && givesTokens(module, one))) continue
    yield { kind: 'logCall', sink: 'debug-switch', what: 'account', by: '`debug`', at: module.span(debug) }
  }
}

/** Whether people sign in with a provider that answers with tokens: not by a password, nor by a link in a mail. */
function givesTokens(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'ObjectExpression') {
    const type = property(module, inner, 'type')
    return /^(?:oauth|oidc)$/.test((type && textAt(module, type)?.value) ?? '')
  }
  const from = originOf(module, isCallNode(inner) ? inner.callee : inner)
  const name = from && comesFrom(from, authJs.packages) ? /\/providers\/([\w-]+)/.exec(from.module)?.[1] : undefined
  return name !== undefined && !authJsOthers.has(name)
}
