import { expect, test } from 'vitest'
import { github } from './reporters.ts'
import { SourceFile } from '../src/text/source.ts'
import { at, finding, KEY, odd, options, reference, resultOf } from './report-sample.ts'

test('one annotation a finding, and the summary', () => {
  expect(github(resultOf([reference().finding]), { ...options, prefix: 'packages/a,b:c/' })).toBe(
    '::warning file=packages/a%2Cb%3Ac/.cursor/mcp.json,line=5,endLine=5,col=45,endColumn=60,title=static-key-remote-mcp::' +
      'Cursor sends a static key to mcp.acme-crm.io as `Authorization`.%0ASign in to "billing" with OAuth and delete the key.\n' +
      '1 warning\n41 files read: 3 agent files, 1 .env file, 37 others · findings in 1 of them\n',
  )
})

test('ten of a level, the most severe first, the rest counted', () => {
  const file = new SourceFile('a', 'x'.repeat(40))
  const spot = (i: number) => ({ file, start: i, end: i + 1 })
  const errors = Array.from({ length: 14 }, (_, i) => finding(spot(i), { level: 'error', score: i === 13 ? 9.3 : 7 }))
  const notes = Array.from({ length: 11 }, (_, i) => finding(spot(20 + i), { level: 'note', score: 2 }))
  const lines = github(resultOf([...notes, ...errors]), options).split('\n')
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10)
  expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(10)
  expect(lines[0]).toContain('col=14,')
  expect(lines).toContain('not annotated, as GitHub shows 10 of a level: 4 errors, 1 notice')
})

test('nothing of the repository starts a command', () => {
  const { result } = odd()
  const file = new SourceFile('::error::x', 'a\n')
  const hostile = finding(at(file, 'a'), { message: '::set-output name=x::y\r\n::stop-commands::z\n##[add-mask]w' })
  const shown = github(resultOf([...result.findings, hostile], { unreadable: result.unreadable }), options)
  const commands = shown.split(/[\r\n]/).filter((line) => line.trimStart().startsWith('::'))
  expect(commands).toHaveLength(8)
  for (const line of commands) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*::/)
  expect(shown).not.toContain('##[')
  expect(shown).not.toContain(KEY)
  // eslint-disable-next-line no-control-regex
  expect(shown).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
})

test('quiet leaves warnings out', () => {
  expect(github(odd().result, { ...options, quiet: true })).not.toMatch(/^::(?:warning|notice)/m)
})
