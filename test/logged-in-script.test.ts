import { expect, test } from 'vitest'
import { mayLogSecret } from '../src/surfaces/code/logged-in-script.ts'
import { namesInScript } from '../src/surfaces/code/names-in-script.ts'
import { expectLinear } from './linear.ts'

const names = (text: string, shows = true) => namesInScript(text, 0, () => shows).names

test('the names in an expression, to the end of its bracket or its statement', () => {
  expect(names('("token:", user.token, `key ${keys.first} end`); other')).toEqual(['user.token', 'keys.first'])
  expect(names("(headers['authorization'], get('api_key')) after")).toEqual(['headers', 'authorization', 'get', 'api_key'])
  expect(names('{ "Authorization": value, plain }\nnext')).toEqual(['Authorization', 'value', 'plain'])
  expect(names('first\n  .then(second)\nthird')).toEqual(['first.then', 'second'])
  expect(names('(a /* token */, b // secret)\n, c) d')).toEqual(['a', 'b', 'c'])
  expect(names('(a?.b!.c)')).toEqual(['a?.b!.c'])
  expect(names('(mask(token), rest)', false)).toEqual(['mask', 'rest'])
  expect(names('`${a}`\nb')).toEqual(['a'])
})

test.each([
  ['a name', 'console.log(accessToken)'],
  ['a member', "logger.info('signed in', session.accessToken)"],
  ['a field of a template', 'console.error(`failed with ${apiKey}`)'],
  ['an object', 'console.log({ user, refresh_token })'],
  ['a member by its key', "console.log(req.headers['authorization'])"],
  ['headers of a request', 'console.log(config.headers)'],
  ['the environment', 'console.log(process.env)'],
  ['a name for a secret', 'const shown = process.env.API_KEY\nconsole.log(shown)'],
  ['a name for an object with one', "const options = { headers: { 'Authorization': value } }\nconsole.log(options)"],
  ['a name by way of another', 'const { apiKey } = config\nconst entry = { apiKey }\nlogger.debug(JSON.stringify(entry))'],
  ['what an object was taken apart into', 'const { value } = session.accessToken\nconsole.log(value)'],
  ['what a call is given back by', 'const value = await getAccessToken()\nconsole.log(value)'],
  ['what a promise hands on', 'getAccessToken().then((value) => console.log(value))'],
  ['what a loop goes through', 'for (const one of oauthTokens) console.log(one)'],
  ['what a secret is taken of', 'const session = await create()\nconsole.log({ session })\nuse(session.client_secret.value)'],
  ['what a secret is taken out of', 'const { apiKey } = settings\nconsole.log(settings)'],
  ['what is taken by its key', "const value = req.headers.get('Authorization')\nconsole.log(value)"],
  ['something of a type', 'function show(answer: TokenResponse) {\n  console.log(answer)\n}'],
  ['an answer of a token endpoint', "const answer = await post('/oauth/token', form)\nconsole.log(answer)"],
])('%s may be a secret', (_, text) => expect(mayLogSecret(text)).toBe(true))

test.each([
  ['a text about tokens', "console.log('Token usage:', result.usage)"],
  ['a number of tokens', 'console.log(result.usage.totalTokens, usage.inputTokens)'],
  ['headers of an answer', 'console.log(result.response.headers)'],
  ['a mask', 'console.log(redact(apiKey))'],
  ['what is made with a key', 'const client = new_client(apiKey)\nconst answer = client.ask(question)\nconsole.log(answer.text)'],
  ['a comment', 'console.log(count /* token */)'],
  ['a secret that nobody writes', 'const apiKey = process.env.API_KEY\nconsole.log(count)'],
])('%s is none', (_, text) => expect(mayLogSecret(text)).toBe(false))

test.each([
  ['calls', (n: number) => 'console.log(a, "b", `c`)\n'.repeat(n)],
  ['values of one name', (n: number) => `${'const a = b\n'.repeat(n)}console.log(a)`],
  ['calls within calls', (n: number) => 'console.log('.repeat(n)],
  ['comments without an end', (n: number) => `console.log(${'/*'.repeat(n)}`],
  ['brackets', (n: number) => `console.log(${'('.repeat(n)}`],
  ['members', (n: number) => `console.log(x) ${'x.'.repeat(n)}`],
  ['names in braces', (n: number) => `console.log(x) const {${'x '.repeat(n)}`],
  ['arrows', (n: number) => `console.log(x) ${'((x) => '.repeat(n)}`],
])('long texts take linear time: %s', (_, text) => expectLinear((n) => mayLogSecret(text(n)), 20_000))
