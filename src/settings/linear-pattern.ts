/** Longest text that a variable part of a pattern may match. */
const LONGEST = 512

/**
 * What is wrong with a regular expression that a configuration gives; undefined when it is fit to run on hostile text. It begins with
 * three literal characters, which a search looks for first, and has one part of variable length at most, and that bounded: each try
 * then takes a bounded number of steps, and a search time that is linear in the text.
 */
export function whyNotLinear(pattern: string): string | undefined {
  if (!/^(?:\\b)?[A-Za-z0-9_-]{3}/.test(pattern)) return 'it must begin with three letters, digits, _ or -'
  if (/\\[1-9kpP]|\(\?(?!:)/.test(pattern)) return 'back references, lookarounds and named groups are not allowed'
  if (/\)[*+?{]/.test(pattern)) return 'a group cannot be repeated'
  const bare = pattern.replace(/\\./g, 'a').replace(/\[(?:[^\]\\]|\\.){0,200}\]/g, 'a')
  if (/[*+]/.test(bare)) return `* and + are not allowed; write {16,64}, at most ${LONGEST}`
  const ranges = [...bare.matchAll(/\{(\d{1,6})(,?)(\d{0,6})\}/g)]
  if (ranges.some(([, least = '', comma, most]) => (comma && !most) || Number(most || least) > LONGEST))
    return `a part may be ${LONGEST} characters long at most`
  if (ranges.filter(([, least, comma, most]) => comma && least !== most).length + (bare.match(/[^(]\?/g) ?? []).length > 1)
    return 'only one part may be of variable length'
  try {
    new RegExp(pattern)
    return undefined
  } catch {
    return 'it is not a regular expression'
  }
}

/** The literal characters that a pattern begins with, in small letters. */
export function literalHead(pattern: string): string {
  return (
    /^(?:\\b)?([A-Za-z0-9_-]{3,40})(?![?*{])/.exec(pattern)?.[1] ??
    /^(?:\\b)?([A-Za-z0-9_-]{3})/.exec(pattern)?.[1] ??
    ''
  ).toLowerCase()
}
