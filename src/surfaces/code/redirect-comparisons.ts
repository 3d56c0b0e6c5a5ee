import { mayCheckRedirect } from '../../knowledge/words/checks.ts'
import { looksUpClient, saysOfRedirect } from '../../knowledge/words/redirect-parameters.ts'
import { handsRequestOn } from '../../knowledge/words/redirects-if-known.ts'
import { isTextLiteral, walk, withoutComments, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { lazy } from '../../text/lazy.ts'
import { standsBehindCheck } from './own-redirect-checks.ts'
import { isComparedAs, mayCompare } from './redirects-anywhere.ts'
import { asksByWhole } from './whole-requests.ts'

/** What a function may do with a redirect URI. */
export interface Comparisons {
  /** Whether the function may compare a redirect URI that has these names. One function may redirect thousands of times. */
  comparesAs(names: ReadonlySet<string>): boolean
  /** Whether the function, what it says and what stands in front of it compare none. */
  comparesNothing(): boolean
}

/** @param sender a function that only sends the browser there */
export function comparisonsIn(module: Module, around: FunctionNode, sender?: string): Comparisons {
  const said = lazy(() => {
    const code = withoutTexts(module, around)
    return sender === undefined ? code : code.replaceAll(`${sender}(`, 'redirect(')
  })
  const known = new Map<string, boolean>()
  return {
    comparesNothing: lazy(() => {
      if (asksByWhole(module, around)) return false
      const code = withoutComments(module, around)
      if (!mayCheckRedirect.pattern.test(code)) return !mayCompare(said())
      const rest = said().replace(looksUpClient.pattern, '')
      if (mayCompare(rest) || handsRequestOn.pattern.test(rest)) return false
      return !textsIn(around).some((one) => saysOfRedirect.pattern.test(module.source(one))) && !standsBehindCheck(module, around)
    }),
    comparesAs: (names) => {
      const key = [...names].join(' ')
      const is = known.get(key) ?? isComparedAs(names, said())
      known.set(key, is)
      return is
    },
  }
}

function textsIn(around: FunctionNode): readonly Ast[] {
  return [...walk(around)].filter((one) => one.type === 'TemplateElement' || (isTextLiteral(one) && one.value !== '?'))
}

/** The code of a function without its comments, and without what its texts say, but for the mark of a query. */
function withoutTexts(module: Module, around: FunctionNode): string {
  const left = [...textsIn(around), ...module.comments()].filter(({ start, end }) => start >= around.start && end <= around.end)
  const pieces: string[] = []
  let from = around.start
  for (const { start, end } of left.toSorted((one, other) => one.start - other.start)) {
    if (start < from) continue
    pieces.push(module.file.text.slice(from, start))
    from = end
  }
  return [...pieces, module.file.text.slice(from, around.end)].join('""')
}
