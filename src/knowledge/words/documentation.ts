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
