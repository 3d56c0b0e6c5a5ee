import { isCollection, isMap, isPair, parseAllDocuments, type ParsedNode } from 'yaml'
import type { Documents } from './yaml.ts'

export function documents(source: string): Documents {
  const all = parseAllDocuments(source, {
    // Comparing keys takes quadratic time; duplicates are kept anyway.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    resolveKnownTags: false,
  })
  if ('empty' in all) return { documents: [], errors: all.errors }
  return {
    documents: all.map((document) => document.contents),
    errors: all.flatMap((document) => document.errors),
  }
}

/** `{{ x }}` without quotes is a map in a map's key, which nobody writes. */
export function hasMapAsKey(root: ParsedNode | null): boolean {
  const open: unknown[] = [root]
  for (let node = open.pop(); node !== undefined || open.length > 0; node = open.pop()) {
    if (isPair(node)) {
      if (isMap(node.key)) return true
      open.push(node.value)
    } else if (isCollection(node)) {
      // One by one: a spread of many would not fit the stack.
      for (const item of node.items) open.push(item)
    }
  }
  return false
}
