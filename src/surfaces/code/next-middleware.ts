import type { Project } from '../../discover/project.ts'
import { asksNoCaller, mayRefuse } from '../../knowledge/words/checks.ts'

const FILES = ['middleware', 'src/middleware', 'proxy', 'src/proxy'].flatMap((name) => [`${name}.ts`, `${name}.js`])
const EXPORTS = /\bexports?\b/
const IMPORTS = /\b(?:from|import\(|require\()\s{0,8}["']([^"'\s]{1,300})["']/g
const TEXT = /(?:"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|`(?:[^`\\$]|\\.){0,400}`)/
const COMMENTS = /^[ \t]{0,80}\/\/.*$/gm
/** `matcher: ['/dashboard/:path*']`, where everything in the list is a text. */
const MATCHER = new RegExp(`\\bmatcher\\s{0,8}:\\s{0,8}(?:(${TEXT.source})|\\[((?:[\\s,]{0,80}${TEXT.source}){1,60})[\\s,]{0,80}\\])`)

/**
 * Whether the middleware of a Next.js application may check who calls a route of it: it runs for the path, or that cannot be told, and it
 * has to do with callers. https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher
 */
export function isBehindMiddleware(path: string, folder: string, project: Project): boolean {
  const under = folder === '' ? '' : `${folder}/`
  return FILES.some((name) => {
    const text = project.text(under + name)
    if (text === undefined) return project.has(under + name)
    if (!EXPORTS.test(text) || !(mayRefuse.pattern.test(text) || asksOthers(text) || exportsUnseen(text))) return false
    const route = pathOf(path.slice(under.length))
    const paths = patternsIn(text)
    return route === undefined || paths === undefined || paths.some((one) => mayMatch(one, route))
  })
}

/** Whether something is imported that may check callers, under whatever name a build finds it: `import { gate } from 'lib/gate'`. */
function asksOthers(text: string): boolean {
  return [...text.replace(COMMENTS, '').matchAll(IMPORTS)].some(([, from = '']) => !asksNoCaller.pattern.test(from))
}

/** Whether what is exported is made nowhere in the file: what it does cannot be seen. */
function exportsUnseen(text: string): boolean {
  const name = /\bexport\s{1,8}default\s{1,8}(?!async\b|function\b|class\b)(\w{1,60})\s{0,8}(?:;|$)/m.exec(text)?.[1]
  return name !== undefined && !new RegExp(`\\b(?:function|const|let|var)\\s{1,8}${name}\\b`).test(text)
}

/** The path of a route by where its file stands: `/api/mcp` of `src/app/(site)/api/mcp/route.ts`. */
function pathOf(path: string): string | undefined {
  const inside = /^(?:src\/)?app\/(.{0,300})\/route\.[jt]s$/.exec(path)?.[1]
  return inside === undefined ? undefined : `/${inside.replace(/\([^)/]{0,80}\)\//g, '')}`
}

function patternsIn(text: string): readonly string[] | undefined {
  const found = MATCHER.exec(text.replace(COMMENTS, ''))
  const written = found?.[1] ?? found?.[2]
  return written?.match(new RegExp(TEXT, 'g'))?.map((one) => one.slice(1, -1).replaceAll('\\\\', '\\'))
}

/** Whether a pattern may stand for a path: nothing is said of those that are more than a beginning, or all but some beginnings. */
function mayMatch(pattern: string, route: string): boolean {
  const except = /^\/\(\(\?!(.{0,400})\)\.[*+]\)$/.exec(pattern)?.[1]
  if (except !== undefined) return !except.split('|').some((one) => /^[\w/-]{1,80}$/.test(one) && route.slice(1).startsWith(one))
  const start = /^\/[\w./-]{0,200}/.exec(pattern)?.[0]
  if (start === undefined || start === '/') return pattern !== '/' || route === '/'
  const rest = pattern.slice(start.length)
  // A part of a route that has a name may be any.
  return /^[?*+{]/.test(rest) || route.startsWith(start.replace(/\/$/, '')) || /\[/.test(route.slice(0, start.length))
}
