import { expect, it } from 'vitest'
import { withoutClassBodies } from '../src/program/python/class-bodies.ts'

const LONG = `    def load(self):\n${'        self.value = read("x")\n'.repeat(12)}`

/** What is left, with each body of blanks as one mark. */
function cut(text: string): string {
  const left = withoutClassBodies(text)
  expect(left).toHaveLength(text.length)
  return left.replaceAll(/^ 0 +$/gm, '…')
}

it.each([
  ['a class', `import a\nclass Store(Base):\n${LONG}\nstore = Store()\n`, 'import a\nclass Store(Base):\n…\nstore = Store()\n'],
  ['the last class', `class Store:\n${LONG}`, 'class Store:\n…\n'],
  ['a head of several lines', `class Store(\n    Base,\n):\n${LONG}x = 1\n`, 'class Store(\n    Base,\n):\n…\nx = 1\n'],
  ['a head with a comment', `class Store:  # noqa\n${LONG}x = 1\n`, 'class Store:  # noqa\n…\nx = 1\n'],
  ['text that looks like code', `class Store:\n    """\nclass Other:\n"""\n${LONG}x = 1\n`, 'class Store:\n…\nx = 1\n'],
  ['a comment at the left', `class Store:\n${LONG}# of the body\n${LONG}x = 1\n`, 'class Store:\n…\nx = 1\n'],
])('cuts the body out of %s', (_, text, left) => expect(cut(text)).toBe(left))

it.each([
  ['a short class', 'class Store:\n    value = 1\nx = 1\n'],
  ['a class in a function', `def make():\n    class Store:\n${LONG.replaceAll(/^/gm, '    ')}\n`],
  ['a body that assigns to the module', `class Store:\n    def set(self):\n        global x\n        x = 1\n${LONG}`],
  ['a string that never ends', `x = """\nclass Store:\n${LONG}`],
  ['a bracket that never closes', `x = (\nclass Store:\n${LONG}`],
])('leaves %s as it is', (_, text) => expect(withoutClassBodies(text)).toBe(text))
