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
