import type { Node } from '../parse/node.ts'
import type { Assignment, Template } from '../model/reading.ts'
import { type Span } from '../text/source.ts'
import { templateOf, usedAt } from './template.ts'

/** The entries of a map as assignments. Values that come from a call or parameter say nothing about a key, and are left out. */
export function assignmentsIn(node: Node | undefined): Assignment[] {
  if (node?.kind !== 'map') return []
  return node.entries.flatMap(({ key, value, at }) => {
    const template = knownTemplate(value)
    return template ? [{ name: key, value: usedAt(template, at) }] : []
  })
}

/** A value made of text and variables of the environment; undefined when any part of it is only known at run time. */
export function knownTemplate(node: Node | undefined): Template | undefined {
  const template = templateOf(node)
  if (!template || template.parts.length === 0) return undefined
  return template.parts.every((part) => part.kind === 'text' || part.store === 'environment' || part.fallback) ? template : undefined
}

/** The value of a text of which the beginning is enough, with `…` for what is only known at run time. */
export function outline(node: Node | undefined): string {
  if (!node) return ''
  if (node.kind === 'template') return node.parts.map(outline).join('')
  if (node.kind === 'scalar') return typeof node.value === 'string' ? node.value : String(node.value ?? '')
  if (node.kind === 'dynamic' && node.fallback) return outline(node.fallback)
  return '…'
}

/** The host of an address in code; undefined when it is only known at run time. */
export function hostOf(node: Node | undefined): string | undefined {
  return hostWritten(outline(node))
}

/** The same of one that is written out but for `…`. */
export function hostWritten(address: string): string | undefined {
  const host = /^(?:https?|wss?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(address)?.[1]
  return host && !host.includes('…') ? host.toLowerCase() : undefined
}

/** Whether an address is this machine or a container next to it. */
export function isLocalHost(host: string | undefined): boolean {
  return (
    host !== undefined &&
    (/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|.*\.localhost|.*\.local|.*\.test)$/.test(host) ||
      !/[.:]/.test(host))
  )
}

/** The text of the file under a span on one line: how a setting is written. */
export function writtenAt({ file, start, end }: Span): string {
  return file.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 80)
}
