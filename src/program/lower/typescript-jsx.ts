import * as ts from 'typescript'
import type { Ast, Expression, JsxAttribute, JsxElement, JsxName, JsxSpread, JsxText } from '../tree.ts'
import { LATER, type Lowering, NONE, type Of } from './typescript-context.ts'

const Kind = ts.SyntaxKind

export function jsxOf(low: Lowering, node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, parent: Ast): JsxElement {
  const made = low.enter<JsxElement>({
    type: 'JsxElement',
    start: low.start(node),
    end: node.end,
    parent,
    name: null,
    attributes: NONE,
    children: NONE,
  })
  const opening = node.kind === Kind.JsxElement ? node.openingElement : node.kind === Kind.JsxSelfClosingElement ? node : undefined
  if (opening) {
    made.name = nameOf(low, opening.tagName, made)
    made.attributes = opening.attributes.properties.map((one) => attributeOf(low, one, made))
  }
  if (node.kind !== Kind.JsxSelfClosingElement) made.children = node.children.map((one) => childOf(low, one, made))
  return made
}

function nameOf(low: Lowering, node: ts.Node, parent: Ast): JsxName {
  const start = low.start(node)
  return low.enter<Of<'JsxName'>>({ type: 'JsxName', start, end: node.end, parent, name: low.text.slice(start, node.end) })
}

function attributeOf(low: Lowering, node: ts.JsxAttributeLike, parent: Ast): JsxAttribute | JsxSpread {
  if (node.kind === Kind.JsxSpreadAttribute) return spreadOf(low, node, node.expression, parent)
  const made = low.enter<JsxAttribute>({ type: 'JsxAttribute', start: low.start(node), end: node.end, parent, name: LATER, value: null })
  made.name = nameOf(low, node.name, made)
  const { initializer } = node
  if (initializer)
    made.value = initializer.kind === Kind.JsxExpression ? containedOf(low, initializer, made) : low.expression(initializer, made)
  return made
}

function spreadOf(low: Lowering, node: ts.Node, argument: ts.Expression, parent: Ast): JsxSpread {
  const made = low.enter<JsxSpread>({ type: 'JsxSpread', start: low.start(node), end: node.end, parent, argument: LATER })
  made.argument = low.expression(argument, made)
  return made
}

/** What stands in braces. */
function containedOf(low: Lowering, node: ts.JsxExpression, parent: Ast): Expression {
  if (node.expression) return low.expression(node.expression, parent)
  return low.enter<Of<'OtherExpression'>>({ type: 'OtherExpression', start: low.start(node) + 1, end: node.end - 1, parent, parts: NONE })
}

function childOf(low: Lowering, node: ts.JsxChild, parent: Ast): Expression | JsxText | JsxSpread {
  if (node.kind === Kind.JsxText) {
    return low.enter<JsxText>({
      type: 'JsxText',
      start: node.pos,
      end: node.end,
      parent,
      value: resolved(low.text.slice(node.pos, node.end)),
    })
  }
  if (node.kind !== Kind.JsxExpression) return low.expression(node, parent)
  return node.dotDotDotToken && node.expression ? spreadOf(low, node, node.expression, parent) : containedOf(low, node, parent)
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

/** The entities that occur in addresses, code and prose; others stay as they are. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (name !== '') return ENTITIES.get(name) ?? whole
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole
  })
}
