import { describe, expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import { judged, read, readKind, text } from './python-reading.ts'

type Case = readonly [name: string, source: string, ...expected: string[]]

/** Each with the findings that it gives, no more. */
function cases(title: string, rows: readonly Case[]): void {
  describe(title, () => {
    test.each(rows)('%s', async (_, source, ...expected) => {
      expect((await judged(source)).toSorted()).toEqual(expected.toSorted())
    })
  })
}

const JWT = 'import os, time, jwt\nfrom datetime import datetime, timedelta, timezone\nKEY = os.environ["JWT_KEY"]\n'
const EIGHT = 'datetime.now(timezone.utc) + timedelta(hours=8)'
cases('signed tokens', [
  [
    'PyJWT, too long',
    `${JWT}def access_token(s):\n    return jwt.encode({"sub": s, "exp": ${EIGHT}}, KEY)`,
    `token-lifetime-long/long: "exp": ${EIGHT}`,
  ],
  ['PyJWT, no end', `${JWT}def access_token(s):\n    return jwt.encode({"sub": s}, KEY)`, 'token-no-expiry/public: jwt.encode'],
  ['PyJWT, end is None', `${JWT}jwt.encode({"sub": s, "exp": None}, KEY)`, 'token-no-expiry/public: "exp": None'],
  [
    'PyJWT, seconds',
    `${JWT}jwt.encode({"sub": s, "exp": int(time.time()) + 60 * 60 * 24 * 2}, KEY)`,
    'token-lifetime-long/very-long: "exp": int(time.time()) + 60 * 60 * 24 * 2',
  ],
  [
    'PyJWT, by way of names',
    `${JWT}def f(s):\n    now = datetime.utcnow()\n    expires = now + timedelta(days=2)\n    return jwt.encode({"sub": s, "exp": expires}, KEY)`,
    'token-lifetime-long/very-long: now + timedelta(days=2)',
  ],
  [
    'PyJWT, timestamp',
    `${JWT}jwt.encode({"sub": s, "exp": (datetime.now() + timedelta(days=2)).timestamp()}, KEY)`,
    'token-lifetime-long/very-long: "exp": (datetime.now() + timedelta(days=2)).timestamp()',
  ],
  ['python-jose', `import os\nfrom jose import jwt\njwt.encode({"sub": s}, os.environ["K"])`, 'token-no-expiry/public: jwt.encode'],
  ['authlib', `from authlib.jose import jwt\njwt.encode({"alg": "HS256"}, {"sub": s}, key)`, 'token-no-expiry/public: jwt.encode'],
  ['joserfc', `from joserfc import jwt\njwt.encode({"alg": "HS256"}, {"sub": s}, key)`, 'token-no-expiry/public: jwt.encode'],
  [
    'a constant with a statement of its own',
    `${JWT}ACCESS_TOKEN_EXPIRE_MINUTES = 60 * 8\njwt.encode({"sub": s, "exp": datetime.utcnow() + timedelta(minutes=ACCESS_TOKEN_EXPIRE_MINUTES)}, KEY)`,
    'token-lifetime-long/long: 60 * 8',
  ],
  ['short', `${JWT}jwt.encode({"sub": s, "exp": int(time.time()) + 900}, KEY)`],
  ['spread', `${JWT}jwt.encode({**claims}, KEY)`],
  ['payload of a function', `${JWT}jwt.encode(claims(), KEY)`],
  ['payload completed by a function', `${JWT}def f(s):\n    p = {"sub": s}\n    add_expiry(p)\n    return jwt.encode(p, KEY)`],
  [
    'FastAPI tutorial',
    `${JWT}def create_access_token(data: dict, delta=None):\n    to_encode = data.copy()\n    expire = datetime.utcnow() + (delta or timedelta(minutes=15))\n    to_encode.update({"exp": expire})\n    return jwt.encode(to_encode, KEY)`,
  ],
  [
    'GitHub App',
    `${JWT}def github_app_jwt():\n    now = int(time.time())\n    return jwt.encode({"iat": now - 60, "exp": now + 540, "iss": "1"}, KEY, algorithm="RS256")`,
  ],
  ['assertion', `${JWT}jwt.encode({"iss": "w", "sub": "w", "aud": "https://l/token", "exp": int(time.time()) + 300}, KEY)`],
])

const MCP = 'import jwt\nfrom fastmcp import FastMCP\n'
cases('token checks', [
  [
    'no audience, MCP',
    `${MCP}def verify(t):\n    return jwt.decode(t, KEY, algorithms=["RS256"], issuer="https://i")`,
    'token-not-validated/audience-unnamed: jwt.decode',
  ],
  [
    'no audience elsewhere',
    `import jwt\ndef verify(t):\n    return jwt.decode(t, KEY, algorithms=["RS256"], issuer="https://i")`,
    'token-not-validated/audience-unnamed: jwt.decode',
  ],
  [
    'signature off',
    `import jwt\ndef current_user(t):\n    return jwt.decode(t, options={"verify_signature": False})`,
    'token-not-validated/signature: jwt.decode(t, options={"verify_signature": False})',
  ],
  [
    'verify=False of PyJWT 1',
    `import jwt\ndef current_user(t):\n    return jwt.decode(t, KEY, verify=False)`,
    'token-not-validated/signature: jwt.decode(t, KEY, verify=False)',
  ],
  [
    'expiry off',
    `${MCP}jwt.decode(t, KEY, algorithms=["RS256"], audience="a", issuer="i", options={"verify_exp": False})`,
    'token-not-validated/expiry: "verify_exp": False',
  ],
  ['none', `${MCP}jwt.decode(t, KEY, algorithms=["none"], audience="a", issuer="i")`, 'token-not-validated/signature: none'],
  [
    'algorithm of the token',
    `${MCP}def f(t):\n    header = jwt.get_unverified_header(t)\n    return jwt.decode(t, KEY, algorithms=[header["alg"]], audience="a", issuer="i")`,
    'token-not-validated/algorithm: [header["alg"]]',
  ],
  [
    'python-jose, audience off',
    `from jose import jwt\nfrom mcp.server import Server\njwt.decode(t, KEY, algorithms=["RS256"], issuer="i", options={"verify_aud": False})`,
    'token-not-validated/audience: "verify_aud": False',
  ],
  [
    'python-jose, unverified',
    `from jose import jwt\ndef is_admin(t):\n    return jwt.get_unverified_claims(t)["role"] == "admin"`,
    'token-not-validated/signature: jwt.get_unverified_claims(t)',
  ],
  [
    'authlib without validate',
    `from authlib.jose import jwt\ndef claims(t):\n    return jwt.decode(t, key)`,
    'token-not-validated/expiry: jwt.decode',
  ],
  [
    'JWTVerifier',
    `from fastmcp.server.auth.providers.jwt import JWTVerifier\nJWTVerifier(jwks_uri="j", issuer="i")`,
    'token-not-validated/audience: JWTVerifier(jwks_uri="j", issuer="i")',
  ],
  ['complete', `${MCP}jwt.decode(t, KEY, algorithms=["RS256"], audience="a", issuer="i")`],
  ['complete, options elsewhere', `${MCP}jwt.decode(t, KEY, **options)`],
  [
    'compared by hand',
    `${MCP}def f(t):\n    c = jwt.decode(t, KEY, algorithms=["RS256"], issuer="i")\n    if c["aud"] != MINE: raise ValueError\n    return c`,
  ],
  [
    'own tokens',
    `import jwt\ndef make(u):\n    return jwt.encode({"sub": u, "exp": later()}, SECRET)\ndef take(t):\n    return jwt.decode(t, SECRET, algorithms=["HS256"])`,
  ],
  [
    'for display',
    `import jwt\ndef signed_in_since(id_token):\n    return jwt.decode(id_token, options={"verify_signature": False})["iat"]`,
  ],
  [
    'verified besides',
    `${MCP}def user(t):\n    kid = jwt.decode(t, options={"verify_signature": False})["iss"]\n    return jwt.decode(t, keys[kid], algorithms=["RS256"], audience="a", issuer="i")["sub"]`,
  ],
])

const SECRET = 'CLIENT_SECRET = os.environ["CLIENT_SECRET"]\n'
const PARAMS = '{"client_id": "x", "response_type": "code", "redirect_uri": "https://a.acme.dev/cb", "state": state}'
cases('authorization requests', [
  [
    'urlencode',
    `import os\nfrom urllib.parse import urlencode\n${SECRET}u = f"https://l.acme.dev/authorize?{urlencode(${PARAMS})}"`,
    `pkce-missing/confidential: ${PARAMS}`,
  ],
  [
    'by way of names',
    `import os\nfrom urllib.parse import urlencode\n${SECRET}params = ${PARAMS}\nquery = urlencode(params)\nu = "https://l.acme.dev/authorize?" + query`,
    `pkce-missing/confidential: ${PARAMS}`,
  ],
  [
    'httpx.URL',
    `import os, httpx\n${SECRET}u = httpx.URL("https://l.acme.dev/authorize", params=${PARAMS})`,
    `pkce-missing/confidential: ${PARAMS}`,
  ],
  [
    'requests.Request',
    `import os, requests\n${SECRET}u = requests.Request("GET", "https://l.acme.dev/authorize", params=${PARAMS})`,
    `pkce-missing/confidential: ${PARAMS}`,
  ],
  [
    'template',
    `import os\n${SECRET}u = f"https://l.acme.dev/authorize?client_id={x}&response_type=code&state={state}"`,
    'pkce-missing/confidential: f"https://l.acme.dev/authorize?client_id={x}&response_type=code&state={state}"',
  ],
  [
    'no state',
    `import os\nfrom urllib.parse import urlencode\n${SECRET}u = "https://l.acme.dev/authorize?" + urlencode({"client_id": "x", "response_type": "code", "redirect_uri": "r"})`,
    'oauth-state-missing/missing: {"client_id": "x", "response_type": "code", "redirect_uri": "r"}',
    'pkce-missing/confidential: {"client_id": "x", "response_type": "code", "redirect_uri": "r"}',
  ],
  [
    'challenge without a method',
    `from urllib.parse import urlencode\nu = "https://l.acme.dev/authorize?" + urlencode({"client_id": "x", "response_type": "code", "state": s, "code_challenge": challenge})`,
    'pkce-weak/plain: "code_challenge": challenge',
  ],
  [
    'challenge set later',
    `from urllib.parse import urlencode\nparams = ${PARAMS}\nif pkce:\n    params["code_challenge"] = c\n    params["code_challenge_method"] = "S256"\nu = "https://l.acme.dev/authorize?" + urlencode(params)`,
  ],
  [
    'spread',
    `from urllib.parse import urlencode\nu = "https://l.acme.dev/authorize?" + urlencode({"client_id": "x", "response_type": "code", **more})`,
  ],
  [
    'a provider that ignores PKCE',
    `import os\nfrom urllib.parse import urlencode\n${SECRET}u = "https://slack.com/oauth/authorize?" + urlencode(${PARAMS})`,
  ],
  ['its own page', `from urllib.parse import urlencode\nu = "/authorize?" + urlencode(${PARAMS})`],
  [
    'authlib',
    `from authlib.integrations.httpx_client import AsyncOAuth2Client\nc = AsyncOAuth2Client("x", secret)\nc.create_authorization_url("https://l.acme.dev/authorize")`,
    'pkce-missing/confidential: AsyncOAuth2Client("x", secret)',
  ],
  [
    'authlib, S256',
    `from authlib.integrations.httpx_client import AsyncOAuth2Client\nc = AsyncOAuth2Client("x", secret, code_challenge_method="S256")\nc.create_authorization_url("https://l.acme.dev/authorize", code_verifier=v)`,
  ],
  [
    'authlib, with a nonce',
    `from authlib.integrations.flask_client import OAuth\noauth = OAuth(app)\noauth.register("a", client_secret=s, client_kwargs={"scope": "openid"})`,
    'pkce-missing/nonce: oauth.register("a", client_secret=s, client_kwargs={"scope": "openid"})',
  ],
  [
    'requests-oauthlib',
    `import os\nfrom requests_oauthlib import OAuth2Session\n${SECRET}s = OAuth2Session("x")\ns.authorization_url("https://l.acme.dev/authorize")`,
    'pkce-missing/confidential: OAuth2Session("x")',
  ],
  [
    'requests-oauthlib, plain',
    `from requests_oauthlib import OAuth2Session\ns = OAuth2Session("x", pkce="plain")\ns.authorization_url("https://l.acme.dev/authorize")`,
    'pkce-weak/plain: plain',
  ],
  [
    'requests-oauthlib, no redirect',
    `from requests_oauthlib import OAuth2Session\nOAuth2Session("x", token=token).get("https://api.acme.dev")`,
  ],
  [
    'Google, off',
    `from google_auth_oauthlib.flow import Flow\nFlow.from_client_config(c, scopes=["openid"], autogenerate_code_verifier=False)`,
    'pkce-missing/confidential: False',
  ],
  ['Google', `from google_auth_oauthlib.flow import InstalledAppFlow\nInstalledAppFlow.from_client_secrets_file("c.json", ["openid"])`],
  [
    'MSAL, the older way',
    `import msal\napp = msal.ConfidentialClientApplication("x", client_credential=secret())\napp.get_authorization_request_url(["User.Read"], state=s)`,
    'pkce-missing/confidential: app.get_authorization_request_url(["User.Read"], state=s)',
  ],
  ['MSAL', `import msal\nmsal.PublicClientApplication("x").initiate_auth_code_flow(["User.Read"])`],
  [
    'OAuthProxy',
    `from fastmcp.server.auth import OAuthProxy\nOAuthProxy(upstream_client_secret=s(), forward_pkce=False)`,
    'pkce-missing/confidential: False',
  ],
])

cases('grants', [
  [
    'password',
    `import requests\nrequests.post("https://l.acme.dev/token", data={"grant_type": "password", "username": u, "password": p})`,
    'grant-password/use: "grant_type": "password"',
  ],
  [
    'password at this machine',
    `import requests\nrequests.post("http://localhost:8080/token", data={"grant_type": "password"})`,
    'grant-password/local-test: "grant_type": "password"',
  ],
  [
    'password, LegacyApplicationClient',
    `from oauthlib.oauth2 import LegacyApplicationClient\nLegacyApplicationClient("x")`,
    'grant-password/use: LegacyApplicationClient',
  ],
  [
    'password, authlib',
    `from authlib.integrations.requests_client import OAuth2Session\ns = OAuth2Session("x")\ns.fetch_token("https://l.acme.dev/token", username=u, password=p)`,
    'grant-password/use: s.fetch_token("https://l.acme.dev/token", username=u, password=p)',
  ],
  [
    'password, MSAL',
    `import msal\napp = msal.PublicClientApplication("x")\napp.acquire_token_by_username_password(u, p, scopes=["User.Read"])`,
    'grant-password/use: app.acquire_token_by_username_password',
  ],
  [
    'implicit',
    `from urllib.parse import urlencode\nu = "https://l.acme.dev/authorize?" + urlencode({"client_id": "x", "response_type": "token", "redirect_uri": "r", "state": s})`,
    'grant-implicit/code: "response_type": "token"',
  ],
  ['a form', 'def login(username: str, password: str): ...\nif grant_type == "password": pass'],
  ['refresh', `import requests\nrequests.post("https://l.acme.dev/token", data={"grant_type": "refresh_token", "refresh_token": r})`],
  [
    'token exchange',
    `import requests\nrequests.post("https://l.acme.dev/token", data={"grant_type": "urn:ietf:params:oauth:grant-type:token-exchange"})`,
  ],
  [
    'client credentials of a job',
    `import requests\nrequests.post("https://l.acme.dev/token", data={"grant_type": "client_credentials", "scope": "mail.read"})`,
  ],
  [
    'client credentials of a chat agent',
    `import requests, openai, slack_bolt\ndef f(user_id):\n    requests.post("https://l.acme.dev/token", data={"grant_type": "client_credentials", "scope": "mail.read"})`,
    'client-credentials-for-user/user-data: "grant_type": "client_credentials"',
  ],
])

cases('scopes', [
  [
    'GitHub',
    `from urllib.parse import urlencode\nu = "https://github.com/login/oauth/authorize?" + urlencode({"client_id": "x", "response_type": "code", "state": s, "code_challenge": c, "code_challenge_method": "S256", "scope": "repo read:user"})`,
    'scope-broad/broad: repo',
  ],
  [
    'Google',
    `from google.oauth2 import service_account\nservice_account.Credentials.from_service_account_file("k.json", scopes=["https://www.googleapis.com/auth/drive"])`,
    'scope-broad/broad: https://www.googleapis.com/auth/drive',
  ],
  [
    'wildcard',
    `from mcp.server.auth.settings import AuthSettings\nAuthSettings(issuer_url="i", resource_server_url="r", required_scopes=["files:*"])`,
    'scope-catalog-published/catalog: files:*',
    'scope-wildcard/wildcard: files:*',
  ],
  [
    'narrow',
    `from fastmcp.server.auth.providers.github import GitHubProvider\nGitHubProvider(client_id="x", client_secret=s(), required_scopes=["read:user"])`,
  ],
  ['words elsewhere', 'scope = "*"\nscopes = ["admin"]'],
])

cases('redirects and metadata', [
  [
    'prefix',
    'def f(c, redirect_uri):\n    return any(redirect_uri.startswith(u) for u in c.redirect_uris)',
    'redirect-uri-unsafe/open: redirect_uri.startswith(u)',
  ],
  [
    'pattern',
    'import re\ndef f(c, redirect_uri):\n    return re.match(c.pattern, redirect_uri)',
    'redirect-uri-unsafe/open: re.match(c.pattern, redirect_uri)',
  ],
  [
    'substring',
    'def f(registered, redirect_uri):\n    return registered in redirect_uri',
    'redirect-uri-unsafe/open: registered in redirect_uri',
  ],
  ['exact', 'def f(c, redirect_uri):\n    return redirect_uri in c.redirect_uris'],
  ['scheme', 'def f(redirect_uri):\n    return redirect_uri.startswith("https://")'],
  [
    'token in the query',
    'def f(request):\n    return request.args.get("access_token")',
    'token-in-url/metadata: request.args.get("access_token")',
  ],
  ['code in the query', 'def f(request):\n    return request.args.get("code")'],
])

describe('where reading cannot tell', () => {
  test('settings are dynamic', async () => {
    const [request] = await readKind(
      'authorizationRequest',
      `from urllib.parse import urlencode\nu = "https://l.acme.dev/authorize?" + urlencode({"client_id": "x", "response_type": "code", **more})`,
    )
    expect([request?.pkce.is, request?.state.is, request?.nonce.is, request?.resource.is]).toEqual([
      'dynamic',
      'dynamic',
      'dynamic',
      'dynamic',
    ])
  })

  test('a broken file gives what stands before the error', async () => {
    const readings = await read(
      'from fastmcp.server.auth.providers.jwt import JWTVerifier\nJWTVerifier(jwks_uri="j")\ndef f(:\nJWTVerifier(jwks_uri="k")\n',
    )
    expect(
      readings.filter(({ kind }) => kind === 'tokenCheck').map((one) => text((one as Extract<Reading, { kind: 'tokenCheck' }>).at)),
    ).toEqual(['JWTVerifier(jwks_uri="j")'])
  })
})
