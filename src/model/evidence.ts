import type { Span } from '../text/source.ts'

/**
 * What can show that a reading is what it is judged as: a closed list, since rules name what each level needs. `shows` completes
 * "nothing shows …"; `not` is the near miss that shows nothing, of which test/evidence.test.ts names a fixture.
 */
export const EVIDENCE = {
  'mcp-route': {
    shows: 'that it guards an MCP route',
    is: 'The check answers an MCP route, is the token verifier of an MCP server, or its module makes the server.',
    not: 'A folder, package or import that is named for MCP.',
  },
  'foreign-issuer': {
    shows: 'that somebody else issues the tokens',
    is: 'The key is public, a key set or a library that only takes the tokens of a provider.',
    not: 'A secret with which the application signs its own tokens.',
  },
  'decides-access': {
    shows: 'that somebody is let in by it',
    is: 'What the token says decides what its bearer may do.',
    not: 'Claims that are read for display, to learn an audience, or before a real verification.',
  },
  'agent-module': {
    shows: 'that an agent runs in this module',
    is: "The module itself imports an agent's SDK, a model's client or an MCP library.",
    not: 'Another module of the package imports one.',
  },
  'agent-dependency': {
    shows: 'that an agent works in this package',
    is: "The nearest manifest depends on an agent's package, or an agent's instructions stand beside it.",
    not: 'A package that depends on no agent, whatever others of the repository do.',
  },
  'agent-file': {
    shows: 'that an agent reads this file',
    is: "The file is an agent client's configuration, bundle, command or workflow.",
    not: 'Resources of a cluster and other files with the same words.',
  },
  'sent-to': {
    shows: 'where it is sent',
    is: 'The address that this very value is sent to.',
    not: 'The address of something else in the same file or folder.',
  },
  'live-value': {
    shows: 'that the value opens something',
    is: "A value in a provider's own format, or a random one under a secret's name.",
    not: 'A placeholder, a shortened sample, a word.',
  },
  'in-git': {
    shows: 'that others get the file',
    is: 'Git tracks the file or is about to, or nothing keeps it out.',
    not: 'A file that git ignores.',
  },
  shipped: {
    shows: 'that it is handed to its users',
    is: 'A build, image or published package takes it along.',
    not: 'A server, a private package, a file that the build leaves out.',
  },
  'public-client': {
    shows: 'that the client cannot keep a secret',
    is: 'The client runs in a browser, an app, a command line or an MCP client, or is registered as public.',
    not: 'A client on a server that sends its secret.',
  },
  written: {
    shows: 'that it is set so',
    is: 'The value stands at this place, or its absence has a known meaning.',
    not: 'A value behind a spread, a variable or a call.',
  },
  'token-purpose': {
    shows: 'that the token opens an API or a session',
    is: 'What issues the token says what it is for: access, a session, an authorization code.',
    not: 'A link in a mail, a CSRF or feed token.',
  },
  'open-to-network': {
    shows: 'that others can reach the server',
    is: 'The server listens beyond this machine, or a deployment publishes it.',
    not: 'A server on stdio or on the loopback address.',
  },
  'model-reads': {
    shows: 'that the model reads it',
    is: "The text becomes part of the model's context: a prompt, a tool's answer, a form.",
    not: 'A log, an address that the user opens in a browser.',
  },
  'acts-for-people': {
    shows: 'that it acts for people',
    is: 'Two signs that people are behind it: a chat or UI package, identifiers of users.',
    not: 'A job that a timer starts.',
  },
  'identity-provider': {
    shows: 'that it signs in to more than one application',
    is: 'An identity provider or authorization server sets it, and other applications sign in with its session.',
    not: 'The session of one web application with its own pages.',
  },
  production: {
    shows: 'that it belongs to production',
    is: 'The file or address is named for production.',
    not: 'A file for development or tests.',
  },
} as const satisfies Readonly<Record<string, { readonly shows: string; readonly is: string; readonly not: string }>>

export type EvidenceKind = keyof typeof EVIDENCE

/** One link of the chain that leads to a judgement, and where it stands. */
export interface Evidence {
  readonly is: EvidenceKind
  readonly at: Span
  /** For people, as a clause without a subject: "imports @openai/agents". Never a value. */
  readonly say: string
}
