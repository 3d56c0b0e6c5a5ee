import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import type { Text } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { foldersAbove } from '../../text/paths.ts'

/** Files of the languages that are read without a grammar. */
export const C_LIKE_FILES: readonly string[] = ['**/*.{go,java,kt,cs,php,rs}']

/** Ruby, and what generators of Rails make Ruby of: https://guides.rubyonrails.org/generators.html */
export const RUBY_FILES: readonly string[] = ['**/*.{rb,rb.tt}']

/** Whether a file is one of them. */
export function isRuby(path: string): boolean {
  return /\.rb(?:\.tt)?$/.test(path)
}

/** Go that is no test. */
export function isGoCode(path: string): boolean {
  return path.endsWith('.go') && !path.endsWith('_test.go')
}

/** What the paths of a file's own crate of Rust begin with. */
export function crateOf(path: string, project: Project): string | undefined {
  return foldersAbove(path).find((folder) => project.has(`${folder}Cargo.toml`))
}

/** The language of a file, by its ending. */
export function languageOf(path: string): CLike | undefined {
  return /\.(go|java|kt|cs|php|rs)$/.exec(path)?.[1] as CLike | undefined
}

/** What a file says in one of these languages or in Ruby; nothing in others. */
export function saidInAny(text: Text, path: string): readonly Said[] {
  const language = languageOf(path)
  return language ? saidIn(text, language) : isRuby(path) ? saidInRuby(text) : []
}

/** All files of a language but for tests, in the order of the repository. */
export const filesOfLanguage = oncePerPair((project: Project, language: CLike): readonly string[] =>
  project.below('').filter((path) => path.endsWith(`.${language}`) && !fileRole(path).test),
)
