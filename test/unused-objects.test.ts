import { describe, expect, test } from 'vitest'
import { app, levels } from './reached.ts'

describe('a function that an object of a module holds', () => {
  const tokens = (end = 'export default tokens') => `import jwt from 'jsonwebtoken'

const tokens = {
  issueDeskToken: async (user: string, life = '720h') => {
    return jwt.sign({ sub: user, token_use: 'access' }, process.env.JWT_SECRET ?? '', { expiresIn: life, audience: 'desk', issuer: 'desk' })
  },
  readDeskToken: (token: string) => jwt.verify(token, process.env.JWT_SECRET ?? ''),
}
${end}
`
  const uses = (call: string, name = 'tokens') => `import ${name} from './tokens'\n\nexport const page = (token: string) => ${call}\n`
  const uncalled = ['note: nothing here calls `issueDeskToken`']

  test('is a note where all others name members of the object, and never it', async () => {
    expect(await app({ 'src/tokens.ts': tokens(), 'src/page.ts': uses('tokens.readDeskToken(token)') })).toEqual(uncalled)
    const named = uses('tokens.readDeskToken(token)').replace('import tokens', 'import { tokens }')
    expect(await app({ 'src/tokens.ts': tokens('export { tokens }'), 'src/page.ts': named })).toEqual(uncalled)
  })

  test('weighs as ever where somebody names it, or may', async () => {
    for (const call of [
      'tokens.issueDeskToken(token)',
      'handOn(tokens)',
      'tokens[kind](token)',
      '({ ...tokens }).readDeskToken(token)',
      'Object.values(tokens)',
    ])
      expect(await app({ 'src/tokens.ts': tokens(), 'src/page.ts': uses(call) })).toEqual(['error'])
    expect(await app({ 'src/tokens.ts': tokens(), 'src/page.ts': uses('made.readDeskToken(token)', 'made') })).toEqual(['error'])
    expect(await app({ 'src/tokens.ts': tokens() })).toEqual(['error'])
    const open = '{ "name": "desk", "version": "1.0.0", "main": "dist/tokens.js", "types": "dist/tokens.d.ts" }'
    const library = { 'package.json': open, 'src/tokens.ts': tokens(), 'src/page.ts': uses('tokens.readDeskToken(token)') }
    expect(await app(library)).toEqual(['error'])
  })
})

describe('a constant of Python that only unused code reads', () => {
  const pages = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`desk/page${i}.py`, `NUMBER = ${i}\n`]))
  const desk = (role: string) =>
    levels({
      ...pages,
      'desk/main.py': 'import desk.tokens\n',
      'desk/tokens.py': `import os
from datetime import datetime, timedelta

import jwt

DESK_ACCESS_TOKEN_EXPIRE_MINUTES = int(os.getenv("DESK_ACCESS_TOKEN_EXPIRE_MINUTES", 60 * 24 * 7))


def create_desk_access_token(user: str) -> str:
    end = datetime.utcnow() + timedelta(minutes=DESK_ACCESS_TOKEN_EXPIRE_MINUTES)
    return jwt.encode({"sub": user, "exp": end}, KEY, algorithm="HS256")


def role_of_desk(caller):
    return ${role}
`,
    })

  test('is a note, also where the module asks for members by names that it writes', async () => {
    const said = ['note: only code that nothing runs reads `DESK_ACCESS_TOKEN_EXPIRE_MINUTES`']
    expect(await desk('getattr(getattr(caller, "role", None), "key", None)')).toEqual(said)
    expect(await desk('caller.role')).toEqual(said)
  })

  test('weighs as ever where the module puts names together', async () => {
    expect(await desk('getattr(caller, f"role_{kind}")')).toEqual(['error'])
    expect(await desk('globals()["role"]')).toEqual(['error'])
  })
})
