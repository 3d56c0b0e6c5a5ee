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

export const readsEnvironmentFile: Words = {
  because:
    'Calls that give all variables of a file for the environment, by themselves or as `parsed`, as the path from its package: ' +
    'https://github.com/motdotla/dotenv#config, https://saurabh-kumar.com/python-dotenv/reference/#dotenv_values.',
  pattern: oneOf(
    '',
    /^(?:dotenv(?:-flow|-safe)?|@dotenvx\/dotenvx)\.(?:default\.)?(?:config|parse)$/,
    /^dotenv(?:\.main)?\.dotenv_values$/,
  ),
  is: ['dotenv.config', 'dotenv.default.parse', 'dotenv-flow.config', '@dotenvx/dotenvx.config', 'dotenv.dotenv_values'],
  isNot: ['dotenv.load_dotenv', 'config', 'convict.config', 'dotenv.config.parsed'],
}

export const namesEnvironmentFile: Words = {
  because: 'Those packages where a file imports them, and what they give.',
  pattern: /["'](?:dotenv(?:-flow|-safe)?|@dotenvx\/dotenvx)["'][^]{0,20000}?\bparse[d(]|\bdotenv_values\b/,
  is: ["import { config } from 'dotenv'\nconst env = config().parsed", 'from dotenv import dotenv_values'],
  isNot: ["import 'dotenv/config'\nurl.parse(text)", "require('dotenv').config()", 'load_dotenv()'],
}

export const namesEnvironment: Words = {
  because: 'The same anywhere in code.',
  pattern: /\bSystem\.getenv\(\)|\bos\.Environ\(\)|(?<![\w.])getenv\(\)|\$_ENV\b|\$_SERVER\b|\bGetEnvironmentVariables\(\)/,
  is: ['for (e in System.getenv()) {', 'log.Println(os.Environ())', 'print_r($_ENV)'],
  isNot: ['System.getenv("HOME")', 'os.Getenv("HOME")', "getenv('HOME')", 'exec.Environ()'],
}
