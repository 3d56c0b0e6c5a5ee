import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// A header under which a server looks somebody up: `DESKS.get(req.headers['x-desk'])`.

export const headerOfMessage: Words = {
  because:
    'Headers that say how a message is written, which connection it is part of and where it has been, and nothing of who sends it: ' +
    'https://www.iana.org/assignments/http-fields/http-fields.xhtml.',
  pattern: oneOf(
    '',
    /^(?:accept|access-control-|cache-|connection$|content-|cookie$|forwarded$|host$|if-|last-event-id$|mcp-|origin$|prefer$|range$)/,
    /^(?:referer$|sec-|te$|traceparent$|tracestate$|transfer-|upgrade|user-agent$|via$|x-forwarded-|x-http-method-|x-requested-with$)/,
    /^(?:x-)?(?:\w{1,20}-)?(?:request|correlation|session|trace|span|connection|stream)-?id$/,
  ),
  is: ['accept', 'content-type', 'mcp-session-id', 'x-forwarded-for', 'x-request-id', 'mcp-protocol-version', 'x-session-id'],
  isNot: ['x-desk', 'x-tenant', 'x-client-id', 'authorization'],
}

export const looksUp: Words = {
  because: 'Functions and methods that find what is kept under a name, or say whether there is anything.',
  pattern: oneOf(
    '',
    /^(?:get|has|find|look_?[uU]p|load|resolve|includes|contains|exists|fetch)(?:$|[A-Z_])/,
    /[a-z](?:_of|Of|_by|By|_for|For)$/,
  ),
  is: ['get', 'has', 'findDesk', 'look_up', 'tenantOf', 'desk_for', 'get_tenant'],
  isNot: ['getter', 'normalise', 'String', 'trim', 'toLowerCase', 'hash'],
}

export const refusesUnfound: Words = {
  because: 'Answers with a status for what callers do wrong: https://www.rfc-editor.org/rfc/rfc9110#section-15.5.',
  pattern: oneOf('', /\b4\d\d\b|\bHTTP_4\d\d_|\bNot_?Found\w{0,20}\(/, /\b(?:NOT_FOUND|FORBIDDEN|UNAUTHORIZED|BAD_REQUEST)\b/),
  is: ['res.status(404)', 'raise HTTPException(status_code=404)', 'throw new NotFoundException()', 'status.HTTP_404_NOT_FOUND'],
  isNot: ['res.status(200)', 'port = 4040', 'return tenant', 'log.warning("nothing found")'],
}

export const looksUpHeaderInGo: Words = {
  because: 'What a map or a function of Go has under a header of the request: https://pkg.go.dev/net/http#Header.Get.',
  pattern: oneOf(
    'i',
    /\w\[[^[\]\n]{0,40}\bHeader\.Get\(\s{0,4}"(?!(?:Accept|Content-|Mcp-|Last-Event|Origin|Host|X-(?:Request|Session|Forwarded)))/i,
    /\b(?:find|look_?up|load|resolve)\w{0,40}\([^()\n]{0,60}\bHeader\.Get\(\s{0,4}"(?!(?:Accept|Content-|Mcp-|Last-Event|Origin|Host|X-(?:Request|Session|Forwarded)))/i,
  ),
  is: ['t, ok := tenants[r.Header.Get("X-Desk")]', 'desk := s.lookUp(r.Header.Get("X-Desk"))', 'findTenant(ctx, r.Header.Get("X-Desk"))'],
  isNot: [
    's.sessions[r.Header.Get("Mcp-Session-Id")]',
    'log.Println(r.Header.Get("X-Desk"))',
    'findCodec(r.Header.Get("Content-Type"))',
    'renderers[r.Header.Get("Accept")]',
  ],
}
