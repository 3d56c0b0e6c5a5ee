import { own } from '../text/own.ts'
import { oneOf } from '../text/pattern.ts'

const DEFAULT_PASSWORDS = new Set([
  'postgres',
  'password',
  'passw0rd',
  'root',
  'admin',
  'secret',
  'changeme',
  'guest',
  'example',
  'test',
  'mysql',
  'mongo',
  'redis',
  'minioadmin',
  'dev',
  'development',
  'local',
  'docker',
  'pass',
  '123456',
  '12345678',
  'sa',
  'user',
  'keycloak',
  'rabbitmq',
  'neo4j',
  'elastic',
  'grafana',
  'localdev',
  'devpassword',
  'supersecret',
  'letmein',
  'default',
  'demo',
])

/** Passwords that products ship with or that stand for "none" in development. */
export function isDefaultPassword(value: string): boolean {
  return DEFAULT_PASSWORDS.has(value.toLowerCase())
}

/** Whether a password says no more than its user's name: `auth_password` of `auth_user`, `app123` of `app`. */
export function isOfUser(password: string, user: string): boolean {
  const [said, name] = [password.toLowerCase(), user.toLowerCase()]
  if (said === name) return true
  const stem = name.replace(/[-_.]?(?:user|usr|admin|svc|service|app)$/, '') || name
  return stem.length > 1 && said.startsWith(stem) && /^[-_.]?(?:(?:password|passwd|pass|pwd|pw|secret)?\d{0,3})$/.test(said.slice(stem.length))
}

/**
 * Whether a value is a password that somebody has chosen for an account: letters, digits and signs, three sorts of them at least, as the
 * rules of many products ask. Not one that says of itself that it stands for another: `ChangeMe123!`, `P@ssw0rd1`.
 */
export function isChosenPassword(value: string): boolean {
  if (!/^[\w!@#$%^&*?+=.~-]{8,40}$/.test(value)) return false
  const sorts = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((sort) => sort.test(value))
  return sorts.length > 2 && !STANDS_FOR_ANOTHER.test(value.toLowerCase().replaceAll(/[@4013$5!]/g, (sign) => own(SPELLED, sign) ?? sign))
}

const SPELLED: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '0': 'o', '1': 'i', '!': 'i', '3': 'e', $: 's', '5': 's' }

const STANDS_FOR_ANOTHER = oneOf(
  '',
  /passw|pass(?:$|[^a-z])|passphrase|strong|secret|change|example|sample|dummy|fake|test|demo|your|xxx|admin|default|placeholder|insert|replace|enter|here/,
  /local|dev(?:el|$|[^a-z])|docker|welcome|qwert|ietmein|letmein|abcd|token|key|user|account|value|string|todo|fixme|redacted|masked/,
)

/** Whether a value is the word for a password, as texts for people have it in an address: `ftp://username:password@hostname/folder`. */
export function isWordForPassword(value: string): boolean {
  return /^pass(?:word|wd)?$/i.test(value) || WORDS_FOR_PASSWORD.has(value.toLowerCase().replace(/[-_]/g, ''))
}

const WORDS_FOR_PASSWORD = new Set(
  (
    'passwort kennwort motdepasse mdp contraseña contrasena clave senha palavrapasse parola hasło haslo heslo wachtwoord lösenord losenord ' +
    'adgangskode passord salasana jelszó jelszo lozinka parole slaptažodis şifre sifre пароль парола κωδικός סיסמה 密码 密碼 パスワード 비밀번호 암호'
  ).split(' '),
)
