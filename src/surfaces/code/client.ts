import { resourceBlindHosts } from '../../knowledge/authorization-hosts.ts'
import {
  buildVariables,
  extensionGlobals,
  nodeBrowsers,
  nodeQueues,
  pythonBrowsers,
  pythonQueues,
  shippedPrograms,
} from '../../knowledge/libraries/surroundings.ts'
import { requestPackagesOfPython } from '../../knowledge/libraries/web-servers.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { callsThat, dotted, importsFrom, lastName, variableOf, type Module } from '../../program/index.ts'
import { COMPONENT } from '../../parse/component.ts'
import type { Project } from '../../discover/project.ts'
import { roleOf } from '../../classify/file-role.ts'
import type { ClientType } from '../../model/index.ts'
import { publishesMetadata } from '../../knowledge/words/oauth.ts'
import { returnsToThisMachine } from '../../knowledge/words/redirect-checks.ts'
import { commandLineProgram, jobFolder } from '../../knowledge/words/agents.ts'
import type { SourceFile } from '../../text/source.ts'
import { isPublished } from './published-variables.ts'
import { shippedByBuild } from './shipped-code.ts'
import { oncePer } from '../../text/once-per.ts'

/** What a module shows of the OAuth client that it is part of. */
export interface ClientEvidence {
  readonly type: ClientType
  /** What the code becomes when its users get it: "the browser bundle". */
  readonly shippedTo?: string
}

/** Public when users run the code or it holds no secret at the loopback; confidential when it has a secret on a server. */
export const clientOf = oncePer((module: Module): ClientEvidence => {
  const shippedTo = shipped(module)
  const type = shippedTo
    ? isPage(shippedTo) && !redeems(module)
      ? 'unknown'
      : 'public'
    : hasSecret(module)
      ? 'confidential'
      : opensAtHome(module) || isSaidPublic(module)
        ? 'public'
        : 'unknown'
  const evidence: ClientEvidence = shippedTo ? { type, shippedTo } : { type }
  return evidence
})

export const PAGE = 'the browser bundle'

/** A page may only send its user off, and leave the code to a server with a secret. */
function isPage(shippedTo: string): boolean {
  return shippedTo === PAGE
}

/** Whether a page has a client id of its own, or works with what a code is redeemed for. */
function redeems(module: Module): boolean {
  return (
    /\b[A-Z_]{4,40}CLIENT_?ID\b|client_?id["']?\s{0,3}[:=]\s{0,3}["'`]\w/i.test(module.file.text) ||
    /grant_?type|code_?verifier|access_?token|refresh_?token|token_?(?:url|uri|endpoint)|\/token\b|getToken|exchangeCode/i.test(
      module.file.text,
    )
  )
}

/**
 * Whether the module is part of a client of MCP servers that does OAuth by hand. A server that publishes the metadata signs its users in
 * elsewhere.
 */
export function isMcpClient({ file }: Module): boolean {
  return isOfMcpClient(file)
}

/** Whether such a module signs in at a host for a server of MCP, and not at a provider's own API. */
export function signsInForMcp(module: Module, host: string | undefined): boolean {
  return isMcpClient(module) && !(host !== undefined && resourceBlindHosts.has(host))
}

const isOfMcpClient = oncePer(
  (file: SourceFile): boolean => /oauth-protected-resource|resource_metadata/.test(file.text) && !publishesMetadata.pattern.test(file.text),
)

/**
 * Whether a module signs in at servers of MCP that are set elsewhere: it speaks of them, and a module of its package finds their
 * authorization servers as a client does (https://www.rfc-editor.org/rfc/rfc9728.html#section-3).
 */
export const isMcpClientBeside = oncePer((module: Module): boolean => {
  const { file, project } = module
  return project !== undefined && SERVERS.test(file.text) && SIGNS_IN.test(file.text) && discoversBeside(module, project)
})

/** A record of a server of MCP, and what signs in at it: `server.oauth_token_url`. */
const SERVERS = /\bmcp_?servers?\b/i
const SIGNS_IN = /\b(?:mcp_?)?server\.(?:oauth|auth|token)\w{0,20}_?(?:url|uri|endpoint)\b/i
/** A module that finds out is called after it, and is one of these at most. */
const DISCOVERS = /(?:oauth|auth|discover|metadata|mcp)[\w-]{0,40}\.(?:py|[cm]?[jt]s)$/i
const MOST_MODULES = 80

function discoversBeside({ file: { path } }: Module, project: Project): boolean {
  const folder = project.manifest(path)?.folder ?? ''
  const ending = path.slice(path.lastIndexOf('.'))
  const paths = project
    .below(folder === '' ? '' : `${folder}/`)
    .filter((one) => one.endsWith(ending) && DISCOVERS.test(one) && one !== path)
  return paths.slice(0, MOST_MODULES).some((one) => {
    const text = project.text(one) ?? ''
    if (roleOf({ path: one, text }).test) return false
    return text.includes('oauth-protected-resource') && /authorization_?servers/i.test(text) && !publishesMetadata.pattern.test(text)
  })
}

/** Those that servers read as well. */
const ALSO_ON_SERVERS = new RegExp(`^(?:${buildVariables.flatMap(({ begins, onServers }) => (onServers ? [begins] : [])).join('|')})_`)

const SHIPPED_BY_GLOBAL: readonly (readonly [RegExp, string])[] = [
  [extensionGlobals.pattern, extensionGlobals.to],
  [/^(?:window|document|sessionStorage|localStorage|globalThis\.(?:window|location|sessionStorage|localStorage))(?:\.|$)/, PAGE],
]

function shipped(module: Module): string | undefined {
  const byImport = shippedPrograms.find(({ modules }) => importsFrom(module, modules))
  if (byImport) return byImport.to
  if (COMPONENT.test(module.file.path)) return PAGE
  for (const node of module.nodes('MemberExpression')) {
    const variable = variableOf(node)
    if (variable !== undefined && isPublished(module, variable) && variable !== 'NEXT_PUBLIC_URL' && isBuildTime(variable)) return PAGE
    const name = dotted(node)
    const root = name === undefined ? undefined : name.split('.')[0]
    if (name === undefined || root === undefined) continue
    const byGlobal = SHIPPED_BY_GLOBAL.find(([pattern]) => pattern.test(name))
    // `typeof window` guards are what servers have.
    if (byGlobal && !/typeof window/.test(module.file.text)) return byGlobal[1]
  }
  const [directive] = module.tree.program?.body ?? []
  const script = module.project?.manifest(module.file.path)?.script
  if (script !== undefined && (opensAtHome(module) || PORT_OF_A_RUN.test(module.file.text) || isCommandAtHome(module)))
    return `every user of the command \`${script}\``
  if (opensAtHome(module) && importsFrom(module, commandLineProgram.pattern)) return 'every user of the command line'
  const isClient =
    directive?.type === 'ExpressionStatement' && directive.expression.type === 'Literal' && directive.expression.value === 'use client'
  return isClient ? PAGE : module.project && shippedByBuild(module.file.whole, module.project)
}

/** `NEXT_PUBLIC_APP_URL` is read on servers, too; an identifier of a client says more. */
function isBuildTime(variable: string): boolean {
  return !ALSO_ON_SERVERS.test(variable) || /CLIENT|OAUTH|AUTH_|OIDC|COGNITO|OKTA|AUTH0/.test(variable)
}

function hasSecret(module: Module): boolean {
  if (
    /client_?secret|clientSecret|CLIENT_SECRET|client_assertion|client_credential\b|private_key_jwt/i.test(
      module.file.text.replace(/\bclient_secret(?:_expires_at|_basic|_post)\b/g, ''),
    )
  )
    return true
  return module.strings().some(({ value }) => value.startsWith('Basic '))
}

/** The client is written down as one without a secret: its registration says so, or its library is told (RFC 7591 section 2). */
function isSaidPublic(module: Module): boolean {
  const { text } = module.file
  return (
    sendsNoSecret(module) || (/\btoken_endpoint_auth_method["']?\s{0,4}[:=]\s{0,4}["'`]none["'`]/.test(text) && !answersClients.test(text))
  )
}

/** The metadata of a server, which answers the registrations of its own clients so, whoever it signs in at. */
const answersClients = /\b(?:response_types|grant_types|code_challenge_methods)_supported["']?\s{0,4}[:=]\s{0,4}\[\s{0,40}["'`]/

/** `oauth.None()`, with which a client authenticates by nothing at the token endpoint. */
function sendsNoSecret(module: Module): boolean {
  return callsThat(module, singleCalls, 'has-no-secret').length > 0
}

/** Runs where its user's browser is: it opens that, or listens for its redirect. */
function opensAtHome(module: Module): boolean {
  return importsFrom(module, pythonBrowsers.packages) || hasLoopback(module)
}

/** Whether a program reads a command line, serves nothing, and has its user sent back to this machine (RFC 8252 section 7.3). */
function isCommandAtHome(module: Module): boolean {
  const isCommand = importsFrom(module, commandLineProgram.pattern) && !importsFrom(module, requestPackagesOfPython.packages)
  return isCommand && returnsToThisMachine.pattern.test(module.file.text)
}

/** A redirect to this machine whose port is only known when the program runs, as RFC 8252 section 7.3 has it; a server's is fixed. */
const PORT_OF_A_RUN = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\$?\{/

/** A listener on this machine, or a redirect to it, as command-line tools have. */
function hasLoopback(module: Module): boolean {
  const listens = module.nodes('CallExpression').some((node) => {
    const name = lastName(node.callee)
    return (
      name === 'createServer' ||
      name === 'HTTPServer' ||
      (name === 'listen' && node.arguments.some((one) => one.type === 'Literal' && one.value === '127.0.0.1'))
    )
  })
  const redirects = /https?(?::|%3A)(?:\/|%2F){2}(?:127\.0\.0\.1|localhost|(?:\[|%5B)::1)(?::|\/|%3A|%2F|\]|\$)/i.test(module.file.text)
  const opens = importsFrom(module, nodeBrowsers.packages)
  return redirects && (listens || opens)
}

/** Names and comments of jobs that nobody waits for: cron, workers, CI. */
export function isJob(module: Module): boolean {
  if (jobFolder.pattern.test(module.file.path)) return true
  if (
    /(?:^|[/._-])(?:cron|nightly|daily|hourly|job|worker|batch|consumer|scheduler?|sync|etl|backfill)[._-]?[^/]*$/i.test(module.file.path)
  )
    return true
  if (importsFrom(module, [...nodeQueues.packages, ...pythonQueues.packages])) return true
  const [first] = module.tree.program?.body ?? []
  const opening =
    first?.type === 'ExpressionStatement' && first.expression.type === 'Literal' ? [String(first.expression.value).slice(0, 400)] : []
  return [...module.comments().map(({ value }) => value), ...opening].some((text) => JOB_WORDS.test(text))
}

const JOB_WORDS = /\b(?:cron|nightly|scheduled|background|batch|machine[- ]to[- ]machine|m2m)\b/i
