import type { WrittenName } from './written.ts'

/** An argument by its number, a field or a call of a chain by its name, and what is within one. */
export type CookiePlace = readonly (number | string)[]

/** How long a cookie is kept: so many seconds or minutes, unless a length of time says its unit, or until a moment. */
export interface CookieAge {
  readonly place: CookiePlace
  readonly counts: 'seconds' | 'minutes' | 'moment'
}

/** A call or an object that sets a cookie, in languages that are read without a grammar. */
export interface CookieWritten extends WrittenName<'sets-cookie'> {
  /** Nothing where all that is set so is a session. */
  readonly name?: CookiePlace
  readonly values: readonly CookiePlace[]
  readonly ages: readonly CookieAge[]
  /** The variable that it is kept in is told how long: `cookie.setMaxAge(3600)`. */
  readonly later?: RegExp
  /** What the library does without it, in seconds. */
  readonly effective?: number
  /** Where it is marked for TLS, and that one without it goes over plain HTTP as well. What `later` tells is asked besides. */
  readonly secure?: { readonly places: readonly CookiePlace[]; readonly unsetIsOff?: true }
}

/** What an age is called that has no name where it stands. */
export const ageCalled = { seconds: 'maxAge', minutes: 'minutes', moment: 'expires' } as const

const seconds = (...place: CookiePlace): CookieAge => ({ place, counts: 'seconds' })
const minutes = (...place: CookiePlace): CookieAge => ({ place, counts: 'minutes' })
const moment = (...place: CookiePlace): CookieAge => ({ place, counts: 'moment' })

const CALL = { means: 'sets-cookie', as: 'call', name: [0], values: [[1]] } as const
const GO = { means: 'sets-cookie', languages: ['go'], as: 'object' } as const
const PHP = { ...CALL, languages: ['php'] } as const
const LARAVEL = 'https://laravel.com/docs/responses#attaching-cookies-to-responses'
const SERVLET = 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/cookie'

export const cookiesWritten: readonly CookieWritten[] = [
  {
    ...GO, written: /(?:^|\.)(?:http|fiber)\.Cookie$/, name: ['Name'], values: [['Value']], ages: [seconds('MaxAge'), moment('Expires')], docs: 'https://pkg.go.dev/net/http#Cookie',
    is: ['package a; func f() { http.SetCookie(w, &http.Cookie{Name: "session", Value: id, MaxAge: 3600}) }', 'package a; func f(c *fiber.Ctx) { c.Cookie(&fiber.Cookie{Name: "session", Value: id}) }'], isNot: ['package a; func f() { x := &http.Client{Timeout: t} }'],
  },
  {
    // Of gorilla/sessions, which keeps them for thirty days, and of what is made of it.
    ...GO, written: /(?:^|\.)sessions\.Options$/, values: [], ages: [seconds('MaxAge')], effective: 2_592_000, docs: 'https://pkg.go.dev/github.com/gorilla/sessions#Options',
    is: ['package a; func f() { store.Options(sessions.Options{MaxAge: 86400}) }'], isNot: ['package a; func f() { c := sessions.NewCookieStore(key) }'],
  },
  {
    ...CALL, languages: ['go'], written: /^(?:c|ctx|\w{1,30}[cC](?:tx|ontext))\.SetCookie$/, ages: [seconds(2)], docs: 'https://pkg.go.dev/github.com/gin-gonic/gin#Context.SetCookie',
    is: ['package a; func f(c *gin.Context) { c.SetCookie("session", id, 3600, "/", "", true, true) }'], isNot: ['package a; func f() { http.SetCookie(w, cookie) }'],
  },
  {
    means: 'sets-cookie', languages: ['java', 'kt'], as: 'chain', written: /(?:^|\.)ResponseCookie\.from$/, name: ['from', 0], values: [['from', 1], ['value']], ages: [seconds('maxAge')], secure: { places: [['secure']], unsetIsOff: true }, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseCookie.html',
    is: ['class A { void f() { var c = ResponseCookie.from("session", id).maxAge(3600).build(); } }'], isNot: ['class A { void f() { var c = ResponseEntity.from("session").body(id); } }'],
  },
  { ...CALL, languages: ['java', 'kt'], written: /(?:^|\.)Cookie$/, ages: [], later: /\.(?:setMaxAge|maxAge)$/, secure: { places: [['secure']] }, docs: SERVLET, is: ['class A { void f() { Cookie c = new Cookie("session", id); } }'], isNot: ['class A { void f() { jar.getCookie("session"); } }'] },
  {
    means: 'sets-cookie', languages: ['java', 'kt'], as: 'chain', written: /(?:^|\.)NewCookie\.Builder$/, name: ['Builder'], values: [['value']], ages: [seconds('maxAge')], secure: { places: [['secure']], unsetIsOff: true }, docs: 'https://jakarta.ee/specifications/restful-ws/4.0/apidocs/jakarta.ws.rs/jakarta/ws/rs/core/newcookie.abstractnewcookiebuilder',
    is: ['class A { void f() { var c = new NewCookie.Builder("session").value(id).build(); } }'], isNot: ['class A { void f() { var c = new Request.Builder("session").url(id).build(); } }'],
  },
  {
    ...CALL, languages: ['kt'], written: /(?:^|\.)cookies\.append$/, ages: [seconds('maxAge')], secure: { places: [['secure']] }, docs: 'https://api.ktor.io/ktor-server-core/io.ktor.server.response/-response-cookies/append.html',
    is: ['fun a() { call.response.cookies.append("session", id, secure = false) }'], isNot: ['fun a() { call.response.headers.append("session", id) }'],
  },
  {
    // Of the crate `cookie`, which actix-web, axum-extra, rocket and others hand on.
    means: 'sets-cookie', languages: ['rs'], as: 'chain', written: /(?:^|\.)Cookie\.build$/, name: ['build', 0], values: [['build', 1]], ages: [], secure: { places: [['secure']], unsetIsOff: true }, docs: 'https://docs.rs/cookie/latest/cookie/struct.CookieBuilder.html',
    is: ['fn a() { let c = Cookie::build(("session", id)).path("/").build(); }', 'fn a() { let c = Cookie::build("session", id).path("/").finish(); }'], isNot: ['fn a() { let c = Client::builder().cookie_store(true).build(); }'],
  },
  { ...CALL, languages: ['rs'], written: /(?:^|\.)Cookie\.new$/, ages: [], docs: 'https://docs.rs/cookie/latest/cookie/struct.Cookie.html#method.new', is: ['fn a() { let c = Cookie::new("session", id); }'], isNot: ['fn a() { let c = Cookie::parse(text); }'] },
  {
    ...CALL, languages: ['cs'], written: /(?:^|\.)Cookies\.Append$/, ages: [seconds(2, 'MaxAge'), moment(2, 'Expires')], docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iresponsecookies.append',
    is: ['Response.Cookies.Append("session", id, new CookieOptions { HttpOnly = true });'], isNot: ['Response.Headers.Append("session", id);'],
  },
  { ...PHP, written: /(?:^|[.\\])set(?:raw)?cookie$/, ages: [moment(2, 'expires'), moment(2)], secure: { places: [[5], [2, 'secure']], unsetIsOff: true }, docs: 'https://www.php.net/manual/en/function.setcookie.php', is: ["<?php setcookie('session', $id, time() + 3600);"], isNot: ["<?php getcookie('session');"] },
  { ...PHP, written: /(?:^|[.\\])Cookie(?:\.create)?$/, ages: [moment(2)], secure: { places: [[5]] }, docs: 'https://symfony.com/doc/current/components/http_foundation.html#setting-cookies', is: ["<?php $c = new Cookie('session', $id, time() + 3600);", "<?php $c = Cookie::create('session', $id, $end);"], isNot: ["<?php $c = $cookies->get('session');"] },
  { ...PHP, written: /(?:^|[.\\])(?:cookie|Cookie\.(?:make|queue))$/, ages: [minutes(2)], secure: { places: [[5]] }, docs: LARAVEL, is: ["<?php return $response->cookie('session', $id, 60);", "<?php Cookie::queue('session', $id, 60);"], isNot: ["<?php Cookie::get('session');"] },
]
