import { dotted, isFunction, keyOf, type Ast, type CallNode } from './ast.ts'
import type { Module } from './module.ts'
import { looksAtObject } from '../knowledge/words/logging.ts'

/** Where an object ends up: in a call or constructor, or out of sight as options that something else takes. */
export type OptionUse = CallNode | 'elsewhere'

/**
 * What takes an object as its options, also through variables, spreads and other objects; a table that is only looked up has no such use.
 */
export function optionUses(module: Module, object: Ast): OptionUse[] {
  return [...usesOf(module, object, 0)]
}

const MAX_STEPS = 5
/** Names of variables and types that are options by what they are called. */
const OPTIONS_NAME = /(?:options?|opts|agent|config(?:uration)?|init|settings|ssl|tls|https?)$/i

function* usesOf(module: Module, node: Ast, steps: number, nested = false): Generator<OptionUse> {
  let inner = node
  let within = nested
  for (const outer of module.ancestors(node)) {
    switch (outer.type) {
      case 'Property':
        if (outer.value !== inner) return
        within = true
        break
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'LogicalExpression':
      case 'AwaitExpression':
      case 'TypedExpression':
        break
      case 'ConditionalExpression':
        if (outer.test === inner) return
        break
      case 'MemberExpression':
        if (outer.object !== inner || keyOf(outer) === undefined) return
        break
      case 'CallExpression':
      case 'NewExpression': {
        const name = dotted(outer.callee) ?? ''
        if (outer.callee === inner || looksAtObject.pattern.test(name)) return
        if (!/^Object\.(?:freeze|assign|seal)$/.test(name)) return yield outer
        break
      }
      case 'ReturnStatement':
      case 'PropertyDefinition':
      case 'ExportDefaultDeclaration':
        return yield 'elsewhere'
      case 'AssignmentExpression':
        if (outer.right !== inner) return
        if (outer.left.type === 'MemberExpression') return yield 'elsewhere'
        if (outer.left.type === 'Identifier') yield* usesOfName(module, outer.left, steps, within)
        return
      case 'VariableDeclarator':
        if (outer.id.type !== 'Identifier') return
        if (isOptions(module, outer.id, outer, within)) yield 'elsewhere'
        return yield* usesOfName(module, outer.id, steps, within)
      default:
        if (isFunction(outer) && outer.body === inner) yield 'elsewhere'
        return
    }
    inner = outer
  }
}

/** Options by their type, or by a name under which another module gets them. */
function isOptions(module: Module, id: Ast & { name: string }, declarator: Ast, within: boolean): boolean {
  const type = 'typeAnnotation' in id && id.typeAnnotation ? module.source(id.typeAnnotation as Ast) : ''
  if (OPTIONS_NAME.test(type.replace(/<.*$/s, ''))) return true
  const isExported =
    module.exported(id.name) !== undefined && module.parent(module.parent(declarator) ?? declarator)?.type !== 'BlockStatement'
  return isExported && (within || OPTIONS_NAME.test(id.name))
}

function* usesOfName(module: Module, id: Extract<Ast, { type: 'Identifier' }>, steps: number, within: boolean): Generator<OptionUse> {
  const binding = module.binding(id)
  if (!binding || steps >= MAX_STEPS) return
  for (const use of module.references(binding)) if (use !== id) yield* usesOf(module, use, steps + 1, within)
}
