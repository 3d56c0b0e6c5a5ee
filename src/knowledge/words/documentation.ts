import { oneOf } from '../../text/pattern.ts'
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
