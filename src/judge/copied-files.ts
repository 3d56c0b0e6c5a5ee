import { oncePer } from '../text/once-per.ts'
import type { SourceFile } from '../text/source.ts'

/** Shorter files look alike by chance. */
const LEAST_LINES = 4

/** Whether the smaller of two files is for the most part in the other, or one is what a compiler made of the other. */
export function isCopy(a: SourceFile, b: SourceFile): boolean {
  if (a === b) return false
  if (isCompiled(a) !== isCompiled(b)) return isUnderAnotherFolder(a.path, b.path)
  const [small, large] = [linesOf(a), linesOf(b)].toSorted((x, y) => x.size - y.size) as [ReadonlySet<string>, ReadonlySet<string>]
  return small.size >= LEAST_LINES && [...small].filter((line) => large.has(line)).length * 4 >= small.size * 3
}

/**
 * What TypeScript and Babel write at the head of a CommonJS module, and at the end of any module that they map to its source:
 * https://www.typescriptlang.org/tsconfig/#esModuleInterop, https://www.typescriptlang.org/tsconfig/#sourceMap
 */
export function isCompiled({ path, text }: SourceFile): boolean {
  if (!/\.[cm]?jsx?$/.test(path)) return false
  return (
    text.slice(0, 5000).includes('Object.defineProperty(exports, "__esModule"') || /\n\/\/# sourceMappingURL=\S+\s*$/.test(text.slice(-200))
  )
}

/** `lib/build/oauth/server.js` and `lib/ts/oauth/server.ts`: the same path but for one folder. */
function isUnderAnotherFolder(a: string, b: string): boolean {
  const [one, other] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)]
  const at = one.findIndex((folder, i) => folder !== other[i])
  return one.length === other.length && at >= 0 && one.slice(at + 1).join('/') === other.slice(at + 1).join('/')
}

/** The lines of a file that hold more than brackets. */
const linesOf = oncePer(
  (file: SourceFile): ReadonlySet<string> =>
    new Set(
      file.text
        .split('\n')
        .map(asFormatted)
        .filter((line) => /\w{2}/.test(line)),
    ),
)

/** A line as every formatter writes it: without its indentation, the kind of its quotes, and what ends it. */
export function asFormatted(line: string): string {
  return line.trim().replace(/[;,]$/, '').replaceAll("'", '"')
}
