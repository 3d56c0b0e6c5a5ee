import type { Words } from './row.ts'

// Moments that code has from a calendar.

export const calendarMoment: Words = {
  because:
    'The moment that a calendar has been set to: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Calendar.html.',
  pattern: /^(\w{1,40})\.(?:getTime\(\)|time|toInstant\(\))$/,
  is: ['calendar.getTime()', 'instance.time', 'cal.toInstant()'],
  isNot: ['calendar.getTimeZone()', 'getTime()'],
}

export const calendarOfNow: Words = {
  because: 'A new calendar, which begins at the moment of the call, up to the end of its statement.',
  pattern: /^(?:new GregorianCalendar\(\)|Calendar\.getInstance\([^;\n]{0,80}\))\s*(?=[;\n])/,
  is: ['Calendar.getInstance();', 'new GregorianCalendar();', 'Calendar.getInstance(TimeZone.getDefault());'],
  isNot: ['calendarOf(user);', 'new GregorianCalendar(2020, 1, 1);'],
}

export const changesCalendar: Words = {
  because: 'What sets or moves a calendar behind its name, also as Kotlin writes it, or hands it to what may.',
  pattern: /\.(?:add|set\w{0,20}|roll|clear)\(|\.(?:time|timeInMillis)\s?=(?!=)|\s?\[|\s?[,)]/,
  is: ['.add(Calendar.DAY_OF_MONTH, 7)', '.setTime(user.signedUp())', '.time = moment', '[Calendar.DATE]'],
  isNot: ['.getTimeZone', '.time == moment'],
}
