/** The name of a program without its folder and `.cmd`/`.exe`. */
export function programName(word: string): string {
  return (word.split(/[\\/]/).at(-1) ?? word).replace(/\.(?:cmd|exe|bat|ps1)$/i, '').toLowerCase()
}

/** A package without its version: `mcp-remote@0.1.38` and `pkg==1.2` give the name; images keep their tag off. */
export function packageName(word: string): string {
  const bare = word.replace(/^(?:npm|jsr|pypi):/, '')
  if (bare.includes('/') && !bare.startsWith('@'))
    return bare
      .replace(/@sha256:.*$/, '')
      .replace(/:[\w.-]{1,128}$/, '')
      .replace(/@[\w.^~-]{1,60}$/, '')
  return bare
    .replace(/(?<=.)@[^@/]{0,60}$/, '')
    .replace(/(?:==|>=|~=|\[).*$/, '')
    .replace(/:[\w.-]{1,60}$/, '')
}

/** The first word behind the name of a runner of packages that is no option or command of its own: `-y @acme/desk` */
export function packageRun(words: readonly string[]): string | undefined {
  return words.find((word) => /^(?!-)[@\w]/.test(word) && !/^(?:run|exec|dlx)$/.test(word))
}
