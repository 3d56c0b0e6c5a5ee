import { describe, expect, test } from 'vitest'
import { levels } from './reached.ts'

describe('a function of Python that is called through what holds it', () => {
  const tokens = `import jwt


def issue_desk_token(user: str) -> str:
    return jwt.encode({"sub": user, "exp": now() + timedelta(days=90)}, KEY, algorithm="HS256")
`
  const pages = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`desk/page${i}.py`, `NUMBER = ${i}\n`]))
  const desk = (head: string, call: string, files: Record<string, string> = {}) =>
    levels({
      ...pages,
      'main.py': 'import desk.routes_of\n',
      'desk/parts/auth/tokens.py': tokens,
      'desk/parts/__init__.py': 'from .auth.tokens import issue_desk_token\n',
      'desk/routes_of.py': `${head}\n\n@app.post("/t")\ndef t(user):\n    return ${call}.issue_desk_token(user)\n`,
      ...files,
    })

  test('weighs as ever where a list of imports or a member may hold its module', async () => {
    expect(await desk('from desk import other, parts', 'parts')).toEqual(['error'])
    expect(await desk('from desk import (\n    other,\n    parts,\n)', 'parts')).toEqual(['error'])
    expect(await desk('import os, desk.parts as held', 'held')).toEqual(['error'])
    const core =
      'from desk.parts.auth import tokens\n\n\nclass Core:\n    def __init__(self):\n        self.signer = tokens\n\n\ncore = Core()\n'
    expect(await desk('from desk.core import core', 'core.signer', { 'desk/core.py': core })).toEqual(['error'])
    expect(
      await desk('from desk.core import signer', 'signer', { 'desk/core.py': 'from desk.parts.auth import tokens\nsigner = tokens\n' }),
    ).toEqual(['error'])
    expect(await desk('from desk.parts.auth import tokens\nsigner = tokens', 'signer')).toEqual(['error'])
  })

  test('is a note where the member is of a parameter, a library or an object of a class', async () => {
    const uncalled = ['note: nothing here calls `issue_desk_token`']
    expect(await desk('import other_parts', 'other_parts')).toEqual(uncalled)
    expect(await desk('from lib.of.others import os, parts_of', 'parts_of')).toEqual(uncalled)
    expect(await desk('', 'user')).toEqual(uncalled)
    const made = 'class Signer(Base):\n    pass\n\n\nsigner = Signer()\n'
    expect(await desk(made, 'signer')).toEqual(uncalled)
    expect(await desk('from desk.made import (\n    other,\n    signer,\n)', 'signer', { 'desk/made.py': made })).toEqual(uncalled)
  })
})
