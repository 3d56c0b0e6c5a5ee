import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

/** Types that keep their value to themselves, of a library or of the file. */
const HIDES = oneOf('', asWritten(logLibraries, 'hides-by-debug'), /\bDebug\s{1,4}for\s{1,4}\w{0,40}(?:Token|Secret|Key)/)

/**
 * Whether the `Debug` of a name may show nothing: in a file that has such types, unless all that the file says of the name is that it is a
 * text.
 */
export function hidesByDebug(name: string, file: SourceFile): boolean {
  const known = textsHidden(file)
  return known !== 'all' && !known.has(name)
}

const textsHidden = oncePer((file: SourceFile): ReadonlySet<string> | 'all' => (HIDES.test(file.text) ? textsOf(file) : 'all'))

/** `token: &str` of a parameter, a field or a variable. */
const TYPED = /\b(\w{1,60}) {0,4}:(?!:)\s{0,4}([^=;,(){}\n]{1,80})/g
/** `let token = …`. */
const GIVEN = /\blet\s{1,4}(?:mut\s{1,4})?(\w{1,60})\s{0,4}=(?!=)\s{0,4}([^;]{1,200})/g

const HIDDEN = /\b(?:Secret|Redacted|[A-Z]\w{0,40}(?:Token|Secret|Key))/
const TEXT = oneOf(
  '',
  /^(?:Option<|&|mut |'\w{1,20} |\s){0,6}(?:String|str|Cow<)(?!\w)/,
  /^(?:String::from|format!|(?:std::)?env::var)\(|\.(?:to_string|to_owned)\(\)/,
  inTurn('', /\./, asWritten(logLibraries, 'opens-hidden'), /\(\)/),
)

/** Names that are only texts, wherever the file says what they are. */
function textsOf({ text }: SourceFile): ReadonlySet<string> {
  const [hidden, texts] = [new Set<string>(), new Set<string>()]
  for (const pattern of [TYPED, GIVEN])
    for (const [, name = '', said = ''] of text.matchAll(pattern))
      if (HIDDEN.test(said)) hidden.add(name)
      else if (TEXT.test(said)) texts.add(name)
  return new Set([...texts].filter((name) => !hidden.has(name)))
}
