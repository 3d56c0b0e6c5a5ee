/** The names that a module, function, class body or comprehension of Python declares while it is lowered. */
export interface Names {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension'
  readonly parent: Names | undefined
  readonly declared: Set<string>
  /** `global` and `nonlocal`: assigned here, declared elsewhere. */
  readonly outer: Set<string>
  /** The first parameter of a method: the object itself. */
  readonly self?: string
}

/** A new set of names inside another one. */
export function namesIn(parent: Names | undefined, kind: Names['kind'], self?: string): Names {
  return { kind, parent, declared: new Set(), outer: new Set(), ...(self === undefined ? {} : { self }) }
}

/** Takes a name as declared; false when it was before, so that this is a later assignment. */
export function declares(names: Names, name: string): boolean {
  if (names.outer.has(name) || names.declared.has(name)) return false
  names.declared.add(name)
  return true
}

/** Whether a name is that of the object whose method is around: also in functions within it, unless they have it as their own. */
export function isSelf(names: Names, name: string): boolean {
  for (let one: Names | undefined = names; one; one = one.parent) {
    if (one.self === name) return true
    if (one.kind === 'class' ? one === names && one.declared.has(name) : one.declared.has(name)) return false
  }
  return false
}
