import { oneOf, inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const checksPasswordGiven: Words = {
  because:
    'Calls that compare what somebody typed in with the hash of a password: https://pkg.go.dev/golang.org/x/crypto/bcrypt, ' +
    'https://www.npmjs.com/package/bcrypt, https://www.php.net/manual/en/function.password-verify.php, ' +
    'https://docs.spring.io/spring-security/reference/features/authentication/password-storage.html.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /(?:[cC]ompare|[cC]heck|[vV]erify|[vV]alidate|[mM]atch(?:es)?)_?(?:[hH]ash_?[aA]nd_?)?[pP]asswords?(?:_?[hH]ash)?|[pP]assword_?[vV]erify/,
      /(?:\bbcrypt(?:js)?|\bBCrypt|\bargon2|\bpwd_context|[pP]asswordHasher)\.(?:compare|compareSync|verify|Verify|checkpw|VerifyHashedPassword)/,
      /[eE]ncoder\.matches|\bHash::check/,
    ),
    /\(/,
  ),
  is: [
    'CheckPasswordHash(',
    'bcrypt.CompareHashAndPassword(',
    'bcrypt.compare(',
    'password_verify(',
    'passwordEncoder.matches(',
    'verify_password(',
    'BCrypt.Verify(',
  ],
  isNot: ['bcrypt.hash(', 'hashPassword(', 'comparePasswordLength', 'pattern.matches('],
}

export const namesCredentials: Words = {
  because: 'Names for what somebody signs in with, which may as well be an object of a library.',
  pattern: /^\$?(?:\w{0,20}_)?cred(?:ential)?s?$/i,
  is: ['credentials', 'creds', '$credential', 'user_credentials'],
  isNot: ['credentialsProvider', 'credit', 'sacred_text'],
}
