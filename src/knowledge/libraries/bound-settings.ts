import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// How frameworks put a section of their settings into an object.

/** The name of a section as a text or as a constant. */
const SECTION = /("[\w:]{1,80}"|(?:\w{1,60}\.){1,3}\w{1,60}|nameof\(\w{1,60}\))/

export const sectionOfOptions: Words = {
  because: 'Behind the name of an object: https://learn.microsoft.com/dotnet/core/extensions/configuration#binding',
  pattern: /\s{0,4}=\s{0,20}[\w.]{1,60}\.Get(?:Required)?Section\("([\w:]{1,80})"\)\s{0,40}\.Get<[\w.]{1,60}>\(\)/,
  is: [' = builder.Configuration.GetSection("Jwt").Get<JwtOptions>()!'],
  isNot: [' = builder.Configuration.GetSection("Jwt")', ' = new JwtOptions()'],
}

export const typeOfOptions: Words = {
  because:
    'The type of an object of settings before its name, in .NET also inside `IOptions`: ' +
    'https://learn.microsoft.com/aspnet/core/fundamentals/configuration/options',
  pattern: /\b(?:IOptions(?:Snapshot|Monitor)?<)?([A-Z]\w{0,60}(?:Options|Settings|Config|Configuration|Properties|Props))>?\s{1,4}/,
  is: ['JwtOptions ', 'IOptions<JwtSettings> ', 'private final JwtProperties '],
  isNot: ['string ', 'options '],
}

/** What binds a section to a class of .NET, whose name is given. */
export function bindsSection(type: string): readonly RegExp[] {
  const name = new RegExp(type)
  return [
    inTurn('', /\bConfigure</, name, />\(\s{0,40}[\w.]{1,60}\.Get(?:Required)?Section\(/, SECTION, /\)/),
    inTurn('', /\.Get(?:Required)?Section\(/, SECTION, /\)\s{0,40}\.Get</, name, />\(/),
    inTurn('', /\bAddOptions</, name, />\(\)\s{0,40}\.Bind\(\s{0,20}[\w.]{1,60}\.Get(?:Required)?Section\(/, SECTION, /\)/),
    inTurn('', /\bAddOptions</, name, />\(\)\s{0,40}\.BindConfiguration\(/, SECTION, /\)/),
  ]
}

export const sectionConstant: Words = {
  because: 'The name of a section as a constant of its class.',
  pattern: /\b(?:const|static|readonly)\s{1,4}(?:readonly )?string\s{1,4}/,
  is: ['public const string ', 'static readonly string '],
  isNot: ['string '],
}

export const withPrefix: Words = {
  because: 'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties',
  pattern: oneOf('', /@ConfigurationProperties\(\s{0,4}(?:(?:prefix|value)\s{0,2}=\s{0,2})?"([\w.-]{1,100})"[^()]{0,60}\)/),
  is: ['@ConfigurationProperties(prefix = "desk.jwt")', '@ConfigurationProperties("desk.jwt")'],
  isNot: ['@ConfigurationProperties', '@Value("${desk.jwt}")'],
}

export const countsSetting: Words = {
  because:
    'What makes a length of time of a number, or adds one to a moment, up to that number, with the unit as a group; `Date` counts milliseconds: ' +
    'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/Duration.html, ' +
    'https://commons.apache.org/proper/commons-lang/apidocs/org/apache/commons/lang3/time/DateUtils.html, ' +
    'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Date.html',
  pattern: oneOf(
    '',
    /(?:\bDuration\.of|\.plus)(Seconds|Millis|Minutes|Hours|Days)\(\s{0,8}/,
    /\bDateUtils\.add(Milliseconds|Seconds|Minutes|Hours|Days)\(\s{0,8}(?:new Date\(\)|\w{1,40}),\s{0,8}/,
    /\bDate\((?:[\w.]{1,40}(?:\(\))?){1,2}\s?\+\s?/,
  ),
  is: ['Duration.ofSeconds(', 'Instant.now().plusMillis(', 'DateUtils.addDays(issuedAt, ', 'new Date(System.currentTimeMillis() + ', 'Date(now.time + '],
  isNot: ['Duration.parse(', 'DateUtils.addDays(', 'new Date(', 'list.plus('],
}
