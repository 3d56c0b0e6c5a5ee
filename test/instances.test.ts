import { expect, test } from 'vitest'
import { named } from '../src/program/instances.ts'
import { initOf, moduleFrom } from './code-reading.ts'

const names = Array.from({ length: 30 }, (_, i) => `m${i}`)
const all = names.map((name) => `export * from './${name}'\n`).join('')
const barrels = Object.fromEntries(names.map((name) => [`src/${name}.ts`, all]))
const APP = "import { gate } from './m0'\nconst used = gate\n"

test('modules that hand one another on are asked once for a name', async () => {
  const module = await moduleFrom(APP, { path: 'src/app.ts', files: barrels })
  expect(named(module, initOf(module, 'used'))).toBeUndefined()
})

test('a name that one of them declares is found', async () => {
  const files = { ...barrels, 'src/m29.ts': `${all}export function gate() {}\n` }
  const module = await moduleFrom(APP, { path: 'src/app.ts', files })
  expect(named(module, initOf(module, 'used'))?.module.file.path).toBe('src/m29.ts')
})

test('a module that is asked first with few steps left is asked again', async () => {
  const chain = Object.fromEntries(names.slice(0, 6).map((name, i) => [`src/${name}.ts`, `export * from './m${i + 1}'\n`]))
  const files = {
    ...chain,
    'src/m0.ts': "export * from './m1'\nexport * from './m6'\n",
    'src/m6.ts': "export * from './m7'\n",
    'src/m7.ts': "export * from './m8'\n",
    'src/m8.ts': 'export const gate = () => true\n',
  }
  const module = await moduleFrom(APP, { path: 'src/app.ts', files })
  expect(named(module, initOf(module, 'used'))?.module.file.path).toBe('src/m8.ts')
})
