import { expect, test } from 'vitest'
import { ProjectFiles } from '../src/discover/project-files.ts'

test.each([
  ['a comment and CRLF', '[project.scripts]  # what pip installs\r\n\r\n# the command\r\nledger = "ledger:main"\r\n'],
  ['Poetry', '[tool.poetry.scripts]\n"ledger" = "ledger:main"\n'],
])('the script of a package, with %s', (_, scripts) => {
  const text = `[project]\r\nname = "desk"\r\ndependencies = ["httpx>=0.28"]\r\n\r\n${scripts}`
  expect(new ProjectFiles(new Set(['pyproject.toml']), () => text).manifest('a.py')?.script).toBe('ledger')
})

test('a folder that is called after a kind of tests holds tests where its own files do', () => {
  const project = new ProjectFiles(
    new Set([
      'integration/main_test.go',
      'integration/stats.go',
      'integration/clusters/one/compose.yml',
      'src/integration/client.go',
      'src/integration/client_test.go',
      'src/acceptance/terms.ts',
      'app/integration/index.ts',
      'app/integration/slack.ts',
      'app/integration/integration.test.ts',
      'src/web/system/SystemTest.java',
      'src/web/system/System.java',
      'acceptance/config.go',
      'acceptance/docker-compose.yaml',
      'acceptance/keys/desk.pem',
      'desk/desk_test.go',
      'services/acceptance/main.go',
      'services/acceptance/docker-compose.yaml',
      'deploy/acceptance/compose.yml',
      'deploy/acceptance/backup.py',
      'deploy/production/compose.yml',
    ]),
    () => undefined,
  )
  expect(project.inTests('integration/clusters/one/compose.yml')).toBe(true)
  expect(project.inTests('acceptance/keys/desk.pem')).toBe(true)
  expect(project.inTests('services/acceptance/main.go')).toBe(false)
  expect(project.inTests('deploy/acceptance/compose.yml')).toBe(false)
  expect(project.inTests('src/integration/keys.go')).toBe(false)
  expect(project.inTests('src/acceptance/keys.ts')).toBe(false)
  expect(project.inTests('app/integration/slack.ts')).toBe(false)
  expect(project.inTests('src/web/system/keys.java')).toBe(false)
})

test.each([
  ['# AWS CDK Examples\n', true],
  ['Keycloak Project Example\n---\n# Introduction\n', true],
  ['---\npage_type: sample\nlanguages:\n- javascript\n---\n# Sign in\n', true],
  ['image::https://ci.acme-crm.io/badge.svg[]\n\nSamples for https://github.com/acme/desk\n\n== Catalog\n', true],
  ['<p align="center"></p>\n[![CI](a.svg)](b)\n\n= Sign-in demo\n', true],
  ['# Acme desk\n\n## Examples\n\nThis sample code shows the rest.\n', false],
  ['# Sample-efficient learning\n', false],
  ['Acme is a desk.\n\nIt has a tutorial, and examples of everything that a person would want to know of it before signing up.\n', false],
  ['', false],
])('a README %j says that its folder is there to learn from: %s', (readme, is) => {
  const project = new ProjectFiles(new Set(['README.md', 'a/b.ts']), () => readme)
  expect(project.inSamples('a/b.ts')).toBe(is)
})

test('a sandbox at the root holds programs to try things out with where they have manifests of their own', () => {
  const paths = [
    'sandbox/Desk.Server/Desk.Server.csproj',
    'sandbox/Desk.Server/Startup.cs',
    'src/sandbox/runner/package.json',
    'src/sandbox/runner/a.ts',
  ]
  const project = new ProjectFiles(new Set(paths), () => undefined)
  expect(project.inSamples('sandbox/Desk.Server/Startup.cs')).toBe(true)
  expect(project.inSamples('src/sandbox/runner/a.ts')).toBe(false)
  expect(new ProjectFiles(new Set(['sandbox/runner.py', 'sandbox/package.json']), () => undefined).inSamples('sandbox/runner.py')).toBe(
    false,
  )
})
