import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCrypto } from '../text/node.ts'
import { readBuffer } from './read-file.ts'
import { sha1 } from './sha1.ts'

/** The content of an object, where the disk has the very same at a path: git names it by its hash. */
export function blobOnDisk(root: string, path: string, id: string, limit: number): Buffer | undefined {
  const absolute = join(root, path)
  try {
    if (!lstatSync(absolute, { throwIfNoEntry: false })?.isFile()) return undefined
  } catch {
    return undefined
  }
  const read = readBuffer(root, absolute, limit)
  if (read.is !== 'bytes') return undefined
  return nameOf(read.bytes, id.length === SHORT_NAME) === id ? read.bytes : undefined
}

/** In hexadecimal; repositories of SHA-256 have long ones. */
const SHORT_NAME = 40

/** The name that git gives a content. Most commits are of so little that to load Node's `crypto` takes longer than to do without. */
function nameOf(bytes: Buffer, isShort: boolean): string {
  const object = Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])
  if (isShort && bytes.length <= FEW_BYTES) return sha1(object)
  return nodeCrypto()
    .createHash(isShort ? 'sha1' : 'sha256')
    .update(object)
    .digest('hex')
}

const FEW_BYTES = 8 * 1024
