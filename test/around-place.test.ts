import { describe, expect, test } from 'vitest'
import { declaredAround } from '../src/judge/around-place.ts'
import { SourceFile } from '../src/text/source.ts'

/** The declarations around `HERE`, and who can name them. */
function around(path: string, text: string): string[] {
  return declaredAround(new SourceFile(path, text), text.indexOf('HERE')).map(({ name, is, seenBy }) => `${is} ${name} ${seenBy}`)
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a.ts', 'export async function issue(\n  a: string,\n): Promise<string> {\n  if (a) {\n    HERE\n  }\n}\n', ['function issue anybody']],
  ['a.ts', 'const issue = async (a) => {\n  HERE\n}\n', ['function issue program']],
  ['a.ts', 'const issued = (await all(() => 1)).map((a) => {\n  HERE\n})\n', []],
  ['a.ts', "app.get('/a', async (c) => {\n  HERE\n})\n", []],
  ['a.ts', 'export default function issue() {\n  HERE\n}\n', []],
  ['a.ts', 'export class Desk {\n  private issue(): void {\n    HERE\n  }\n}\n', ['class Desk anybody', 'method issue file']],
  ['a.ts', 'export class Desk extends Base {\n  issue() {\n    HERE\n  }\n}\n', []],
  ['a.ts', '@Injectable()\nexport class Desk {\n  issue() {\n    HERE\n  }\n}\n', []],
  ['a.ts', 'export class Desk {\n  issue(\n    HERE,\n  ) {\n  }\n}\n', ['class Desk anybody', 'method issue anybody']],
  ['a.ts', 'try {\n  a()\n} catch {\n  HERE\n}\n', []],
  ['a.py', 'class Desk:\n    @staticmethod\n    def issue(self):\n        HERE\n', ['class Desk anybody', 'method issue anybody']],
  ['a.py', "@app.get('/a')\ndef issue():\n    HERE\n", []],
  ['a.py', '@app.get(\n    "/a",\n)\ndef issue():\n    HERE\n', []],
  ['a.py', 'def _issue():\n    with a:\n        HERE\n', ['function _issue program']],
  ['a.py', 'class Desk(Base):\n    def issue(self):\n        HERE\n', []],
  ['a.go', 'func (s *Desk) Issue() {\n\tHERE\n}\n', []],
  ['a.go', 'func (s *Desk) issue() {\n\tHERE\n}\n', ['function issue program']],
  ['a.go', 'func Issue(a string) (string, error) {\n\tHERE\n}\n', ['function Issue anybody']],
  [
    'A.cs',
    'namespace A\n{\n  public static class Desk\n  {\n    public static void Issue(A a)\n    {\n      HERE\n    }\n  }\n}\n',
    ['method Issue anybody'],
  ],
  ['A.cs', 'namespace A;\n\npublic class Desk : IDesk\n{\n  private string Issue(A a)\n  {\n    HERE\n  }\n}\n', ['method Issue file']],
  ['A.cs', 'public class Desk : IDesk\n{\n  public string Issue(A a)\n  {\n    HERE\n  }\n}\n', []],
  ['A.java', 'class Desk {\n  @Bean\n  public A issue() {\n    HERE\n  }\n}\n', []],
  ['A.java', 'class Desk {\n  private Map<String, A> issue() {\n    HERE\n  }\n}\n', ['method issue file']],
  ['A.kt', 'class Desk {\n  override fun issue() {\n    HERE\n  }\n}\n', []],
  ['A.kt', 'class Desk {\n  private fun issue() {\n    HERE\n  }\n}\n', ['method issue file']],
  ['a.rs', 'impl Desk {\n    fn issue(&self) {\n        HERE\n    }\n}\n', ['method issue program']],
  ['a.rs', 'impl Issuer for Desk {\n    fn issue(&self) {\n        HERE\n    }\n}\n', []],
  ['a.php', 'class Desk\n{\n    private function issue()\n    {\n        HERE\n    }\n}\n', ['method issue file']],
  ['a.rb', 'def issue\n  HERE\nend\n', []],
]

describe('the declarations around a place', () => {
  test.each(CASES)('%s %j', (path, text, expected) => {
    expect(around(path, text)).toEqual(expected)
  })
})
