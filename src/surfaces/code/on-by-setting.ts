import type { Project } from '../../discover/project.ts'
import { literally } from '../../text/pattern.ts'
import { words } from '../../text/words.ts'
import type { Span } from '../../text/source.ts'
import { classOfPath, declarationOf, languageOf, type TypeDeclared } from '../../program/written/index.ts'

/**
 * Whether a branch is taken where nobody sets anything, as its condition is a flag of a class of settings that is so from the start, and no
 * file of settings speaks of it: `if (options.SkipCertificateCheck)` of `public bool SkipCertificateCheck { get; set; } = true;`
 */
export function isOnBySetting(condition: string, at: Span, project: Project): boolean {
  const [, not = '', holder = '', member = ''] = FLAG.exec(condition) ?? []
  const language = languageOf(at.file.path)
  if (member === '' || !language || language === 'rs' || language === 'go') return false
  const declared =
    classOfPath(holder, { at, language, project }) ??
    (/^[A-Z]\w{0,60}$/.test(holder) ? declarationOf(holder, at.file, language, project) : undefined)
  const name = member.endsWith('()') ? ofGetter(member) : member
  return declared !== undefined && valueIn(declared, name) === (not === '' ? 'true' : 'false') && !isSetInFile(name, project)
}

/** `(options.SkipCertificateCheck)`, `!settings.verifyTls`, `(properties.isTrustAll())` */
const FLAG = /^\s*\(?\s*(!?)\s*\$?((?:\w{1,60}(?:\.|->)){0,3}\w{1,60})(?:\.|->)(\w{1,60}(?:\(\))?)\s*\)?\s*$/

/** `isTrustAll` and `getTrustAll` read `trustAll`. */
function ofGetter(name: string): string {
  return name.slice(0, -2).replace(/^(?:is|get)([A-Z])/, (_, first: string) => first.toLowerCase())
}

/** What a flag of a class is from the start: a field, a property, a constant, or what its constructor has for it. */
function valueIn({ head, body }: TypeDeclared, name: string): string | undefined {
  const one = literally(name)
  const typed = `\\bbool(?:ean)?\\??\\s{1,4}\\$?${one}\\b\\s{0,4}(?:\\{[^{}]{0,80}\\}\\s{0,4})?`
  const behind = `\\b${one}\\s{0,4}:\\s{0,4}Boolean\\s{0,4}`
  return new RegExp(`(?:${typed}|${behind})=\\s{0,4}(true|false)\\b`).exec(head + body)?.[1]
}

/** Whether a file of settings of the program speaks of a flag, however it writes it: `skip-certificate-check`. */
function isSetInFile(name: string, project: Project): boolean {
  const said = new RegExp(words(name).map(literally).join('[-_]?'), 'i')
  return project.below('').some((path) => SETTINGS.test(path) && said.test(project.text(path) ?? ''))
}

const SETTINGS = /(?:^|\/)(?:appsettings(?:\.[\w-]{1,40})?\.json|application(?:-[\w-]{1,40})?\.(?:ya?ml|properties))$/
