import type { Node } from '../parse/node.ts'
import type { Assignment, Template } from '../model/reading.ts'
import { type Located, slice, type Span } from '../text/source.ts'
import { templateOf, textOf, usedAt } from './template.ts'

/** The entries of a map as assignments. Values that come from a call or parameter say nothing about a key, and are left out. */
export function assignmentsOf(node: Node | undefined): Assignment[] {
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

/** Scopes as a list, a set or one string; `open` when not all can be seen. */
export function scopesOf(node: Node | undefined): { readonly scopes: Located<string>[]; readonly open: boolean } {
  const text = textOf(node)
  if (text)
    return {
      scopes: [...text.value.matchAll(/[^\s,]+/g)].map((match) => slice(text, match.index, match.index + match[0].length)),
      open: false,
    }
  if (node?.kind === 'map') return { scopes: node.entries.map(({ key }) => key), open: node.open }
  if (node?.kind !== 'list') return { scopes: [], open: true }
  const texts = node.items.map((item) => textOf(item))
  return { scopes: texts.filter((one) => one !== undefined), open: node.open === true || texts.includes(undefined) }
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
  const host = /^(?:https?|wss?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(outline(node))?.[1]
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
