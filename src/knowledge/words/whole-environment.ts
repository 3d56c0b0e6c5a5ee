import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// All variables of a process, in languages that are read without a grammar.

/** How a map or a list of them is gone through, or written as a text. */
const AS_A_WHOLE = /(?:\.toString\(\)|\.entrySet\(\)|\.entries|\.toSortedMap\(\)|\.toMap\(\))?/

export const wholeEnvironment: Words = {
  because:
    'All variables of the process: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(), ' +
    'https://pkg.go.dev/os#Environ.',
  pattern: oneOf(
    '',
    inTurn('', /^(?:new (?:Hash|Tree)Map<?[\w, ]{0,20}>?\()?System\.getenv\(\)/, AS_A_WHOLE, /\)?$/),
    /^(?:getenv\(\)|\$_ENV|\$_SERVER|Environment\.GetEnvironmentVariables\(\)|os\.Environ\(\))$/,
  ),
  is: [
    'System.getenv()',
    'new HashMap<>(System.getenv())',
    'System.getenv().entrySet()',
    'getenv()',
    '$_ENV',
    'Environment.GetEnvironmentVariables()',
    'os.Environ()',
  ],
  isNot: ['System.getenv("HOME")', "getenv('HOME')", "$_ENV['HOME']", 'System.getenv().keySet()', 'System.getenv().size()'],
}

export const namesEnvironment: Words = {
  because: 'The same anywhere in code.',
  pattern: /\bSystem\.getenv\(\)|\bos\.Environ\(\)|(?<![\w.])getenv\(\)|\$_ENV\b|\$_SERVER\b|\bGetEnvironmentVariables\(\)/,
  is: ['for (e in System.getenv()) {', 'log.Println(os.Environ())', 'print_r($_ENV)'],
  isNot: ['System.getenv("HOME")', 'os.Getenv("HOME")', "getenv('HOME')", 'exec.Environ()'],
}
