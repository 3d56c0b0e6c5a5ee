import type { Project } from '../../discover/project.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether the settings that an application of ASP.NET is delivered with give a key a value, so that a text in place of it is not what runs:
 * `Jwt:SecretKey`, or the last part of it, as a section has it (https://learn.microsoft.com/aspnet/core/fundamentals/configuration/).
 */
export function isSetInDotnet(key: string, project: Project): boolean {
  const set = keysSet(project)
  const asked = key.toLowerCase()
  return set.has(asked) || (!asked.includes(':') && [...set].some((one) => one.endsWith(`:${asked}`)))
}

const SETTINGS = /(?:^|\/)appsettings(?:\.\w{1,40})?\.json$/

/** The keys with a value, as `section:key` in small letters: names of settings are the same in any case. */
const keysSet = oncePer((project: Project): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const path of project.below('')) {
    if (!SETTINGS.test(path) || forDevelopment.pattern.test(path.replace(/^.*\//, ''))) continue
    for (const one of keysOf(parsed(project.text(path) ?? ''), '', MOST_LEVELS)) found.add(one)
  }
  return found
})

const MOST_LEVELS = 6

function* keysOf(value: unknown, path: string, levels: number): Generator<string> {
  if (typeof value === 'string' && value.trim() !== '') yield path.toLowerCase()
  if (typeof value !== 'object' || value === null || levels === 0) return
  for (const [key, inner] of Object.entries(value)) yield* keysOf(inner, path === '' ? key : `${path}:${key}`, levels - 1)
}

/** A file that is no plain JSON sets nothing that is known; `trim` takes a byte order mark as well. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^[ \t]{0,200}\/\/.*$/gm, ''))
  } catch {
    return undefined
  }
}
