import { expect, it } from 'vitest'
import { holdsProviderFormat, mightAnnounce } from '../src/classify/prose.ts'
import { fake } from './fake-secrets.mjs'
import { concerns } from '../src/surfaces/reading/concerns.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { projectOf } from './code-reading.ts'
import { isOfPython } from './python-reading.ts'
import { expectLinear } from './linear.ts'

/** The code surfaces that a text calls for. */
function called(text: string, path = 'src/code.ts', dependencies: Record<string, string> = {}): string[] {
  return surfaces
    .filter(
      (one) =>
        (one.format === 'typescript' || one.format === 'code') &&
        concerns(one, path, text, projectOf({ dependencies }), undefined, {
          credential: () => mightAnnounce(text),
          providerFormat: () => holdsProviderFormat(text),
        }),
    )
    .map(({ id }) => id)
}

it.each([
  ['a request without a key', "export const load = () => fetch('https://api.acme-labs.io/list').then((answer) => answer.json())"],
  ['a log without a secret', "import { pino } from 'pino'\nconst logger = pino()\nlogger.info({ route, status }, 'request completed')"],
  ['a test with a description', "describe('sums', () => { it('adds', () => expect(add(1, 2)).toBe(3)) })"],
  ['a prompt without a secret', 'export const systemPrompt = `You help people who cook. Today is ${day}.`'],
  ['a schema without a secret', "export const schema = z.object({ city: z.string().describe('The city') })"],
  ['a link to a schema', "const NAMESPACE = 'http://www.w3.org/2000/svg' // token of a session"],
  ['a cookie of a theme', 'document.cookie = `theme=${theme}`'],
])('parses nothing for %s', (_, text) => expect(called(text, 'src/code.ts', { openai: '^6' })).toEqual([]))

it('reads the requests of agents only', () => {
  const text = "fetch('https://api.acme-labs.io/', { headers: { authorization: `Bearer ${process.env.ACME_TOKEN}` } })"
  expect(called(text)).toEqual([])
  expect(called(text, 'src/code.ts', { openai: '^6' })).toEqual(['code-api-client'])
  expect(called(`import OpenAI from 'openai'\n${text}`)).toEqual(['code-api-client'])
})

it('passes over tests where tests say nothing', () => {
  const text = 'console.log(accessToken)'
  expect(called(text)).toEqual(['code-log'])
  expect(called(text, 'test/code.test.ts')).toEqual([])
})

it("reads tests beside a key in a provider's format, and for what tests may not do either", () => {
  const server =
    "import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'\nnew StreamableHTTPServerTransport({})"
  expect(called(server)).toContain('code-mcp-server')
  expect(called(server, 'test/server.test.ts')).toEqual([])
  expect(called(`import { it } from 'vitest'\n${server}`)).toEqual([])
  expect(called(`${server}\nconst key = '${fake('github-pat-classic', { seed: 'concerns' })}'`, 'test/server.test.ts')).toContain(
    'code-mcp-server',
  )
  const password = "await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'password', username, password }) })"
  expect(called(password, 'test/grant.test.ts')).toContain('raw-oauth')
  expect(called(password.replace('password', 'client_credentials').replace(', password', ''), 'test/grant.test.ts')).toEqual([])
})

it('tests long texts in linear time', () => {
  const unkind = [
    ' ',
    'a',
    'from ',
    'prompt ',
    '${a',
    'console.log(',
    'text: ',
    'description: ',
    'headers ',
    'http://',
    'env ',
    '&token',
    '://a:',
    'a1',
  ]
  const texts = (size: number) => [...unkind.map((piece) => piece.repeat(size / piece.length)), `from${' '.repeat(size)}`]
  for (let i = 0; i <= unkind.length; i++)
    expectLinear((size) => void called(`prompt = token console.log system description inputSchema ${texts(size)[i]}`), 50_000)
})

/** The Python surfaces that a text calls for. */
function calledPython(text: string, path = 'src/code.py', dependencies: Record<string, string> = { openai: '2' }): string[] {
  return surfaces
    .filter(
      (one) =>
        isOfPython(one) &&
        concerns(one, path, text, projectOf({ dependencies }), undefined, {
          credential: () => mightAnnounce(text),
          providerFormat: () => holdsProviderFormat(text),
        }),
    )
    .map(({ id }) => id)
}

it.each([
  ['a package whose name begins like that of MCP', 'from mcpgateway.models import Tool\n\nTools = list[Tool]\n'],
  [
    'a log beside the name of a secret',
    'import logging\n\nlogger = logging.getLogger()\n\ndef renew(access_token):\n    logger.info("renewed")\n    return access_token\n',
  ],
  ['a prompt without a secret', 'SYSTEM_PROMPT = "You help people who cook."\n'],
  ['a short value', 'default_key = "name"\n'],
  ['a program that a tool of MCP runs', 'from mcpgateway.models import Tool\nimport subprocess\n\nsubprocess.run(["ls"])\n'],
  ['a client of AWS without a key of its own', 'import boto3\n\nclient = boto3.client("s3")\nlog = "done"\n'],
  ['a request without a credential', 'import requests\n\nrequests.get("https://api.acme-labs.io/list")\n'],
  ['an update of a setting', 'settings.config = {}\nsettings.update({"expiry": 5})\n'],
  ['a header beside a plain address', 'HEADERS = {"Authorization": token}\nURL = "http://intranet.acme-labs.io/list"\n'],
  ['an expiry of a cache', 'CACHE_TTL_SECONDS = 60\nclass Entry:\n    expires_in: int\n'],
])('parses no Python for %s', (_, text) => expect(calledPython(text)).toEqual([]))

it.each([
  ['a log of a secret', 'code-log', 'logger.info("got %s", access_token)'],
  ['a log of a secret over lines', 'code-log', 'logger.info(\n    "got %s",\n    access_token,\n)'],
  [
    'a tool of an MCP server',
    'code-mcp-tools',
    'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("desk")\n@mcp.tool()\ndef find(api_key: str): ...',
  ],
  ['a prompt with a variable in it', 'code-prompt', 'prompt = f"Use {API_TOKEN} for the desk"'],
  ['a key for AWS', 'code-api-client', 'import boto3\nboto3.client("s3", aws_secret_access_key=key)'],
  ['a request with a key', 'code-api-client', 'import requests\nrequests.get(url, headers={"X-Api-Key": key})'],
  ['a plain issuer', 'code-transport', 'BASE = "http://login.acme-labs.io"\nclient.issuer = BASE + "/main"'],
  ['a lifetime', 'lifetime-settings', 'ACCESS_TOKEN_EXPIRE_MINUTES: int = 60 * 24 * 8'],
])('parses Python for %s', (_, id, text) => expect(calledPython(text)).toContain(id))

it('looks at hostile Python in linear time', () => {
  for (const seed of ['print(', 'print(a.', 'x={', 'format(', 'log(a[a[a'])
    expectLinear((size) => void calledPython(seed.repeat(size / seed.length)), 50_000)
})
