import { describe, expect, test } from 'vitest'
import { app, levels, PAGES, PRIVATE, SIGN } from './reached.ts'

const UNCALLED = ['note: nothing here calls `issueDeskToken`']

describe('a class that its framework makes where something names it', () => {
  const strategy = (mark = '@Injectable()') => `import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'

${mark}
export class DeskStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: process.env.JWT_SECRET || 'desk-secret-key-of-development',
    })
  }
  validate(claims: { sub: string }) {
    return claims
  }
}
`
  const module = (providers: string) =>
    `import { Module } from '@nestjs/common'\nimport { DeskStrategy } from './desk.strategy'\n\n@Module({\n  providers: [${providers}],\n})\nexport class AppModule {}\n`
  const main = "import { AppModule } from './auth/app.module'\nimport { Other } from './app.module'\n"
  const nest = (files: Record<string, string>) =>
    levels({ 'package.json': PRIVATE, ...PAGES, 'src/main.ts': main, ...files }, 'token-not-validated')
  const path = 'src/auth/desk.strategy.ts'

  test('is a note where no module of Nest lists it', async () => {
    const unmade = ['note: nothing here makes a `DeskStrategy`']
    expect(await nest({ [path]: strategy(), 'src/auth/app.module.ts': module('DeskService') })).toEqual(unmade)
    const other = module('DeskStrategy').replace('./desk', './other/desk')
    const twin = 'export class DeskStrategy extends PassportStrategy(Strategy) {}\n'
    expect(await nest({ [path]: strategy(), 'src/app.module.ts': other, 'src/other/desk.strategy.ts': twin })).toEqual(unmade)
  })

  test('weighs as ever where a module lists it, or another decorator may hand it on', async () => {
    expect(await nest({ [path]: strategy(), 'src/auth/app.module.ts': module('DeskStrategy') })).toEqual(['warning'])
    expect(await nest({ [path]: strategy('@Registered()\n@Injectable()'), 'src/main.ts': "import './auth/desk.strategy'\n" })).toEqual([
      'warning',
    ])
    const all = "import * as strategies from './desk.strategy'\nexport const providers = Object.values(strategies)\n"
    expect(await nest({ [path]: strategy(), 'src/auth/all.ts': all, 'src/main.ts': "import './auth/all'\n" })).toEqual(['warning'])
    const barrelOfAll = { 'src/auth/index.ts': "export * from './desk.strategy'\n", 'src/main.ts': "import './all'\n" }
    const through = "import * as strategies from './auth'\nexport const providers = Object.values(strategies)\n"
    expect(await nest({ [path]: strategy(), ...barrelOfAll, 'src/all.ts': through })).toEqual(['warning'])
    const other = module('DeskStrategy').replace('./desk', './other/desk')
    const barrel = "export { DeskStrategy } from '../desk.strategy'\n"
    expect(await nest({ [path]: strategy(), 'src/auth/app.module.ts': other, 'src/auth/other/desk.strategy.ts': barrel })).toEqual([
      'warning',
    ])
  })

  const controller = `<?php

namespace App\\Http\\Controllers\\Auth;

use Laravel\\Socialite\\Facades\\Socialite;

class DeskController
{
    public function redirect()
    {
        return Socialite::driver('github')->redirect();
    }
}
`
  const laravel = (routes: string, files: Record<string, string> = {}) => {
    const pages = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`app/Models/Page${i}.php`, `<?php\nclass Page${i} {}\n`]))
    const kept = { artisan: '', 'routes/web.php': routes, 'app/Http/Controllers/Auth/DeskController.php': controller }
    return levels({ ...pages, ...kept, ...files }, 'pkce-missing')
  }
  const unused = '<?php\nuse App\\Http\\Controllers\\Auth\\DeskController;\n\nRoute::get("/", HomeController::class);\n'

  test('is a note where no route of Laravel names it', async () => {
    expect(await laravel(unused)).toEqual(['note: nothing here makes a `DeskController`'])
  })

  test('weighs as ever where a route does, as a class, a text or an attribute, or where no routes are', async () => {
    expect(await laravel(`${unused}Route::get("/login", [DeskController::class, "redirect"]);\n`)).toEqual(['warning'])
    expect(await laravel(`${unused}Route::get("/login", "DeskController@redirect");\n`)).toEqual(['warning'])
    const marked = controller.replace('    public', '    #[Get("/login")]\n    public')
    expect(await laravel(unused, { 'app/Http/Controllers/Auth/DeskController.php': marked })).toEqual(['warning'])
    const login = 'app/Http/Controllers/Auth/LoginController.php'
    const ofLogin = { 'app/Http/Controllers/Auth/DeskController.php': '<?php\n', [login]: controller.replace('Desk', 'Login') }
    expect(await laravel(unused, ofLogin)).toEqual(['note: nothing here makes a `LoginController`'])
    expect(await laravel(`${unused}Auth::routes(["verify" => true]);\n`, ofLogin)).toEqual(['warning'])
    expect(await laravel(`${unused}Auth::routes();\n`)).toEqual(['note: nothing here makes a `DeskController`'])
    const trait = controller.replace('use Laravel', 'use Illuminate\\Foundation\\Auth\\AuthenticatesUsers;\nuse Laravel')
    expect(await laravel(unused, { 'app/Http/Controllers/Auth/DeskController.php': trait })).toEqual(['warning'])
    expect(await laravel(`${unused}Route::resource("desk", "Auth\\DeskController");\n`)).toEqual(['warning'])
    expect(await laravel(`${unused}Route::get("/" . $name, $name . "Controller@redirect");\n`)).toEqual(['warning'])
    expect(await laravel(unused, { 'routes/web.php': '', 'routes/desk.php': unused })).toEqual([
      'note: nothing here makes a `DeskController`',
    ])
  })
})

const MAIN = 'import desk.routes_of\nimport desk.home\nimport desk.other\nimport desk.jobs\n'

describe('a value that only code reads which nothing runs', () => {
  const tokens = `import os
import jwt
from fastapi import HTTPException

DESK_SECRET = os.getenv("DESK_SECRET", "desk-secret-key-of-development")


def desk_user(token: str) -> str:
    try:
        claims = jwt.decode(token, DESK_SECRET, algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(status_code=401)
    return claims["sub"]
`
  const pages = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`desk/page${i}.py`, `NUMBER = ${i}\n`]))
  const desk = (files: Record<string, string>) =>
    levels({ ...pages, 'main.py': MAIN, 'desk/tokens.py': tokens, ...files }, 'token-not-validated')
  const call = 'from desk.tokens import desk_user\n\n@app.post("/token")\ndef token(user):\n    return desk_user(user)\n'

  test('is a note, also where another module has a name of its own that is the same', async () => {
    const unread = ['note: only code that nothing runs reads `DESK_SECRET`']
    expect(await desk({})).toEqual(unread)
    expect(await desk({ 'desk/other.py': 'def desk_user(user):\n    return user\n\nprint(desk_user("a"))\n' })).toEqual(unread)
    expect(await desk({ 'desk/other.py': 'desk_user = read()\nprint(desk_user)\n' })).toEqual(unread)
    const foreign = call.replace('desk.tokens', 'desk.other')
    expect(await desk({ 'desk/routes_of.py': foreign, 'desk/other.py': 'def desk_user(user):\n    return user\n' })).toEqual(unread)
  })

  test('weighs as ever where code that runs reads it, or the code that does is called', async () => {
    expect(await desk({ 'desk/routes_of.py': call })).toEqual(['warning'])
    expect(await desk({ 'desk/routes_of.py': call.replace('desk.tokens', '.tokens') })).toEqual(['warning'])
    expect(
      await desk({ 'desk/routes_of.py': 'from desk import tokens\n\n@app.post("/t")\ndef t(u):\n    return tokens.desk_user(u)\n' }),
    ).toEqual(['warning'])
    expect(
      await desk({
        'desk/routes_of.py': 'import desk.tokens as made\n\n@app.post("/t")\ndef t(u):\n    return made.desk_user(u)\n',
      }),
    ).toEqual(['warning'])
    expect(await desk({ 'desk/jobs.py': 'RUN = "desk.tokens.desk_user"\n' })).toEqual(['warning'])
    const star = 'from desk.tokens import *\n\n@app.post("/t")\ndef t(u):\n    return desk_user(u)\n'
    expect(await desk({ 'desk/routes_of.py': star })).toEqual(['warning'])
    const barrel = { 'desk/api/__init__.py': 'from desk.tokens import desk_user\n' }
    expect(await desk({ ...barrel, 'desk/routes_of.py': call.replace('desk.tokens', 'desk.api') })).toEqual(['warning'])
    const read = 'from desk.tokens import DESK_SECRET\n\n@app.get("/")\ndef home():\n    return DESK_SECRET\n'
    expect(await desk({ 'desk/home.py': read })).toEqual(['warning'])
  })
})

describe('a folder that is set aside', () => {
  test('is a note where nothing else names a path of it', async () => {
    const aside = ['note: it stands in `archive/`, which nothing else here names']
    expect(await app({ 'archive/old/api/tokens/route.ts': SIGN })).toEqual(aside)
    expect(await app({ 'archive/old/api/tokens/route.ts': SIGN, 'tsconfig.json': '{ "exclude": ["archive/**", "archive"] }' })).toEqual(
      aside,
    )
    for (const [path, text] of Object.entries({
      'pyproject.toml': '[tool.ruff]\nextend-exclude = ["web", "archive"]\n',
      'setup.cfg': '[flake8]\nexclude = .git,archive,build\n',
      '.github/workflows/test.yml': 'on:\n  push:\n    paths-ignore:\n      - docs\n      - archive\n',
      'src/state.ts': "export const state = { button: 'archive', at: archive.length }\n",
      'pack.sh': 'tar xf archive.tar && cd archive-new\n',
      'src/menu.json': '{ "items": [{ "label": "Put away", "action": "archive", "icon": "archive" }] }',
      'src/states.yaml': 'states:\n  - open\n  - archive\n',
      'src/desks.json': `[${'{ "state": "archive" },'.repeat(30)} {}]`,
    }))
      expect([path, ...(await app({ 'archive/old/api/tokens/route.ts': SIGN, [path]: text }))]).toEqual([path, ...aside])
    expect(await app({ 'src/_archive/tokens/route.ts': SIGN })).toEqual([
      'note: it stands in `src/_archive/`, which nothing else here names',
    ])
  })

  test('weighs as ever where something does, or the folder is one of the program', async () => {
    const route = { 'archive/old/api/tokens/route.ts': SIGN }
    expect(await app({ ...route, 'src/all.ts': "import { issueDeskToken } from '../archive/old/api/tokens/route'\n" })).toEqual(['warning'])
    expect(await app({ ...route, '.github/workflows/ship.yml': 'steps:\n  - run: cd archive/old && npm start\n' })).toEqual(['warning'])
    for (const [path, text] of Object.entries({
      'docker-compose.yml': 'services:\n  old:\n    build: archive\n',
      'deploy/compose.yaml': 'services:\n  old:\n    build:\n      context: "archive"\n      target: run\n',
      'package.json': PRIVATE.replace('{', '{ "workspaces": ["web", "archive"],'),
      'pnpm-workspace.yaml': 'packages:\n  - web\n  - archive\n',
      'railway.json': '{ "name": "desk", "rootDirectory": "archive" }',
      'web.toml': `state = "archive"\n[build]\nmembers = [${'"crates/desk-of-a-long-name", '.repeat(15)}"archive"]\n`,
      '.github/workflows/ship.yml': 'jobs:\n  ship:\n    defaults:\n      run:\n        working-directory: archive\n',
      'ship.sh': 'cd archive && npm start\n',
      'serve.sh': 'uvicorn archive.api:app\n',
      'run.py': 'from archive import old\n',
      'start.py': 'import archive\n',
      'settings.py': 'INSTALLED_APPS = ["archive"]\n',
      Makefile: 'ship:\n\tdocker build -t old archive\n',
      'archive/Dockerfile': 'FROM node:22\nCMD ["npm", "start"]\n',
      'archive/Procfile': 'web: npm start\n',
    }))
      expect([path, ...(await app({ ...route, [path]: text }))]).toEqual([path, 'warning'])
    expect(await app({ 'src/archive/route.ts': SIGN })).toEqual(['warning'])
  })
})

describe('what a module holds in a small repository', () => {
  const few = Object.fromEntries(Object.entries(PAGES).slice(0, 8))
  const small = (files: Record<string, string>) => levels({ 'package.json': PRIVATE, ...few, 'src/tokens.ts': SIGN, ...files })

  test('is a note where others of the repository take something else from it', async () => {
    const both = `${SIGN}export const deskName = 'desk'\n`
    expect(await small({ 'src/tokens.ts': both, 'src/name.ts': "import { deskName } from './tokens'\nconsole.log(deskName)\n" })).toEqual(
      UNCALLED,
    )
  })

  test('weighs as ever where none does', async () => {
    const both = `${SIGN}export const deskName = 'desk'\n`
    expect(await small({ 'src/tokens.ts': both })).toEqual(['warning'])
    expect(await small({ 'src/tokens.ts': both, 'src/name.ts': "import { deskName } from './other-tokens'\n" })).toEqual(['warning'])
    expect(await small({ 'src/tokens.ts': both, 'src/name.test.ts': "import { deskName } from './tokens'\n" })).toEqual(['warning'])
  })
})
