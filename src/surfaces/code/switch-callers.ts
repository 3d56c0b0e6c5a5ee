import type { Project } from '../../discover/project.ts'
import { asksForNoChecks } from '../../knowledge/words/connections.ts'
import { alone } from '../../text/pattern.ts'
import { callsTo, enclosingFunction, nameOf, type Ast, type Module } from '../../program/index.ts'
import { whereSaid } from '../reading/code-around.ts'
import { isAsked } from './asked-for.ts'
import { chosenBy } from './chosen-switches.ts'

/** Who decides that a function leaves the checks out: nobody may, what somebody asks for, or an option whose beginning stands elsewhere. */
export type Decided = 'asked' | { readonly by: Ast }

/**
 * What all calls of the function around a place are behind: `if (!row.verifySsl) leaveChecksOut(options)`. Undefined where one call is not,
 * or another file may make one. A function that is named for it, `insecureAgent()`, and that its module does not call is asked for.
 */
export function decidedByCallers(module: Module, node: Ast, steps = 3): Decided | undefined {
  const around = enclosingFunction(module, node)
  const name = around && nameOf(module, around)
  if (!around || name === undefined || name.length < SHORTEST || steps === 0) return undefined
  const made = callsTo(module, name).filter((call) => !isWithin(call.node, around))
  if (made.length === 0) return asksForNoChecks.pattern.test(name) && isOfModule(module, around) ? 'asked' : undefined
  if (made.length > MOST || isGivenAway(module, name, made.length) || isNamedElsewhere(name, module.file.path, module.project))
    return undefined
  let option: Ast | undefined
  for (const call of made) {
    if (isAsked(module, call.node)) continue
    const by = chosenBy(module, call.node)
    const decided = by ? { by } : decidedByCallers(module, call.node, steps - 1)
    if (decided === undefined) return undefined
    if (decided !== 'asked') option ??= decided.by
  }
  return option ? { by: option } : 'asked'
}

const SHORTEST = 4
const MOST = 10

function isWithin({ start, end }: Ast, outer: Ast): boolean {
  return start >= outer.start && end <= outer.end
}

/** A function of its own, that others may take; a callback is given to somebody. */
function isOfModule(module: Module, fn: Ast): boolean {
  return fn.type === 'FunctionDeclaration' || module.parent(fn)?.type === 'VariableDeclarator'
}

/** Whether a name stands in more places than its declaration, its calls and its export: it may be handed on and called by others. */
function isGivenAway(module: Module, name: string, calls: number): boolean {
  const uses = module.nodes('Identifier').filter((one) => one.name === name && module.parent(one)?.type !== 'ExportSpecifier')
  return uses.length > calls + 1
}

/** Whether the code of another file has the name, as far as all can be asked. */
export function isNamedElsewhere(name: string, path: string, project: Project | undefined): boolean {
  if (!project) return false
  const word = alone(name)
  const paths = whereSaid(project, `the name ${name}`, (text) => text.includes(name) && word.test(text), { firstTwo: true })
  return paths === undefined || paths.some((one) => one !== path)
}
