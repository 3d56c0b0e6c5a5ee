/**
 * The test for a glob of plain segments, which is most of them: `**` at most at its start, stars in segments. Others need an
 * expression, ten times as dear.
 */
export function plainGlob(glob: string): ((path: string) => boolean) | undefined {
  const anywhere = glob.startsWith('**/')
  const segments = (anywhere ? glob.slice(3) : glob).split('/')
  if (segments.length === 1 && segments[0] === '*' && anywhere) return () => true
  if (segments.some((segment) => segment === '' || segment === '*' || segment.includes('**') || /[?[\](){}!+@\\|]/.test(segment)))
    return undefined
  const tests = segments.map(segmentTest).reverse()
  return (path) => {
    let end = path.length
    for (const test of tests) {
      if (end < 0) return false
      const slash = path.lastIndexOf('/', end - 1)
      if (!test(path, slash + 1, end)) return false
      end = slash
    }
    return anywhere || end < 0
  }
}

function segmentTest(segment: string): (path: string, start: number, end: number) => boolean {
  const [before = '', ...parts] = segment.split('*')
  const behind = parts.pop()
  if (behind === undefined) return (path, start, end) => end - start === segment.length && path.startsWith(segment, start)
  // What the stars stand for may be nothing, but a whole segment never is.
  const least = Math.max(segment.length - parts.length - 1, 1)
  return (path, start, end) => {
    if (end - start < least || !path.startsWith(before, start) || !path.startsWith(behind, end - behind.length)) return false
    // The first place is as good as any for what stands between stars.
    let at = start + before.length
    for (const part of parts) {
      const found = path.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at <= end - behind.length
  }
}

/** `a.{json,yaml}` as two globs, so that each has a plain end. */
export function alternatives(glob: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(glob)
  if (!braces) return [glob]
  return (braces[1] as string)
    .split(',')
    .flatMap((part) => alternatives(glob.slice(0, braces.index) + part + glob.slice(braces.index + braces[0].length)))
}
