import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

/** A setting with the text that stands in for it where nobody sets it: `of` names it, `or` is the text. */
export interface DefaultSetting {
  readonly language: 'go' | 'cs'
  readonly written: RegExp
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

export const signsTokens: Words = {
  because: 'What tokens are signed and checked with, by the name of its variable or setting.',
  pattern: oneOf(
    'i',
    /(?:^|[_.:-])jwt(?:[_.:-]?(?:auth|access|refresh|token|settings|options|config|hmac))?[_.:-]?(?:secret|signing)?[_.:-]?(?:key|secret)$/,
    /(?:^|[_.:-])(?:access|refresh|auth)?[_-]?tokens?[_.:-]?(?:signing[_-]?(?:key|secret)|secret(?:[_-]?key)?)$/,
  ),
  is: ['JWT_SECRET', 'JWT_SECRET_KEY', 'jwt.secret', 'Jwt:Key', 'JwtSettings.Secret', 'ACCESS_TOKEN_SECRET', 'auth.token_secret', 'jwt-signing-key'],
  isNot: ['JWT_PUBLIC_KEY', 'JWT_KEY_FILE', 'SESSION_SECRET', 'API_KEY', 'TOKEN_KEY', 'JWT_ISSUER'],
}

export const refusesDefaultKey: Words = {
  because: 'A program that looks at its key where it runs for others, and stops.',
  // From each `prod` one way to the first key behind it, and from there one to the first stop.
  pattern: inTurn(
    'i',
    /\bprod(?:uction)?\b(?:(?!\n(?:\}|func )|jwt|secret|key)[^]){0,500}(?:jwt|secret|key)/,
    /(?:(?!\n(?:\}|func )|\b(?:errors\.New|fmt\.Errorf|[fF]atal\w{0,4}|panic|os\.Exit|throw)\b)[^]){0,900}\b(?:errors\.New|fmt\.Errorf|[fF]atal\w{0,4}|panic|os\.Exit|throw)\b/,
  ),
  is: ['if cfg.Env == "production" && cfg.JWT.Secret == unsafe {\n\treturn errors.New("unsafe")', 'if (env.IsProduction()) throw new E("production needs a key"); // secret\nthrow'],
  isNot: ['if cfg.Env == "production" {\n\tlog.SetLevel(warn)\n}\n\nfunc secret() error {\n\treturn errors.New("no")'],
}

const GO = { language: 'go' } as const
const SHARP = { language: 'cs' } as const
const TEXT = /"(?<or>[^"\\\n`]{1,80})"/
const NAME = /(?<of>[\w.:-]{2,80})/
/** A function that stops without a variable takes a message; so may another that no word says to give a default, if its text has blanks. */
const NO_MESSAGE = inTurn(
  '',
  /\b(?!(?:[sS]et|[pP]ut|[bB]ind|[uU]nset)|\w{0,20}?(?:[mM]ust|[rR]equire|[nN]eed|[cC]heck|[aA]ssert|[vV]alidate))/,
  /(?=[gG]et|\w{0,40}?(?:Or|Def|Fall)|\w{1,43}\(\s{0,8}"[^"\n]{2,80}",\s{0,8}(?:\[\]byte\()?"[^"\s]{1,80}")/,
)
/** A description of where the key lies. */
const NO_PLACE = /(?!\s{0,8},\s{0,8}"[^"\n]{0,120}?\b(?:[nN]ame|[pP]ath|[fF]ile)\b)/

export const defaultSettings: readonly DefaultSetting[] = [
  {
    ...GO, written: inTurn('g', NO_MESSAGE, /\w{0,20}[eE]nv\w{0,20}\(\s{0,8}"/, NAME, /",\s{0,8}(?:\[\]byte\()?/, TEXT, /\)/), docs: 'https://pkg.go.dev/os#LookupEnv',
    is: 'Secret: getEnv("JWT_SECRET", "harbour"),', isNot: 'os.Setenv("JWT_SECRET", "harbour")',
  },
  {
    ...GO, written: inTurn('g', /\bcmp\.Or\(os\.Getenv\("/, NAME, /"\),\s{0,8}/, TEXT), docs: 'https://pkg.go.dev/cmp#Or',
    is: 'secret := cmp.Or(os.Getenv("JWT_SECRET"), "harbour")', isNot: 'secret := cmp.Or(os.Getenv("JWT_SECRET"), given)',
  },
  {
    ...GO, written: inTurn('g', /\.SetDefault\(\s{0,8}"/, NAME, /",\s{0,8}/, TEXT), docs: 'https://pkg.go.dev/github.com/spf13/viper#SetDefault',
    is: 'viper.SetDefault("jwt.secret", "harbour")', isNot: 'viper.Set("jwt.secret", "harbour")',
  },
  {
    ...GO, written: inTurn('g', /`[^`\n]{0,160}?\b(?:env|envconfig|mapstructure|yaml|koanf):"/, NAME, /(?:,\w{1,20})?"[^`\n]{0,160}?\b(?:envDefault|env-default|default):/, TEXT), docs: 'https://pkg.go.dev/github.com/caarlos0/env/v11',
    is: 'JWTSecret string `env:"JWT_SECRET" envDefault:"harbour"`', isNot: 'JWTSecret string `env:"JWT_SECRET,required"`',
  },
  {
    ...GO, written: inTurn('g', /\benv:"/, NAME, /,[ ]?default=(?<or>[^",`\n]{1,80})/), docs: 'https://pkg.go.dev/github.com/sethvargo/go-envconfig',
    is: 'JWTSecret string `env:"JWT_SECRET, default=harbour"`', isNot: 'JWTSecret string `env:"JWT_SECRET, required"`',
  },
  {
    ...GO, written: /\b(\w{1,60})\s{0,4}:?=\s{0,4}os\.Getenv\("(?<of>\w{2,80})"\)\s{1,20}if \1 == "" \{\n(?:(?![^\n]{0,200}(?:Fatal|panic|Exit|return|prod))[^\n}]{0,200}\n){0,3}?\s{0,20}\1 = "(?<or>[^"\\\n`]{1,80})"/g, docs: 'https://pkg.go.dev/os#Getenv',
    is: 'secret := os.Getenv("JWT_SECRET")\n\tif secret == "" {\n\t\tlog.Println("no key")\n\t\tsecret = "harbour"', isNot: 'secret := os.Getenv("JWT_SECRET")\n\tif secret == "" {\n\t\tlog.Fatal("no key")',
  },
  {
    ...GO, written: /\bif (\w{1,60}) := os\.Getenv\("(?<of>\w{2,80})"\); \1 != "" \{\s{1,20}return (?:\[\]byte\()?\1\)?\s{1,20}\}\s{1,20}return (?:\[\]byte\()?"(?<or>[^"\\\n`]{1,80})"/g, docs: 'https://pkg.go.dev/os#Getenv',
    is: 'if s := os.Getenv("JWT_SECRET"); s != "" {\n\t\treturn []byte(s)\n\t}\n\treturn []byte("harbour")', isNot: 'if s := os.Getenv("JWT_SECRET"); s != "" {\n\t\treturn s\n\t}\n\treturn given',
  },
  {
    ...GO, written: inTurn('g', /\bflag\.String\(\s{0,8}"/, NAME, /",\s{0,8}/, TEXT, NO_PLACE), docs: 'https://pkg.go.dev/flag#String',
    is: 'secret := flag.String("jwt-secret", "harbour", "key of tokens")', isNot: 'secret := flag.String("jwt-secret", "", "key of tokens")',
  },
  {
    ...SHARP, written: inTurn('g', /(?:\b\w{0,30}[cC]onfig(?:uration)?(?:\.GetValue(?:<string>)?\(|\[)|\bGetEnvironmentVariable\()\s{0,8}"/, NAME, /"[\])]{0,2}\s{0,40}(?:\?\?|,)\s{0,40}/, TEXT),
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.configurationbinder.getvalue', is: 'var key = config.GetValue<string>("Jwt:Key", "harbour");', isNot: 'var key = config.GetValue<string>("Jwt:Key");',
  },
]

/** What a file has that gives a setting a text by default. */
export const givesDefault: RegExp = oneOf('', /[eE]nv\w{0,20}\(/, /\bcmp\.Or\(/, /\.SetDefault\(/, /[dD]efault[:=]/, /\bflag\.String\(/, /\?\?/, /\bGetValue\b/, /\bget;/)

/** A property of a class of settings for tokens: https://learn.microsoft.com/dotnet/core/extensions/options */
export const defaultProperty: RegExp = inTurn(
  'g',
  /\b(?:class|record)\s{1,4}(?!\w{0,40}(?:Cookie|Header|Claim))(?<holder>\w{0,40}J(?:wt|WT)\w{0,40})\b/,
  /(?:(?!\n[ \t]{0,40}(?:(?:public|internal|private|protected|sealed|abstract|static|partial|readonly) ){0,4}(?:class|record|struct|interface|enum) )[^]){0,1500}?/,
  /\bstring\??\s{1,4}(?<property>(?:Secret|Signing|Jwt)?(?:Key|Secret))\s{0,4}\{[^{}\n]{0,60}\}\s{0,4}=\s{0,4}/,
  /"(?!(?:\w{0,20}[_-]token|[aA]uthorization|[tT]oken)")(?<or>[^"\\\n]{1,80})"/,
)

export const djangoStops: Words = {
  because: 'Settings of Django that look at their key, and stop: https://docs.djangoproject.com/en/stable/ref/exceptions/#improperlyconfigured',
  pattern: /\bif\b[^\n]{0,160}(?:SECRET_KEY|django-insecure)[^\n]{0,160}:\s{1,40}(?:raise\b|sys\.exit|exit\()|\bif\b[^\n]{0,80}(?:PROD|not DEBUG)[^]{0,400}?SECRET_KEY\s{0,4}=/i,
  is: ['if not DEBUG and SECRET_KEY.startswith("django-insecure"):\n    raise ImproperlyConfigured("key")', 'if IS_PRODUCTION:\n    SECRET_KEY = os.environ["SECRET_KEY"]'],
  isNot: ['SECRET_KEY = os.environ.get("SECRET_KEY", "django-insecure-a")', 'if DEBUG:\n    INSTALLED_APPS += ["debug_toolbar"]'],
}
