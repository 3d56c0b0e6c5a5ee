import type { Words } from './row.ts'

// Moments that code has from a calendar.

export const calendarMoment: Words = {
  because:
    'The moment that a calendar has been set to: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Calendar.html.',
  pattern: /^(\w{1,40})\.(?:getTime\(\)|time|toInstant\(\))$/,
  is: ['calendar.getTime()', 'instance.time', 'cal.toInstant()'],
  isNot: ['calendar.getTimeZone()', 'getTime()'],
}
