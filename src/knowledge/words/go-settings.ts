import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Programs in Go that ask for their variables when they start.

export const looksUpVariableInGo: Words = {
  because: 'What says whether a variable is there, and its name: https://pkg.go.dev/os#LookupEnv',
  pattern: /\b\w{1,40}, (\w{1,40}) :?= os\.LookupEnv\("(\w{1,80})"\)/,
  is: ['key, ok := os.LookupEnv("KEY")', '_, found = os.LookupEnv("KEY")'],
  isNot: ['value, ok := os.LookupEnv(name)', 'key := os.Getenv("KEY")'],
}

export const ifEmptyInGo: Words = {
  because: 'A branch for a value that is empty, too short or not there: https://pkg.go.dev/github.com/spf13/viper#IsSet',
  pattern: inTurn(
    '',
    /\bif [^{}\n]{0,160}/,
    oneOf('', /== ""/, /\blen\([^{}\n]{1,80}\) (?:<|== 0)/, /!\w{1,40}(?![\w.(])/, /!\w{1,40}\.IsSet\(/),
    /[^{}\n]{0,160}\{/,
  ),
  is: ['if os.Getenv(name) == "" {', 'if _, ok := os.LookupEnv(name); !ok {', 'if len(value) < 8 {', 'if !viper.IsSet(name) {'],
  isNot: ['if value != "" {', 'if !strings.HasPrefix(value, "https") {', 'if len(values) > 0 {'],
}

export const holdsSettingsInGo: Words = {
  because: 'What the settings of a program are called.',
  pattern: /\b(?:conf|config|configuration|\w{0,20}(?:[cC]fg|Config|[sS]ettings|[oO]pts|[oO]ptions))\b/,
  is: ['cfg', 'config', 'appConfig', 'serverOptions', 'Settings'],
  isNot: ['entry', 'c', 'configure'],
}

export const stopsGo: Words = {
  because: 'What ends a program, or hands on an error.',
  pattern: /\bpanic\(|Fatal\w{0,2}\(|\bExit\(|\breturn\b[^\n]{0,160}(?:\b[eE]rr|Errorf\()/,
  is: [
    'log.Fatalf("set KEY")',
    'panic("no key")',
    'os.Exit(1)',
    'return nil, fmt.Errorf("no key")',
    'return ErrNoKey',
    'return errors.New("no key")',
  ],
  isNot: ['log.Println("no key")', 'return otherwise', 'return nil'],
}
