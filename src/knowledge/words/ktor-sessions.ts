import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Cookies of sessions in Java and Kotlin: https://ktor.io/docs/server-sessions.html

export const sessionOfKtor: Words = {
  because:
    'A session of Ktor in a cookie with a block of its own: its type, its name, and up to the block: https://ktor.io/docs/server-sessions.html#configure-cookies',
  pattern: inTurn('', /\bcookie<([\w.]{1,80})>\(\s{0,20}(?:name\s?=\s?)?/, /"?([\w.-]{1,80})"?(?:,[^(){}\n]{0,120})?\s{0,20}\)\s{0,4}\{/),
  is: ['cookie<UserSession>("user_session") {', 'cookie<Desk>(name = DESK, storage = store) {'],
  isNot: ['cookie<UserSession>("user_session")', 'header<UserSession>("user_session") {', 'cookie("user_session") {'],
}

export const namesSessionOfKtor: Words = {
  because: 'Types of sessions of who is signed in, by words of their names; a visit and a cart have a session as well.',
  pattern: oneOf(
    '',
    /(?:User|Auth(?:enticated)?|Login|SignIn|Admin|Account|Token|Jwt|Principal)(?:Id|Info|Data)?Session$/,
    /(?:^|\.)Session$|Session(?:User|Token|Principal|Id)$/,
  ),
  is: ['UserSession', 'AuthenticatedSession', 'net.harbour.AdminSession', 'Session', 'UserIdSession'],
  isNot: ['CartSession', 'AuthenticateSession', 'VisitSession', 'Theme', 'UserSettings'],
}

export const ofOneMachine: Words = {
  because: 'A server that listens on this machine alone: https://api.ktor.io/ktor-server-core/io.ktor.server.engine/embedded-server.html',
  pattern: /\bhost\s?=\s?"(?:127\.0\.0\.1|localhost|::1)"/,
  is: ['embeddedServer(Netty, port = 8080, host = "127.0.0.1")'],
  isNot: ['embeddedServer(Netty, port = 8080, host = "0.0.0.0")', 'allowHost("localhost:8080")'],
}

export const givesCookie: Words = {
  because: 'A function that gives a cookie of a servlet, its name in one of the groups.',
  pattern: /\bCookie\s{1,4}(\w{1,60})\(|\bfun\s{1,4}(\w{1,60})\([^()\n]{0,200}\)\s{0,4}:\s{0,4}Cookie\b/,
  is: ['private Cookie createCookie(', 'fun cookieOf(token: String): Cookie {'],
  isNot: ['new Cookie("sid", id)', 'fun cookieOf(token: String): String {'],
}

export const sendsCookieOf: Words = {
  because:
    'A cookie that goes out as another function makes it, whose name is in the group: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletresponse.',
  pattern: /(?<!manage\(\)|[dD]river|[sS]tore|[jJ]ar)\.addCookie\(\s{0,40}(?:this\.)?(\w{1,60})\(/,
  is: ['response.addCookie(createCookie(token))'],
  isNot: ['response.addCookie(cookie)', 'driver.addCookie(cookieOf(token))'],
}
