import { expect, test } from 'vitest'
import { mcpRoutes } from '../src/surfaces/code/mcp-routes.ts'
import { isUnseen } from '../src/surfaces/code/unseen-checks.ts'
import { initOf, moduleFrom } from './code-reading.ts'

const SERVED = "import express from 'express'\nconst app = express()\napp.post('/mcp', o0, (req, res) => res.json({}))\n"
const CHAIN = Array.from(
  { length: 40 },
  (_, i) => `const o${i} = { ...o${i + 1}, ...o${i + 1} }\nconst l${i} = [l${i + 1}, l${i + 1}]\n`,
).join('')

test.each([
  ['options that are spread twice in each other', `${CHAIN}const o40 = { preHandler: gate }\n`],
  ['options that are spread in one another', 'const o0 = { ...o1, preHandler: gate }\nconst o1 = { ...o0 }\n'],
])('%s are looked at once', async (_, options) => {
  const module = await moduleFrom(`${SERVED}${options}function gate(req, res, next) { next() }\n`)
  const [route] = mcpRoutes(module)
  expect(route?.front.map((one) => module.source(one))).toEqual(['gate'])
  expect(isUnseen(module, initOf(module, 'o0'), new Set())).toBe(false)
})

test.each(['o0', 'l0'])('a check of another module that %s holds is found', async (name) => {
  const end = 'const o40 = { preHandler: gate }\nconst l40 = [gate]\n'
  const module = await moduleFrom(`${SERVED}import { gate } from './gate'\n${CHAIN}${end}`)
  expect(isUnseen(module, initOf(module, name), new Set())).toBe(true)
})

test('lists that hold each other twice are looked at once', async () => {
  const module = await moduleFrom(`${SERVED}${CHAIN}const l40 = [(req, res, next) => next()]\n`)
  expect(isUnseen(module, initOf(module, 'l0'), new Set())).toBe(false)
})
