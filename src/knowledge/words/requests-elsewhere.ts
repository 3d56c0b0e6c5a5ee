import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What tells a server's code from a client's where a file is read as text alone.

export const readsRequest: Words = {
  because: 'How servers read the credential of a request: of the objects of their frameworks, or of a parameter for a header.',
  pattern: oneOf(
    'i',
    /\b(?:_?req|request|httpRequest|incoming|handshake|ctx|context|event)\.(?:headers?|cookies?|get\(|META\b)/,
    /\bheaders\(\)\)?\.get\(|\bhandshake\.(?:auth|query)\b/,
    /=\s{0,2}Header\(|\bHeader\(\)|\bHTTPAuthorizationCredentials\b|\bDepends\((?:oauth2|bearer|http_bearer|security)/,
  ),
  is: [
    'req.headers.authorization',
    "c.req.header('Authorization')",
    'request.headers["Authorization"]',
    "(await headers()).get('authorization')",
    'authorization: str = Header()',
    'credentials: HTTPAuthorizationCredentials',
    'socket.handshake.auth.token',
  ],
  isNot: ["localStorage.getItem('token')", "config.headers.Authorization = 'Bearer x'", 'answer.headers["x"]', 'load()'],
}

export const sendsToken: Words = {
  because: 'How clients put a token into what they send: https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
  pattern: oneOf(
    'i',
    /(?:\.authorization|\[["']authorization["']\])\s{0,4}=(?!=)/,
    /\bauthorization["']?\]?\s{0,4}:\s{0,4}(?:f?["'`]|\w{0,40}token)/,
    /\.(?:set|append|setRequestHeader)\(\s{0,20}["']authorization["']/,
  ),
  is: [
    'config.headers.Authorization = `Bearer ${token}`',
    '{"Authorization": f"Bearer {token}"}',
    'headers: { Authorization: token }',
    "headers.set('Authorization', token)",
  ],
  isNot: ['req.headers.authorization', 'if (req.headers.authorization === undefined)', 'authorization: str = Header()'],
}

export const answersWithRefusal: Words = {
  because: 'How servers answer a request with 401 or 403, or throw what their framework answers so.',
  pattern: oneOf(
    '',
    /\b(?:status|sendStatus|writeHead|set_status|abort|HTTPException|Http[eE]rror|HTTPError|createError)\([^()\n]{0,80}\b40[13]\b/,
    /\bstatus(?:_?[cC]ode)?["']?\s{0,2}[:=](?!=)\s{0,2}40[13]\b|\bHTTP_40[13]_/,
    /[)}\]"'`]\s{0,2},\s{0,12}40[13]\b/,
    /\b(?:Unauthori[sz]ed|Forbidden)(?:Exception|HttpException)\(|\b(?:reply|res|response|h)\.(?:unauthori[sz]ed|forbidden)\(/,
  ),
  is: [
    'res.status(401)',
    'raise HTTPException(status_code=401)',
    "return c.json({ error: 'unauthorized' }, 401)",
    'new Response(null, { status: 401 })',
    'throw new UnauthorizedException()',
  ],
  isNot: [
    "throw new Error('Unauthorized')",
    'if answer.status_code == 401',
    'if (res.status === 401)',
    'raise PermissionError("unauthorized")',
  ],
}
