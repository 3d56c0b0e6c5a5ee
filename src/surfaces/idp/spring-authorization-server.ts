import { defineSurface } from '../reading/surface.ts'
import { isSpring, MENTIONS, readSpring } from './spring-security.ts'

export default defineSurface({
  id: 'spring-authorization-server',
  name: 'Spring Authorization Server and OAuth clients in YAML',
  spec: 'https://docs.spring.io/spring-authorization-server/reference/configuration-model.html',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: MENTIONS,
  format: 'yaml',
  recognises: isSpring,
  read: readSpring,
})
