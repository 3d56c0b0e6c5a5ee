import { expect, test } from 'vitest'
import { parameterSets } from '../src/program/params.ts'
import type { Node } from '../src/parse/node.ts'
import { moduleFrom } from './code-reading.ts'

function brief(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return String(node.value)
    case 'template':
      return node.parts.map(brief).join('')
    case 'dynamic':
      return node.variable ? `$${node.variable}` : '*'
    default:
      return node.kind
  }
}

/** Sets that speak of OAuth, as `url name=value … …` where the last dots say that there may be more. */
async function sets(source: string): Promise<string[]> {
  const module = await moduleFrom(source)
  if (!module.parsed) throw new Error('does not parse')
  return parameterSets(module)
    .filter(({ entries }) => entries.some(({ name }) => /client_id|grant_type|response_type/.test(name.value)))
    .map(({ url, entries, open }) => {
      const pairs = entries.map(({ name, value }) => `${name.value}=${brief(value)}`)
      return [...(url ? [brief(url)] : []), ...pairs, ...(open ? ['…'] : [])].join(' ')
    })
}

test.each<[string, string[]]>([
  [
    'const q = new URLSearchParams({ client_id: "a", state }); open(`https://a.io/authorize?${q}`)',
    ['https://a.io/authorize client_id=a state=*'],
  ],
  ['const q = new URLSearchParams([["client_id", "a"], ["x", y]])', ['client_id=a x=*']],
  ['const q = new URLSearchParams("client_id=a&x=b%20c")', ['client_id=a x=b c']],
  ['const q = new URLSearchParams(); q.set("client_id", "a"); q.append("x", y)', ['client_id=a x=*']],
  ['const q = new URLSearchParams(); q.set("client_id", "a"); q[k] = 1', ['client_id=a …']],
  [
    'const u = new URL("https://a.io/authorize"); u.searchParams.set("client_id", id); u.searchParams.append("x", "y"); res.redirect(u)',
    ['https://a.io/authorize client_id=* x=y'],
  ],
  ['const u = new URL(`${base}/authorize`); const p = u.searchParams; p.set("client_id", id)', ['*/authorize client_id=*']],
  ['const u = new URL("https://a.io/a"); u.search = new URLSearchParams({ client_id: "a" }).toString()', ['https://a.io/a client_id=a']],
  [
    'const u = new URL("https://a.io/a?client_id=a"); if (v) u.searchParams.set("code_challenge", v)',
    ['https://a.io/a client_id=a code_challenge=*'],
  ],
  [
    'const u = new URL("https://a.io/a?client_id=a"); for (const [k, v] of Object.entries({ x: 1 })) u.searchParams.set(k, v)',
    ['https://a.io/a client_id=a x=1'],
  ],
  [
    'const u = new URL("https://a.io/a?client_id=a"); Object.entries(extra).forEach(([k, v]) => u.searchParams.set(k, v))',
    ['https://a.io/a client_id=a …'],
  ],
  ['const u = new URL("https://a.io/a?client_id=a"); return0(withPkce(u))', ['https://a.io/a client_id=a …']],
  ['const u = new URL("https://a.io/a?client_id=a"); decorate2(u, o)', ['https://a.io/a client_id=a …']],
  ['function f() { const u = new URL("https://a.io/a?client_id=a"); return u }', ['https://a.io/a client_id=a']],
  ['function f() { const q = new URLSearchParams({ client_id: "a" }); return q }', ['client_id=a …']],
  ['function f() { const q = new URLSearchParams({ client_id: "a" }); return q.toString() }', ['client_id=a']],
  [
    'const u = `${base}/authorize?client_id=${id}&scope=openid%20profile&state=${s}`',
    ['*/authorize client_id=* scope=openid profile state=*'],
  ],
  ['const u = base + "/authorize?client_id=" + id + "&x=" + encodeURIComponent(y)', ['*/authorize client_id=* x=*']],
  [
    'let u = "https://a.io/authorize?client_id=" + id; u += "&state=" + s; location.href = u',
    ['https://a.io/authorize client_id=* state=*'],
  ],
  [
    'const b = `https://a.io/authorize?client_id=${id}`; const u = `${b}&code_challenge=${c}`',
    ['https://a.io/authorize client_id=* …', 'https://a.io/authorize client_id=* code_challenge=*'],
  ],
  ['const u = `https://a.io/authorize?client_id=${id}&${extra}`', ['https://a.io/authorize client_id=* …']],
  ['const u = ["client_id=" + id, "response_type=code"].join("&")', ['client_id=* response_type=code']],
  [
    'import qs from "qs"; const u = base + "?" + qs.stringify({ client_id: "a", response_type: "code" })',
    ['* client_id=a response_type=code'],
  ],
  ['import { stringify } from "node:querystring"; const q = stringify({ client_id: "a", ...more })', ['client_id=a …']],
  [
    'const params = { client_id: "a", response_type: "code" }; params.state = s; const q = new URLSearchParams(params)',
    ['client_id=a response_type=code state=*'],
  ],
  ['buildUrl({ client_id: "a", response_type: "code" })', ['client_id=a response_type=code …']],
  [
    'axios.get("https://a.io/authorize", { params: { client_id: "a", response_type: "code" } })',
    ['https://a.io/authorize client_id=a response_type=code'],
  ],
  [
    'fetch("https://a.io/token", { method: "POST", body: new URLSearchParams({ grant_type: "authorization_code", code }) })',
    ['https://a.io/token grant_type=authorization_code code=*'],
  ],
  ['const body = new URLSearchParams({ grant_type: "password" }); await fetch(tokenUrl, { body })', ['* grant_type=password']],
  [
    'fetch("https://a.io/token", { body: JSON.stringify({ grant_type: "password", username }) })',
    ['https://a.io/token grant_type=password username=*'],
  ],
  [
    'fetch("https://a.io/token", { body: `grant_type=authorization_code&code=${code}` })',
    ['https://a.io/token grant_type=authorization_code code=*'],
  ],
  [
    'axios.post("https://a.io/token", { grant_type: "authorization_code", code })',
    ['https://a.io/token grant_type=authorization_code code=*'],
  ],
  [
    'axios({ method: "post", url: "https://a.io/token", data: { grant_type: "authorization_code" } })',
    ['https://a.io/token grant_type=authorization_code'],
  ],
  [
    'got.post("https://a.io/token", { form: { grant_type: "authorization_code", ...(v && { code_verifier: v }) } })',
    ['https://a.io/token grant_type=authorization_code …'],
  ],
  ['superagent.post("https://a.io/token").send({ grant_type: "password" })', ['https://a.io/token grant_type=password']],
  [
    'const form = new FormData(); form.append("grant_type", "password"); fetch("https://a.io/token", { body: form })',
    ['https://a.io/token grant_type=password'],
  ],
  ['const options = { form: { grant_type: "password" } }; request(options)', ['grant_type=password']],
  ['if (body.grant_type === "password") { handle() }', []],
  ['expect(await sent()).toEqual(["grant_type=password"])', []],
  ['switch (g) { case "password": break }', []],
])('%s', async (source, expected) => {
  expect(await sets(source)).toEqual(expected)
})
