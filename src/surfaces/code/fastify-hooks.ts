import { makesApp, ofParent } from '../../knowledge/words/guards.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { folderOf, pathFrom } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import { importedNames } from './imported-names.ts'

/**
 * Whether a hook that a file gives to a name runs for all routes: of the program itself, of the root that loads plugins and routes out of
 * folders, or of a plugin that is no scope of its own and that something loads. https://github.com/fastify/fastify-autoload
 */
export function runsForAllRoutes(receiver: string, { path, text }: { path: string; text: string }, of: Package): boolean {
  const name = `(?<![\\w.$])${literally(receiver)}`
  if (new RegExp(name + makesApp.pattern.source).test(text)) return true
  const folders = autoloaded(of)
  if (folders.some((one) => one.by === path && one.receiver === receiver)) return true
  const around = folders.find(({ folder }) => path.startsWith(`${folder}/`))
  if (around) return around.isOpen || ofParent.pattern.test(text)
  return ofParent.pattern.test(text) && (folders.length === 0 || isTakenIn(path, of))
}

interface Loaded {
  readonly by: string
  readonly receiver: string
  readonly folder: string
  /** Whether what it loads has no scope of its own. */
  readonly isOpen: boolean
}

/** The folders that a package loads plugins from: `app.register(AutoLoad, { dir: join(__dirname, 'plugins') })`. */
function autoloaded(of: Package): readonly Loaded[] {
  return onceFor(of.project, `autoloaded ${of.below}`, () =>
    (codeAround(of.project, of) ?? []).flatMap((by) => {
      const text = of.project.text(by) ?? ''
      if (!text.includes('@fastify/autoload') && !text.includes('fastify-autoload')) return []
      return Array.from(text.matchAll(/(?<![\w.$])(\w{1,40})\.register\(/g)).flatMap(({ index, 0: whole, 1: receiver = '' }): Loaded[] => {
        const open = index + whole.length - 1
        const said = text.slice(open, bracketEnd(text, open, '()', LONGEST) ?? open)
        const given = importedNames(by, of.project).get(/^\(\s{0,20}(\w{1,60})/.exec(said)?.[1] ?? '')
        const dir = FOLDER.exec(said)?.[1]
        if (dir === undefined || !given || !/^(?:@fastify\/|fastify-)autoload$/.test(given.from)) return []
        return [{ by, receiver, folder: pathFrom(folderOf(by), dir), isOpen: /\bencapsulate\s{0,4}:\s{0,4}false\b/.test(said) }]
      })
    }),
  )
}

const LONGEST = 1000
/** The last text of an expression. */
const FOLDER = /\bdir\s{0,4}:[^"'`\n]{0,120}["'`]([\w./-]{1,80})["'`]/

function isTakenIn(path: string, of: Package): boolean {
  return (codeAround(of.project, of) ?? []).some((one) => [...importedNames(one, of.project).values()].some((from) => from.path === path))
}
