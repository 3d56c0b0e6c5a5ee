import { expect, test } from 'vitest'
import { parse } from '../src/parse/index.ts'
import { codeCells, relocate } from '../src/parse/notebook.ts'
import { SourceFile } from '../src/text/source.ts'
import { processorTime } from './processor-time.ts'

const notebook = (cells: unknown[], language = 'python') => ({ cells, metadata: { kernelspec: { language } }, nbformat: 4 })
const cell = (source: string | string[]) => ({ cell_type: 'code', metadata: {}, source })

async function read(content: unknown) {
  const file = new SourceFile('a.ipynb', JSON.stringify(content, null, 1))
  const { roots } = await parse('jsonc', file.whole)
  return { file, cells: codeCells(roots[0]) }
}

test('code cells become one text, and every character knows its place', async () => {
  const { file, cells } = await read(
    notebook([{ cell_type: 'markdown', source: ['# no'] }, cell(['a = "é\\n"\n', 'b = 2']), cell('c = "x"\nd = 4')]),
  )
  expect(cells.value).toBe('a = "é\\n"\nb = 2\nc = "x"\nd = 4\n')
  expect(cells.offsets).toHaveLength(cells.value.length + 1)
  for (const [i, character] of [...cells.value.slice(0, -1)].entries()) {
    const at = cells.offsets[i] ?? 0
    if (/[\w=]/.test(character)) expect(file.text[at]).toBe(character)
  }
})

test('magics, cells of other languages and other kernels are no code', async () => {
  const { cells } = await read(
    notebook([
      cell(['pip install -U requests\n', 'import os\n', '!ls\n', 'if os:\n', '    !pip list\n']),
      cell(['%%bash\n', 'ls']),
      cell(['#@title Files\n', '%%writefile Dockerfile\n', 'FROM python']),
      cell(['%%time\n', 'x = 1']),
      cell(['!run a \\\n', '    --b=c \\\n', '    -d\n', 'y = 2']),
    ]),
  )
  expect(cells.value.split('\n').map((line) => line.trim())).toEqual([
    'pass',
    'import os',
    '',
    'if os:',
    'pass',
    '',
    'pass',
    'x = 1',
    'pass',
    '',
    '',
    'y = 2',
    '',
  ])
  expect((await read(notebook([cell('a <- 1')], 'R'))).cells.value).toBe('')
})

test('places and texts move into the notebook', async () => {
  const { file, cells } = await read(notebook([cell(['key = "a\\"b"\n'])]))
  const code = new SourceFile('a.ipynb', cells.value)
  const start = cells.value.indexOf('"')
  const moved = relocate({ value: cells.value.slice(start), at: { file: code, start, end: cells.value.length } }, code, cells, file)
  expect(file.text.slice(moved.at.start, moved.at.end)).toBe(String.raw`\"a\\\"b\"`)
  expect(moved).toHaveProperty('offsets')
})

test('long lines take linear time', async () => {
  const started = processorTime()
  const { cells } = await read(notebook([cell([`${' '.repeat(300_000)}x\n`, `a?${' '.repeat(300_000)}y\n`])]))
  expect(cells.value).toHaveLength(600_007)
  expect(processorTime() - started).toBeLessThan(5000)
})
