import type { Project } from '../../discover/project.ts'
import type { Module } from '../../program/module.ts'
import { authMiddleware } from '../../knowledge/words/checks.ts'

/** Where applications of Python are put together. */
const MAINS = ['main.py', 'app.py', 'server.py', 'asgi.py', 'api.py', 'application.py', '__init__.py', '__main__.py']

/**
 * Whether an application above or beside a module, which imports it, checks each of its callers: `app.add_middleware(AuthMiddleware)`.
 * What is mounted in it, or called by it, is asked for nothing that has not passed.
 *
 * https://www.starlette.io/middleware/
 */
export function isCheckedWhereMounted(module: Module, project: Project): boolean {
  const { path } = module.file
  if (module.language !== 'python' || STARTS.test(module.file.text)) return false
  const parts = path.replace(/\.py$/, '').split('/')
  const name = parts.at(-1) === '__init__' ? parts.at(-2) : parts.at(-1)
  if (name === undefined || !/^\w{1,80}$/.test(name)) return false
  const imports = new RegExp(`^\\s{0,20}(?:from|import)\\s{1,8}[\\w.]{0,200}?\\b${name}\\b`, 'm')
  const imported = new RegExp(`^\\s{0,20}from\\s{1,8}[\\w.]{1,200}\\s{1,8}import\\s[^\\n]{0,200}\\b${name}\\b`, 'm')
  return MAINS.flatMap((one) => project.named(one)).some((other) => {
    if (other === path || !path.startsWith(other.replace(/[^/]*$/, ''))) return false
    const text = project.text(other) ?? ''
    return authMiddleware.pattern.test(text) && TAKES_APP.test(text) && (imports.test(text) || imported.test(text))
  })
}

/** A module that starts its server by itself needs nobody who mounts it. */
const STARTS = /\buvicorn\.run\(|\.run\(\s{0,40}transport\s{0,4}=/
/** An application is mounted, or handed each request: https://asgi.readthedocs.io/en/latest/specs/main.html#applications */
const TAKES_APP = /\.mount\(|\b(?:request\.)?scope,\s{0,40}(?:request\.)?_?receive\b/
