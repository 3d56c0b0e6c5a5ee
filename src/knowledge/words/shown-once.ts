import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a program says beside a password or a link that it shows because nobody could sign in without it.

export const firstAccount: Words = {
  because: 'The account that a new installation makes up for whoever starts it.',
  pattern: oneOf(
    'i',
    /\b(?:admin(?:istrator)?|bootstrap|root|super[ _-]?user)[ _-](?:\w{1,12}[ _-])?(?:user|account|password|credentials|login)\b/,
    /\buser(?:name)?\s{0,8}[:=]\s{0,4}["'`]?(?:admin|root|administrator)\b/,
    /\b(?:password|credentials) (?:was |were )?generated[!.]{0,3}(?:["'`\n]|\\n)/,
  ),
  is: [
    'Admin account initialized.',
    'Default credentials generated!\\n',
    'username : admin',
    'Prometheus password generated!"',
    'initial admin password',
  ],
  isNot: [
    'new user',
    'password generated for {email}',
    'administration',
    'user: administers',
    'with initial password',
    'the default password %s',
  ],
}

export const saidOnce: Words = {
  because: 'A text that says that a password is not shown again, or is to be changed after the first sign-in.',
  pattern: oneOf(
    'i',
    /\bnot be (?:shown|displayed|printed|visible) again\b|\b(?:shown|displayed|printed) (?:only )?once\b|\bonly (?:be )?(?:shown|displayed) once\b/,
    /\bchange (?:this|the|your|it|that)\b[^"'`\n]{0,40}(?:password|log-?in|sign-?in|immediately|now\b|after|first)/,
    /\b(?:password|credentials) (?:was |were )?generated[!.]{0,3}(?:["'`\n]|\\n)/,
  ),
  is: [
    'it will not be shown again',
    'Please change the password after first login.',
    'shown only once',
    'Prometheus credentials generated!\\n',
  ],
  isNot: ['change of password', 'shown again', 'password generated for {email}'],
}

export const nothingSends: Words = {
  because: 'A message that says that nothing is set up to send mail or texts: who runs it hands on what is written instead.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b(?:e-?mail|mail(?:er)?|smtp|sms|resend|sendgrid|mailgun|postmark|twilio|mailjet|brevo)\b[^"'`\n{}]{0,40}\b/,
      /(?:not (?:been )?(?:configured|set(?: up)?|enabled|available)|disabled)\b/,
    ),
    inTurn(
      '',
      /\bno (?:\w{1,20} ){0,2}(?:e-?mail|mail|smtp|sms|resend|sendgrid|mailgun|postmark|twilio)\b/,
      /(?: \w{1,12}){0,2} (?:configured|set(?: up)?|available|provided)\b/,
    ),
  ),
  is: ['Email service not configured. OTP generated but not sent:', 'no Resend API key configured', 'SMTP disabled'],
  isNot: ['Email not sent', 'mail could not be sent', 'no email found', 'Twilio answered', 'not configured'],
}

export const ofService: Words = {
  because: 'Names of what a program signs in with to a service: nobody is sent it.',
  pattern: oneOf(
    'i',
    /(?:smtp|imap|database|(?:^|[^a-z])db|postgres|mysql|mongo|redis|amqp|rabbit|ldap|s?ftp)\w{0,20}(?:passw(?:or)?d|pwd|pass|link|url)\W{0,4}$/,
    /mail\w{0,20}(?:passw(?:or)?d|pwd|pass)\W{0,4}$/,
    /(?:^|\.)mail\w{0,12}\.(?:passw(?:or)?d|pwd|pass)\W{0,4}$/,
  ),
  is: ['smtp_password', 'smtpPassword', 'EMAIL_HOST_PASSWORD', 'database_url', 'mailer.password'],
  isNot: ['temp_password', 'otpCode', 'resetLink', 'email_code', 'email_link'],
}

export const ofSomebody: Words = {
  because: 'What a message names of a person or an organisation, whose account is none of a new installation.',
  pattern: oneOf(
    'i',
    /(?<![\w.])(?!(?:\w{0,20}(?:admin|root)\w{0,20}|config|cfg|settings)\.)\w{1,30}\??\.(?:e?mail|user_?name|phone|get_?email\(\))\b/,
    /(?:[$#%]?\{|, ?|\$)(?:e?mail|user_?name|recipient|phone)\b(?! ?[:=])/,
    /\b(?:customer|invited|employee|colleague|tenant|student|member)\b/,
  ),
  is: ['customer.email', 'Created ${email} with', 'log.info("made {}", email)', 'Invited {}', 'user.username'],
  isNot: ['admin.email', 'settings.email', 'Username: admin', 'username : admin', '"email": address'],
}

export const takesSomebody: Words = {
  because: 'The head of a function that is called for one person: by its name, or by what it is given.',
  pattern: oneOf('', /[iI]nvit|[cC]ustomer|[eE]mployee|[rR]eset_?[pP]assw/, /\b(?:e?[mM]ail|user|user_?[nN]ame|member|person|recipient)\b/),
  is: ['function inviteUser(email: string)', 'def create_customer(customer):', 'fun reset(user: User)'],
  isNot: ['func Prepare(cfg *Config) {', 'fun prepare() {', 'def seed(users):', 'function setup() {'],
}
