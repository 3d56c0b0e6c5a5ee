import { tellsError } from '../../knowledge/words/redirects-if-known.ts'
import { enclosingFunction, walk, type Ast, type Binding, type Module } from '../../program/index.ts'

// A handler may redirect in several places: where it sends the code, and where it tells what went wrong.

/** What the address of one redirect is given: a code, an error alone, or nothing that reading can tell. */
export type Carried = 'code' | 'error' | 'unknown'

/** By the code of the address, of the variables that it is made of, and of what is put into them. */
export function carried(module: Module, targets: readonly Ast[], sendsCode: RegExp): Carried {
  const found: Found = { pieces: new Set(), names: new Map() }
  for (const one of targets) gather(module, one, found, STEPS)
  const code = [...found.pieces].map((one) => module.source(one).slice(0, LONGEST)).join('\n')
  return carriedBy(code, sendsCode)
}

/** The same of code that is written out. */
export function carriedBy(code: string, sendsCode: RegExp): Carried {
  if (sendsCode.test(code)) return 'code'
  return tellsError.pattern.test(code) ? 'error' : 'unknown'
}

/** Of the redirects of one handler the one that is given the code, or else the last that may be; undefined where all tell of errors. */
export function deciding<R extends { readonly carries: Carried }>(redirects: readonly R[]): R | undefined {
  return redirects.find(({ carries }) => carries === 'code') ?? redirects.findLast(({ carries }) => carries === 'unknown')
}

const STEPS = 4
/** More of one piece is not looked at, neither characters nor parts. */
const LONGEST = 2000
const MOST = 500

interface Found {
  readonly pieces: Set<Ast>
  /** The names that were followed, and with how many steps left. */
  readonly names: Map<Binding, number>
}

function gather(module: Module, node: Ast, found: Found, steps: number): void {
  if (found.pieces.has(node)) return
  found.pieces.add(node)
  if (steps === 0) return
  let left = MOST
  for (const one of walk(node)) {
    if (left-- === 0) return
    const binding = module.binding(one)
    if (!binding || (found.names.get(binding) ?? 0) >= steps) continue
    found.names.set(binding, steps)
    if (binding.init && enclosingFunction(module, binding.init)) gather(module, binding.init, found, steps - 1)
    for (const use of module.references(binding)) {
      const put = use === one ? undefined : putInto(module, use)
      if (put) gather(module, put, found, steps - 1)
    }
  }
}

/** What puts something into a variable: `url.searchParams.set(…)`, `url.search = …`, `params["code"] = …`, `url += …`. */
function putInto(module: Module, use: Ast): Ast | undefined {
  let inner = use
  for (const outer of module.ancestors(use)) {
    if (outer.type === 'MemberExpression' && outer.object === inner) inner = outer
    else if (outer.type === 'CallExpression' && outer.callee === inner && inner !== use) return outer
    else if (outer.type === 'AssignmentExpression' && outer.left === inner) return outer
    else return undefined
  }
  return undefined
}
