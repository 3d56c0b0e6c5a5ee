import picomatch from 'picomatch'
import { expect, it } from 'vitest'
import { alternatives, plainGlob } from '../src/text/glob.ts'
import { surfaces } from '../src/surfaces/index.ts'

const GLOBS = [...new Set(surfaces.flatMap(({ files }) => files.flatMap(alternatives)))]

/** Paths near the globs: themselves with the stars filled in, deeper, shallower and misspelt. */
function paths(glob: string): string[] {
  const filled = ['', 'a', '.b', 'c.d'].flatMap((star) =>
    ['', 'x/', '.y/z/'].map((front) =>
      glob
        .replace(/^\*\*\//, front)
        .replaceAll('**/', 'm/n/')
        .replaceAll('*', star),
    ),
  )
  return filled
    .flatMap((path) => [path, `x${path}`, `${path}x`, `deep/${path}`, path.toUpperCase(), path.split('/').slice(1).join('/')])
    .filter((path) => path !== '' && !path.includes('//') && !path.endsWith('/') && !path.startsWith('/'))
}

it('matches as picomatch does', () => {
  const plain = GLOBS.filter((glob) => plainGlob(glob))
  expect(plain.length).toBeGreaterThan(GLOBS.length * 0.7)
  const all = [...new Set(plain.flatMap(paths))]
  const wrong: string[] = []
  for (const glob of plain) {
    const own = plainGlob(glob)
    const expression = picomatch.makeRe(glob, { dot: true })
    for (const path of [...paths(glob), ...all.slice(0, 400)]) if (own?.(path) !== expression.test(path)) wrong.push(`${glob} ${path}`)
  }
  expect(wrong).toEqual([])
})
