import { shownName } from '../../classify/shown-name.ts'
import { declaresFields, notTheSecret, printsFields, printsNothing } from '../../knowledge/words/typed-objects.ts'
import { holdsAccessTokens, holdsCamelTokens, holdsClientSecret, holdsToken } from '../../knowledge/words/library-types.ts'
import type { Words } from '../../knowledge/words/row.ts'
import {
  dotted,
  isTextLiteral,
  keyOf,
  lastName,
  named,
  pathWritten,
  property,
  traitsOf,
  typeNamed,
  unwrap,
  withoutCall,
  type Ast,
  type AstOf,
  type Here,
  type Module,
} from '../../program/index.ts'
import { firstFound } from '../../text/first-found.ts'

type Type = AstOf<'TypeReference'>
type Class = AstOf<'ClassDeclaration'>

/** How an object is shown: as it prints itself, or with all of its fields. */
export type HowShown = 'printed' | 'dumped'

/** Types that are made of types, or classes of classes. */
const MAX_STEPS = 6
/** More of a type that is written where it is used is a table. */
const LONGEST = 2000

/** The name of a member that is a credential, of what a type of this repository describes; undefined where reading cannot tell. */
export function secretOfType({ module, node }: Here<Type>, how: HowShown, steps = MAX_STEPS): string | undefined {
  const { name } = node
  if (steps === 0) return undefined
  const last = (name && lastName(name)) ?? ''
  if (!name || HOLDS_ONE.test(last)) {
    const text = name ? '' : module.source(node).slice(0, LONGEST)
    if (text.startsWith('{')) return memberInText(text)
    // `Result["status"]`: a member, and not the whole.
    if (/^\w[\w.]{0,100}\[\s{0,4}["']/.test(text)) return undefined
    const [first, ...others] = node.arguments.filter((one) => one.name ?? one.arguments.length > 0)
    return first && others.length === 0 ? secretOfType({ module, node: first }, how, steps - 1) : undefined
  }
  return node.arguments.length > 0 ? undefined : secretOfTypeName(module, name, how, steps)
}

/** The same of a type by its name. */
export function secretOfTypeName(module: Module, name: Ast, how: HowShown, steps = MAX_STEPS): string | undefined {
  if (notTheSecret.pattern.test(lastName(name) ?? '')) return undefined
  const declared = typeNamed(module, name)
  if (!declared) return secretOfLibraryType(module, name)
  if (declared.node.type === 'ClassDeclaration') return secretOfClass(declared as Here<Class>, how, steps - 1)
  return declared.node.type === 'InterfaceDeclaration' ? firstSecret(declared.module, declared.node.members) : undefined
}

/** The credential that an object has whose type a library declares, by the path of its import. */
function secretOfLibraryType(module: Module, name: Ast): string | undefined {
  const path = pathWritten(module, name)
  return LIBRARY_TYPES.find(([{ pattern }]) => pattern.test(path))?.[1]
}

const LIBRARY_TYPES: readonly (readonly [Words, string])[] = [
  [holdsAccessTokens, 'access_token'],
  [holdsCamelTokens, 'accessToken'],
  [holdsToken, 'token'],
  [holdsClientSecret, 'client_secret'],
]

/** What has the value of its one argument, or many of it. */
const HOLDS_ONE = /^(?:Optional|Annotated|Promise|Awaited|Readonly|Array|ReadonlyArray|Required|Partial|Union|list|List|Sequence|Final)$/

/** The credential among the members of an object type that is written where it is used. */
export function memberInText(text: string): string | undefined {
  let depth = 0
  for (const [token, key, type] of text.matchAll(/[{}()]|\b([\w$]{1,60})\??\s{0,4}:\s{0,4}([\w$]{1,60})/g)) {
    if (key !== undefined) {
      if (depth === 1 && type === 'string' && shownName(key) === 'credential') return key
    } else if (/[{(]/.test(token)) depth++
    else depth--
  }
  return undefined
}

function firstSecret(module: Module, fields: readonly Field[]): string | undefined {
  return firstFound(fields, (one) => secretField(module, one))
}

type Field = AstOf<'InterfaceMember' | 'PropertyDefinition'>

/** The name of a field that is a credential and a text. */
function secretField(module: Module, field: Field): string | undefined {
  const { key, typeAnnotation } = field
  const name = key.type === 'Identifier' ? key.name : isTextLiteral(key) ? key.value : undefined
  if (name === undefined || !typeAnnotation || shownName(name) !== 'credential') return undefined
  // Of a method the type is that of its result.
  const isMethod = module.file.text.slice(key.end, typeAnnotation.start).includes('(')
  const isText = traitsOf(module).typesOfText.test(module.source(typeAnnotation).slice(0, LONGEST))
  return isText && !isMethod && !isKeptBack(module, field) ? name : undefined
}

/** `field(repr=False)`, `Field(..., exclude=True)` */
function isKeptBack(module: Module, field: Field): boolean {
  const value = field.type === 'PropertyDefinition' && field.value ? unwrap(field.value) : undefined
  const options = value?.type === 'CallExpression' ? value.arguments.at(-1) : undefined
  return property(module, options, 'repr') !== undefined || property(module, options, 'exclude') !== undefined
}

/** The same for a class, and the classes that it is made of. */
export function secretOfClass({ module, node }: Here<Class>, how: HowShown, steps = MAX_STEPS): string | undefined {
  if (notTheSecret.pattern.test(node.id?.name ?? '')) return undefined
  const lineage = lineageOf({ module, node }, steps)
  if (how === 'printed' && lineage.some(printsItself)) return undefined
  if (!traitsOf(module).objectsShowFields && !lineage.some(showsFields)) return undefined
  return firstFound(lineage, (one) =>
    firstSecret(
      one.module,
      one.node.body.body.flatMap((field) => (field.type === 'PropertyDefinition' && !field.static ? [field] : [])),
    ),
  )
}

/** Whether a class in Python reads its fields from the environment by itself. */
export function readsEnvironment(of: Here<Class>): boolean {
  return lineageOf(of, MAX_STEPS).some(({ node }) => lastName(node.superClass ?? node) === 'BaseSettings')
}

function lineageOf(of: Here<Class>, steps: number): Here<Class>[] {
  const base = steps > 0 && of.node.superClass ? named(of.module, of.node.superClass, MAX_STEPS, 'types') : undefined
  return [of, ...(base?.node.type === 'ClassDeclaration' ? lineageOf(base as Here<Class>, steps - 1) : [])]
}

/** A method of its own says how an object prints, which is mostly without its secrets. */
function printsItself({ node }: Here<Class>): boolean {
  return node.body.body.some((one) => one.type === 'MethodDefinition' && PRINTING.test(keyOf(one) ?? ''))
}

const PRINTING = /^(?:__repr__|__str__|__repr_args__|__format__|toString|toJSON|inspect)$/

/**
 * Whether an object of a class of this repository prints what it is, and where it is kept, and nothing of its fields: in Python, where all
 * classes that it is made of are seen, none has a text of its own, and none is one.
 */
export function printsPlace(of: Here<Class>): boolean {
  if (traitsOf(of.module).objectsShowFields) return false
  const lineage = lineageOf(of, MAX_STEPS)
  return (
    !lineage.some((one) => printsItself(one) || showsFields(one) || one.node.decorators.length > 0) &&
    lineage.every(({ module, node }) =>
      [...(node.superClass ? [node.superClass] : []), ...node.bases].every(
        (base) => printsNothing.pattern.test(lastName(base) ?? '') || named(module, base)?.node.type === 'ClassDeclaration',
      ),
    ) &&
    lineage.every(({ module, node }) => node.bases.every((base) => named(module, base) === undefined || isMixin(base)))
  )
}

/** The fields that an object of a class in Python prints, where they are declared and nothing else says how it prints. */
export function printedFields(of: Here<Class>): readonly Here<AstOf<'PropertyDefinition'>>[] | undefined {
  const lineage = traitsOf(of.module).objectsShowFields ? [] : lineageOf(of, MAX_STEPS)
  if (!lineage.some(showsFields) || lineage.some(printsItself)) return undefined
  return lineage.flatMap(({ module, node }) =>
    node.body.body.flatMap((one) => (one.type === 'PropertyDefinition' && !one.static ? [{ module, node: one }] : [])),
  )
}

/** A further class may have a text; those that only add methods are called so. */
function isMixin(base: Ast): boolean {
  return /Mixin$/.test(lastName(base) ?? '')
}

/** Whether objects of a class in Python print their fields; others print what they are, and where. */
function showsFields({ module, node }: Here<Class>): boolean {
  const bases = [...(node.superClass ? [node.superClass] : []), ...node.bases]
  return bases.some((one) => printsFields.pattern.test(lastName(one) ?? '')) || node.decorators.some((one) => writesPrinting(module, one))
}

function writesPrinting(module: Module, { expression }: AstOf<'Decorator'>): boolean {
  const made = unwrap(expression)
  const callee = withoutCall(made)
  const options = made.type === 'CallExpression' ? made.arguments.at(-1) : undefined
  return (
    (declaresFields.pattern.test(lastName(callee) ?? '') || dotted(callee) === 'attr.s') && property(module, options, 'repr') === undefined
  )
}
