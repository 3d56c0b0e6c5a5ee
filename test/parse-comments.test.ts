import { describe, expect, test } from 'vitest'
import { commentsOf } from '../src/parse/comments.ts'
import { expectLinear } from './linear.ts'

const shown = (path: string, text: string) => commentsOf(path, text)?.map(({ start, end }) => text.slice(start, end))

describe('comments, and no strings', () => {
  test.each<[string, string, string[]]>([
    ['a.ts', 'const a = "see https://x.io // no" // yes\n/* yes */', ['// yes', '/* yes */']],
    ['a.ts', "const a = 'it\\'s // no'\n// yes", ['// yes']],
    ['a.ts', 'const a = `// no ${f(`// no ${ /* yes */ 1 } // no`)} // no` // yes', ['/* yes */', '// yes']],
    ['a.ts', 'const a = /[/"`]\\/"/ // yes\nconst b = c / d // yes\nreturn /"/.test(x) // yes', ['// yes', '// yes', '// yes']],
    ['a.ts', '`${{ a: { b: "}" } } // no\n} // no` // yes', ['// no', '// yes']],
    ['a.json', '{ "a": "// no", // yes\n "b": "\\"/* no */" /* yes */ }', ['// yes', '/* yes */']],
    ['a.py', 'a = "# no" # yes\nb = """\n# no\n"""\nc = \'\'\'# no\'\'\' # yes\nd = "\\"# no" # yes', ['# yes', '# yes', '# yes']],
    [
      'a.yaml',
      'a: "# no" # yes\nb: don\'t # yes\nc: x#no\n# yes\nd: \'it\'\'s # no\'\ne: "two\n  # no"\n- "# no" # yes',
      ['# yes', '# yes', '# yes', '# yes'],
    ],
    ['a.toml', 'a = "# no" # yes\nb = """\n# no\n"""\nc = \'# no\'# yes', ['# yes', '# yes']],
    ['.env', 'A="# no" # yes\nB=x#no\nC=x # yes\nD="two\n# no\n"\n# yes\nE=\'# no\'', ['# yes', '# yes', '# yes']],
    ['.env.local', "A=don't # yes\n", ['# yes']],
    ['a.sh', 'a="two\n# no"\nb=\'# no\' # yes\necho ${#a} a#no \\"# no\n# yes', ['# yes', '# yes']],
    ['Dockerfile', 'ENV A="# no" # yes\n# yes', ['# yes', '# yes']],
    ['main.tf', 'a = "# no" # yes\n// yes\nb = "http://no"', ['# yes', '// yes']],
    ['main.go', 'a := `// no\n// no` // yes\nb := "// no"', ['// yes']],
    ['a.rs', 'let a = r#"// no"#; // yes\nlet b = "two\n// no"; let c = \'"\'; // yes', ['// yes', '// yes']],
    ['A.java', 'String a = """\n// no\n"""; // yes', ['// yes']],
    ['a.sql', "insert into a values ('-- no', 'it''s -- no'); -- yes", ['-- yes']],
    ['a.xml', '<a><![CDATA[<!-- no -->]]><!-- yes --></a>', ['<!-- yes -->']],
    ['.npmrc', '; yes\na=b # no\n# yes', ['; yes', '# yes']],
    ['a.php', '<?php $a = "# no\n// no"; # yes', ['# yes']],
  ])('%s: %j', (path, text, comments) => expect(shown(path, text)).toEqual(comments))

  test('none are told for names that say nothing', () => expect(commentsOf('notes', '# x')).toBeUndefined())

  test.each(['a.ts', 'a.py', 'a.yaml', '.env', 'a.sh', 'a.rs', 'a.sql', 'a.xml', 'a.vue', 'a.php', 'a.tf'])(
    'in linear time: %s',
    (path) => {
      for (const piece of ['"', "'", '`', '/*', '"""', "''", '\\', '<!--', '`${', '#', ' "', 'r#"', '<![CDATA[', '/', ': "'])
        expectLinear((count) => void commentsOf(path, piece.repeat(count)), 15_000)
    },
  )
})
