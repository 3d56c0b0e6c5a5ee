import { ownAddress, pageLibrary, tokenOfOneStep } from '../../knowledge/words/browser-consoles.ts'
import { definition, dotted, importsFrom, unwrap, type Call, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'

/**
 * Whether a page writes a token for one step of its own visitor into the console of that visitor's browser: nobody else reads it there.
 * What opens more than the step, such as an access token, is another matter.
 */
export function isForOwnVisitor(module: Module, call: Call['node'], { what, node }: Shown): boolean {
  if (!/^console\.\w+$/.test(dotted(unwrap(call.callee)) ?? '') || !isPage(module)) return false
  return (
    tokenOfOneStep.pattern.test(what) ||
    (OTHER.test(what) && ownAddress.pattern.test(module.source(definition(module, node)).slice(0, 200)))
  )
}

/** A name that says no more than that it is a token. */
const OTHER = /^(?:\w{0,30}_)?token$/i
const HOOKS = /\buse(?:State|Effect|LayoutEffect|Reducer|Callback|Memo|Ref)\(/

/** A component of a page, by its directive or its hooks. */
const isPage = oncePer((module: Module): boolean => {
  const [directive] = module.tree.program?.body ?? []
  if (directive?.type === 'ExpressionStatement' && directive.expression.type === 'Literal') {
    if (directive.expression.value === 'use client') return true
    if (directive.expression.value === 'use server') return false
  }
  return /\.[jt]sx$/.test(module.file.path) && importsFrom(module, pageLibrary.pattern) && HOOKS.test(module.file.text)
})
