import { partsAtTop } from '../../text/brackets.ts'
import { lastName, named, traitsOf, type Ast, type AstOf, type Here, type Module } from '../../program/index.ts'
import { isSecretName } from '../../classify/names.ts'
import { shownName } from '../../classify/shown-name.ts'
import { enumBase, holdsValue, typeOfNothing, typeOfOther, typeWithOthers } from '../../knowledge/words/value-kinds.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { describedBy, declaredType, type Declared } from './declared-types.ts'
import { printedFields, printsPlace } from './typed-members.ts'

/** Whether a value opens nothing by its declared type: a number, a flag, a time, one of some words, an object without a credential. */
export function isOfOtherType(module: Module, node: Ast): boolean {
  const declared = declaredType(module, node)
  return declared !== undefined && saysOther(declared)
}

/** Whether what is declared says so. */
export function saysOther(declared: Declared): boolean {
  const { module, node, text } = declared
  if (text !== undefined) return isOther(module, text)
  switch (node.type) {
    case 'TypeReference':
      return isOther(module, module.source(node).slice(0, LONGEST)) || isObjectWithout(module, node)
    case 'ClassDeclaration':
      return isEnum({ module, node }) || isClassWithout({ module, node }, MAX_STEPS)
    case 'Literal':
      return typeof node.value === 'number' || typeof node.value === 'boolean'
    default:
      return false
  }
}

/** Longer types are tables. */
const LONGEST = 400
/** Names for types of types. */
const MAX_STEPS = 4

/** Whether all parts of a type, of which there is one at least, are of values that are no text. */
function isOther(module: Module, type: string, steps = MAX_STEPS): boolean {
  const parts = partsOf(type, traitsOf(module).typesMayBeQuoted).filter((one) => !typeOfNothing.pattern.test(one))
  return parts.length > 0 && parts.every((one) => isOtherPart(module, one, steps))
}

function isOtherPart(module: Module, part: string, steps: number): boolean {
  if (typeOfOther.pattern.test(part) || /^(["'])[\w -]{0,40}\1$/.test(part) || /^(?:typing\.)?Literal\[/.test(part)) return true
  return steps > 0 && /^[A-Za-z_$][\w$.]{0,80}$/.test(part) && isNameOfOther(module, part, steps - 1)
}

/** The parts of a union, also of one with a name: `Optional[int]`, `int | None`, `Union[bool, None]`. */
function partsOf(type: string, mayBeQuoted: boolean): string[] {
  const plain = type.trim().replace(/^\(([^]*)\)$/, '$1')
  const bare = mayBeQuoted ? plain.replace(/^(["'])([^"']*)\1$/, '$2') : plain
  const parts = splitAtTop(bare, '|')
  if (parts.length > 1) return parts.flatMap((one) => partsOf(one, mayBeQuoted))
  const [, name = '', inner = ''] = /^(?:typing\.|t\.)?(\w{1,40})[[<]([^]*)[\]>]$/.exec(bare) ?? []
  if (!typeWithOthers.pattern.test(name)) return [bare]
  const given = splitAtTop(inner, ',')
  return (name === 'Annotated' ? given.slice(0, 1) : given).flatMap((one) => partsOf(one, mayBeQuoted))
}

function splitAtTop(text: string, mark: string): string[] {
  const parts = partsAtTop(text, (at) => text[at] === mark, { brackets: '<[({>])}' })
  return parts.map(({ start, end }) => text.slice(start, end).trim()).filter((one) => one !== '')
}

/** Whether a name stands for an enumeration, or for a type of such values, here or in the file that it is imported from. */
function isNameOfOther(module: Module, name: string, steps: number): boolean {
  const [head = ''] = name.split('.')
  const binding = module.top().get(head)
  if (binding?.kind === 'enum') return true
  const found = binding && binding.id.type === 'Identifier' ? named(module, binding.id) : undefined
  if (found?.node.type === 'EnumDeclaration') return true
  if (found?.node.type === 'ClassDeclaration' && isEnum(found as Here<AstOf<'ClassDeclaration'>>)) return true
  for (const one of binding?.kind === 'import' ? [neighbourOf(module, binding.node)] : [module]) {
    const alias = one && aliasIn(one, name)
    if (one && alias !== undefined) return isOther(one, alias, steps)
  }
  return false
}

function neighbourOf(module: Module, specifier: Ast): Module | undefined {
  const declaration = module.parent(specifier)
  return declaration?.type === 'ImportDeclaration' ? module.neighbour(String(declaration.source.value)) : undefined
}

const BEFORE_ALIAS = String.raw`(?:^|\n)(?:(?:export )?(?:declare )?type |)`
/** Up to the end of the statement, or of the lines that go on with `|`. */
const ALIAS = String.raw`(?=["'|\w(\n])([^;={}]{1,300}?)(?:;|\n(?! {2,}\||\s{0,8}["'|)\]])|$)`

/** `type Kind = 'access' | 'refresh'`, `Kind = Literal["access", "refresh"]` */
const aliasIn = oncePerPair(({ file: { text } }: Module, name: string): string | undefined => {
  if (!/^\w{1,80}$/.test(name) || !(text.includes(`${name} =`) || text.includes('TypeAlias'))) return undefined
  const found = new RegExp(`${BEFORE_ALIAS}${name}(?:: ?TypeAlias)? = ${ALIAS}`).exec(text)?.[1]
  return found === undefined ? undefined : found.trim().replace(/^\|/, '')
})

function isEnum({ module, node }: Here<AstOf<'ClassDeclaration'>>, steps = MAX_STEPS): boolean {
  const bases = [...(node.superClass ? [node.superClass] : []), ...node.bases]
  return bases.some((one) => {
    if (enumBase.pattern.test(lastName(one) ?? '')) return true
    const base = steps > 0 ? named(module, one) : undefined
    return base?.node.type === 'ClassDeclaration' && isEnum(base as Here<AstOf<'ClassDeclaration'>>, steps - 1)
  })
}

/** Whether what a type describes prints nothing that a credential is kept in: `interface ApiKeyRow { id: string; prefix: string }`. */
function isObjectWithout(module: Module, type: AstOf<'TypeReference'>, steps = MAX_STEPS): boolean {
  const described = describedBy(module, type)
  if (described?.node.type === 'ClassDeclaration') return isClassWithout(described as Here<AstOf<'ClassDeclaration'>>, steps)
  return (
    described?.node.type === 'InterfaceDeclaration' &&
    described.node.members.length > 0 &&
    !/\bextends\b|\[\s{0,4}\w{1,40}\s{0,4}:/.test(described.module.source(described.node).slice(0, LONGEST)) &&
    described.node.members.every(({ key }) => key.type === 'Identifier' && !mayHoldIt(key.name))
  )
}

/** An object that prints where it is kept, or fields of other types: a place in a list made of numbers. */
function isClassWithout(of: Here<AstOf<'ClassDeclaration'>>, steps: number): boolean {
  if (printsPlace(of)) return true
  const fields = steps > 0 ? (printedFields(of) ?? []) : []
  return (
    fields.length > 0 &&
    fields.every(({ module, node: { key, typeAnnotation } }) => {
      if (key.type !== 'Identifier' || !typeAnnotation) return false
      return (
        !mayHoldIt(key.name) ||
        isOther(module, module.source(typeAnnotation).slice(0, LONGEST)) ||
        isObjectWithout(module, typeAnnotation, steps - 1)
      )
    })
  )
}

function mayHoldIt(name: string): boolean {
  const means = shownName(name)
  return means === 'credential' || means === 'perhaps' || isSecretName(name) || holdsValue.pattern.test(name)
}
