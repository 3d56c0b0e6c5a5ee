import picomatch from 'picomatch'

/** Whether a path is one of another surface's files. */
export function nameMatcher(files: readonly string[]): (path: string) => boolean {
  const match = picomatch([...files], { dot: true })
  return (path) => match(path)
}
