import { callOf, fold, keyOf, nameOf, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { scopesIn } from './scope-sets.ts'
import { isScopeAddress, scopeAddresses } from '../../knowledge/scopes/index.ts'
import { asksForNoScope } from '../../knowledge/words/scope-names.ts'
import type { ScopeSet } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { alone } from '../../text/pattern.ts'
import { mayBeSaid, onceFor } from '../reading/code-around.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { writtenRows } from './scope-rows.ts'

/** Scopes that are addresses name their provider, so a list of them says what is asked for without a library that is known. */
export default defineProgramSurface({
  id: 'scope-lists',
  name: 'Lists of scopes that are addresses',
  spec: 'https://developers.google.com/identity/protocols/oauth2/scopes',
  counts: 'code',
  mentions: scopeAddresses,
  skipsTests: true,
  *read(module, { project }): Generator<ScopeSet> {
    for (const list of module.nodes('ArrayExpression')) {
      const owner = requestedAs(module, list)
      if (!owner) continue
      const { scopes, open } = scopesIn(fold(module, list))
      if (!scopes.some(({ value }) => isScopeAddress(value)) || isUnused(module, list, project)) continue
      yield {
        kind: 'scopeSet',
        owner: { ...owner, product: 'this code' },
        role: 'request',
        scopes,
        open,
        byForm: isBesideSignIn(module, list) ? 'beside sign-in' : true,
        at: module.span(list),
      }
    }
    yield* writtenRows(module)
  },
})

/** Whether the object or the call that is given a list is also given where users sign in: `authorizationUrl: 'https://…'`. */
function isBesideSignIn(module: Module, list: Ast): boolean {
  const entry = module.parent(list)
  const object = entry?.type === 'Property' ? module.parent(entry) : undefined
  return object?.type === 'ObjectExpression' && object.properties.some((one) => one.type === 'Property' && SIGNS_IN.test(keyOf(one) ?? ''))
}

const SIGNS_IN = /^auth(?:ori[sz](?:e|ation))?_?(?:ur[il]|endpoint)$/i

/** The name that a list of scopes stands under, or of what it is handed to; a list of all that there is asks for nothing. */
function requestedAs(module: Module, list: AstOf<'ArrayExpression'>): { readonly what: string; readonly name: string } | undefined {
  const parent = aroundFallback(module, list)
  const declared = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
  const name = nameOf(module, list) ?? declared ?? (parent && isKeyed(parent) ? keyOf(parent) : undefined)
  const set = parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' ? parent.left.name : undefined
  if (set !== undefined) return nameTold(set)
  const field = name === 'default' && parent ? fieldAround(module, parent) : undefined
  if (name !== undefined) return nameTold(field ?? name)
  if (parent?.type !== 'CallExpression' || parent.callee === list) return undefined
  const called = callOf(module, parent).name
  return /token|auth|connection|scope|credential/i.test(called) ? { what: 'the call of', name: called } : undefined
}

/** The field of a settings class whose default something is: `scopes: list[str] = Field(default=[DRIVE])`. */
function fieldAround(module: Module, option: Ast): string | undefined {
  const options = module.parent(option)
  const call = options && module.parent(options)
  const field = call?.type === 'CallExpression' && callOf(module, call).name === 'Field' ? module.parent(call) : undefined
  return field?.type === 'PropertyDefinition' ? keyOf(field) : undefined
}

function nameTold(name: string): { readonly what: string; readonly name: string } | undefined {
  return /scopes?$/i.test(name) && !asksForNoScope.pattern.test(name) ? { what: 'the list', name } : undefined
}

/** What stands around a list, or around what it is the last choice of: `cfg.get("scopes") or [DRIVE]`. */
function aroundFallback(module: Module, list: Ast): Ast | undefined {
  const parent = module.parent(list)
  return parent?.type === 'LogicalExpression' && parent.right === list ? module.parent(parent) : parent
}

/** Whether a list is a constant that no code names again: what is asked for stands elsewhere. */
function isUnused(module: Module, list: Ast, project: Project): boolean {
  const holder = module.parent(list)
  const id = holder?.type === 'VariableDeclarator' && holder.init === list ? holder.id : undefined
  const binding = module.binding(id)
  if (!binding || id?.type !== 'Identifier' || module.references(binding).some((one) => one !== id)) return false
  const asked = onceFor(project, 'lists that may be unused', () => ({ times: 0 }))
  if (++asked.times > MOST_ASKED) return false
  const name = alone(id.name)
  const times = (text: string) => text.split(name).length - 1
  return !mayBeSaid(project, `a use of ${id.name}`, (text) => times(text) > (text === module.file.text ? 1 : 0))
}

/** Of more lists nobody asks all code of the repository. */
const MOST_ASKED = 50

function isKeyed(node: Ast): node is AstOf<'Property'> {
  return node.type === 'Property'
}
