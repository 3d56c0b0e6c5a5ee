import { FAR, hostAt } from '../../classify/endpoint.ts'
import type { Project } from '../../discover/project.ts'
import type { GrantUse } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { parseProperties } from '../../parse/properties.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { grouped } from '../../text/grouped.ts'
import { folderOf } from '../../text/paths.ts'
import { SourceFile } from '../../text/source.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { authorizationRequest, flag, grantUsed, literal, ownerOf, set } from './oauth-client-fields.ts'
import { type ProfiledSetting, settingsByProfile } from './profiled-settings.ts'
import { isForDevelopment, isForProduction, profileOfFile } from './setting-profiles.ts'

export default defineTextSurface({
  id: 'quarkus',
  name: 'OpenID Connect and TLS in settings of Quarkus and Micronaut',
  spec: 'https://quarkus.io/guides/security-openid-connect-client-reference',
  counts: 'oauth',
  files: ['**/{application,bootstrap}*.{properties,yaml,yml}', '**/microprofile-config*.properties'],
  mentions: ['quarkus', 'micronaut'],
  together: [[/oidc|\btls\b|grant-type/]],
  skipsTests: true,
  *read(_, { file, project }): Generator<Reading> {
    const profile = profileOfFile(file.path)
    if (profile !== undefined && isForDevelopment(profile)) return
    const all = settingsOf(file).filter(({ profiles }) => profiles.length === 0 || !profiles.every(isForDevelopment))
    // What production sets otherwise is no setting of it.
    const here = new Set(all.filter(isOfProduction).map(({ path }) => path))
    const isReplaced = ({ path, profiles }: ProfiledSetting) =>
      profiles.length === 0 && profile === undefined && (here.has(path) || beside().has(path))
    let known: ReadonlySet<string> | undefined
    const beside = () => (known ??= inProduction(file.path, project))
    const held = all.filter((one) => !isReplaced(one))
    const named = grouped(held, ({ path }) => path)
    const confidential = new Set(held.flatMap(({ path }) => WITH_CREDENTIALS.exec(path)?.[1] ?? []))
    yield* endpoints(held)
    yield* unchecked(held, named)
    for (const { path, value } of held)
      if (WITHOUT_PKCE.test(path) && flag(value) === false && signsPeopleIn(path, named))
        yield authorizationRequest(
          ownerOf('Quarkus client', 'quarkus', nameIn(path)),
          confidential.has(path.replace(WITHOUT_PKCE, '$1')) ? 'confidential' : 'unknown',
          set('off', value),
        )
    yield* passwords(held, named)
  },
})

/** The settings of a file by their whole names. */
type Named = ReadonlyMap<string, readonly ProfiledSetting[]>

function settingsOf(file: SourceFile): ProfiledSetting[] {
  const { roots } = file.path.endsWith('.properties') ? parseProperties(file.whole) : parseYaml(file.whole)
  return roots.flatMap(settingsByProfile).filter(({ path }) => READ.test(path))
}

const READ = /^(?:quarkus\.(?:oidc|oidc-client|tls)|micronaut\.security\.oauth2)\./

function isOfProduction({ profiles }: ProfiledSetting): boolean {
  return profiles.some(isForProduction)
}

/** What the settings of production in files beside these name. */
function inProduction(path: string, project: Project): ReadonlySet<string> {
  const files = project.inFolder(folderOf(path)).filter((one) => isForProduction(profileOfFile(one) ?? ''))
  return new Set(files.flatMap((one) => settingsOf(new SourceFile(one, project.text(one) ?? '')).map((setting) => setting.path)))
}

/** https://quarkus.io/guides/security-openid-connect-client-reference#configuration-reference, each also of a named tenant or client. */
const OIDC = /^(quarkus\.oidc(?:-client)?\.(?:[^.]{1,80}\.)?)/
const ENDPOINT = new RegExp(`${OIDC.source}(?:auth-server-url|(?:token|authorization|jwks|introspection|user-info|revoke)-path)$`)
const VERIFICATION = new RegExp(`${OIDC.source}tls\\.verification$`)
const WITH_CREDENTIALS = /^(quarkus\.oidc\.(?:[^.]{1,80}\.)?)credentials\./
const WITHOUT_PKCE = /^(quarkus\.oidc\.(?:[^.]{1,80}\.)?)authentication\.pkce-required$/
const GRANT = new RegExp(`${OIDC.source}grant\\.type$`)
/** https://quarkus.io/guides/tls-registry-reference#trusting-all-certificates */
const TRUST_ALL = /^quarkus\.tls\.(?:[^.]{1,80}\.)?trust-all$/
/** https://micronaut-projects.github.io/micronaut-security/latest/guide/#password */
const MICRONAUT = /^(micronaut\.security\.oauth2\.clients\.[^.]{1,80}\.)grant-type$/

function* endpoints(all: readonly ProfiledSetting[]): Generator<Reading> {
  yield* plainEndpoints(all.filter(({ path }) => ENDPOINT.test(path)).map(({ value }) => value))
}

/** Certificates that nobody looks at; at a server of this machine they are its own. */
function* unchecked(all: readonly ProfiledSetting[], named: Named): Generator<Reading> {
  for (const { path, value } of all) {
    const isOff = TRUST_ALL.test(path) ? flag(value) === true : VERIFICATION.test(path) && literal(value)?.toLowerCase() === 'none'
    if (!isOff || (VERIFICATION.test(path) && isNear(serverOf(path.replace(VERIFICATION, '$1'), named)))) continue
    const written = `${path}${value.at.file.path.endsWith('.properties') ? '=' : ': '}${literal(value)}`
    yield { kind: 'transportSetting', problem: 'verification-off', written, at: value.at }
  }
}

/** Whether people sign in through it: the code flow is used by applications for browsers alone. */
function signsPeopleIn(path: string, named: Named): boolean {
  const type = `${path.replace(WITHOUT_PKCE, '$1')}application-type`
  return named.get(type)?.some((one) => /^(?:web[-_]app|hybrid)$/i.test(literal(one.value) ?? '')) === true
}

/** Clients that send the password of a user for tokens. */
function* passwords(all: readonly ProfiledSetting[], named: Named): Generator<GrantUse> {
  for (const { path, value } of all) {
    const row = GRANT.test(path) ? GRANT : MICRONAUT.test(path) ? MICRONAUT : undefined
    if (!row || literal(value)?.toLowerCase() !== 'password') continue
    const [what, product] = row === GRANT ? (['Quarkus client', 'quarkus'] as const) : (['Micronaut client', 'micronaut'] as const)
    const owner = ownerOf(what, product, nameIn(path))
    const server = serverOf(path.replace(row, '$1'), named)
    yield grantUsed(owner, 'password', value.at, isNear(server) ? { local: true } : server ? {} : { unseenServer: true })
  }
}

/** The server that the settings of one tenant or client name, as written; none where only the run knows it. */
function serverOf(prefix: string, named: Named): string | undefined {
  const keys = ['auth-server-url', 'token-path', 'token.url', 'openid.issuer']
  const found = keys.flatMap((key) => named.get(prefix + key) ?? []).map(({ value }) => literal(value) ?? '')
  return found.find((one) => /^https?:\/\/[^$]/i.test(one))
}

function isNear(server: string | undefined): boolean {
  return server !== undefined && !FAR.has(hostAt(server, { services: new Set() }).class)
}

/** The name of a tenant or client. */
function nameIn(path: string): string | undefined {
  return OF_TENANT.exec(path)?.[1] ?? /^micronaut\.security\.oauth2\.clients\.([^.]+)\.grant-type$/.exec(path)?.[1]
}

const OF_TENANT = /^quarkus\.oidc(?:-client)?\.([^.]+)\.(?:grant\.type|authentication\.[\w-]+)$/
