import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Where an address in code is filled with a password: a text that shows the place for one is none.

export const fillsFormat: Words = {
  because: 'A call directly before a text that fills it: printf of C and what is built on it, String.Format of .NET.',
  pattern: /(?:[pP]rintf|\b[sS]tring\.[fF]ormat|\bformat|\bErrorf)\(\s{0,20}["'`]$/,
  is: ['fmt.Sprintf("', "sprintf('", 'String.format("', 'string.Format("', 'Kernel.format("'],
  isNot: ['connect("', 'USAGE = "', 'dateFormat("'],
}

export const isFormatted: Words = {
  because: 'What fills a text behind its end: `%` and `format` of Python, `%` of Ruby, `formatted` of Java.',
  pattern: oneOf('', /^[^"'`\n]{0,200}["']\s{0,20}(?:%\s{0,2}[\w([]|\.format(?:ted)?\()/),
  is: ['/vhost" % (user, password)', "'.format(user, password)", '".formatted(user, password)', '" % [user, password]'],
  isNot: ['"\n', '", user, password)', '"; rest = a % b'],
}

export const masked: Words = {
  because: 'What stands in the place of a password where somebody is shown an address.',
  pattern:
    /^[^"'`\n]{0,200}["'`][^;\n]{0,120}["'](?:\*{2,40}|[xX]{3,40}|\.{3,9}|•{2,40}|<?(?:redacted|hidden|masked|password|REDACTED|PASSWORD)>?)["']/,
  is: ['", user, "***")', '" % (user, "xxxx")', "', $user, '<password>')"],
  isNot: ['", user, password)', '", user, "harbour")'],
}
