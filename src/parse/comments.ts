import { oneOf } from '../text/pattern.ts'

/** A comment, with its signs, in UTF-16 offsets. */
export interface Comment {
  readonly start: number
  readonly end: number
}

/**
 * The comments of a file, told from strings by the syntax that its name calls for; undefined where the name says nothing. Each syntax is
 * one expression that matches whole strings and whole comments, so that a sign inside the one never begins the other.
 */
export function commentsOf(path: string, text: string): readonly Comment[] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (SCRIPTS.test(name)) return scriptComments(text)
  const syntax = SYNTAXES.find(({ names }) => names.test(name))
  if (!syntax) return undefined
  const found: Comment[] = []
  for (const match of text.matchAll(new RegExp(syntax.tokens, 'gm'))) {
    const { comment } = match.groups ?? {}
    if (comment !== undefined) found.push({ start: match.index + match[0].length - comment.length, end: match.index + match[0].length })
  }
  return found
}

interface Syntax {
  readonly names: RegExp
  /** Strings, and `comment`. */
  readonly tokens: string
}

/** On one line, with backslashes; an open one ends with its line. */
const DOUBLE = String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?`
const SINGLE = String.raw`'(?:[^'\\\r\n]|\\[^\r\n])*'?`
const BLOCK = String.raw`\/\*[^]*?(?:\*\/|(?![^]))`
const SLASHES = String.raw`\/\/[^\r\n]*`
/** Behind a blank or at the start of a line, as `#` in an address or a word begins none. */
const HASH = String.raw`(?:^|[ \t;()&|,[\]])(?<comment>#[^\r\n]*)`
const TAGS = String.raw`<!--[^]*?(?:-->|(?![^]))`
/** Over several lines. */
const TRIPLE = String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|(?![^]))|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|(?![^]))`
const LONG_DOUBLE = String.raw`"(?:[^"\\]|\\[^])*(?:"|(?![^]))`
const LONG_SINGLE = String.raw`'[^']*(?:'|(?![^]))`

const SYNTAXES: readonly Syntax[] = [
  { names: /\.pyi?$/i, tokens: String.raw`${TRIPLE}|${DOUBLE}|${SINGLE}|(?<comment>#[^\r\n]*)` },
  { names: /\.toml$/i, tokens: String.raw`${TRIPLE}|${DOUBLE}|'[^'\r\n]*'?|(?<comment>#[^\r\n]*)` },
  {
    names: /\.(?:sh|bash|zsh|ksh|fish)$|^\.(?:bash|zsh)rc$|^\.(?:bash_|z)?profile$|^\.envrc$/i,
    tokens: String.raw`\\[^]|${LONG_DOUBLE}|${LONG_SINGLE}|${HASH}`,
  },
  // Quotes within a word are letters: don't.
  {
    names: /\.ya?ml$|^\.clang-format$/i,
    tokens: String.raw`(?<=(?:^|[\s:[{,-])[ \t]*)(?:${LONG_DOUBLE}|'(?:[^']|'')*(?:'|(?![^])))|${HASH}`,
  },
  {
    names: /^\.?env(?:\..+)?$|\.env(?:\..+)?$|^\.env/i,
    tokens: String.raw`(?<==[ \t]*)(?:${LONG_DOUBLE}|${LONG_SINGLE}|\x60[^\x60]*(?:\x60|(?![^])))|(?:^|[ \t])(?<comment>#[^\r\n]*)`,
  },
  {
    names: oneOf(
      'i',
      /^(?:Dockerfile|Containerfile|Makefile|GNUmakefile|justfile|Gemfile|Rakefile)(?:\..+)?$/,
      /\.(?:mk|rb|pl|r|ex|exs|nix|cmake|ps1|psm1)$/,
    ),
    tokens: String.raw`${DOUBLE}|${SINGLE}|${HASH}`,
  },
  {
    names: oneOf(
      'i',
      /\.(?:ini|cfg|conf|properties|npmrc|pypirc|editorconfig|gitconfig)$/,
      /^\.(?:npmrc|pypirc|gitignore|dockerignore|gitattributes|[a-z]+ignore)$/,
    ),
    tokens: String.raw`^[ \t]*(?<comment>[#;!][^\r\n]*)`,
  },
  { names: /\.(?:tf|tfvars|hcl)$/i, tokens: String.raw`${DOUBLE}|(?<comment>#[^\r\n]*|${SLASHES}|${BLOCK})` },
  { names: /\.php$/i, tokens: String.raw`${LONG_DOUBLE}|'(?:[^'\\]|\\[^])*(?:'|(?![^]))|(?<comment>#(?!\[)[^\r\n]*|${SLASHES}|${BLOCK})` },
  { names: /\.go$/i, tokens: String.raw`\x60[^\x60]*(?:\x60|(?![^]))|${DOUBLE}|${SINGLE}|(?<comment>${SLASHES}|${BLOCK})` },
  {
    names: /\.(?:java|kt|kts|scala|groovy|gradle|swift|cs|dart)$/i,
    tokens: String.raw`${TRIPLE}|${DOUBLE}|${SINGLE}|(?<comment>${SLASHES}|${BLOCK})`,
  },
  {
    names: /\.rs$/i,
    tokens: String.raw`r#+"[^]*?(?:"#|(?![^]))|${LONG_DOUBLE}|'(?:[^'\\\r\n]|\\[^\r\n]{1,10})'|(?<comment>${SLASHES}|${BLOCK})`,
  },
  {
    names: /\.(?:c|h|cc|cpp|hpp|m|proto|jsonc?|json5|ndjson|code-workspace|prisma|graphql|less|scss)$/i,
    tokens: String.raw`${DOUBLE}|${SINGLE}|(?<comment>${SLASHES}|${BLOCK})`,
  },
  { names: /\.css$/i, tokens: String.raw`${DOUBLE}|${SINGLE}|(?<comment>${BLOCK})` },
  { names: /\.(?:sql|ddl)$/i, tokens: String.raw`'(?:[^']|'')*(?:'|(?![^]))|"[^"\r\n]*"?|(?<comment>--[^\r\n]*|${BLOCK})` },
  { names: /\.(?:lua|hs|elm)$/i, tokens: String.raw`${DOUBLE}|${SINGLE}|(?<comment>--[^\r\n]*)` },
  { names: /\.(?:xml|plist|svg|csproj|props|config|xhtml)$/i, tokens: String.raw`<!\[CDATA\[[^]*?(?:\]\]>|(?![^]))|(?<comment>${TAGS})` },
  {
    names: /\.(?:vue|svelte|astro)$/i,
    tokens: String.raw`\x60(?:[^\x60\\]|\\[^])*(?:\x60|(?![^]))|${DOUBLE}|${SINGLE}|(?<comment>${TAGS}|${SLASHES}|${BLOCK})`,
  },
]

const SCRIPTS = /\.[cm]?[jt]sx?$/i

/** What may stand before a regular expression, where a value would before a division. */
const BEFORE_EXPRESSION = /(?:^|[(,=:[!&|?{};+\-*%^~<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield|throw))\s*$/

/** JavaScript's, for files that the parser refuses: templates hold code, and code holds templates. */
function scriptComments(text: string): Comment[] {
  const found: Comment[] = []
  /** Open templates: how many braces are open inside the expression. */
  const open: number[] = []
  let at = 0
  const token = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|(?![^]))|"(?:[^"\\\r\n]|\\[^])*"?|'(?:[^'\\\r\n]|\\[^])*'?|[`{}/]/g
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole] = match
    at = token.lastIndex
    const braces = open.at(-1)
    if (whole.startsWith('//') || whole.startsWith('/*')) found.push({ start: match.index, end: at })
    else if (whole === '`') at = template(text, at, open)
    else if (whole === '{' && braces !== undefined) open[open.length - 1] = braces + 1
    else if (whole === '}' && braces !== undefined) {
      if (braces > 0) open[open.length - 1] = braces - 1
      else {
        open.pop()
        at = template(text, at, open)
      }
    } else if (whole === '/' && BEFORE_EXPRESSION.test(text.slice(Math.max(0, match.index - 40), match.index)))
      at = regularExpression(text, at)
    token.lastIndex = at
  }
  return found
}

/** The offset behind a template's fixed part; `open` has one more where code follows. */
function template(text: string, from: number, open: number[]): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '`') return i + 1
    else if (text[i] === '$' && text[i + 1] === '{') {
      open.push(0)
      return i + 2
    }
  }
  return text.length
}

/** The offset behind a regular expression, which ends on its line, or where the sign was a division after all. */
function regularExpression(text: string, from: number): number {
  let inClass = false
  for (let i = from; i < text.length && text[i] !== '\n' && text[i] !== '\r'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '[') inClass = true
    else if (text[i] === ']') inClass = false
    else if (text[i] === '/' && !inClass) return i + 1
  }
  return from
}
