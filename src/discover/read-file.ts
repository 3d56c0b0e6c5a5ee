import { closeSync, readSync } from 'node:fs'
import type { Skipped } from './survey.ts'
import { openInside } from './inside.ts'

interface NotRead {
  is: 'skipped'
  reason: Skipped['reason']
  say: string
}

export type ReadResult = { is: 'text'; text: string } | NotRead
export type BufferResult = { is: 'bytes'; bytes: Buffer } | NotRead

/** The text of a file below a root, its byte order mark kept as U+FEFF. */
export function readText(root: string, absolute: string, maxBytes: number): ReadResult {
  return textOf(readBuffer(root, absolute, maxBytes))
}

/** The text of bytes that were read, from a file or from git. */
export function textOf(read: BufferResult): ReadResult {
  if (read.is === 'skipped') return read
  if (isLfsPointer(read.bytes)) return skipped('unreadable', 'a Git LFS pointer, its content is not here')
  const text = decode(read.bytes)
  return text === undefined ? skipped('binary', 'a binary file') : { is: 'text', text }
}

/** The bytes of a regular file below a root; nothing else is ever read. */
export function readBuffer(root: string, absolute: string, maxBytes: number): BufferResult {
  try {
    const opened = openInside(root, absolute)
    if (opened.is === 'outside') return skipped('outside the root', 'a link that leads out of the root')
    const { descriptor, found } = opened
    try {
      if (!found.isFile()) return skipped('unreadable', 'not a regular file')
      if (found.size > maxBytes) return skipped('too large', tooLarge(found.size, maxBytes))
      return { is: 'bytes', bytes: readAll(descriptor, found.size) }
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    return whyUnread(error)
  }
}

/** Text of UTF-8 or UTF-16; of broken UTF-8 with U+FFFD in places; `undefined` of a binary. */
export function decode(bytes: Buffer): string | undefined {
  const order = byteOrder(bytes)
  if (order === 'little') return bytes.toString('utf16le')
  if (order === 'big')
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  return isBinary(bytes.subarray(0, SAMPLE)) ? undefined : bytes.toString('utf8')
}

/**
 * A NUL makes a file binary, as it does for git; but source code may have one or two, in a text or an expression, and is compiled as it is.
 */
function isBinary(sample: Buffer): boolean {
  if (!sample.includes(0)) return false
  const controls = sample.filter((code) => code === 0 || isControl(code)).length
  return controls * FEW > sample.length || sample.includes(0xff)
}

/** One in so many bytes may be a control character of a text that has a NUL. */
const FEW = 200

export function tooLarge(size: number, maxBytes: number): string {
  return `${megabytes(size)} MiB, over the limit of ${megabytes(maxBytes)} MiB`
}

/** What a system error means for one file; any other error is ours, and thrown. */
export function whyUnread(error: unknown): NotRead {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return skipped('vanished', 'no longer there')
  if (error.code === 'EACCES' || error.code === 'EPERM') return skipped('unreadable', 'no permission to read it')
  // The file has become a link since it was resolved.
  if (error.code === 'ELOOP' && error.syscall === 'open') return skipped('outside the root', 'a link that leads out of the root')
  return skipped('unreadable', `not readable (${String(error.code)})`)
}

/** As git does, this is looked at for a NUL. */
const SAMPLE = 8192

function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

function byteOrder(bytes: Buffer): 'little' | 'big' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? undefined : 'little'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big'
  return guessedOrder(bytes.subarray(0, SAMPLE & ~1))
}

/** Without a mark: mostly ASCII, so one byte of most pairs is NUL, always the same one. */
function guessedOrder(sample: Buffer): 'little' | 'big' | undefined {
  if (sample.length < 4 || !sample.includes(0)) return undefined
  const zeros = { first: 0, second: 0 }
  const controls = { little: 0, big: 0 }
  for (let i = 0; i < sample.length; i += 2) {
    const [first = 0, second = 0] = [sample[i], sample[i + 1]]
    if (first === 0) zeros.first++
    if (second === 0) zeros.second++
    if (second === 0 && isControl(first)) controls.little++
    if (first === 0 && isControl(second)) controls.big++
  }
  const half = sample.length / 4
  if (zeros.second > half && zeros.first < zeros.second / 16 && controls.little === 0) return 'little'
  if (zeros.first > half && zeros.second < zeros.first / 16 && controls.big === 0) return 'big'
  return undefined
}

function isControl(code: number): boolean {
  return code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13
}

const LFS = 'version https://git-lfs.github.com/spec/'

function isLfsPointer(bytes: Buffer): boolean {
  return bytes.length < 1024 && bytes.subarray(0, LFS.length).toString('latin1') === LFS
}

function megabytes(bytes: number): string {
  return (bytes / 1048576).toFixed(1).replace(/\.0$/, '')
}

function skipped(reason: Skipped['reason'], say: string): NotRead {
  return { is: 'skipped', reason, say }
}
