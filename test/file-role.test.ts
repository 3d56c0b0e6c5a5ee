import { describe, expect, test } from 'vitest'
import { isApiDescription, isMinified, placeRole, roleOf } from '../src/classify/file-role.ts'
import { SourceFile } from '../src/text/source.ts'

describe('what a file is by what it holds', () => {
  test.each([
    ['tap/token.ts', `import type QUnit from 'qunit'\n`, true],
    ['src/check.py', 'import os\nimport pytest\n', true],
    ['src/check.js', `const { test } = require('node:test')\n`, true],
    ['src/server.ts', `import { test } from './rules.ts'\n`, false],
    ['src/mocks.py', 'from unittest.mock import patch\n', false],
    ['internal/suites/Standalone/configuration.yml', 'session: {}\n', true],
    ['app/suite/rooms.ts', 'export const rooms = 4\n', false],
    ['guide.md', `import { test } from 'vitest'\n`, false],
    ['src/long.ts', `${'// what it is for\n'.repeat(500)}import { test } from 'vitest'\n`, false],
    ['gateway/keys.go', 'package gateway\n\nimport (\n\t"net/http"\n\t"testing"\n)\n', true],
    ['gateway/keys.go', 'package gateway\n\nimport (\n\t"net/http"\n\t"testing/fstest"\n)\n', false],
    ['src/main/java/Keys.java', 'package a;\n\nimport org.junit.jupiter.api.Test;\n', true],
    ['src/Keys.cs', 'using System;\nusing Xunit;\n', true],
    ['src/Keys.php', '<?php\nuse PHPUnit\\Framework\\TestCase;\n', true],
    ['lib/test-helpers.ts', 'export const key = 1\n', true],
    ['lib/contest-helpers.ts', 'export const key = 1\n', false],
    ['.github/workflows/acceptance.yaml', 'on: push\n', true],
    ['.github/workflows/deploy.yaml', 'on: push\n', false],
    ['config/integration.yml', 'on: push\n', false],
    ['web/playwright.config.ts', 'export default {}\n', true],
    ['playwright/config.ts', 'export const user = {}\n', true],
    ['playwright/login.spec.ts', 'export {}\n', true],
    ['servers/playwright/src/index.ts', 'export {}\n', false],
    ['servers/playwright/config.ts', 'export {}\n', false],
  ])('%s is a test: %s', (path, text, is) => {
    expect(roleOf({ path, text }).test).toBe(is)
  })

  test('a bundle has lines that nobody writes', () => {
    expect(isMinified(new SourceFile('a.js', `/*! licences */\n${'function a(b){return b.c(d)};'.repeat(1000)}\n`))).toBe(true)
    expect(isMinified(new SourceFile('a.js', 'export const answer = compute(42)\n'.repeat(2000)))).toBe(false)
    expect(isMinified(new SourceFile('a.js', `const sample = '${'x'.repeat(4000)}'\n`))).toBe(false)
  })

  test.each([
    ['openapi: 3.1.0\ninfo: {}\n', true],
    ['# ours\n\nswagger: "2.0"\n', true],
    ['{\n  "openapi": "3.0.3",\n', true],
    ['{"openapi":"3.0.3"}', true],
    ['openapi_url: https://api.harbourline.io/openapi.json\n', false],
    ['servers:\n  openapi: true\n', false],
  ])('%j describes an interface: %s', (text, is) => {
    expect(isApiDescription(text)).toBe(is)
  })
})

describe('what of Rust is compiled for tests alone', () => {
  const text = [
    'pub fn run() { let first = 1; }',
    '#[cfg(test)]',
    'impl Client {',
    '    fn for_tests() { if true { let second = 2; } }',
    '    fn beside() { let seventh = 7; }',
    '}',
    '#[cfg(test)]',
    'use crate::third;',
    'fn shown() { let fourth = 4; }',
    '#[cfg(all(test, unix))]',
    '// What this module tests.',
    '#[allow(unused)]',
    'mod tests {',
    '    const FIFTH: u8 = 5;',
    '}',
    'fn after() { let sixth = 6; }',
  ].join('\n')
  test.each([
    ['first', false],
    ['second', true],
    ['third', true],
    ['fourth', false],
    ['FIFTH', true],
    ['sixth', true],
    ['seventh', true],
  ])('%s: %s', (word, is) => {
    const file = new SourceFile('src/client.rs', text)
    const start = text.indexOf(word)
    expect(placeRole({ file, start, end: start + word.length }).test).toBe(is)
  })
})
