import { append } from '../../text/append.ts'

/** The files that a dotted import may name, seen from a file: relative ones upwards, absolute ones from every folder above. */
export function pathsOf(source: string, from: string): string[] {
  const folders = from.split('/').slice(0, -1)
  const dots = /^\.*/.exec(source)?.[0].length ?? 0
  const parts = source.slice(dots).split('.').filter(Boolean)
  if (!parts.every((part) => /^\w+$/.test(part))) return []
  if (dots > 0) {
    if (dots - 1 > folders.length) return []
    return filesOf([...folders.slice(0, folders.length - (dots - 1)), ...parts])
  }
  if (parts.length === 0) return []
  const found: string[] = []
  for (let depth = folders.length; depth >= 0; depth--) {
    append(found, filesOf([...folders.slice(0, depth), ...parts]))
    append(found, filesOf([...folders.slice(0, depth), 'src', ...parts]))
  }
  return found
}

function filesOf(parts: readonly string[]): string[] {
  const path = parts.join('/')
  return path ? [`${path}.py`, `${path}/__init__.py`] : ['__init__.py']
}
