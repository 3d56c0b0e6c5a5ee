import { whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a loop over an object goes through, in JavaScript and Python.

export const pairsOf: Words = {
  because:
    'Methods that give the names of an object with their values: ' +
    'https://docs.python.org/3/library/stdtypes.html#dict.items, ' +
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Object/entries.',
  pattern: whole('', /items|entries/),
  is: ['items', 'entries'],
  isNot: ['values', 'item', 'keys'],
}

export const keysOf: Words = {
  because: 'Methods that give the names alone.',
  pattern: whole('', /keys/),
  is: ['keys'],
  isNot: ['key', 'items', 'values'],
}

export const sameInOrder: Words = {
  because: 'Functions and methods that give all of a list in another order, or as a list.',
  pattern: whole('', /sorted|list|tuple|set|reversed|sort|toSorted|reverse/),
  is: ['sorted', 'list', 'toSorted'],
  isNot: ['filter', 'sort_keys', 'slice'],
}

export const placesText: Words = {
  because: 'Methods of a text that put blanks around it: https://docs.python.org/3/library/stdtypes.html#str.ljust.',
  pattern: whole('', /ljust|rjust|center|padEnd|padStart/),
  is: ['ljust', 'padEnd'],
  isNot: ['lower', 'startsWith', 'slice'],
}
