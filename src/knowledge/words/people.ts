import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Words by which a tool says that it opens what belongs to one person.

export const namesPerson: Words = {
  because: 'Parameters of a tool that say whose data it opens, so that the model chooses the person.',
  pattern:
    /(?:target_?|for_?)?user_?(?:id|e?mail|principal_?name|upn|name)|upn|mailbox(?:_?(?:id|address|owner))?|on_?behalf_?of|(?:employee|member|person|staff)_?(?:id|e?mail)/i,
  is: ['user_id', 'userId', 'userPrincipalName', 'mailbox', 'employee_id', 'user_email'],
  isNot: ['order_id', 'users', 'tenant_id', 'userland'],
}

export const personalData: Words = {
  because: 'Names of tools, in words with underscores, that say that they open what belongs to one person.',
  pattern:
    /(?:^|_)(?:e?mails?|inbox|mailbox(?:es)?|messages?|calendars?|meetings?|appointments?|agenda|drive|onedrive|files?|contacts?|chats?|todos?|payslips?|salar(?:y|ies)|timesheets?)(?:_|$)/,
  is: ['search_mail', 'list_calendar_events', 'get_inbox', 'read_file', 'get_payslips'],
  isNot: ['get_user', 'suspend_user', 'list_orders', 'profile_page', 'driver_of'],
}

export const personalAddress: Words = {
  because: 'Addresses of what one person has, with that person filled in: https://learn.microsoft.com/en-us/graph/api/user-list-messages',
  pattern: inTurn(
    'i',
    /\/(?:users|people|members|employees)\/(?:\$?\{[^{}\n]{1,80}\}|["'`]\s{0,4}\+\s{0,4}[\w.]{1,60}\s{0,4}\+\s{0,4}["'`]|%s)\//,
    oneOf(
      '',
      /messages|mailFolders|sendMail|calendars?\b|calendarView|events\b|drives?\b|contacts|onenote|todo\b|chats/,
      /files\b|inbox|mails?\b|payslips|timesheets|documents/,
    ),
  ),
  is: ['/v1.0/users/{user_id}/messages', '/users/${userId}/calendarView', '"/users/" + id + "/drive/root"'],
  isNot: ['/users/{user_id}', '/users/{user_id}/licenseDetails', '/orders/{id}/messages'],
}

export const fixedValue: Words = {
  because: 'A constant by its name, or a value of the environment: the same whoever asks.',
  pattern: /^(?:\w{1,60}\.){0,4}[A-Z][A-Z\d_]{2,60}!?$|^(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|env|Deno\.env)\b/,
  is: ['SENDER', 'config.MAIL_SENDER', 'process.env.MAILBOX', 'os.environ["MAILBOX"]'],
  isNot: ['userId', 'user.email', 'session.user.id'],
}

export const givenFixed: Words = {
  because: 'What a constant of a file is given: a text, or a value of the environment.',
  pattern: /^(?:["'`]|process\.env\b|import\.meta\.env\b|os\.(?:environ|getenv)\b|Deno\.env\b)/,
  is: ["'desk@acme.example'", 'process.env.MAILBOX', 'os.getenv("MAILBOX")'],
  isNot: ['request.user.id', 'await session()'],
}

export const takesPayments: Words = {
  because:
    'Hosts, addresses and names of services at which a merchant takes its own money, with a token of its own that no payer can give: ' +
    'https://developer.paypal.com/api/rest/authentication/',
  pattern: oneOf(
    'i',
    /(?:^|[^a-z])(?:paypal|braintree|klarna|adyen|worldpay|m-?pesa|safaricom|niubiz|visanet|mercado_?pago|paymob|phonepe|gocardless)/,
    /(?:^|[^a-z])(?:airtel_?money|mtn_?momo|momo_?api|vipps|payu|pesapal|razorpay|nexi|datatrans|saferpay|checkout\.com)(?![a-z])/,
    /\/(?:checkout\/orders|payments?\/(?:captures?|orders?|intents?|sessions?)|payment-?(?:intents|requests))(?![a-z])/,
  ),
  is: [
    'process.env.PAYPAL_CLIENT_ID',
    'https://api-m.paypal.com/v1/oauth2/token',
    'https://sandbox.safaricom.co.ke/',
    '/v2/checkout/orders/',
  ],
  isNot: ['https://auth.harbourline.io/oauth2/token', '/users/${userId}/orders', 'payload', '/payments-report', 'nexion'],
}

export const saysCaller: Words = {
  because: 'Names of what an application knows of the one who is signed in, which no model chooses.',
  pattern:
    /^(?:(?:current|signed_?in|logged_?in|auth(?:enticated|ori[sz]ed)?|requesting)_?(?:user|person|employee)?|(?:\w{1,20}_)?(?:session|context|ctx|claims|caller|principal)|(?:user|request|tool|run|auth|jwt|id|token)?_?(?:session|context|ctx|claims)|me|principal|caller|actor|request|req|(?:auth|run)_?info)(?:_?(?:user_?)?(?:id|e?mail))?$/i,
  is: ['session', 'currentUser', 'current_user_id', 'ctx', 'run_context', 'idClaims', 'callerId', 'req', 'authInfo'],
  isNot: ['userId', 'tenant', 'message', 'query', 'limit', 'mailbox'],
}

export const comparesPerson: Words = {
  because: 'Functions that hold what a tool is asked for to the one who is signed in.',
  pattern:
    /^(?:assert|ensure|check|verify|require|authori[sz]e|enforce|guard|can|may|is)_?\w{0,20}(?:access|own|self|same|allowed|permi|caller|user|me$|authori[sz])|^authori[sz]e|^(?:can|may)_?(?:read|see|open|access)/i,
  is: ['assertSelf', 'ensureSameUser', 'check_access', 'requireOwner', 'canAccess', 'authorize', 'is_allowed'],
  isNot: ['search', 'fetch', 'isEmail', 'tokenFor', 'checkQuota', 'requireText'],
}
