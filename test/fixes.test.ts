import { describe, expect, test } from 'vitest'
import { unifiedDiff } from '../src/report/diff.ts'
import { redactor } from '../src/report/redact.ts'
import { edited } from '../src/settings/apply-fixes.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile } from '../src/text/source.ts'

describe('edits', () => {
  test('keep comments, line ends and the mark of the file, and never touch each other', () => {
    const file = new SourceFile('a.jsonc', '\ufeff{\r\n  // why\r\n  "pkce": false, "rotate": false\r\n}\r\n')
    const at = (from: number) => ({ file, start: file.text.indexOf('false', from), end: file.text.indexOf('false', from) + 5 })
    const fix = (span: ReturnType<typeof at>) => ({ title: 'x', safety: 'safe' as const, edits: [{ at: span, text: 'true' }] })
    expect(edited(file, [fix(at(30)), fix(at(0))])).toBe('\ufeff{\r\n  // why\r\n  "pkce": true, "rotate": true\r\n}\r\n')
    expect(edited(file, [fix(at(0)), fix(at(0))])).toBeUndefined()
  })

  test('are shown as a unified diff, without the secret', () => {
    const file = new SourceFile('a.json', 'one\ntwo KEY4you9\nthree\n')
    expect(unifiedDiff(file, 'one\ntwo ${X}\nthree\n', redactor([], [new Secret('KEY4you9')]))).toBe(
      '--- a/a.json\n+++ b/a.json\n@@ -1,4 +1,4 @@\n one\n-two ••••••••\n+two ${X}\n three\n \n',
    )
  })
})
