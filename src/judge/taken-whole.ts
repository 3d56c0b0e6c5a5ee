import { isTestPath } from '../classify/file-role.ts'
import { goesThroughMembers, wholeImport } from '../knowledge/words/entries.ts'
import { literally } from '../text/pattern.ts'
import { folderOf } from '../text/paths.ts'
import { type Around, isModule, type Reach } from './module-reach.ts'

/**
 * Whether another file takes all of a module and goes through its members: `Object.values(tools)` after `import * as tools`, also where the
 * folder's own module hands all of it on.
 */
export function isTakenWhole({ memberOf }: Reach, own: string, paths: readonly string[], { text }: Pick<Around, 'text'>): boolean {
  if (memberOf === undefined) return false
  const folder = folderOf(own)
  const handsOn = new RegExp(
    `^export\\s*\\*[^\\n]{0,80}/${literally(memberOf)}(?:\\.[cm]?[jt]sx?)?["']|^from \\.${literally(memberOf)} import \\*`,
    'm',
  )
  const isHandedOn = INDEXES.some((name) => handsOn.test(text(folder === '' ? name : `${folder}/${name}`) ?? ''))
  const modules = isHandedOn ? [memberOf, folder.slice(folder.lastIndexOf('/') + 1)] : [memberOf]
  return paths.some((path) => {
    const written = path === own || !isModule(path) || isTestPath(path) ? '' : (text(path) ?? '')
    if (!modules.some((one) => written.includes(one)) || !goesThroughMembers.pattern.test(written)) return false
    return written.split('\n').some((line) => modules.some((one) => takesWhole(line, one, path.endsWith('.py'))))
  })
}

const INDEXES = ['index.ts', 'index.js', 'index.mjs', 'index.tsx', '__init__.py']

/** Whether a line takes all of a module; `from desk.tokens import sign` takes one thing of it. */
function takesWhole(line: string, module: string, isPython: boolean): boolean {
  if (module === '' || !line.includes(module) || !wholeImport.pattern.test(line)) return false
  return !isPython || (/\bimport\s+(?:\w+\.)*(\w+)\s*(?:as\s+\w+\s*)?$/.exec(line)?.[1] ?? module) === module
}
