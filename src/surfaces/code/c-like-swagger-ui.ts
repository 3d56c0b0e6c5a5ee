import { asksForDevelopment } from '../../knowledge/words/written-cookies.ts'
import { swaggerMentionsOfDotnet } from '../../knowledge/libraries/dotnet.ts'
import { swaggerSecretOfDotnet, swaggerSettingsOfDotnet } from '../../knowledge/words/swagger-ui.ts'
import type { Reading } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { template } from '../deploy/interpolation.ts'
import { branchesOf } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { swaggerSecret } from '../reading/swagger-client.ts'

/** The same in .NET: https://github.com/domaindrivendev/Swashbuckle.AspNetCore#customize-the-swagger-ui */
export default defineTextSurface({
  id: 'c-like-swagger-ui',
  name: 'OAuth clients of Swagger UI in .NET',
  spec: 'https://swagger.io/docs/open-source-tools/swagger-ui/usage/oauth2/',
  counts: 'code',
  files: ['**/*.cs'],
  mentions: swaggerMentionsOfDotnet,
  skipsTests: true,
  *read(text): Generator<Reading> {
    for (const said of saidIn(text, 'cs')) {
      if (!swaggerSecretOfDotnet.pattern.test(said.name) || !['call', 'set'].includes(said.is)) continue
      if (said.is === 'set' && !swaggerSettingsOfDotnet.pattern.test(said.within[0] ?? '')) continue
      const value = said.is === 'call' ? items(said.value)[0] : said.value
      if (!value || isNothing(value) || branchesOf(said).some((one) => asksForDevelopment.pattern.test(one))) continue
      const written = string(value)
      const statement = swaggerSecret(value.at)
      yield written ? { kind: 'clientSecret', value: template(written), statement } : statement
    }
  },
})

function isNothing(value: Node): boolean {
  return string(value)?.value === '' || (value.kind === 'scalar' && value.value === null)
}
