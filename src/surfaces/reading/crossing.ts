import { nodeCrypto } from '../../text/node.ts'
import { type GitState, SourceFile } from '../../text/source.ts'

/** What one thread tells another: plain data, in which the `file` of a place is a number. */
export interface Crossing {
  readonly value: unknown
  /** The files by their numbers from 1 on; 0 is the one that was read. */
  readonly others: readonly Other[]
}

interface Other extends Sameness {
  readonly path: string
  readonly git: GitState
}

/** Enough to tell whether a text is still the one that was read. */
export interface Sameness {
  readonly length: number
  readonly digest: string
}

/**
 * A value for another thread. Shared parts stay shared. Throws where something would be lost on the way: a `Secret`, what was concealed in
 * a file, a function, an instance of a class. What is read of a file holds none of these, as secrets are told from other values by `link`,
 * in the thread that reports; a test reads all fixtures to hold that.
 */
export function crossing(value: unknown, own: SourceFile): Crossing {
  const numbers = new Map<SourceFile, number>([[own, 0]])
  const copies = new Map<object, unknown>()
  const numberOf = (file: unknown): number => {
    if (!(file instanceof SourceFile)) throw new TypeError('a field that is named `file` names none')
    const number = numbers.get(file) ?? numbers.size
    numbers.set(file, number)
    return number
  }
  const copy = (one: unknown): unknown => {
    if (one === null || one === undefined || typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return one
    if (typeof one !== 'object') throw new TypeError(`a ${typeof one} does not cross`)
    const known = copies.get(one)
    if (known !== undefined) return known
    if (Array.isArray(one)) {
      const list: unknown[] = one.every((item) => typeof item === 'number') ? one : []
      copies.set(one, list)
      if (list !== one) for (const item of one) list.push(copy(item))
      return list
    }
    if (Object.getPrototypeOf(one) !== Object.prototype)
      throw new TypeError(`an instance of ${String(one.constructor?.name)} does not cross`)
    const object: Record<string, unknown> = {}
    copies.set(one, object)
    for (const [key, part] of Object.entries(one)) object[key] = key === 'file' ? numberOf(part) : copy(part)
    return object
  }
  const plain = copy(value)
  const [, ...others] = numbers.keys()
  for (const file of numbers.keys()) if (file.concealed.length > 0) throw new TypeError('what is concealed in a file does not cross')
  // It is another text than the file's own, such as the code of a notebook.
  if (others.some(({ path }) => path === own.path)) throw new TypeError('two texts of one path')
  return { value: plain, others: others.map((file) => ({ path: file.path, git: file.git, ...sameness(file.text) })) }
}

/** The value that crossed, in place, with files in the place of their numbers. */
export function crossed({ value, others }: Crossing, own: SourceFile, other: (file: Other) => SourceFile): unknown {
  const files = [own, ...others.map(other)]
  const seen = new Set<object>()
  const left: unknown[] = [value]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    if (Array.isArray(one)) {
      // Offsets: thousands of numbers, and nothing else.
      if (typeof one[0] !== 'number') for (const item of one) left.push(item)
      continue
    }
    for (const [key, part] of Object.entries(one)) {
      if (key === 'file') (one as { file: unknown }).file = files[part as number]
      else if (typeof part === 'object') left.push(part)
    }
  }
  return value
}

export function sameness(text: string): Sameness {
  return { length: text.length, digest: nodeCrypto().createHash('sha256').update(text).digest('base64') }
}
