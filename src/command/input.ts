import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import type { Place } from '../settings/place.ts'
import { UsageError } from '../text/errors.ts'
import { ours } from '../text/shown.ts'
import { tell } from './written.ts'

/** The most that standard input may hold: as much as the largest file. */
const MAX_INPUT = 64 * 1024 * 1024

/** The text that standard input holds. Throws a UsageError where it is too long or none. */
export async function standardInput(): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_INPUT) throw new UsageError(`standard input is longer than ${MAX_INPUT / 1024 / 1024} MiB`)
    parts.push(part)
  }
  const { decode } = await import('../discover/read-file.ts')
  const text = decode(Buffer.concat(parts))
  if (text === undefined) throw new UsageError('standard input is binary')
  return text
}

/** The user's home, with a word on what is not there. */
export async function userPlace(): Promise<Place> {
  const { placeAtHome } = await import('../discover/home.ts')
  const { root, paths, missing } = placeAtHome(realpathSync.native(homedir()), process.platform, process.env['XDG_CONFIG_HOME'])
  const read = ours`${paths.length} ${paths.length === 1 ? 'file' : 'files'} of agent configuration in your home`
  tell(ours`${read}; nothing is in the ${missing} other places that clients use`)
  return { root, paths }
}
