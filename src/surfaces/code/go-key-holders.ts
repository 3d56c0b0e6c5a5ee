import { holdsSettingsInGo } from '../../knowledge/words/go-settings.ts'
import { literally } from '../../text/pattern.ts'

/** A field of Go that holds a key, as a pattern behind what holds the settings in a text: another type may have a field of this name. */
export function fieldIn(text: string, field: string, types: readonly string[]): string {
  const holders = [holdsSettingsInGo.pattern.source, ...types.flatMap((type) => holdersOf(text, type)).map(literally)]
  return `(?:${holders.join('|')})(?:\\.\\w{1,40}){0,2}\\.${literally(field)}`
}

/** What is of a type, or is made by a function that gives it: `func (s *Config) check`, `s := &Config{`, `s, err := Load()`. */
function holdersOf(text: string, type: string): string[] {
  const name = literally(type)
  const declared = new RegExp(`\\b(\\w{1,40}) \\*?(?:\\w{1,40}\\.)?${name}\\b(?! (?:struct|interface)\\b)`, 'g')
  const made = new RegExp(`\\b(\\w{1,40}) :?= &?(?:\\w{1,40}\\.)?${name}\\{`, 'g')
  const makers = Array.from(
    text.matchAll(new RegExp(`\\bfunc (\\w{1,60})\\([^()\\n]{0,200}\\) \\(?\\*?${name}\\b`, 'g')),
    ([, one = '']) => one,
  )
  const given = new RegExp(`\\b(\\w{1,40})(?:, \\w{1,40})? :?= (?:${makers.map(literally).join('|')})\\(`, 'g')
  return [declared, made, ...(makers.length > 0 ? [given] : [])].flatMap((one) =>
    Array.from(text.matchAll(one), ([, holder = '']) => holder).filter((holder) => !/^(?:func|return|type|struct|var)$/.test(holder)),
  )
}

/** The types that have a field, as a text declares them. */
export function typesWith(field: string, text: string): string[] {
  const declares = new RegExp(`\\n\\s{1,40}${literally(field)}\\s`)
  return Array.from(text.matchAll(/\btype (\w{1,60}) struct \{([^}]{0,4000})/g)).flatMap(([, type = '', body = '']) =>
    declares.test(body) ? [type] : [],
  )
}
