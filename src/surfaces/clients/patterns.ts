import { folderOf } from '../../text/paths.ts'

/** The patterns of a gitignore-like text, without comments and blank lines. */
export function patternLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** A pattern that is told from its own folder, as git wants to see it: `src/*.pem` only below the folder. */
export function anchored(pattern: string): string {
  const bare = pattern.replace(/^!/, '').replace(/^(?:\.?\/)+/, '')
  return `${pattern.startsWith('!') ? '!' : ''}${bare.startsWith('**/') ? bare : `/${bare}`}`
}

/** A file in the same folder. */
export function beside(path: string, name: string): string {
  const folder = folderOf(path)
  return folder ? `${folder}/${name}` : name
}
