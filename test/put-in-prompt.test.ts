import { expect, it } from 'vitest'
import { mayPutSecret } from '../src/surfaces/code/put-in-prompt.ts'
import { fake } from './fake-secrets.mjs'
import { expectLinear } from './linear.ts'

it.each([
  ['a variable of the environment', 'const key = process.env.SHOP_API_KEY\nconst prompt = `Use ${key}`'],
  ['what a module next door has', "import { shopKey } from './settings.js'\nconst prompt = `Use ${shopKey}`"],
  ['a member of what is imported', "import config from '../config'\nconst key = config.shop.apiKey\nconst prompt = `Use ${key}`"],
  ['what is required', "const { shopToken } = require('./settings')\nconst prompt = 'Use ' + shopToken"],
  ['what stands there', `const prompt = 'Use the key ${fake('github-pat-classic', { seed: 'prompt' })}'`],
])('may be put into a prompt: %s', (_, text) => expect(mayPutSecret(text, false)).toBe(true))

it.each([
  ['a variable of the environment', 'import os\nkey = os.environ["SHOP_API_KEY"]\nprompt = f"Use {key}"'],
  ['what a module next door has', 'from shop.settings import (\n    SHOP_KEY as KEY,\n)\nprompt = f"Use {KEY}"'],
  ['a member of what is imported', 'import shop.settings as settings\nprompt = f"Use {settings.shop_token}"'],
])('may be put into a prompt of Python: %s', (_, text) => expect(mayPutSecret(text, true)).toBe(true))

it.each([
  ['a parameter', 'export const ask = (token: string) => run({ prompt: `Use ${token}` })'],
  ['a field that a caller sets', 'class Run { constructor(private apiKey: string) {}\n  prompt() { return `Use ${this.apiKey}` } }'],
  ['an import beside it', "import { z } from 'zod'\nexport const ask = (token: string) => `Use ${token}`"],
])("is nobody's in particular: %s", (_, text) => expect(mayPutSecret(text, false)).toBe(false))

it.each([
  ['a parameter', 'import json\n\ndef ask(token: str):\n    return run(prompt=f"Use {token}")'],
  ['a field that a caller sets', 'class Run:\n    def prompt(self):\n        return f"Use {self.api_key}"'],
])("is nobody's in particular in Python: %s", (_, text) => expect(mayPutSecret(text, true)).toBe(false))

it('takes time that grows with the text', () => {
  for (const [piece, isPython] of [
    ['import {', false],
    ['import a ', false],
    ["import { a } from 'b'\n", false],
    ['a.b?.c!.d.', false],
    ['from a import (', true],
    ['from a.b import c,\n', true],
  ] as const)
    expectLinear((size) => mayPutSecret(piece.repeat(size), isPython), 2000)
})
