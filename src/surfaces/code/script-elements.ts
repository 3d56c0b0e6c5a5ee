import { unwrap, type Ast, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether a text becomes the address of a script that a page puts into itself, `s = document.createElement('script'); s.src = …`: every
 * visitor loads it, so that the key in it is as public as the page.
 */
export function isScriptAddress(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (parent?.type !== 'AssignmentExpression' || parent.right !== node) return false
  const { left } = parent
  return /\.src$/.test(module.source(left)) && left.type === 'MemberExpression' && scripts(module).has(module.source(unwrap(left.object)))
}

/** The names that a module gives to elements for scripts. */
const scripts = oncePer((module: Module): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { left, right } of module.nodes('AssignmentExpression')) if (isScript(module, right)) found.add(module.source(left))
  for (const { id, init } of module.nodes('VariableDeclarator')) if (init && isScript(module, init)) found.add(module.source(id))
  return found
})

function isScript(module: Module, node: Ast): boolean {
  return node.type === 'CallExpression' && CREATES.test(module.source(node).slice(0, 100))
}

const CREATES = /\.createElement\(\s{0,10}["'`]script["'`]\s{0,10}\)$/
