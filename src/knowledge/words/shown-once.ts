import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a program says beside a password or a link that it shows because nobody could sign in without it.

export const firstAccount: Words = {
  because: 'The account that a new installation makes up for whoever starts it.',
  pattern: oneOf(
    'i',
    /\b(?:admin(?:istrator)?|default|initial|first|bootstrap|root|super[ _-]?user)[ _-](?:\w{1,12}[ _-])?(?:user|account|password|credentials|login)\b/,
    /\buser(?:name)?\s{0,8}[:=]\s{0,4}["'`]?(?:admin|root|administrator)\b/,
    /\b(?:password|credentials) (?:was |were )?generated[!.]{0,3}(?:["'`\n]|\\n)/,
  ),
  is: ['Admin account initialized.', 'Default credentials generated!\\n', 'username : admin', 'Prometheus password generated!"'],
  isNot: ['new user', 'password generated for {email}', 'administration', 'user: administers'],
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
