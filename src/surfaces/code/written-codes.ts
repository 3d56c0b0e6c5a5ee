import { fold, keyOf, property, textOf, type Ast, type AstOf, type Module } from '../../program/index.ts'

// Token requests that send a code which is written out. A server gives each code once: such a request looks how a wrong one is answered.

/** Whether an entry stands beside a code that is written out: `{ code: 'junk', code_verifier: … }`. */
export function isOfProbe(module: Module, entry: AstOf<'Property'>): boolean {
  const request = module.parent(entry)
  if (request?.type !== 'ObjectExpression') return false
  return ['code', 'authorization_code'].some((name) => {
    const code = property(module, request, name)
    // Without a character it stands for one that is filled in later.
    return code !== undefined && (textOf(fold(module, code))?.value ?? '') !== ''
  })
}

/** Whether all that a name is used for are such requests: nothing makes a challenge of it. */
export function isOnlyOfProbes(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  const uses: readonly Ast[] = binding ? module.references(binding).filter((use) => use !== id) : []
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const entry = module.parent(use)
      return entry?.type === 'Property' && entry.value === use && /verifier$/i.test(keyOf(entry) ?? '') && isOfProbe(module, entry)
    })
  )
}
