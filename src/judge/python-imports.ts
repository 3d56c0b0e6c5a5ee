import { oncePer } from '../text/once-per.ts'
import { inTurn } from '../text/pattern.ts'
import { folderOf } from '../text/paths.ts'
import type { Around } from './module-reach.ts'

/**
 * What Python gets from packages by name, as `folder.name`, but for a first name on the line of its `import`: `client` in
 * `from services.mail import templates, client as mail`, also over lines.
 */
export const takenFromPackages = oncePer(({ all, text }: Around): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const path of all()) {
    if (!path.endsWith('.py')) continue
    for (const [, dots = '', from = '', list = ''] of (text(path) ?? '').matchAll(IMPORTS)) {
      const folder = nameOf(from === '' ? relativeTo(path, dots.length) : from.replaceAll('.', '/'))
      const names = list.replace(/#[^\n]*/g, '').split(',')
      for (const [index, one] of names.entries()) {
        const name = /^[\s(\\]*(\w+)/.exec(one)?.[1]
        if (name !== undefined && (index > 0 || /^\s*[(\\]/.test(one))) found.add(`${folder}.${name}`)
      }
    }
  }
  return found
})

const IMPORTS = inTurn(
  'gm',
  /^[ \t]{0,60}from[ \t]+(?=[.\w])(\.{0,9})([\w.]{0,200})[ \t]+import\b/,
  /((?:[ \t]|\\\r?\n){0,40}(?:\((?:[^)#]|#[^\n]*){0,4000}|(?:[^\n\\(]|\\\r?\n){1,1000}))/,
)

/** The folder that one dot, two dots and so on stand for. */
function relativeTo(path: string, dots: number): string {
  let folder = folderOf(path)
  for (let up = 1; up < dots; up++) folder = folderOf(folder)
  return folder
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}
