import type { Words } from './row.ts'

// Moments that code has from a calendar.

export const calendarMoment: Words = {
  because:
    'The moment that a calendar has been set to: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Calendar.html.',
  pattern: /^(\w{1,40})\.(?:getTime\(\)|time|toInstant\(\))$/,
  is: ['calendar.getTime()', 'instance.time', 'cal.toInstant()'],
  isNot: ['calendar.getTimeZone()', 'getTime()'],
}

/** Seconds of the fields of a calendar that are added to it. */
export const calendarUnits: Readonly<Record<string, number>> = {
  SECOND: 1,
  MINUTE: 60,
  HOUR: 3600,
  HOUR_OF_DAY: 3600,
  DATE: 86_400,
  DAY_OF_MONTH: 86_400,
  DAY_OF_YEAR: 86_400,
  DAY_OF_WEEK: 86_400,
  WEEK_OF_YEAR: 604_800,
  WEEK_OF_MONTH: 604_800,
  MONTH: 2_592_000,
  YEAR: 31_536_000,
}
