import { parseProperties } from '../../parse/properties.ts'
import { parseYaml } from '../../parse/yaml.ts'
import type { Statement } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isResourceServer, MENTIONS, readResourceServer } from './resource-server-settings.ts'

export default defineTextSurface({
  id: 'jvm-resource-server',
  name: 'Settings of resource servers of Spring and Quarkus',
  spec: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
  counts: 'oauth',
  files: ['**/application*.{yaml,yml,properties}'],
  mentions: MENTIONS,
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const { roots } = file.path.endsWith('.properties') ? parseProperties(text) : parseYaml(text)
    for (const root of roots) if (isResourceServer(root)) yield* readResourceServer(root, file.path, project)
  },
})
