/** Lines of a text no wider than asked, as far as its words allow; width 0 leaves it alone. */
export function wrapped(whole: string, width: number, indent: string): string[] {
  if (width === 0 || whole.length <= width) return [whole]
  const room = Math.max(width, indent.length + 30)
  const lines: string[] = []
  let line = ''
  for (const word of whole.match(/^ *\S+|\S+/g) ?? []) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
