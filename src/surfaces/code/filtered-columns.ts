import { asksForRows, holdsKey } from '../../knowledge/words/filtered-columns.ts'
import { isTextLiteral, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether a value only says which rows of a database are asked for, by a column that holds no key: `where('username', req.query.apikey)`,
 * `findMany({ where: { username: req.query.apikey } })`.
 */
export function filtersColumn(module: Module, node: Ast): boolean {
  let below = node
  let column: string | undefined
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'Property' && outer.value === below) {
      const name = keyOf(outer) ?? ''
      if (column === undefined) column = name
      else if (!/^(?:where|AND|OR|NOT|contains|equals|startsWith|\$\w{1,10})$/.test(name)) return false
    } else if (outer.type === 'CallExpression') {
      if (outer.callee === below || !asksForRows.pattern.test(lastName(unwrap(outer.callee)) ?? '')) return false
      const [first] = outer.arguments
      const named = column ?? (isTextLiteral(first) && first !== below ? first.value : undefined)
      return named !== undefined && /^[\w.]{1,60}$/.test(named) && !holdsKey.pattern.test(named.slice(named.lastIndexOf('.') + 1))
    } else if (!/^(?:ObjectExpression|ArrayExpression|TypedExpression)$/.test(outer.type)) return false
    below = outer
  }
  return false
}
