import type { Evidence } from './evidence.ts'
import type { Related } from './setting.ts'
import type { Span } from '../text/source.ts'

/** A function of another module that a server runs for its MCP callers. */
export interface GuardReading {
  readonly kind: 'guard'
  /** The file of that module, below the root, and the name that it exports the function by. */
  readonly path: string
  readonly name: string
  readonly shown: Evidence
  readonly at: Span
}

/**
 * Code that a tool of an agent runs for the person whom one of its parameters names, with that person's data: a piece of its own file, or
 * what another file exports by a name.
 */
export interface PersonalToolReading {
  readonly kind: 'personalTool'
  readonly path: string
  readonly name?: string
  /** The parameter, and what it says. */
  readonly shown: Related
  readonly at: Span
}

/** The caller's token in a variable of the request's context: the file that declares it, its name and members, one a line. */
export interface HeldTokenReading {
  readonly kind: 'heldToken'
  readonly id: string
  /** "the Authorization header"; undefined where something else is put there, as what an exchange gives back. */
  readonly token: string | undefined
  readonly at: Span
}
