import { boxesState, keepsState } from '../../knowledge/words/typed-objects.ts'
import { keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { memberInText, secretOfTypeName, type HowShown } from './typed-members.ts'

/**
 * The name of a credential that the state of a component has by the type beside the call that keeps it:
 * `const [grant, setGrant] = useState<{ accessToken?: string } | null>(null)`, `useRef<Grant>(null).current`.
 */
export function secretOfState(module: Module, node: Ast, how: HowShown): string | undefined {
  const inner = unwrap(node)
  const isBoxed = inner.type === 'MemberExpression' && /^(?:current|value)$/.test(keyOf(inner) ?? '')
  const name = isBoxed ? unwrap(inner.object) : inner
  const binding = module.binding(name)
  const call = binding?.init ? unwrap(binding.init) : undefined
  if (call?.type !== 'CallExpression' || !binding?.path) return undefined
  const [first, ...more] = binding.path
  if (more.length > 0 || first !== (isBoxed ? undefined : 0)) return undefined
  if (!(isBoxed ? boxesState : keepsState).pattern.test(lastName(call.callee) ?? '')) return undefined
  const type = typeBeside(module, call)
  if (type.startsWith('{')) return memberInText(type)
  const named = /^\w{1,80}$/.test(type) ? declarationNamed(module, type) : undefined
  return named && secretOfTypeName(module, named, how)
}

/** The one type between `<` and `>`, without what says that it may be missing. */
function typeBeside(module: Module, { callee, arguments: [first], end }: AstOf<'CallExpression'>): string {
  const text = module.file.text.slice(callee.end, Math.min(first?.start ?? end, callee.end + LONGEST))
  const said = /^<([^]*)>\s*\(\s*\)?$/.exec(text)?.[1] ?? ''
  return said
    .trim()
    .replace(/^(?:(?:null|undefined)\s{0,40}\|\s{0,40}){1,2}/, '')
    .replace(/(?:\s{0,40}\|\s{0,40}(?:null|undefined)){1,2}$/, '')
}

/** A longer type is a table. */
const LONGEST = 1000

/** What declares or imports a type here, by its name. */
function declarationNamed(module: Module, name: string): Ast | undefined {
  const own = [...module.nodes('InterfaceDeclaration')].find(({ id }) => id.name === name)
  return own?.id ?? [...module.nodes('ImportSpecifier')].find(({ local }) => local.name === name)?.local
}
