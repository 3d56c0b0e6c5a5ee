import { stringEnd } from './string.ts'

/**
 * The text with nothing in the bodies of classes at the top of the file, as long as before: enough to tell where its names come from,
 * as names lead to the head of a class at most. A body that assigns to names of the module stays.
 */
export function withoutClassBodies(source: string): string {
  const pieces: string[] = []
  let from = 0
  let at = 0
  while (at < source.length) {
    const isClass = source.startsWith('class ', at)
    const end = statementEnd(source, at)
    if (end === undefined) break
    if (isClass && end < source.length && /:[ \t]*(?:#[^\n]*)?\r?\n$/.test(source.slice(Math.max(at, end - 200), end))) {
      const close = bodyEnd(source, end)
      if (close === undefined) break
      if (close - end > LEAST && !GLOBAL.test(source.slice(end, close))) {
        pieces.push(source.slice(from, end), ' 0', ' '.repeat(close - end - 3), '\n')
        from = close
      }
      at = close
    } else at = end
  }
  return from === 0 ? source : [...pieces, source.slice(from)].join('')
}

/** A statement that makes names of the module assignable. */
const GLOBAL = /(?:^|[;:])[ \t]*global[ \t]+\w/m

/** Less is not worth cutting out. */
const LEAST = 200

/** Where the line behind a statement begins, brackets and strings closed; undefined where one is not. */
function statementEnd(source: string, start: number): number | undefined {
  let depth = 0
  for (let i = start; i < source.length; i++) {
    switch (source.charCodeAt(i)) {
      case 34:
      case 39: {
        const end = stringEnd(source, i)
        if (end === undefined) return undefined
        i = end
        break
      }
      case 35: {
        const end = source.indexOf('\n', i)
        if (end < 0) return source.length
        i = end - 1
        break
      }
      case 40:
      case 91:
      case 123:
        depth++
        break
      case 41:
      case 93:
      case 125:
        depth = Math.max(0, depth - 1)
        break
      case 92:
        i += source.charCodeAt(i + 1) === 13 ? 2 : 1
        break
      case 10:
        if (depth === 0) return i + 1
        break
      default:
    }
  }
  return depth === 0 ? source.length : undefined
}

/** Where the first line behind a body begins that is as far left as its class; blank lines and comments belong to the body. */
function bodyEnd(source: string, start: number): number | undefined {
  for (let at = start; at < source.length;) {
    if (!/\s|#/.test(source[at] as string)) return at
    const end = statementEnd(source, at)
    if (end === undefined) return undefined
    at = end
  }
  return source.length
}
