import { isTestPath } from '../classify/file-role.ts'
import { oncePerPair } from '../text/once-per.ts'
import { literally, oneOf } from '../text/pattern.ts'
import { type Around, isModule, moduleOf } from './module-reach.ts'

/**
 * Whether all that modules of TypeScript and JavaScript do with an object is to name members of it: `tokens.issue(user)`. One that is
 * handed on, spread, looked into by a key or imported by another name may have any of its functions called.
 */
export function isUsedByMember(object: string, own: string, around: Around): boolean {
  return usedByMember(around, `${own} ${object}`, object, own)
}

const usedByMember = oncePerPair(({ all, text }: Around, _: string, object: string, own: string): boolean => {
  const stem = literally(moduleOf(own))
  const imports = new RegExp(`\\b(?:from|require\\(|import\\()\\s*["'\`](?:[^"'\`\\n]{0,200}/)?${stem}(?:\\.[cm]?[jt]sx?)?["'\`]`)
  const named = new RegExp(`(?<![\\w$])${literally(object)}(?![\\w$])`, 'g')
  let isUsed = false
  for (const path of all()) {
    if (!isModule(path) || path.endsWith('.py') || isTestPath(path)) continue
    const written = text(path) ?? ''
    const isOwn = path === own
    if (!isOwn && !imports.test(written)) continue
    const places = [...written.matchAll(named)].map(({ index }) => index)
    // Who imports it by another name, or hands all of the module on, names it nowhere.
    if (places.length === 0) return false
    for (const at of places) {
      const isMember = /^\s{0,40}\??\.\s{0,40}[\w$]/.test(written.slice(at + object.length, at + object.length + 90))
      if (!isMember && !onlyNames(written, at)) return false
      isUsed ||= isMember && !isOwn
    }
  }
  return isUsed
})

/** An import or export of the name, the path of its module, what it is given to at first, or a comment. */
function onlyNames(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(-200)
  return ONLY_NAMES.test(before) || OPEN_IMPORT.test(text.slice(Math.max(0, at - 2000), at))
}

/** Names of one import on lines of their own. */
const OPEN_IMPORT = /(?:^|\n)import\s(?:type\s)?\{[\w$\s,]{0,2000}$/

const ONLY_NAMES = oneOf(
  '',
  /^\s*import\s(?:type\s)?[\w$\s,{*]*$/,
  /^\s*export\s+(?:default\s+|\{[\w$\s,]*)$/,
  /^\s*module\.exports\s*=\s*\{?\s*$/,
  /^\s*(?:export\s+)?const\s+\{?\s*$/,
  /\b(?:from|require\(|import\()?\s*["'`][^"'`\s]{0,200}\/$/,
  /^\s*(?:\/\/|\/?\*)/,
)
