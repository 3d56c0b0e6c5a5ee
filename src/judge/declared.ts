import type { SourceFile } from '../text/source.ts'
import { type Directive, directivesIn } from './directives.ts'
import { sessionKeyState } from './suppress.ts'

/** The exceptions that comments declare, of the files that have some. */
export async function directivesOf(
  files: readonly SourceFile[],
  failed: (what: string, cause: unknown, path: string) => void,
): Promise<Map<SourceFile, Directive[]>> {
  const found = new Map<SourceFile, Directive[]>()
  for (const file of files) {
    try {
      const directives = await directivesIn(file)
      if (directives.length > 0) found.set(file, directives)
    } catch (cause) {
      failed('exceptions in comments', cause, file.path)
    }
  }
  return found
}

/** The lines of each file on which a comment declares a session key, and whether its date still holds. */
export function sessionKeysOf(
  directives: ReadonlyMap<SourceFile, readonly Directive[]>,
  now: number,
): ReadonlyMap<SourceFile, { readonly line: number; readonly valid: boolean }[]> {
  const lines = (list: readonly Directive[]) =>
    list.flatMap(({ form, covers, date }) =>
      form === 'session-key' && covers !== 'file' ? [{ line: covers, valid: sessionKeyState(date as string, now) === 'valid' }] : [],
    )
  return new Map([...directives].map(([file, list]) => [file, lines(list)]))
}
