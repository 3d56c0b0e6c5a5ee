import { titleOfSamples } from '../knowledge/words/files.ts'
import { inTurn } from '../text/pattern.ts'
import type { Folders } from './project.ts'

/** The names of the page that says what a folder is. */
export const README_NAMES = ['README.md', 'readme.md', 'Readme.md', 'README.adoc', 'README.rst', 'README.markdown', 'README'] as const

/**
 * Whether a README says by its title, or by the front matter of a gallery of samples, that its folder is there to learn from. Where it has
 * no title, its first line of text counts.
 */
export function saysSamples(readme: string): boolean {
  const head = readme.slice(0, LONGEST_HEAD)
  if (/^---\r?\n(?:[^\n]{0,300}\n){0,20}?page_type:[ \t]{0,4}["']?sample\b/.test(head)) return true
  const title = titleOf(head.split('\n'))
  return title !== undefined && titleOfSamples.pattern.test(title)
}

const LONGEST_HEAD = 6000

function titleOf(lines: readonly string[]): string | undefined {
  let first: string | undefined
  for (const [i, line] of lines.entries()) {
    const text = line.slice(0, LONGEST_LINE).trim()
    const heading = /^(?:#{1,2}|=) (.*)$/.exec(text)?.[1]
    if (heading !== undefined) return first !== undefined && first.length < LONGEST_TITLE ? `${first} ${heading}` : heading
    if (!isText(text)) continue
    if (/^(?:={3,}|-{3,}|~{3,})\s{0,9}$/.test(lines[i + 1] ?? '')) return text
    first ??= text
  }
  return first
}

/** Not an image, a badge, markup, or a line of front matter. */
function isText(line: string): boolean {
  return /\w/.test(line) && !/^(?:!?\[|image:|<|:[\w-]{1,40}:|[-\w]{1,40}:(?:\s|$))/.test(line)
}

const LONGEST_LINE = 300
const LONGEST_TITLE = 100

/**
 * The folders at the root that are called a sandbox and hold programs with a manifest of their own, to try out by hand what the repository
 * makes. A sandbox in which a product runs code is a part of the product.
 */
export function sandboxes(folders: Folders): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [folder, files] of folders) {
    if (!/^sandbox/i.test(folder)) continue
    for (const path of files) {
      const match = PROGRAM_OF_SANDBOX.exec(path)
      if (match) found.add(match[1] as string)
    }
  }
  return found
}

const PROGRAM_OF_SANDBOX = inTurn(
  'i',
  /^(sandbox(?:es)?)\/[^/]{1,100}\//,
  /(?:[^/]{1,100}\.(?:cs|fs|vb)proj|package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod)/,
  /$/,
)
