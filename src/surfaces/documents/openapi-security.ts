import { defineSurface } from '../reading/surface.ts'
import { isOpenApi, openApi } from './openapi.ts'

export default defineSurface({
  id: 'openapi-security',
  name: 'OpenAPI documents in JSON',
  spec: 'https://spec.openapis.org/oas/latest.html#security-scheme-object',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['"openapi"', '"swagger"'],
  format: 'jsonc',
  recognises: isOpenApi,
  read: openApi,
})
