import type { Project } from '../../discover/project.ts'
import { makesApp, ofParent } from '../../knowledge/words/guards.ts'
import { importedPath } from '../../program/index.ts'
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

/** Whether something loads a file, by a name or where it is registered: `app.register(require('./plugins/auth'))`. */
function isTakenIn(path: string, of: Package): boolean {
  const taken = onceFor(of.project, `taken in ${of.below} ${String(of.files)}`, () => {
    const all = (codeAround(of.project, of) ?? []).flatMap((by) => [
      ...Array.from(importedNames(by, of.project).values(), (one) => one.path),
      ...registeredIn(by, of.project),
    ])
    return new Set(all)
  })
  return taken.has(path)
}

function registeredIn(by: string, project: Project): readonly (string | undefined)[] {
  const text = project.text(by) ?? ''
  const found = [...text.matchAll(REGISTERED)]
  const scopes = found.length === 0 ? [] : Array.from(text.matchAll(SCOPE), (one) => scopeOf(one, text))
  return found.map(({ index, 1: receiver = '', 2: from = '' }) => {
    const isOfScope = scopes.some((one) => one.name === receiver && one.from < index && index < one.to)
    return isOfScope ? undefined : importedPath(by, from, { project, isPython: false })
  })
}

const REGISTERED = /(?<![\w.$])(\w{1,40})\.register\(\s{0,20}(?:await\s{1,4})?(?:require|import)\(\s{0,4}["']([^"'\n]{1,200})["']/g
/** A plugin that is written where it is registered has a scope of its own. */
const SCOPE = /\.register\(\s{0,20}(?:async\s{0,4})?(?:function\s{0,4}\w{0,40}\s{0,4})?\(?\s{0,4}(\w{1,40})/g

function scopeOf({ index, 1: name }: RegExpExecArray, text: string): { name: string | undefined; from: number; to: number } {
  return { name, from: index, to: bracketEnd(text, text.indexOf('(', index), '()', LONGEST_PLUGIN) ?? index + LONGEST_PLUGIN }
}

const LONGEST_PLUGIN = 20_000
