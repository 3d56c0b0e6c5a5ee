/**
 * The test for a glob of plain segments, which is most of them: `**` at most at its start, one `*` a segment. Others need an
 * expression, ten times as dear.
 */
export function plainGlob(glob: string): ((path: string) => boolean) | undefined {
  const anywhere = glob.startsWith('**/')
  const segments = (anywhere ? glob.slice(3) : glob).split('/')
  if (segments.length === 1 && segments[0] === '*' && anywhere) return () => true
  if (segments.some((segment) => segment === '' || segment === '*' || segment.split('*').length > 2 || /[?[\](){}!+@\\|]/.test(segment))) return undefined
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
  const [before = '', behind] = segment.split('*')
  if (behind === undefined) return (path, start, end) => end - start === segment.length && path.startsWith(segment, start)
  // What the star stands for may be nothing, but a whole segment never is.
  const least = Math.max(before.length + behind.length, 1)
  return (path, start, end) => end - start >= least && path.startsWith(before, start) && path.startsWith(behind, end - behind.length)
}
