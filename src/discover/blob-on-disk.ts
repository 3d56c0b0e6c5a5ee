import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCrypto } from '../text/node.ts'
import { readBuffer } from './read-file.ts'

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
  const hash = nodeCrypto()
    .createHash(id.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${read.bytes.length}\0`)
    .update(read.bytes)
    .digest('hex')
  return hash === id ? read.bytes : undefined
}
