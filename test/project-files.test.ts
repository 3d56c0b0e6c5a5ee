import { expect, test } from 'vitest'
import { ProjectFiles } from '../src/discover/project-files.ts'

test.each([
  ['a comment and CRLF', '[project.scripts]  # what pip installs\r\n\r\n# the command\r\nledger = "ledger:main"\r\n'],
  ['Poetry', '[tool.poetry.scripts]\n"ledger" = "ledger:main"\n'],
])('the script of a package, with %s', (_, scripts) => {
  const text = `[project]\r\nname = "desk"\r\ndependencies = ["httpx>=0.28"]\r\n\r\n${scripts}`
  expect(new ProjectFiles(new Set(['pyproject.toml']), () => text).manifest('a.py')?.script).toBe('ledger')
})
