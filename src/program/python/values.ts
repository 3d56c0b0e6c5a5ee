import type { Node } from '../../parse/node.ts'
import type { Setting } from '../../model/index.ts'
import type { Span, Text } from '../../text/source.ts'
import { textOf } from '../template.ts'
import type { Call, PythonCode } from './code.ts'

export { assignmentsOf, hostOf, isLocalHost, knownTemplate, outline, scopesOf, writtenAt } from '../outline.ts'

type MapNode = Extract<Node, { kind: 'map' }>

/** A setting from a value: text that is known, dynamic when it is not, unset when it is absent from something closed. */
export function textSetting(node: Node | undefined, absent: Span, open: boolean): Setting<string> {
  if (!node || isNothing(node)) return open ? { is: 'dynamic', at: absent } : { is: 'unset', at: absent }
  const text = textOf(node)
  return text ? { is: 'set', value: text.value, at: text.at } : { is: 'dynamic', at: node.at }
}

/** `None` written out. */
export function isNothing(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null
}

/** The map at a name, or nothing. */
export function mapAt(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined
}

/** The place of what a call calls, for statements about the call as a whole. */
export function callee(call: Call): Span {
  return call.expression.callee.at
}

/** The name of the function around a call, or an empty string. */
export function functionName(call: Pick<Call, 'scope'>): string {
  for (let scope: Call['scope'] | undefined = call.scope; scope; scope = scope.parent) if (scope.function) return scope.function.name.value
  return ''
}

/** A text that stands for something the file does not say itself, such as a provider's own address. */
export function implied(value: string, at: Span): Text {
  return { value, at, opaque: true }
}

/** Whether the file has to do with MCP. */
export function isMcp(code: PythonCode): boolean {
  return code.imports.some((source) => /^(?:fastmcp|mcp)(?:\.|$)/.test(source))
}
