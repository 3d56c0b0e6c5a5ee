import { describe, expect, test } from 'vitest'
import { unreached } from '../src/judge/unreached.ts'
import { SourceFile } from '../src/text/source.ts'
import { app, levels, PAGES, PRIVATE, SIGN } from './reached.ts'

const CALL = `import { issueDeskToken } from './tokens'\nexport const loginOfDesk = (name: string) => issueDeskToken(name)\n`
const UNCALLED = ['note: nothing here calls `issueDeskToken`']

describe('a filter of servlets', () => {
  const filter = (mark: string, base = 'extends OncePerRequestFilter') => `package desk;

import org.slf4j.Logger;

@Slf4j
${mark}
@Order(1)
public class PasswordDebugFilter ${base} {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        String password = request.getParameter("password");
        log.info("Password: {}", password);
        chain.doFilter(request, response);
    }
}
`
  const pages = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`src/main/java/desk/Page${i}.java`, `package desk;\nclass Page${i} {}\n`]),
  )
  const desk = (files: Record<string, string>) =>
    levels({ 'src/main/java/desk/DeskApplication.java': 'class DeskApplication {}\n', ...pages, ...files }, 'secret-in-log')
  const path = 'src/main/java/desk/api/PasswordDebugFilter.java'

  test('is a note where nothing registers it', async () => {
    expect(await desk({ [path]: filter('//@Component') })).toEqual(['note: nothing here makes a `PasswordDebugFilter`'])
    expect(await desk({ [path]: filter('//@Component\n') })).toEqual(['note: nothing here makes a `PasswordDebugFilter`'])
  })

  test('weighs as ever where an annotation, a bean or another base may', async () => {
    expect(await desk({ [path]: filter('@Component') })).toEqual(['warning'])
    for (const mark of [
      '@Component\n',
      '@ConditionalOnProperty(\n        name = "desk.debug",\n        havingValue = "true")',
      '@Import({\n    A.class\n})',
    ])
      expect(await desk({ [path]: filter(mark) })).toEqual(['warning'])
    const bean = 'package desk;\nclass Beans {\n    PasswordDebugFilter debug() {\n        return new PasswordDebugFilter();\n    }\n}\n'
    expect(await desk({ [path]: filter(''), 'src/main/java/desk/Beans.java': bean })).toEqual(['warning'])
    expect(await desk({ [path]: filter('', 'extends DeskFilter') })).toEqual(['warning'])
  })
})

describe('code that nothing names', () => {
  test('is a note in an application', async () => {
    expect(await app({ 'src/tokens.ts': SIGN })).toEqual(UNCALLED)
  })

  test('weighs as ever where another file names it, if only as a text', async () => {
    const used = 'export const page30 = loginOfDesk("a")\n'
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.ts': CALL, 'src/pages/page30.ts': used })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': SIGN, 'deploy/jobs.yaml': 'handler: issueDeskToken\n' })).toEqual(['warning'])
    const page = '<button onclick="issueDeskToken(name)">Sign in</button>\n'
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.html': page })).toEqual(['warning'])
    const all = "import * as tokens from './tokens'\nexport default (name: string) => Object.values(tokens).map((one) => one(name))\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/all.ts': all })).toEqual(['warning'])
    const whole = "import * as tokens from './tokens'\nexport default () => tokens\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/all.ts': whole })).toEqual(UNCALLED)
    const sameFile = `${SIGN}\nexport default { login: issueDeskToken }\n`
    expect(await app({ 'src/tokens.ts': sameFile })).toEqual(['warning'])
  })

  test('is no use in comments, lists of exports, documents and its own body', async () => {
    const listed = `${SIGN.replace('export ', '')}\nexport { issueDeskToken }\n`
    const barrel = "export { issueDeskToken } from './tokens'\n"
    const comment = '// issueDeskToken was used here\nexport const old = 1\n'
    const read = '# Desk\nCall `issueDeskToken`.\n'
    expect(await app({ 'src/tokens.ts': listed, 'src/index.ts': barrel, 'src/old.ts': comment, 'README.md': read })).toEqual(UNCALLED)
    const renamed = "export { issueDeskToken as issue } from './tokens'\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/index.ts': renamed })).toEqual(['warning'])
    const recursive = SIGN.replace('  return', '  if (user === "") return issueDeskToken("nobody")\n  return')
    expect(await app({ 'src/tokens.ts': recursive })).toEqual(UNCALLED)
  })

  test('is told of what only tests name, and of what only unused code names', async () => {
    const tried = "import { issueDeskToken } from '../src/tokens'\ntest('a', () => issueDeskToken('a'))\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'test/tokens.test.ts': tried })).toEqual(['note: nothing but tests uses `issueDeskToken`'])
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.ts': CALL })).toEqual(['note: only code that nothing runs calls `issueDeskToken`'])
  })

  test('weighs as ever in a library, in a small repository, and where a framework calls it', async () => {
    const library = PRIVATE.replace('"private": true', '"main": "dist/index.js"')
    expect(await app({ 'package.json': library, 'src/tokens.ts': SIGN })).toEqual(['warning'])
    const server = library.replace('"main"', '"scripts": { "start": "node dist/index.js" }, "main"')
    expect(await app({ 'package.json': server, 'src/tokens.ts': SIGN })).toEqual(UNCALLED)
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN })).toEqual(['warning'])
    expect(await app({ 'src/app/api/token/route.ts': SIGN })).toEqual(['warning'])
  })

  test('keeps its level in few files, which are a part of something, also where they are deployed from here', async () => {
    const few = Object.fromEntries(Object.entries(PAGES).slice(0, 8))
    const small = (files: Record<string, string>) => levels({ 'package.json': PRIVATE, ...few, 'src/tokens.ts': SIGN, ...files })
    expect(await small({})).toEqual(['warning'])
    expect(await small({ 'wrangler.jsonc': '{ "main": "src/worker.ts" }' })).toEqual(['warning'])
  })

  test('is a private method of a library as well, unless a decorator hands it on', async () => {
    const method = (before: string, name = 'issueDeskToken') =>
      SIGN.replace(/export function \w+/, `${before}${name}`).replaceAll('\n', '\n  ')
    const held = (before: string, name?: string, base = '') => {
      const [imports, body] = method(before, name).split('\n  \n  ')
      return `${imports}\n\nexport class DeskTokens${base} {\n  ${body}\n}\n`
    }
    const library = { 'package.json': PRIVATE.replace('"private": true', '"main": "dist/index.js"') }
    expect(await app({ ...library, 'src/tokens.ts': held('private ') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('private ', undefined, ' extends Base') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('#') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('') })).toEqual(['warning'])
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': held('private ') })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': held('', undefined, ' extends Base'), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(
      ['warning'],
    )
    expect(await app({ 'src/tokens.ts': held(''), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(UNCALLED)
    expect(await app({ 'src/tokens.ts': held('') })).toEqual(['note: nothing here makes a `DeskTokens`'])
    expect(await app({ ...library, 'src/tokens.ts': held('@Post()\nprivate ') })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': held('', 'validate'), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(['warning'])
  })

  test('is a module that no file imports, unless it is found by its place or runs by itself', async () => {
    const routes = SIGN.replace(
      /export function[^{]+\{/,
      "export const deskRoutes = new Hono()\ndeskRoutes.post('/token', (user) => {",
    ).replace(/\}\n$/, '})\n')
    expect(await app({ 'src/desk-tokens.ts': routes })).toEqual(['note: no other file here imports this module'])
    expect(await app({ 'src/desk-tokens.ts': routes, 'src/main.ts': "import './desk-tokens'\n" })).toEqual(['warning'])
    expect(await app({ 'src/routes/desk-tokens.ts': routes })).toEqual(['warning'])
    expect(await app({ 'src/desk-tokens.ts': `${routes}deskRoutes.listen(3000)\n` })).toEqual(['warning'])
    expect(await app({ 'src/desk-tokens.ts': routes, 'wrangler.toml': 'main = "src/desk-tokens.ts"\n' })).toEqual(['warning'])
  })
})

const VIEWS = `import os
import time

import jwt


class TokenView:
    def __init__(self):
        self.key = os.environ["JWT_SECRET"]

    def post(self, request):
        claims = {"sub": request.user.id, "token_use": "access", "exp": int(time.time()) + 8 * 3600}
        return {"access_token": jwt.encode(claims, self.key, algorithm="HS256")}
`

const USED = 'urlpatterns = [path("token/", views.TokenView.as_view())]\n'

describe('one of several modules with one name', () => {
  const django = { 'manage.py': '', 'pyproject.toml': '[build-system]\nrequires = ["hatchling"]\n' }
  const urls = 'from .token_views import TokenView\nurlpatterns = [path("token/", TokenView.as_view())]\n'
  const site = (files: Record<string, string>) => levels({ ...PAGES, ...django, 'apps/old/token_views.py': VIEWS, ...files })

  test('is a note where only another of them is imported', async () => {
    expect(await site({ 'apps/new/token_views.py': 'class TokenView:\n    pass\n', 'apps/new/urls.py': urls })).toEqual([
      'note: nothing here makes a `TokenView`',
    ])
    const list = 'from apps.new import (\n    pages,\n    token_views as views,\n)\nfrom apps.old import pages, other_views\n'
    expect(await site({ 'apps/new/token_views.py': 'class TokenView:\n    pass\n', 'apps/new/urls.py': list + USED })).toEqual([
      'note: no other file here imports this module',
    ])
  })

  test('weighs as ever where it is imported, or may be', async () => {
    const other = { 'apps/new/token_views.py': 'class TokenView:\n    pass\n' }
    expect(await site({ ...other, 'apps/old/urls.py': urls })).toEqual(['warning'])
    expect(await site({ ...other, 'apps/new/urls.py': urls.replace('.token_views', 'apps.old.token_views') })).toEqual(['warning'])
    const byModule = 'from apps.old import token_views\nurlpatterns = [path("token/", token_views.TokenView.as_view())]\n'
    expect(await site({ ...other, 'apps/new/urls.py': byModule })).toEqual(['warning'])
    for (const one of [
      '(\n    pages,  # (old)\n    token_views as views,\n)',
      'pages, token_views as views',
      '\\\n    token_views as views',
    ])
      expect(await site({ ...other, 'apps/new/urls.py': `from apps.old import ${one}\n${USED}` }), one).toEqual(['warning'])
    expect(await site({ ...other, 'apps/old/jobs.py': `from . import pages, token_views as views\n${USED}` })).toEqual(['warning'])
    expect(await site({ ...other, 'apps/old/jobs/run.py': `from .. import (pages, token_views as views)\n${USED}` })).toEqual(['warning'])
  })
})

const ROUTES = `import jwt, os
from datetime import datetime, timedelta, timezone
from fastapi import APIRouter

router = APIRouter()

@router.post("/token")
def issue(user: str):
    """Gives a user an access token."""
    exp = datetime.now(timezone.utc) + timedelta(hours=8)
    return {"access_token": jwt.encode({"sub": user, "token_use": "access", "exp": exp}, os.environ["JWT_SECRET"], algorithm="HS256")}
`
const CHAT = 'from fastapi import APIRouter\nrouter = APIRouter()\n'
const MAIN = 'from fastapi import FastAPI\nfrom desk.endpoints import chat\napp = FastAPI()\napp.include_router(chat.router)\n'
const FEW = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`desk/tool${i}.py`, `NUMBER = ${i}\n`]))
const UNTAKEN = ['note: no application here takes in this router']

describe('a router', () => {
  const api = (files: Record<string, string>) => levels({ ...FEW, 'main.py': MAIN, 'desk/endpoints/chat.py': CHAT, ...files })

  test('is a note where the application takes in others, in a small repository as well', async () => {
    expect(await api({ 'desk/endpoints/auth.py': ROUTES })).toEqual(UNTAKEN)
    expect(await api({ 'desk/api/endpoints/auth/routes.py': ROUTES, 'desk/api/endpoints/auth/__init__.py': '' })).toEqual(UNTAKEN)
    const flask = ROUTES.replaceAll('APIRouter', 'Blueprint').replace('fastapi', 'flask')
    expect(await api({ 'desk/views/tokens.py': flask })).toEqual(UNTAKEN)
    const other = `${MAIN}from desk.users.routes import router as users\nfrom .routes import router\n`
    expect(await api({ 'desk/auth/routes.py': ROUTES, 'desk/users/routes.py': CHAT, 'main.py': other })).toEqual(UNTAKEN)
    const web = {
      'package.json': PRIVATE,
      'src/app.ts': "import { desk } from './desk'\nconst app = express()\napp.use('/desk', deskRouter)\n",
    }
    const express = SIGN.replace(/export function[^{]+\{/, "export const auth = express.Router()\nauth.post('/token', (user) => {").replace(
      /\}\n$/,
      '})\n',
    )
    expect(await levels({ ...web, ...PAGES, 'src/routes/auth.ts': express })).toEqual(UNTAKEN)
    expect(
      await levels({ ...web, ...PAGES, 'src/routes/auth.ts': express, 'src/a.ts': "import { auth } from './routes/auth.js'\n" }),
    ).toEqual(['warning'])
  })

  test('takes with it what it alone calls', async () => {
    const service = ROUTES.replace(/from fastapi[^@]+@router[^\n]+\n/, '\n').replace('def issue(', 'def issue_desk_token(')
    const routes = `${CHAT}from desk.services.tokens import issue_desk_token\n\n@router.post("/token")\ndef token(user: str):\n    return issue_desk_token(user)\n`
    const files = { 'desk/services/tokens.py': service, 'desk/endpoints/auth.py': routes }
    expect(await api(files)).toEqual(['note: only code that nothing runs calls `issue_desk_token`'])
    expect(await api({ ...files, 'desk/endpoints/auth.py': '' })).toEqual(['warning'])
    expect(await api({ ...files, 'main.py': `${MAIN}from desk.endpoints.auth import router\n` })).toEqual(['warning'])
  })

  test('weighs as ever where its module is imported, or nothing tells that it would be', async () => {
    const imports = [
      'from desk.endpoints.auth import router as auth',
      'from desk.endpoints import auth\napp.include_router(auth.router)',
      'from desk.endpoints import auth as tokens',
      'import desk.endpoints.auth',
      'from auth import router',
      'import auth',
      'for name in ["auth"]: importlib.import_module(f"desk.endpoints.{name}")',
    ]
    for (const one of imports)
      expect(await api({ 'desk/endpoints/auth.py': ROUTES, 'main.py': `${MAIN}${one}\n` }), one).toEqual(['warning'])
    expect(await api({ 'desk/endpoints/auth.py': ROUTES, 'desk/endpoints/__init__.py': 'from .auth import router\n' })).toEqual(['warning'])
    expect(await api({ 'desk/endpoints/auth.py': ROUTES, 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' })).toEqual([
      'warning',
    ])
    expect(await api({ 'desk/endpoints/auth.py': `${ROUTES}app = FastAPI()\napp.include_router(router)\n` })).toEqual(['warning'])
    expect(await api({ 'desk/endpoints/auth.py': ROUTES, 'setup.py': 'setup()\n' })).toEqual(['warning'])
    expect(await levels({ 'main.py': MAIN, 'desk/endpoints/chat.py': CHAT, 'desk/endpoints/auth.py': ROUTES })).toEqual(['warning'])
  })
})

describe('a script', () => {
  const SCRIPT = `${ROUTES.replace('APIRouter\n', 'FastAPI\n').replace('router = APIRouter', 'app = FastAPI').replace('@router', '@app')}
if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0")
`
  const image = (start: string) => ({ ...FEW, 'desk/server.py': 'app = 1\n', Dockerfile: `FROM python:3.12\nCOPY . .\nCMD ${start}\n` })
  const STARTED = image('["python", "desk/server.py"]')
  const UNSTARTED = ['note: nothing here starts this script']

  test('is a note beside the one that an image starts', async () => {
    expect(await levels({ ...STARTED, 'desk/server-legacy.py': SCRIPT })).toEqual(UNSTARTED)
    expect(await levels({ ...image('uvicorn desk.server:app'), 'desk/server_before.py': SCRIPT })).toEqual(UNSTARTED)
    const beside = { ...FEW, 'desk/server.py': '', 'desk/Dockerfile': 'FROM python:3.12\nCMD ["python", "server.py"]\n' }
    expect(await levels({ ...beside, 'desk/server_before.py': SCRIPT })).toEqual(UNSTARTED)
  })

  test('weighs as ever where something or a document names it, or starts nothing beside it', async () => {
    const named = (files: Record<string, string>, path = 'desk/server_http.py') => levels({ ...STARTED, [path]: SCRIPT, ...files })
    expect(await named({ 'README.md': 'Run `python desk/server_http.py`.\n' })).toEqual(['warning'])
    expect(await named({ 'deploy/compose.yaml': 'services:\n  desk:\n    command: python -m desk.server_http\n' })).toEqual(['warning'])
    expect(await named({ 'desk/tool1.py': 'from desk.server_http import app\n' })).toEqual(['warning'])
    expect(await named({ Dockerfile: 'FROM python:3.12\nCMD ["python", "other/server.py"]\n' })).toEqual(['warning'])
    expect(await named({ Dockerfile: 'FROM python:3.12\nCMD ["./start.sh"]\n' })).toEqual(['warning'])
    expect(await named({}, 'scripts/serve_desk.py')).toEqual(['warning'])
  })
})

describe('the search for callers of callers', () => {
  const readsOf = (callers: number): number => {
    const called = Object.fromEntries(
      Array.from({ length: callers }, (_, i) => [
        `src/sign-ins/sign-in${i}.ts`,
        `import { issueDeskToken } from '../tokens'\nexport const signInAtDesk${i} = (name: string) => issueDeskToken(name)\n`,
      ]),
    )
    const texts = new Map(Object.entries({ 'src/tokens.ts': SIGN, ...PAGES, ...called }))
    let reads = 0
    const text = (path: string) => {
      if (path === 'src/pages/page0.ts') reads++
      return texts.get(path)
    }
    const file = new SourceFile('src/tokens.ts', SIGN)
    const at = SIGN.indexOf('expiresIn')
    unreached([{ file, start: at, end: at + 9 }], { paths: () => texts.keys(), text, isLibrary: () => false })
    return reads
  }

  test('goes on only where few call', () => {
    const once = readsOf(12)
    expect(once).toBeGreaterThan(0)
    expect(readsOf(5)).toBe(once)
    expect(readsOf(2)).toBeGreaterThan(once)
  })
})
