import type { Node } from '../../parse/node.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { argumentsOf, calls, pathWritten, type Arguments, type CallNode, type Module } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

/** What a call is given at a place, where that can be read. */
export function nodeAt(args: Arguments | undefined, place: Place): Node | undefined {
  const found = args?.value(place)
  return found?.is === 'set' ? found.value : undefined
}

/** A call by the path of what it calls, with its arguments as one view. */
export interface GivenCall {
  readonly path: string
  readonly name: string
  readonly node: CallNode
  readonly args: Arguments
  readonly at: Span
  readonly callee: Span
}

/** All calls of a module. Of what comes from nowhere the path is the last name behind a dot. */
export const givenCalls = oncePer((module: Module): readonly GivenCall[] =>
  calls(module).map(({ node, name, at }): GivenCall => {
    let args: Arguments | undefined
    let path: string | undefined
    return {
      // Most questions are of a few names, and where a call comes from takes long to tell.
      get path() {
        return (path ??= pathWritten(module, node.callee) || `.${name}`)
      },
      name,
      node,
      at,
      callee: module.span(node.callee),
      get args() {
        return (args ??= argumentsOf(module, node))
      },
    }
  }),
)
