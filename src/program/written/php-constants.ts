import type { Project } from '../../discover/project.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { fileOf } from './elsewhere.ts'
import { filesOfLanguage } from './files.ts'

type Places = ReadonlyMap<string, Omit<Span, 'file'> & { readonly path: string }>

/** Where a constant of PHP has its value that one file defines for all others: https://www.php.net/manual/en/function.define.php */
export function definedInPhp(name: string, { file }: Span, project: Project): Span | undefined {
  const place = constantsOf(project).get(name)
  return place && { file: fileOf(place.path, file, project), start: place.start, end: place.end }
}

const constantsOf = oncePer((project: Project): Places => {
  const found = new Map<string, { path: string; start: number; end: number } | undefined>()
  for (const path of filesOfLanguage(project, 'php').slice(0, MOST_FILES)) {
    const text = project.text(path) ?? ''
    if (!text.includes('define(')) continue
    for (const { index, 0: all, 1: name = '', 2: value = '' } of text.matchAll(DEFINES)) {
      const start = index + all.indexOf(value, all.indexOf(name) + name.length + 1)
      found.set(name, found.has(name) ? undefined : { path, start, end: start + value.length })
    }
  }
  const constants = new Map([...found].flatMap(([name, place]) => (place ? [[name, place] as const] : [])))
  return constants
})

const MOST_FILES = 3000
const DEFINES = /(?<![\w>:])define\(\s{0,8}['"]([A-Z][A-Z\d_]{2,60})['"]\s{0,8},\s{0,8}([^;\n]{1,240}?)\s{0,8}\)\s{0,8};/g
