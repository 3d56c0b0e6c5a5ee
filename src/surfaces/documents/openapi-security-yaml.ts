import { defineSurface } from '../reading/surface.ts'
import { isOpenApi, openApi } from './openapi.ts'
import { keyWords } from '../idp/key-words.ts'

export default defineSurface({
  id: 'openapi-security-yaml',
  name: 'OpenAPI documents in YAML',
  spec: 'https://spec.openapis.org/oas/latest.html#security-scheme-object',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: keyWords('openapi', 'swagger'),
  format: 'yaml',
  recognises: isOpenApi,
  read: openApi,
})
