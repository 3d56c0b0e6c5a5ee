import { parseProperties } from '../../parse/properties.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { MENTIONS, readSpring } from './spring-security.ts'

export default defineTextSurface({
  id: 'spring-authorization-server-properties',
  name: 'Spring Authorization Server and OAuth clients in .properties',
  spec: 'https://docs.spring.io/spring-boot/appendix/application-properties/index.html#application-properties.security.spring.security.oauth2.authorizationserver.client',
  counts: 'oauth',
  files: ['**/*.properties'],
  mentions: MENTIONS,
  *read(text, reader): Generator<Reading> {
    for (const root of parseProperties(text).roots) yield* readSpring(root, reader)
  },
})
