import { expect, test } from 'vitest'
import { shownCode } from '../src/surfaces/code/shown-code.ts'

test.each([
  ['login("admin", "Tr0ut@River").getSession().getId()', 'login("admin", "…").getSession().getId()'],
  ["$request->query('code', 'Tr0utRiver9')", "$request->query('code', '…')"],
  ['os.Getenv("DESK_API_KEY2")', 'os.Getenv("DESK_API_KEY2")'],
  ['headers["authorization"]', 'headers["authorization"]'],
  ['f("a \\" b7", x)', 'f("…", x)'],
  ['session.getId()', 'session.getId()'],
])('%s is shown as %s', (code, shown) => {
  expect(shownCode(code)).toBe(shown)
})
