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
