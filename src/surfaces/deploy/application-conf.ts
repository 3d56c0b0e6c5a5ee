import type { Statement } from '../../model/reading.ts'
import { parseHocon } from '../../parse/hocon.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { MENTIONS, SAYS_END, settingLifetimes } from './setting-lifetimes.ts'

export default defineTextSurface({
  id: 'application-conf',
  name: 'Lifetimes of tokens in an application’s own .conf',
  spec: 'https://github.com/lightbend/config/blob/main/HOCON.md',
  counts: 'other',
  files: ['**/{application,reference}*.conf', '**/src/main/resources/**/*.conf'],
  mentions: MENTIONS,
  together: [[SAYS_END]],
  skipsTests: true,
  *read(text): Generator<Statement> {
    for (const root of parseHocon(text).roots) yield* settingLifetimes(root)
  },
})
