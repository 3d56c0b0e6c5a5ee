import { givesGuardState, returnedCompared, signsInWithStrategy } from '../../knowledge/libraries/passport.ts'
import { callsTo, definition, fold, type Ast, type Call, type FunctionNode, type Module } from '../../program/index.ts'
import type { Project } from '../../discover/project.ts'
import { has } from '../../parse/node.ts'
import { listAt } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { isOfPassport, type CodeFile } from './passport-receivers.ts'
import { codeAround, onceFor, packageFolder, whereSaid } from '../reading/code-around.ts'
import { text } from './settings.ts'

/** What sign-ins call a strategy: the name that it is registered by, or the beginning of the one that its package gives it. */
export type Called = { readonly whole: string } | { readonly begins: string }

/** The name that a strategy is registered by, or the one that its package gives it; nothing where another name may be given. */
export function calledIn(module: Module, strategy: Ast, ofPackage: Called | undefined): Called | undefined {
  for (const call of callsTo(module, 'use')) {
    const [first, second] = [call.argument(0), call.argument(1)]
    if (first && definition(module, first) === strategy) return ofPackage
    const name = first && second && definition(module, second) === strategy ? text(fold(module, first)) : undefined
    if (name !== undefined) return { whole: name }
  }
  return undefined
}

/** Whether a sign-in with a strategy of the package may hand it a state. */
export function isStateHanded(module: Module, called: Called | undefined): boolean {
  if (callsTo(module, 'authenticate').some((call) => mayHand(module, call, called))) return true
  const { project, file } = module
  if (!project) return false
  const handed = handedBelow(packageFolder(file.path, project), project)
  return handed === undefined || handed.some((name) => isMeant(name, called))
}

/** Whether `verify` of a store gives the state that came back to whoever signs in: `callback(null, true, providedState)`. */
export function handsStateOn(module: Module, { params, body }: FunctionNode): boolean {
  const [, state] = params
  if (state?.type !== 'Identifier' || !body) return false
  return new RegExp(`\\(\\s{0,8}null\\s{0,4},\\s{0,8}true\\s{0,4},\\s{0,8}${literally(state.name)}\\b`).test(module.source(body))
}

/** Whether code of the package compares the state that came back, or the value in it that is bound to the session. */
export function isReturnedCompared({ file, project }: Module): boolean {
  if (!project) return returnedCompared.pattern.test(file.text)
  const below = packageFolder(file.path, project)
  const found = whereSaid(
    project,
    'compares what a store hands on',
    (text) => OF_SIGN_IN.test(text) && returnedCompared.pattern.test(text),
    {
      below,
      files: SCRIPTS,
    },
  )
  return found === undefined || found.length > 0
}

/** Code of a sign-in; others have states that come back as well. */
const OF_SIGN_IN = /passport|\bauthenticate\(|oauth|csrf/i

function isMeant(name: string | undefined, called: Called | undefined): boolean {
  return name === undefined || called === undefined || isNamed(name, called)
}

/** Whether sign-ins that name a strategy mean this one. */
export function isNamed(name: string, called: Called): boolean {
  return 'whole' in called ? name === called.whole : name.toLowerCase().startsWith(called.begins)
}

function mayHand(module: Module, call: Call, called: Called | undefined): boolean {
  const { node } = call
  const { path, text: code } = module.file
  if (!isOfPassport(`${module.source(node.callee)}(`, { code, path, project: module.project })) return false
  const [first, second] = [call.argument(0), call.argument(1)]
  const given = second && fold(module, second)
  const hands = given !== undefined && (given.kind !== 'map' || given.open || has(given, 'state'))
  return hands && isMeant(first && text(fold(module, first)), called)
}

/** The strategies that code of a package hands a state, nothing for a name that cannot be read; undefined where there is too much code. */
function handedBelow(below: string, project: Project): readonly (string | undefined)[] | undefined {
  return onceFor(project, `states of passport ${below}`, () =>
    codeAround(project, { below, files: SCRIPTS })?.flatMap((path) => handedIn({ code: project.text(path) ?? '', path, project })),
  )
}

/** The languages of Passport. */
export const SCRIPTS = /\.[cm]?[jt]sx?$/
const SIGNS_IN = /\b\w{1,60}\s{0,80}\.authenticate\(/g

function handedIn(file: CodeFile): (string | undefined)[] {
  const { code } = file
  const signed = [...code.matchAll(SIGNS_IN)].flatMap(({ 0: called, index }) => {
    const [first = '', ...more] = listAt(code, index + called.length, LONGEST) ?? []
    return more.some((one) => /\bstate\b/.test(one)) && isOfPassport(called, file) ? namesIn(first) : []
  })
  return [...signed, ...guardsIn(code)]
}

/** The strategies of the guards whose classes give a state; nothing for one that is not written there. */
function guardsIn(code: string): (string | undefined)[] {
  if (!givesGuardState.pattern.test(code)) return []
  const classes = code.split(/\bclass(?=(?:\s{1,4}\w{1,60})?\s{1,40}extends\s)/)
  return classes.flatMap((one) =>
    givesGuardState.pattern.test(one) ? signsInWithStrategy.pattern.exec(one.split('{', 1)[0] ?? '')?.[1] : [],
  )
}

const LONGEST = 2000

/** `'google'`, `['google', 'github']`; nothing to be read in `provider`. */
function namesIn(code: string): (string | undefined)[] {
  const names = Array.from(code.matchAll(/['"`]([\w-]{1,60})['"`]/g), ([, name]) => name)
  return names.length > 0 && /^[\s[\]'"`,\w-]*$/.test(code) && /^\s*[['"`]/.test(code) ? names : [undefined]
}
