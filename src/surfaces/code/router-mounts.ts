import { bracketEnd } from '../../text/brackets.ts'
import { grouped } from '../../text/grouped.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import { importedNames } from './imported-names.ts'

/** What stands before the paths of a router of a file, through the routers that it is mounted in; nothing where it cannot be read. */
export function mountedAt(router: string, path: string, of: Package, steps = 0): readonly string[] {
  return onceFor(of.project, `mounted ${of.below} ${path} ${router} ${steps}`, () => {
    const text = of.project.text(path) ?? ''
    const name = `(?<![\\w.$])${literally(router)}`
    if (inTurn('', new RegExp(name), MAKES_APP).test(text)) return ['']
    const made = inTurn('', new RegExp(name), HAS_PREFIX).exec(text)
    if (steps === MOST_STEPS || (made && made[1] === undefined)) return []
    const found: string[] = []
    for (const { by, file, under } of mountsOf(router, path, of)) {
      const above = under === undefined ? [] : mountedAt(by, file, of, steps + 1)
      if (above.length === 0) return []
      for (const one of above) found.push(`${one}/${under ?? ''}/${made?.[1] ?? ''}`)
    }
    return found.length > MOST ? [] : found
  })
}

/** Routers that are mounted one in the other. */
const MOST_STEPS = 4
/** Paths that one router has. */
const MOST = 50
/** In so many characters it is said what is mounted. */
const SAID = 400

const MAKES_APP = /(?:\s{0,4}:[^=\n]{1,60})?\s{0,4}=\s{0,4}(?:await\s)?(?:new\s)?(?:express|[fF]astify|Hono|FastAPI|Flask)\(/
const HAS_PREFIX = /\s{0,4}=[^\n]{1,60}\([^()]{0,200}\b(?:url_)?prefix\s{0,4}=\s{0,4}(?:["']([^"'\n]{0,80})["'])?/

interface Mount {
  /** The router or program that it is mounted in, and its file. */
  readonly by: string
  readonly file: string
  /** Undefined where it is not written. */
  readonly under: string | undefined
}

const MOUNTS = inTurn(
  'g',
  /(?<![\w.$])(\w{0,40}(?:[aA]pp|[sS]erver|[aA]pi|fastify|application|[rR]outer|[rR]outes|[vV]\d))/,
  /\.(?:use|route|register|include_router|register_blueprint)\(/,
)
const AT = /^\(\s{0,20}["'`](\/[^"'`\n]{0,80})["'`]|\b(?:url_)?prefix["']?\s{0,4}[:=]\s{0,4}["'`]([^"'`\n]{0,80})["'`]/
/** A path or prefix is there. */
const IS_AT = /^\(\s{0,20}(?:["'`[]|\w{0,40}(?:PATH|PREFIX|BASE|[pP]ath|[pP]refix)\b)|\b(?:url_)?prefix["']?\s{0,4}[:=]/

/** Where a router of a file is mounted by its name there, or elsewhere by that or as the whole file, and else by any name of the file. */
function mountsOf(router: string, path: string, of: Package): readonly Mount[] {
  const all = onceFor(of.project, `mounts ${of.below} ${String(of.files)}`, () => {
    const keyed = (codeAround(of.project, of) ?? []).flatMap((file) => {
      const imported = importedNames(file, of.project)
      return mountsIn(file, of.project.text(file) ?? '').flatMap(({ mount, names }) =>
        names.flatMap((name) => {
          const from = imported.get(name)
          const given =
            from?.path === undefined
              ? []
              : [
                  { key: `${from.path} ${from.name}`, mount },
                  { key: from.path, mount },
                ]
          return [{ key: `${file} ${name}`, mount }, ...given]
        }),
      )
    })
    return grouped(keyed, ({ key }) => key)
  })
  const exact = [router, 'default', '*'].flatMap((name) => all.get(`${path} ${name}`) ?? [])
  const found = exact.length > 0 ? exact : (all.get(path) ?? [])
  return [...new Set(found.map(({ mount }) => mount))]
}

function mountsIn(file: string, text: string): readonly { mount: Mount; names: readonly string[] }[] {
  return Array.from(text.matchAll(MOUNTS), ({ index, 0: whole, 1: by = '' }) => {
    const open = index + whole.length - 1
    const said = text.slice(open, bracketEnd(text, open, '()', SAID) ?? open)
    const at = AT.exec(said)
    const written = at?.[1] ?? at?.[2] ?? (IS_AT.test(said) ? undefined : '')
    const under = written?.includes('${') === true ? undefined : written
    return { mount: { by, file, under }, names: said.match(/\b[A-Za-z_$][\w$]{0,60}/g) ?? [] }
  })
}
