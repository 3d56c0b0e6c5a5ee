import { expect, test } from 'vitest'
import { keyBodyAt } from '../src/text/key-frame.ts'
import { SourceFile } from '../src/text/source.ts'

const [BEGIN, END] = [`-----BEGIN ${'PRIVATE'} KEY-----`, `-----END ${'PRIVATE'} KEY-----`]
const LINES = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCuPV92ZU9PVuql',
  'PxeCzCJFVsbNpCtrQHDMseqp+aHql63eJSjFPLXS/SAz1PJhsW/WvuW56x==',
]
const all = [BEGIN, ...LINES, END]

test.each([
  ['lines', all.join('\n')],
  ['lines of Windows', all.join('\r\n')],
  ['escapes', `KEY="${all.join('\\n')}"`],
  ['escapes of escapes', `KEY="${all.join('\\\\n')}"`],
  ['texts with plus signs', all.map((line) => `"${line}\\n"`).join(' +\n  ')],
  ['a list of texts', all.map((line) => `'${line}',`).join('\n')],
  ['comments', all.map((line) => `// ${line}`).join('\n')],
  ['comments of a script', all.map((line) => `# ${line}`).join('\n')],
])('a key is the same in %s', (_, text) => {
  expect(keyBodyAt(text, text.indexOf(BEGIN))).toBe(LINES.join(''))
})

test.each([
  ['without an end', [BEGIN, ...LINES].join('\n')],
  ['before another', [BEGIN, ...LINES, ...all].join('\n')],
  ['with code between', `'${BEGIN}' + chunked(readWholeKeyOfTheSigningServiceFrom(environment.of.the.service), 64) + '${END}'`],
  ['without a body', `${BEGIN}\n${END}`],
])('the letters of a frame %s are not told', (_, text) => {
  expect(keyBodyAt(text, 0)).toBeUndefined()
})

test('keys of one first line are others, and not known to be the same where their letters are not read', () => {
  const file = (path: string, text: string) => new SourceFile(path, text).conceal({ start: 0, end: BEGIN.length } as never)
  const [a, b] = [file('a.key', all.join('\n')), file('b.key', all.join('\n').replace('PxeC', 'QyfD'))]
  expect(a.identity).not.toBe(b.identity)
  expect(a.identity).toBe(file('c.key', all.join('\\n')).identity)
  expect([a.isTold, file('d.key', BEGIN).isTold]).toEqual([true, false])
  expect(file('d.key', BEGIN).identity).not.toBe(file('e.key', BEGIN).identity)
})
