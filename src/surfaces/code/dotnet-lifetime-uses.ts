import { addsToMoment } from '../../knowledge/libraries/dotnet.ts'
import { addsSetting } from '../../knowledge/words/dotnet-values.ts'
import type { Statement } from '../../model/reading.ts'
import { inTurn } from '../../text/pattern.ts'
import { matched } from '../../text/source.ts'
import { own } from '../../text/own.ts'
import { tokenPolicy } from '../idp/lifetime-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from '../../program/written/index.ts'

/** What the settings of lifetimes count, by the methods of C# that add them to a moment; the settings themselves say how many. */
export default defineTextSurface({
  id: 'dotnet-lifetime-uses',
  name: 'What settings of lifetimes count in C#',
  spec: 'https://learn.microsoft.com/dotnet/api/system.datetime.addminutes',
  counts: 'other',
  files: ['**/*.cs'],
  mentions: addsToMoment,
  together: [[/(?:expir|life_?time|ttl|validity|duration|minutes|hours|days)/i, /token|jwt/i]],
  skipsTests: true,
  *read(text): Generator<Statement> {
    for (const match of text.value.matchAll(ADDED)) {
      const [, unit = '', key = match[3] ?? ''] = match
      const counts = own(UNITS, unit)
      if (counts === undefined || isInComment(text.value, match.index)) continue
      const { at } = matched(text, match)
      const facts = { owner: { what: 'setting', name: key, product: '.NET' }, clientType: 'unknown' } as const
      yield { ...tokenPolicy('access', { lifetime: { is: 'dynamic', at }, written: '' }, key, facts), counts }
    }
  },
})

const ADDED = inTurn('g', addsSetting.pattern)

const UNITS: Readonly<Record<string, number>> = { Seconds: 1, Minutes: 60, Hours: 3600, Days: 86_400 }
