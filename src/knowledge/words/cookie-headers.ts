import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// A `Set-Cookie` header that is put together around a value and kept from scripts (RFC 6265 section 4.1): its name, and its value.

/** The name of the header, with what stands before its text. */
const HEADER = oneOf(
  '',
  /(?:["']set-cookie["']\]?|\bSET_COOKIE)(?:\s{0,4}(?:,|=>|=)|\sto)\s{0,80}/,
  /\bheader\(\s{0,40}(?=["']set-cookie: )/,
)
/** The text up to its value. */
const NAME = /["'](?:set-cookie: )?(?<name>[\w.-]{1,60})=/
const KEPT = /;[^"'\n]{0,200}httponly[^"'\n]{0,200}["']/

export const joinedCookieHeader: Words = {
  because: 'One that is joined of texts and a value.',
  pattern: inTurn('i', HEADER, NAME, /["']\s?[+.]\s?(?<put>[$\w.()>-]{1,60}?)\s?[+.]\s?["']/, KEPT),
  is: [
    'RawHeader.create("Set-Cookie", "SESSION=" + sessionToken + "; HttpOnly; Path=/")',
    'headers.put("Set-Cookie", "sid=" + sessionId + "; HttpOnly")',
    'w.Header().Set("Set-Cookie", "session="+token+"; HttpOnly")',
    "header('Set-Cookie: session=' . $token . '; HttpOnly');",
    'headers["Set-Cookie"] = "session=" + token + "; HttpOnly"',
  ],
  isNot: [
    'RawHeader.create("Set-Cookie", "SESSION=; HttpOnly; Max-Age=0")',
    'header("Cookie", "SESSION=" + sessionToken + "; HttpOnly")',
    'headers.put("Set-Cookie", "sid=" + sessionId + "; Path=/")',
  ],
}

export const filledCookieHeader: Words = {
  because: 'One whose text has the value filled in.',
  pattern: inTurn('i', HEADER, /\$?(?=["'])/, NAME, oneOf('', /[$#]?\{\$?(?<put>[\w.()>-]{1,60})\}/, /\$(?<named>\w{1,60})(?=;)/), KEPT),
  is: [
    'Response.Headers.Append("Set-Cookie", $"session={token}; HttpOnly; Path=/");',
    'headers.append("Set-Cookie", "session=$token; HttpOnly")',
    'mapOf("Set-Cookie" to "session=${session.token}; HttpOnly")',
    'header("Set-Cookie: session={$token}; HttpOnly");',
    'headers["Set-Cookie"] = "session=#{token}; HttpOnly"',
  ],
  isNot: ['headers.append("Set-Cookie", "theme=dark; HttpOnly")', 'headers.append("Set-Cookie", "session=$token; Path=/")'],
}

export const formattedCookieHeader: Words = {
  because: 'One that a call formats.',
  pattern: inTurn(
    'i',
    HEADER,
    /(?:&?format!|fmt\.Sprintf|string\.format|sprintf)\(\s{0,80}/,
    NAME,
    oneOf(
      '',
      inTurn('', /(?:%[sv]|\{0?\})/, KEPT, /,\s{0,80}&?(?<put>[$\w.()>-]{1,60}?)\s{0,80},?\s{0,80}\)/),
      inTurn('', /\{(?<named>[a-z_]\w{0,60})\}/, KEPT),
    ),
  ),
  is: [
    'w.Header().Add("Set-Cookie", fmt.Sprintf("session=%s; HttpOnly; Path=/", token))',
    '.header(SET_COOKIE, format!("session={}; HttpOnly", token))',
    '.header("set-cookie", format!("session={token}; HttpOnly"))',
    'headers.put("Set-Cookie", String.format("session=%s; HttpOnly", token));',
  ],
  isNot: ['.header(SET_COOKIE, format!("theme={}", theme))', '.header(COOKIE, format!("session={token}; HttpOnly"))'],
}

export const namesSessionId: Words = {
  because: 'The id of a session, also behind whose it is, which a browser is signed in by.',
  pattern: inTurn(
    '',
    /^(?!\w{0,40}(?:[cC]hat|[qQ]uiz|[gG]ame|[uU]pload|[cC]heckout|[mM]cp|[cC]all)_?[sS]ession)/,
    /(?:\w{0,60}?(?:_|[a-z\d](?=S)))?[sS](?:ession_?[iI][dD]|ESSION_?ID)$/,
  ),
  is: ['sessionId', 'oauthSessionId', 'login_session_id', 'loginSessionID', '_session_id'],
  isNot: ['sessionIds', 'userId', 'obsession', 'quizSessionId', 'chat_session_id'],
}

export const sessionAsText: Words = {
  because: 'What Rust makes a text of, by its variable: https://docs.rs/serde_json/latest/serde_json/fn.to_string.html.',
  pattern: /^(?:serde_json::)?to_string\(&?(\w{1,60})\)/,
  is: ['serde_json::to_string(&state).unwrap()', 'to_string(session)?'],
  isNot: ['state.to_string()', 'serde_json::from_str(&text)'],
}
