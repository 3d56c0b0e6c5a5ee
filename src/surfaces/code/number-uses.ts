import { isNumber, isTextLiteral, unwrap, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { authScheme } from '../../knowledge/words/checks.ts'
import { oncePer } from '../../text/once-per.ts'

/** What else a module does with what goes by a name or a path, that nobody does with a credential. */
interface Uses {
  /** By the code of what is used: `usage.accessToken`. */
  readonly counted: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
}

/** What is written to many logs is looked at once. */
const BOUND = new WeakMap<Binding, boolean>()

/**
 * Whether a value is a number or one of some kinds by what the module does with it: compared with a number, counted up, or asked which kind
 * of authentication it is (`case 'none':`). A name is the same name, a path the same path in the same module.
 */
export function isUsedAsOther(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    if (!binding) return false
    // `let used = 0`, `(token = false) =>`
    const first = binding.otherwise ?? (binding.path?.length === 0 ? binding.init : undefined)
    if (first && (isNumber(first) || (binding.otherwise && isFlag(first)))) return true
    const known = BOUND.get(binding) ?? module.references(binding).some((use) => isCounted(module, use) || isChosen(module, use))
    BOUND.set(binding, known)
    return known
  }
  if (inner.type !== 'MemberExpression') return false
  const { counted, chosen } = usesOf(module)
  const path = module.source(inner).slice(0, LONGEST).replaceAll('?.', '.')
  return counted.has(path) || chosen.has(path)
}

const LONGEST = 120

const usesOf = oncePer((module: Module): Uses => {
  const counted = new Set<string>()
  const chosen = new Set<string>()
  for (const member of module.nodes('MemberExpression')) {
    const isOne = isCounted(module, member)
    if (isOne || isChosen(module, member)) (isOne ? counted : chosen).add(module.source(member).slice(0, LONGEST).replaceAll('?.', '.'))
  }
  const found = { counted, chosen }
  return found
})

/** `n > 100`, `n * 2`, `n += 1`, `n++` */
function isCounted(module: Module, use: Ast): boolean {
  const around = module.parent(use)
  if (around?.type === 'UpdateExpression') return true
  if (around?.type === 'BinaryExpression') {
    const other = around.left === use ? around.right : around.left
    return /^(?:[<>]=?|[*/-]|\*\*|\/\/)$/.test(around.operator) && isNumber(other)
  }
  return around?.type === 'AssignmentExpression' && around.left === use && /^[-+*/]=$/.test(around.operator) && isNumber(around.right)
}

function isFlag(node: Ast): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' && typeof value.value === 'boolean'
}

/** `switch (auth) { case 'none': … case 'basic': … }`; one comparison may be with the value of a placeholder. */
function isChosen(module: Module, use: Ast): boolean {
  const around = module.parent(use)
  if (around?.type !== 'SwitchStatement' || around.discriminant !== use) return false
  return around.cases.filter(({ test }) => test && isScheme(test)).length > 1
}

function isScheme(node: Ast): boolean {
  const value = unwrap(node) as AstOf<'Literal'>
  return isTextLiteral(value) && authScheme.pattern.test(value.value)
}
