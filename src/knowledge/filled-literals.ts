/** How the literals of a language are filled where they stand, by what they begin with and what stands in them. */
export const fillsInPlace: readonly { readonly files: RegExp; readonly begins: RegExp; readonly holes: RegExp }[] = [
  // https://developer.mozilla.org/docs/Web/JavaScript/Reference/Template_literals
  { files: /\.[cm]?[jt]sx?$/, begins: /`$/, holes: /\$\{/ },
  // https://docs.python.org/3/reference/lexical_analysis.html#f-strings
  { files: /\.py$/, begins: /\b(?:[rR]?[fF]|[fF][rR])(?:["']|"""|''')$/, holes: /\{/ },
  // https://learn.microsoft.com/dotnet/csharp/language-reference/tokens/interpolated
  { files: /\.cs$/, begins: /\$@?"$|@\$"$/, holes: /\{/ },
  // https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-Strings
  { files: /\.rb$/, begins: /"$/, holes: /#\{/ },
  // https://www.php.net/manual/language.types.string.php#language.types.string.parsing, https://kotlinlang.org/docs/strings.html#string-templates
  { files: /\.(?:php|kts?)$/, begins: /"$/, holes: /\$/ },
  // https://doc.rust-lang.org/std/macro.format.html
  { files: /\.rs$/, begins: /\b\w{1,30}!\(\s{0,20}(?:\w{1,20},\s{0,4})?"$/, holes: /\{/ },
]
