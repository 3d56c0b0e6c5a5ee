import { inTurn, literally } from '../../text/pattern.ts'
import { providerHosts } from '../credential-kinds/provider-hosts.ts'
import type { Words } from '../words/row.ts'

/** A setting with the length of time that holds where nobody sets it: `of` names it, `or` is a text, `length` a number or a product. */
export interface DefaultLength {
  readonly language: 'go' | 'cs'
  readonly written: RegExp
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

const GO = { language: 'go' } as const
const SHARP = { language: 'cs' } as const
const NAME = /(?<of>[\w.:-]{3,80})/
const VALUE = /(?:"(?<or>[^"\\\n`]{1,20})"|(?<length>\d[\d_]{0,12}(?:\s?\*\s?(?:\d{1,6}|time\.(?:Second|Minute|Hour))){0,4}|time\.Hour\s?\*\s?\d{1,6}(?:\s?\*\s?\d{1,4}){0,2}))/

export const defaultLengths: readonly DefaultLength[] = [
  {
    ...GO, written: inTurn('g', /\b(?!(?:[sS]et|[pP]ut|[bB]ind|[uU]nset))\w{0,20}[eE]nv\w{0,30}\(\s{0,8}"/, NAME, /",\s{0,8}/, VALUE, /\s{0,8}\)/), docs: 'https://pkg.go.dev/os#LookupEnv',
    is: 'TTL: getEnvDuration("JWT_EXPIRY", 720*time.Hour),', isNot: 'os.Setenv("JWT_EXPIRY", "720h")',
  },
  {
    ...GO, written: inTurn('g', /\.SetDefault\(\s{0,8}"/, NAME, /",\s{0,8}/, VALUE, /\s{0,8}\)/), docs: 'https://pkg.go.dev/github.com/spf13/viper#SetDefault',
    is: 'viper.SetDefault("jwt.expiry", "720h")', isNot: 'viper.Set("jwt.expiry", "720h")',
  },
  {
    ...GO, written: inTurn('g', /`[^`\n]{0,160}?\b(?:env|envconfig|mapstructure|yaml|koanf):"/, NAME, /(?:,\w{1,20})?"[^`\n]{0,160}?\b(?:envDefault|env-default|default):/, VALUE), docs: 'https://pkg.go.dev/github.com/caarlos0/env/v11',
    is: 'TTL time.Duration `env:"ACCESS_TOKEN_TTL" envDefault:"720h"`', isNot: 'TTL time.Duration `env:"ACCESS_TOKEN_TTL,required"`',
  },
  {
    ...SHARP, written: inTurn('g', /\b\w{0,30}[cC]onfig(?:uration)?(?:\.GetValue(?:<\w{1,12}\??>)?\(|\[)\s{0,8}"/, NAME, /"[\])]{0,2}\s{0,40}(?:\?\?|,)\s{0,40}/, VALUE),
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.configurationbinder.getvalue', is: 'var days = config.GetValue<int>("Jwt:ExpiryDays", 30);', isNot: 'var days = config.GetValue<int>("Jwt:ExpiryDays");',
  },
]

const OTHERS = ['UPSTREAM', 'DOWNSTREAM', 'EXTERNAL', 'THIRD_PARTY', 'PROVIDER', ...providerHosts.flatMap(({ names }) => names)]

export const tokenOfOthers: Words = {
  because: 'Variables that begin with who issues the token: how long one of a provider or of a server behind lives is not for the program to say.',
  pattern: new RegExp(`^(?:${OTHERS.map(literally).join('|')})_`),
  is: ['UPSTREAM_ACCESS_TOKEN_TTL', 'GOOGLE_REFRESH_TOKEN_TTL'],
  isNot: ['ACCESS_TOKEN_TTL', 'HARBOUR_ACCESS_TOKEN_TTL', 'JWT_EXPIRY', 'SESSION_TTL', 'OAUTH_ACCESS_TOKEN_TTL', 'AUTH_TOKEN_TTL', 'API_TOKEN_TTL'],
}
