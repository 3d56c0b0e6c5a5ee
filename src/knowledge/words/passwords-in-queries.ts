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
  pattern: oneOf(
    'i',
    /zoom\.us|\/(?:j|(?:meeting|invit)\w{0,6})[/?]|(?:meeting|invit)\w{0,6}?_?(?:ur[li]|link)|\bjdbc:|\bdsn\b|connection_?str/,
    /\b(?:mysql|mariadb|postgres(?:ql)?|mongodb|rediss?|amqps?|sqlserver)(?:\+\w{1,20})?:\/\//,
    /(?:database|db|mysql|maria|postgres|pg|mongo|redis|amqp)_?(?:ur[li]|dsn|address)\b/,
  ),
  is: ['https://zoom.us/j/1?pwd=', 'meetingUrl', '"jdbc:" + host', 'mysql+pymysql://', '$"{mysqlUrl}?user='],
  isNot: ['https://desk.acme-freight.io/login?password=', 'loginUrl', 'https://database-desk.io/login?password='],
}

export const ofSignIn: Words = {
  because: 'What says that a password is one of a user: a name beside it, or a sign-in. One alone may open a shared file or a room.',
  pattern: oneOf(
    'i',
    /user|e-?mail|account|phone|mobile|customer|member|admin|regist(?:er|rat)|log_?-?[io]n|sign_?-?(?:in|up)|\boauth|auth(?!ors?\b)|session|token|secret/,
  ),
  is: ['?user=ada&password=', 'https://api.parcelbay.io/login?pwd=', 'Authentications/SecondStep?pwd='],
  isNot: ['https://files.parcelbay.io/s/1a?pwd=', '/room/7?password=', '/authors?pwd='],
}

export const namesAddressOfRequest: Words = {
  because: 'A statement that sends a request, or names what it makes an address of one.',
  pattern: oneOf('', /[uU]rl\b|URL\b|[uU]ri\b|[eE]ndpoint|\bfetch\(|https?:|\.(?:get|Get|getAsync|GetAsync|request|open)\(/),
  is: ['string url = $"', 'apiUrl', 'client.GetAsync($"', 'http.Get("https://'],
  isNot: ['var text = "', 'curly'],
}
