import { alternatives, plainGlob } from '../../text/glob.ts'

/** Whether a path is one of another surface's files. Its globs are of plain segments. */
export function nameMatcher(files: readonly string[]): (path: string) => boolean {
  const tests = files.flatMap(alternatives).map((glob) => {
    const test = plainGlob(glob)
    if (!test) throw new TypeError(`not of plain segments: ${glob}`)
    return test
  })
  return (path) => tests.some((test) => test(path))
}
