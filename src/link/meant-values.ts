import { hostAt } from '../classify/endpoint.ts'
import { roleOf } from '../classify/file-role.ts'
import { madeAtSetup, setupFiles } from '../knowledge/setup-commands.ts'
import { forTestsAlone } from '../knowledge/words/meant-values.ts'
import type { StoredSecret } from '../model/index.ts'
import { commentAbove } from '../text/comments.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { isReplaced } from './replaced-passwords.ts'
import { isSample } from './sample-values.ts'
import { type Facts, surroundingsOf } from './facts.ts'

/**
 * What shows that nobody runs with a value: it is shown as a sample; of a variable, its comment says that only tests need it, the setup
 * that the repository describes writes another one over it, or the file is of a system that is only at hosts for documentation.
 */
export function meantFor(name: string | undefined, at: Span, facts: Facts): Pick<StoredSecret, 'meant'> {
  if (isSample(at)) return { meant: 'sample' }
  if (isReplaced(at)) return { meant: 'replaced' }
  if (!VARIABLES.test(at.file.path)) return {}
  if (forTestsAlone.pattern.test(commentOn(at))) return { meant: 'tests' }
  const isTemplate = roleOf(at.file).template
  if (name !== undefined && isTemplate && isMadeAnew(name, at.file.path, facts)) return { meant: 'setup' }
  return !isTemplate && isOfDocumentation(at.file, facts) ? { meant: 'documentation' } : {}
}

/** Files of variables, by their names. */
const VARIABLES = /(?:^|[./_-])env(?:$|[./_-])[^/]{0,60}$/i

/** The comment on a line of a file of variables, and the one just above it, which speaks of no variable in between. */
function commentOn({ file: { text }, start, end }: Span): string {
  const behind = /^[^\n]{0,40}?(\s#[^\n]{0,300})/.exec(text.slice(end, end + 400))?.[1] ?? ''
  return `${behind}\n${commentAbove(text, start)}`
}

/** Whether what tells how to set the repository up, at the template or above it, has the command that writes a new value. */
function isMadeAnew(name: string, path: string, { text }: Facts): boolean {
  const row = madeAtSetup.find((one) => one.name.test(name))
  if (!row) return false
  const folders: string[] = []
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder === '' ? '' : `${folder}/`)
    if (folder === '') break
  }
  return folders.some((folder) => setupFiles.some((one) => row.command.test(text(`${folder}${one}`) ?? '')))
}

/** Whether the public hosts that a file of variables names, two at least, are all for documentation. */
function isOfDocumentation(file: SourceFile, facts: Facts): boolean {
  let known = OF_DOCUMENTATION.get(file)
  if (known === undefined) {
    const hosts = [...file.text.slice(0, LONGEST).matchAll(ADDRESS)].map(
      ([address]) => hostAt(address, surroundingsOf(facts, file, [])).class,
    )
    const others = hosts.filter((one) => one !== 'loopback' && one !== 'private' && one !== 'none')
    known = others.length > 1 && others.every((one) => one === 'placeholder')
    OF_DOCUMENTATION.set(file, known)
  }
  return known
}

const OF_DOCUMENTATION = new WeakMap<SourceFile, boolean>()
const ADDRESS = /\b[a-z][a-z\d+]{1,20}:\/\/[^\s"',;#]{3,300}/g
const LONGEST = 50_000
