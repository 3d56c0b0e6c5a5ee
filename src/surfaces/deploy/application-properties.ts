import type { Statement } from '../../model/reading.ts'
import { parseProperties } from '../../parse/properties.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { MENTIONS, SAYS_END, settingLifetimes } from './setting-lifetimes.ts'

export default defineTextSurface({
  id: 'application-properties',
  name: 'Lifetimes of tokens in an application’s own .properties',
  spec: 'https://docs.spring.io/spring-boot/reference/features/external-config.html',
  counts: 'other',
  files: ['**/*.properties'],
  mentions: MENTIONS,
  together: [[SAYS_END]],
  skipsTests: true,
  *read(text): Generator<Statement> {
    for (const root of parseProperties(text).roots) yield* settingLifetimes(root)
  },
})
