import {
  audienceCompared,
  dotnetMcp,
  endCompared,
  issuerCompared,
  keysHandedOver,
  ownKeyInDotnet,
  validationOptions,
  validationParameters,
} from '../../knowledge/libraries/dotnet.ts'
import { authorityOfBearer, issuerOfServer, servesDotnetMcp, servesOpenIddict } from '../../knowledge/words/dotnet-checks.ts'
import type { Statement } from '../../model/reading.ts'
import type { Evidence, TokenCheck } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, entries } from '../../parse/node.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { resultIn, searchedOnce } from '../../program/written/index.ts'
import { mcpOfProgram } from './dotnet-mcp-programs.ts'
import { toldOfTokens, usersInCsharp, usersOfSetup } from './csharp-users.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { foreignKeys } from '../../knowledge/words/checks.ts'
import { checkOfService } from './checks-of-tokens.ts'

/** What .NET's handlers of bearer tokens are told not to check. */
export default defineTextSurface({
  id: 'token-validation-parameters',
  name: 'Token checks in C#',
  spec: validationParameters.docs,
  counts: 'code',
  files: ['**/*.cs'],
  mentions: [validationParameters.name],
  skipsTests: true,
  *read({ at: { file } }, { project }): Generator<Statement> {
    for (const { gaps, at, inFunction } of switchedOff(saidIn(file.whole, 'cs'))) {
      const users = [...usersInCsharp(at, inFunction, project), ...usersOfSetup(file, project)]
      const files = [file, ...users]
      // Keys of a foreign issuer come from its metadata; a symmetric key is the application's own, for tokens that it signs itself.
      const isForeign = files.some(namesForeignKeys) && !files.some((one) => says(one, ownKeyInDotnet.pattern) || isOwnAuthority(one))
      const guard = [...files.flatMap(servesMcp), ...(isForeign ? [mcpOfProgram(file, project)].flatMap((one) => one ?? []) : [])].slice(
        0,
        1,
      )
      const missing = gaps.filter(
        (gap) =>
          !isSetAgain(gap, users) &&
          (gap === 'signature' ||
            (isForeign &&
              !isCheckedElsewhere(gap, at) &&
              !(gap === 'expiry' && /expired|refresh/i.test(inFunction ?? '')) &&
              ![...files, ...toldOfTokens(file, project)].some((one) => isCompared(gap, one)))),
      )
      if (missing.length > 0)
        yield checkOfService(missing, validationParameters.name, at, {
          evidence: [...guard, { is: 'written', at, say: 'it is switched off here' }],
        })
    }
  },
})

/** That a file serves MCP says nothing of the keys that another one takes. */
function namesForeignKeys(file: SourceFile, i: number): boolean {
  if (i === 0) return says(file, foreignKeys.pattern)
  return searchedOnce(file, 'foreign keys', () => foreignKeys.pattern.test(file.text.replaceAll(dotnetMcp.maps, ''))) === true
}

/** Whether a program takes the tokens that it issues itself: its handler asks the issuer that its own server is. */
function isOwnAuthority(file: SourceFile): boolean {
  const found = searchedOnce(file, 'own authority', () => {
    if (!servesOpenIddict.pattern.test(file.text)) return false
    const issuers = issuersBy(issuerOfServer.pattern, file)
    const authorities = issuersBy(authorityOfBearer.pattern, file)
    return authorities.length > 0 && authorities.every((one) => issuers.includes(one))
  })
  return found === true
}

function issuersBy(pattern: RegExp, { text }: SourceFile): readonly string[] {
  return Array.from(text.matchAll(new RegExp(pattern, 'g')), ([, issuer = '']) => issuer.replace(/["/)]{1,3}$/, '').replace(/^"/, ''))
}

/** Whether words stand in a file, however many objects of it ask. */
function says(file: SourceFile, words: RegExp): boolean {
  return searchedOnce(file, `words ${words.source}`, () => words.test(file.text)) === true
}

function servesMcp(file: SourceFile): Evidence[] {
  const at = searchedOnce(file, 'serves MCP', () => {
    const mcp = servesDotnetMcp.pattern.exec(file.text)
    return mcp ? { start: mcp.index, end: mcp.index + mcp[0].length } : undefined
  })
  return at ? [{ is: 'mcp-route', at: { file, ...at }, say: 'its file serves MCP' }] : []
}

type Gap = TokenCheck['missing'][number]

const SWITCHES = optionsThat('switches')
/** Whether all who use what a helper makes switch the check on again: `rules.ValidateAudience = true`. */
function isSetAgain(gap: Gap, users: readonly SourceFile[]): boolean {
  const names = [...SWITCHES].filter(([, of]) => of === gap).map(([name]) => name)
  const on = new RegExp(`\\.(?:${names.join('|')})\\s{0,4}=(?!=)(?!\\s{0,4}false\\b)`)
  return users.length > 0 && users.every(({ text }) => on.test(text))
}

/** Delegates that check in place of the library. */
const INSTEAD = optionsThat('checks-instead')

function optionsThat(does: 'switches' | 'checks-instead'): ReadonlyMap<string, Gap> {
  return new Map(validationOptions.filter((one) => one.does === does).map(({ name, of }) => [name, of]))
}

/** Whether the comment above a switch says that the caller of the library checks this itself: `// Note: lifetime is validated manually`. */
function isCheckedElsewhere(gap: Gap, { file, start }: Span): boolean {
  const above = file.text
    .slice(Math.max(0, start - LONGEST_COMMENT), start)
    .split('\n')
    .slice(-8)
  const comments = above.filter((line) => /^\s{0,80}\/\//.test(line)).join(' ')
  return (
    /\b(?:validat|check|verif)(?:ed|ion)\b/i.test(comments) &&
    /\b(?:manual(?:ly)?|itself|separately|elsewhere|afterwards?|later|below|by the)\b/i.test(comments) &&
    (SAID.get(gap)?.test(comments) ?? false)
  )
}

const LONGEST_COMMENT = 1000
const SAID: ReadonlyMap<Gap, RegExp> = new Map([
  ['audience', /audience/i],
  ['issuer', /issuer/i],
  ['expiry', /lifetime|expir/i],
])

/** Whether the file itself looks at the claim of a token that the library has verified: `claims.First(x => x.Type == "aud")`. */
function isCompared(gap: Gap, file: SourceFile): boolean {
  const claims = CLAIMS.get(gap)
  return claims !== undefined && says(file, claims)
}

const CLAIMS: ReadonlyMap<Gap, RegExp> = new Map([
  ['audience', audienceCompared.pattern],
  ['issuer', issuerCompared.pattern],
  ['expiry', endCompared.pattern],
])

/** One finding an object, at its first switch; assignments one by one. */
function* switchedOff(all: readonly Said[]): Generator<{ gaps: Gap[]; at: Span; inFunction?: string }> {
  for (const { is, name, value, at, inFunction, conditions } of all) {
    if (conditions.some((one) => /develop|debug|test|local/i.test(one))) continue
    const around = inFunction ? { inFunction } : {}
    const gap = SWITCHES.get(name.replace(/^.*\./, ''))
    if (gap && is === 'set' && name.includes(`${validationParameters.name}.`) && boolean(value) === false)
      yield { gaps: [gap], at: value.at, ...around }
    if (is !== 'object' || !isOfParameters(name, at, inFunction)) continue
    const fields = entries(value)
    const isOfHandedKeys = keysHandedOver.pattern.test(codeAt(at, LONGEST_OBJECT))
    const instead = [...fields.flatMap(({ key }) => INSTEAD.get(key.value) ?? []), ...(isOfHandedKeys ? (['issuer'] as const) : [])]
    const off = fields.flatMap((field) => {
      const missing = SWITCHES.get(field.key.value)
      return missing && boolean(field.value) === false && !instead.includes(missing) ? [{ missing, at: field.at }] : []
    })
    const [first] = off
    if (first) yield { gaps: off.map(({ missing }) => missing), at: first.at, ...around }
  }
}

const LONGEST_OBJECT = 4000

/** An object by its type, or by what `new()` is given to. */
function isOfParameters(name: string, { file, start }: Span, inFunction: string | undefined): boolean {
  if (name !== 'new') return name.split('.').at(-1) === validationParameters.name
  const before = file.text.slice(Math.max(0, start - 200), start)
  if (GIVEN_TO.test(before)) return true
  return (
    /\breturn\s{1,80}$/.test(before) && inFunction !== undefined && resultIn(inFunction, file, 'cs')?.text === validationParameters.name
  )
}

const GIVEN_TO = new RegExp(`\\b${validationParameters.name}\\s{0,4}=\\s{0,80}$`)
