import { enclosingFunction, identifiersNamed, nameOf, type Module } from '../../program/index.ts'
import { othersNaming } from './calls-elsewhere.ts'
import type { GivenCall } from './given.ts'

/** Whether a function makes a verifier that no server gets: it hands it to none, and nobody in the repository names the function. */
export function isGivenToNobody(module: Module, { node }: GivenCall): boolean {
  const fn = enclosingFunction(module, node)
  const name = fn && module.parent(fn)?.type !== 'MethodDefinition' ? nameOf(module, fn) : undefined
  if (!fn || name === undefined || module.project === undefined || GIVES.test(module.source(fn))) return false
  // What a decorator does with it is not known.
  if (module.nodes('Decorator').some(({ parent }) => parent === fn)) return false
  return identifiersNamed(module, name).every((one) => one === fn.id) && othersNaming(module, name)?.length === 0
}

/** An argument or a member of a server that takes its verifier. */
const GIVES = /\b(?:auth|token_verifier|auth_server_provider)\s{0,4}=(?!=)/
