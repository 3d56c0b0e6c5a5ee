import { oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const isPassword: Words = {
  because: 'A parameter of a query that is the password of somebody.',
  pattern: whole('i', /passw(?:or)?d|pwd/),
  is: ['password', 'passwd', 'pwd'],
  isNot: ['password_hint', 'reset_password', 'pw'],
}

export const isPasscode: Words = {
  because: 'Addresses whose password opens one meeting and is meant to be handed on, and those that a driver of a database takes apart.',
  pattern: oneOf('i', /zoom\.us|\/j\/|meeting|invit|jdbc|\bdsn\b|database|connection_?str|mysql|postgres|mongo|redis|amqp/),
  is: ['https://zoom.us/j/1?pwd=', 'meetingUrl', '"jdbc:" + host'],
  isNot: ['https://desk.acme-freight.io/login?password=', 'loginUrl'],
}

export const namesRequest: Words = {
  because: 'A statement that sends a request, or names what it makes an address of one.',
  pattern: oneOf('', /[uU]rl\b|URL\b|[uU]ri\b|[eE]ndpoint|\bfetch\(|https?:|\.(?:get|Get|getAsync|GetAsync|request|open)\(/),
  is: ['string url = $"', 'apiUrl', 'client.GetAsync($"', 'http.Get("https://'],
  isNot: ['var text = "', 'curly'],
}
