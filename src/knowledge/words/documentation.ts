import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Texts that describe an interface.

export const documentationText: Words = {
  because: 'Constants and annotations of a program whose text describes an interface: https://swagger.io/specification/',
  pattern: oneOf(
    '',
    /\b[A-Z][A-Z\d_]{0,80}_(?:DESCRIPTION|EXAMPLE|SAMPLE|NOTES?|DOCS?|DOCUMENTATION)\s{0,4}=/,
    /@(?:Operation|Parameter|Schema|ExampleObject|ApiOperation|ApiParam|ApiResponse|ApiModelProperty|RequestBody)\(/,
    /\[Swagger(?:Operation|Response|Schema|Parameter)\w{0,20}\(/,
    /@(?:ApiOperation|ApiProperty|ApiBody|ApiResponse)\(\{/,
  ),
  is: ['String DEVICE_PARAM_DESCRIPTION = "{"', '@Operation(summary = "x"', '[SwaggerOperation("x"'],
  isNot: ['String DESCRIPTION_OF_TOKEN = "x"', 'String body = "{"', '@RequestParam(value = "x"'],
}

export const sampleAnswer: Words = {
  because: 'What a reference calls the request or the answer that it shows below: nobody runs with the values of it.',
  pattern: oneOf(
    'i',
    /\b(?:examples?|samples?)\b[^\n]{0,60}\b(?:responses?|answers?|outputs?|results?|payloads?|requests?|bod(?:y|ies)|returns?)\b/,
    /\b(?:responses?|answers?|outputs?|results?|payloads?|requests?)\b[^\n]{0,30}\b(?:examples?|samples?)\b/,
    /^[\s#*_>-]{0,20}(?:responses?|returns?|outputs?)[\s:*_]{0,8}$/,
  ),
  is: ['Example response:', '**Sample output**', 'Response example', '### Response', 'Example request and answer (200):'],
  isNot: ['API key', 'Use this token:', 'Our responses are signed with', 'the example file', 'Production'],
}

export const headsExample: Words = {
  because: 'What heads an example of what a page describes, and says no more: https://spec.commonmark.org/0.31.2/#atx-headings.',
  pattern: /^[\s#*_>-]{0,20}examples?[\s:*_]{0,8}$/i,
  is: ['**Example:**', '### Example', 'Examples:', '- Example:'],
  isNot: ['Use this token, for example:', '**Usage:**', 'Example of our production key:', 'Example.com:'],
}

export const calledExample: Words = {
  because: 'The rest of a line whose comment calls its value an example, and says no more.',
  pattern: /^["']?[,;]?[ \t]{0,20}(?:#|\/\/|;|--)[ \t]{0,4}(?:an )?examples?(?: (?:only|values?|keys?|secrets?|tokens?))?[.!]?\s{0,4}$/i,
  is: ['" #example', ' # example only', '", // Example value', "'  # an example."],
  isNot: ['" # see the example', ' # exampled', '" # example: how it is rotated', ' example', '" # not an example'],
}

export const saysUseless: Words = {
  because: 'What a comment says of a key below it that opens nothing.',
  pattern: inTurn(
    'i',
    /\b(?:keys?|tokens?|secrets?|credentials?|passwords?)\b[^\n]{0,40}/,
    /\b(?:won['\u2019]?t|will not|does ?n['\u2019]?t|does not|do ?n['\u2019]?t|do not) (?:actually |really )?work\b/,
  ),
  is: ["// THIS KEY WON'T WORK IN PRODUCTION!!!", '# the token below does not work'],
  isNot: ['// keys do the work', '// it does not work without a key', '# rotate this key'],
}

/** What goes on in an annotation, up to the end of the line that closes it. */
const INSIDE = /(?:[^;)]|\)(?![ \t]{0,4}\n)){0,500}$/

export const showsExample: Words = {
  because:
    'Code up to a value that an annotation or a schema gives as an example for the description of an API: ' +
    'https://docs.swagger.io/swagger-core/v2.2.0/apidocs/io/swagger/v3/oas/annotations/media/ExampleObject.html.',
  pattern: oneOf(
    '',
    inTurn('', /@(?:\w{1,20}\.)?ExampleObject\(/, INSIDE),
    inTurn('', /@(?:Schema|Parameter|Api\w{1,30})\([^;]{0,300}?\bexamples?["']?\s{0,4}[:=]/, INSIDE),
    inTurn('', /\b(?:Field|Body|Query|Form)\([^;\n]{0,200}?\bexamples?\s{0,2}=/, INSIDE),
    /(?<!\w)(?:json_)?schema_extra\s{0,2}=(?:[^;\n]|\n(?![ \t]{0,40}[\n\w])){0,600}?["']examples?["']\s{0,2}:(?:[^;\n]|\n(?![ \t]{0,40}[\n\w])){0,600}$/,
  ),
  is: [
    '@ExampleObject(name = "login", value = """\n {"user": "ada@quayline.io", "password": "',
    '@Schema(description = "The password", example = "',
    "@ApiProperty({ example: { clientSecret: '",
    'password: str = Field(..., example="',
    'json_schema_extra = {\n    "example": {\n        "password": "',
  ],
  isNot: [
    '@Schema(description = "The password")\nprivate String password = "',
    "@ApiProperty({ example: 'one' })\n  secret = '",
    'example = "',
    'schema_extra = {"example": {}}\n    client_secret = "',
  ],
}

export const sampleLogin: Words = {
  because: 'A login at a domain that nobody owns (RFC 2606), up to the password that goes with it.',
  pattern: inTurn(
    'i',
    /(?:user(?:_?name)?|login|e?-?mail)["']?\s{0,4}[:=]\s{0,4}["'`][\w.+-]{1,40}@/,
    /(?:[\w-]{1,30}\.)?(?:example\.(?:com|org|net)|[\w-]{1,30}\.(?:test|example|invalid))["'`],?\s{1,20}(?:(?:\.{3}|[#*/]{1,2})\s{1,12})?/,
    /["']?\w{0,12}pass(?:word|wd)?["']?\s{0,4}[:=]\s{0,4}["'`]?$/,
  ),
  is: ['username="user@example.com", password="', 'login: "desk@berths.test", password: "', 'email="a@example.org",\n...     passwd="'],
  isNot: ['username="user@harbourline.io", password="', 'username="user@example.com", token="', 'password="'],
}
