import { signsInByProvider, standsInBody, tokenOfProvider } from '../../knowledge/words/brought-tokens.ts'
import { definition, enclosingFunction, unwrap, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { guardOfRoutes, guardsRoute } from '../../knowledge/words/guards.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'
import { madeOfCredential } from './requests.ts'
import { functionName } from './token-check-facts.ts'

/** Whether a token is one of somebody else's sign-in, which no check of the application's own tokens has seen. */
export interface Origin {
  readonly ofProvider?: true
}

/** The same of the token that a call reads. */
export function origin(module: Module, call: Ast, token: Ast): Origin {
  return isOfProvider(module, call, token) ? { ofProvider: true } : {}
}

/** The same by what code says that is read without a grammar: a member of a body, by the name of the token or the function. */
export function isNamedOfProvider(token: string, inFunction: string | undefined): boolean {
  if (/header|cookie|authorization|bearer/i.test(token)) return false
  const isBody = standsInBody.pattern.test(token) || READS_MEMBER.test(token)
  return isBody && (tokenOfProvider.pattern.test(token) || (inFunction !== undefined && signsInByProvider.pattern.test(inFunction)))
}

/** `request.getIdentityToken()`, `req.IdentityToken` */
const READS_MEMBER = /^\w{1,40}\.(?:get)?\w{0,40}[tT]oken(?:\(\))?$/

/**
 * Whether a token is one of somebody else's sign-in which a request brings in its body: what verifies the application's own tokens, or a
 * guard of other routes, has not seen it. Its name or its function's says so; not where the route that hands it in has a guard.
 */
function isOfProvider(module: Module, call: Ast, token: Ast): boolean {
  const around = enclosingFunction(module, call)
  if (!around || madeOfCredential(module, token)) return false
  const name = functionName(module, call)
  const said = `${module.source(token)} ${module.source(unwrap(definition(module, token)))}`.slice(0, LONGEST)
  if (/header|cookie|authorization|bearer/i.test(said)) return false
  if (!tokenOfProvider.pattern.test(said) && !(name !== undefined && signsInByProvider.pattern.test(name))) return false
  const index = parameterOf(module, around, token)
  const parameter = around.params[index]
  const isBody = standsInBody.pattern.test(said) || (parameter !== undefined && TAKES_BODY.test(module.source(parameter)))
  if (isBody) return !isGuarded(module.file.text, call.start)
  const calls = index < 0 || name === undefined ? [] : callsIn(module, name, index)
  return calls.length > 0 && calls.every((one) => one === 'body')
}

/** https://docs.nestjs.com/controllers#request-payloads, https://fastapi.tiangolo.com/tutorial/body/ */
const TAKES_BODY = /@Body\(|\b(?:Body|Form)\(/

/** Which parameter of a function a token is. */
function parameterOf(module: Module, fn: FunctionNode, token: Ast): number {
  const id = unwrap(token)
  if (id.type !== 'Identifier') return -1
  const own = fn.params.filter((one) => module.source(one) !== 'self')
  return own.findIndex((one) => new RegExp(`(?<!\\w)${literally(id.name)}(?!\\w)`).test(module.source(one).replace(/[:=].*$/s, '')))
}

/** What other code of the package hands a function as its token: something of a body, behind a guard or not, or anything else. */
function callsIn({ file, project }: Module, name: string, index: number): readonly ('body' | 'other')[] {
  if (!project) return []
  return onceFor(project, `hands ${name} ${index} of ${file.path}`, () => {
    const calls = new RegExp(`(?<!\\bfunction |\\bdef |\\w)${literally(name)}\\(([^()]{0,300})\\)(?!\\s{0,4}(?::[^\\n]{0,80})?\\{)`, 'g')
    return (codeAround(project, { below: packageFolder(file.path, project) }) ?? []).flatMap((path) => {
      const text = project.text(path) ?? ''
      return text.includes(`${name}(`) ? [...text.matchAll(calls)].map((match) => handed(text, match.index, match[1] ?? '', index)) : []
    })
  })
}

function handed(text: string, at: number, given: string, index: number): 'body' | 'other' {
  const part = given.split(',')[index] ?? ''
  const isBrought = standsInBody.pattern.test(part) || tokenOfProvider.pattern.test(part)
  return isBrought && !isGuarded(text, at) ? 'body' : 'other'
}

/** Whether the route that a place is in has a guard, by itself or with all of its controller or router. */
function isGuarded(text: string, at: number): boolean {
  return guardsRoute.pattern.test(headOf(text, at)) || guardOfRoutes.pattern.test(text.slice(0, at))
}

/** What stands before a place in its method or route, with its decorators. */
function headOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  return before.slice(Math.max(0, ...[...before.matchAll(END)].map(({ index }) => index)))
}

/** The end of a method, of a function or of a route. */
const END = /\n {0,4}\}\)?;?\r?\n|\n\n(?=\S)/g
const LONGEST = 1500
