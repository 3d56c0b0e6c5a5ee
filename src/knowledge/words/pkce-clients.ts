import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// PKCE in clients, whose own questions say nothing of what a server asks for: RFC 7636 sections 4.3 and 4.5.

export const sendsGrant: Words = {
  because:
    'A token request as a client writes it, with the grant as a value of its own: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3',
  pattern: /grant_?type["'`\]]{0,2}\s?(?:[:,]|=>|=(?!=))\s{0,4}["'`]?(?:\w{1,40}\.)?authorization_?code/i,
  is: ["grant_type: 'authorization_code'", '"grant_type": "authorization_code"', 'data.Set("grant_type", "authorization_code")'],
  isNot: [
    "if (grant_type !== 'authorization_code')",
    'if grant_type == "authorization_code":',
    "grant_type: z.literal('authorization_code')",
  ],
}

export const sendsVerifier: Words = {
  because: 'A verifier as a field of a request that is being made.',
  pattern: /code_?verifier["'`\]]{0,2}\s?(?:[:,]|=>|=(?!=)|\}|$)/im,
  is: ['code_verifier: verifier', '"code_verifier": verifier', "body.append('code_verifier', verifier)", 'code, code_verifier })'],
  isNot: ['if (!code_verifier) {', "form.get('code_verifier') ?? ''", 'code_verifier == ""'],
}

export const makesRequest: Words = {
  because: 'Calls that send a form to another server, or write one.',
  pattern: oneOf(
    '',
    /\bfetch\w{0,10}\(|\baxios\b|\bky\b|\bgot\(|[.>]post\w{0,20}\(|\bPostForm\(|\bPostAsync\(|\bhttpx?\.\w{1,20}\(|\brequests\.\w{1,20}\(/,
    /\bnew URLSearchParams\(\{|\burlencode\(|\burl\.Values\{|\bFormUrlEncodedContent\b|\bhttp_build_query\(|\bpost_form\(/,
  ),
  is: ["await fetch('/token'", 'session.post("/token"', 'http.PostForm(endpoint', '$client->post($url'],
  isNot: ['const codeVerifier = form.get("code_verifier")', 'return issue(stored)', 'new URLSearchParams(await c.req.text())'],
}

export const answersToken: Words = {
  because: 'What only the token endpoint of a server says.',
  pattern: /\binvalid_grant\b|\bunsupported_grant_type\b|\bInvalidGrant/,
  is: ["res.status(400).json({ error: 'invalid_grant' })"],
  isNot: ["grant_type: 'authorization_code'"],
}

export const takesChallenge: Words = {
  because: 'How a server takes a challenge out of an authorization request.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /(?:quer(?:y|ies)|body|params|form|args|request|req|search_?params|inputs?|\$_GET|\br|\bc)\w{0,12}/,
      /(?:\(\))?(?:\??\.|->|\[|\??\.get\(|->(?:get|input|query)\(|\.(?:form)?value\(|\.query\()["':]{0,2}code_?challenge/,
    ),
    /\bget(?:Parameter|Query)?\(["']code_challenge|@RequestParam[^\n]{0,60}code_?challenge/,
    /\{[^{}]{0,300}\bcode_?challenge\b[^{}]{0,300}\}\s{0,4}=\s{0,4}(?:await )?\w{0,20}(?:req|request|ctx|query|body|params|parse|input|event)/,
  ),
  is: [
    'req.query.code_challenge',
    "url.searchParams.get('code_challenge')",
    'const { state, code_challenge } = req.query',
    'params.codeChallenge',
    'r.FormValue("code_challenge")',
    'request.args.get("code_challenge")',
  ],
  isNot: ["url.searchParams.set('code_challenge', challenge)", '`https://id.harbourdesk.io/authorize?code_challenge=${codeChallenge}`'],
}

export const asksForAuthorization: Words = {
  because: 'An authorization request as a client writes it, with a challenge.',
  pattern: oneOf(
    'i',
    /(?<!\blog[io]n)[?&]code_challenge=/,
    /\.(?:set|append|add|searchParam|queryParam)\(\s{0,20}["']code_challenge["']/,
    /response_?type["'`\]]{0,2}\s?(?:[:,]|=>|=(?!=))\s{0,4}["'`]?(?:\w{1,40}\.)?code\b/,
  ),
  is: [
    '`https://id.harbourdesk.io/authorize?response_type=code&code_challenge=${challenge}`',
    "url.searchParams.set('code_challenge', challenge)",
    "response_type: 'code'",
  ],
  isNot: ["if (response_type !== 'code')", 'const codeChallenge = req.query.code_challenge', "response_type: z.literal('code')"],
}

export const readsMetadata: Words = {
  because: 'A client that looks at what a server publishes of PKCE: https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
  pattern: /(?:\.|->|\[["']|get\(["'])code_?challenge_?methods_?supported\b["'\])]{0,2}(?! ?=(?!=))/i,
  is: ["metadata.code_challenge_methods_supported?.includes('S256')", 'metadata["code_challenge_methods_supported"]'],
  isNot: ["code_challenge_methods_supported: ['S256'],", "metadata.code_challenge_methods_supported = ['S256']"],
}

export const ofProofKeys: Words = {
  because: 'Code that speaks of the challenges and verifiers of PKCE, and not of those of passkeys or second factors.',
  pattern: /code_?challenge|verifier|pkce|S256/i,
  is: ['stored.codeChallenge', 'verifyChallenge(verifier, challenge)', 'PKCE'],
  isNot: ['verifyChallenge(req.body.answer, challenge)', 'expectedChallenge'],
}

export const isShownChallenge: Words = {
  because:
    'A challenge that a page shows: the test vector of RFC 7636 (appendix B), or a text that says what stands in its place, where one that S256 makes has 43 characters.',
  pattern: oneOf('i', /^E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM$/, /^(?!.{43}$).{0,60}(?:challenge|placeholder|\byour[-_])/),
  is: ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 'generated-code-challenge', 'YOUR_CODE_CHALLENGE', 'your-hash'],
  isNot: ['qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es', 'not_used_by_the_server_yet'],
}
