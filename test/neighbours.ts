/** What is done to a text to get one that is nearly the same. */
const EDITS: readonly (readonly [name: string, edit: (text: string) => string])[] = [
  ['x before', (text) => `x${text}`],
  ['x behind', (text) => `${text}x`],
  ['9 before', (text) => `9${text}`],
  ['9 behind', (text) => `${text}9`],
  ['- before', (text) => `-${text}`],
  ['- behind', (text) => `${text}-`],
  ['blanks around', (text) => `  ${text}  `],
  ['lines around', (text) => `a\n${text}\nb`],
  ['first cut', (text) => text.slice(1)],
  ['last cut', (text) => text.slice(0, -1)],
  ['half', (text) => text.slice(0, text.length >> 1)],
  ['twice', (text) => text + text],
  ['capitals', (text) => text.toUpperCase()],
  ['small', (text) => text.toLowerCase()],
  ['digits as letters', (text) => text.replace(/\d/g, 'z')],
  ['letters as digits', (text) => text.replace(/[a-z]/g, '7')],
]

/** Where letters and digits end and begin, as far as the first of them: each sign is left out, doubled and made another. */
const MOST_SIGNS = 8

/** What is said of each text, and which near ones of it are something else. */
export function neighbourhood(texts: readonly (string | readonly [name: string, text: string])[], say: (text: string) => string): string {
  const lines = texts.flatMap((one) => {
    const [name, text] = typeof one === 'string' ? [one, one] : one
    const own = say(text)
    const others = new Map<string, string[]>()
    for (const [edit, near] of nearOf(text)) {
      const said = say(near)
      if (said !== own) others.set(said, [...(others.get(said) ?? []), edit])
    }
    return [`${JSON.stringify(name).slice(1, -1)}: ${own}`, ...[...others].map(([said, edits]) => `  ${edits.join(' | ')}: ${said}`)]
  })
  return `${lines.join('\n')}\n`
}

function nearOf(text: string): (readonly [string, string])[] {
  const signs = [...text.matchAll(/[^A-Za-z\d]/g)].slice(0, MOST_SIGNS)
  return [
    ...EDITS.map(([name, edit]) => [name, edit(text)] as const),
    ...signs.flatMap(({ 0: sign, index }, i) => {
      const [before, after] = [text.slice(0, index), text.slice(index + 1)]
      const called = `${JSON.stringify(sign)} ${i + 1}`
      return [
        [`without ${called}`, before + after] as const,
        [`twice ${called}`, before + sign + sign + after] as const,
        [`~ for ${called}`, `${before}~${after}`] as const,
      ]
    }),
  ]
}
