import { defineSurface } from '../reading/surface.ts'
import { isOpenApi, openApi } from './openapi.ts'
import { keyWords } from '../idp/key-words.ts'

export default defineSurface({
  id: 'openapi-security',
  name: 'OpenAPI documents',
  spec: 'https://spec.openapis.org/oas/latest.html#security-scheme-object',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml'],
  mentions: keyWords('openapi', 'swagger'),
  format: 'by name',
  recognises: isOpenApi,
  read: openApi,
})
