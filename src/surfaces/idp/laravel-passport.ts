import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { items, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { slice } from '../../text/source.ts'
import { computedElsewhere, filesOfLanguage, isInComment } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { grantEnabled, type Issuer, ownerOf } from './oauth-client-fields.ts'
import { lifetime } from './lifetime-fields.ts'
import { foldersAbove } from '../../text/paths.ts'

export default defineTextSurface({
  id: 'laravel-passport',
  name: 'Laravel Passport servers in PHP',
  spec: 'https://laravel.com/docs/passport#token-lifetimes',
  counts: 'oauth',
  files: ['**/*.php'],
  mentions: ['Passport::', 'ForPassport'],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const asked = [...text.value.matchAll(ASKED_FOR_PASSWORD)].find(({ index }) => !isInComment(text.value, index))
    if (asked?.[1] && allowsPasswords(file.path, project)) {
      const start = text.value.indexOf(asked[1], asked.index)
      yield grantEnabled(SERVER.owner, 'unknown', 'password', slice(text, start, start + asked[1].length).at)
    }
    for (const { is, name, value, at } of saidIn(text, 'php')) {
      if (is !== 'call' || !/(?:^|\.)Passport\.\w+$/.test(name)) continue
      const option = name.replace(/^.*\./, '')
      const token = own(LIFETIMES, option)
      const [given] = items(value)
      const first = given && (computedElsewhere(given, { language: 'php', project }) ?? given)
      if (token && first) yield* lifetime(first, { token, grammar: 'iso8601', key: option }, SERVER)
      if (option === 'personalAccessTokensExpireIn' && first) yield* personalTokens(first, option)
      const grant = own(GRANTS, option)
      if (grant) yield grantEnabled(SERVER.owner, 'unknown', grant, at)
    }
  },
})

/** Methods of a user that Passport calls for this grant alone: https://laravel.com/docs/passport#customizing-the-username-field */
const ASKED_FOR_PASSWORD = /\bfunction\s{1,4}((?:find|findAndValidate)ForPassport|validateForPassportPasswordGrant)\s{0,4}\(/g

/** Whether the grant is on: since version 12 only where the program says so. https://github.com/laravel/passport/blob/12.x/UPGRADE.md */
function allowsPasswords(path: string, project: Project): boolean {
  const asked = foldersAbove(path).flatMap((one) => ASKED_VERSION.exec(project.text(`${one}composer.json`) ?? '')?.[1] ?? [])[0]
  if (asked?.split(/\|\|?/).every((one) => OLD_VERSION.test(one.trim()))) return true
  return filesOfLanguage(project, 'php').some((one) => project.text(one)?.includes('enablePasswordGrant'))
}

const ASKED_VERSION = /"laravel\/passport"\s{0,8}:\s{0,8}"([^"\n]{1,80})"/
const OLD_VERSION = /^[\^~=v]{0,3}(?:\d|1[01])(?:\.[\w*-]{1,20}){0,4}$|<\s?v?(?:\d|1[0-2])(?:\.0){0,3}$/

/** Refresh tokens are revoked when they are used: https://laravel.com/docs/passport#refreshing-tokens */
const SERVER: Issuer = { owner: ownerOf('Laravel Passport', 'laravel-passport'), clientType: 'unknown', rotates: true }
const LIFETIMES: Readonly<Record<string, 'access' | 'refresh'>> = {
  tokensExpireIn: 'access',
  refreshTokensExpireIn: 'refresh',
}
const GRANTS: Readonly<Record<string, 'implicit' | 'password'>> = { enableImplicitGrant: 'implicit', enablePasswordGrant: 'password' }

/** What people make for their own programs is an API key by its use: https://laravel.com/docs/passport#personal-access-tokens */
function* personalTokens(node: Node, key: string): Generator<Statement> {
  for (const { lifetime: ends, at } of lifetime(node, { token: 'access', grammar: 'iso8601', key }, SERVER))
    yield {
      kind: 'secretTerm',
      owner: SERVER.owner,
      what: 'a personal access token',
      ends,
      instead: `set \`${key}\` to 90 days or less`,
      at,
    }
}
