import type { Found } from './survey.ts'
import { Recent } from '../text/recent.ts'
import { readText, textOf, type ReadResult } from './read-file.ts'

/** Characters of texts that are kept for others that ask. */
const KEPT = 8_000_000

/** What a file that is not part of the scan may hold at most. */
const MAX_BYTES = 10 * 1024 * 1024

/** The texts of the files of a scan; those that others ask for are kept. */
export class Texts {
  readonly #root: string
  readonly #fileAt: (path: string) => Found | undefined
  readonly #names: ReadonlySet<string> | undefined
  readonly #kept = new Recent<ReadResult>(KEPT)

  /** `fileAt` gives the files of the scan; `names` are all of the repository, where only some of them are in it. */
  constructor(root: string, fileAt: (path: string) => Found | undefined, names?: ReadonlySet<string>) {
    this.#root = root
    this.#fileAt = fileAt
    this.#names = names
  }

  of({ path, absolute, maxBytes, content }: Found): ReadResult {
    return this.#kept.get(path) ?? (content ? textOf(content) : readText(this.#root, absolute, maxBytes))
  }

  /** The text of a file that another one speaks of. Outside the scan: lock files, and what `names` has. */
  read(path: string): string | undefined {
    const file = this.#fileAt(path)
    if (
      !file &&
      !this.#names?.has(path) &&
      (!/(?:^|\/)(?:package-lock\.json|Gemfile\.lock|composer\.lock)$/.test(path) || path.includes('..'))
    )
      return undefined
    const result = file ? this.of(file) : (this.#kept.get(path) ?? readText(this.#root, `${this.#root}/${path}`, MAX_BYTES))
    this.#kept.set(path, result, result.is === 'text' ? result.text.length : 0)
    return result.is === 'text' ? result.text : undefined
  }
}
