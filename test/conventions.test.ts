import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, posix } from 'node:path'
import picomatch from 'picomatch'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { judgeValue } from '../src/classify/credential.ts'
import { Keywords } from '../src/classify/keywords.ts'
import { generatedFiles } from '../src/dev/generated.ts'
import { surfaceModules } from '../src/dev/indexes.ts'
import { agentDenials } from '../src/knowledge/agent-denials.ts'
import { agentPackages } from '../src/knowledge/agent-packages.ts'
import { libraryCalls } from '../src/knowledge/libraries/index.ts'
import { packagesIn } from '../src/knowledge/libraries/row.ts'
import { trackers } from '../src/knowledge/libraries/trackers.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { providerHosts } from '../src/knowledge/credential-kinds/provider-hosts.ts'
import { jobTokens } from '../src/knowledge/run-tokens.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { filesIn, foldersIn, inCheckout, NOW, specificationOf } from './materialise.ts'

const ROOT = inCheckout('.').replace(/[/\\]$/, '')
const sources = ['src', 'rules']
  .flatMap((folder) => filesIn(`${ROOT}/${folder}`).map((path) => `${folder}/${path}`))
  .filter((path) => path.endsWith('.ts'))
const text = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8')
const TREES = new Map<string, readonly ts.Node[]>()

/** The stages from the bottom up: a module imports from its own stage and from those before it. What only names types is held to it as well. */
const STAGES = ['text', 'knowledge', 'model', 'classify', 'discover', 'parse', 'program', 'surfaces', 'link', 'judge', 'report', 'settings']

/** Stages that know less than those before them, and modules that are judged as something else. */
const LAYERS: readonly { readonly of: RegExp; readonly may: RegExp; readonly because: string }[] = [
  { of: /^rules\/index\.ts$/, may: /^rules\/|^src\/judge\/rule\.ts$/, because: 'it lists the rules' },
  {
    of: /^rules\//,
    may: /^src\/judge\/(?:rule|problems|advice|evidence|fixes)\.ts$|^src\/text\/(?:source|once-per)\.ts$|^src\/(?:model|knowledge)\//,
    because: 'a rule judges the model; parsers, surfaces and files are not its business',
  },
  { of: /^src\/parse\//, may: /^src\/(?:parse|text)\//, because: 'a parser turns text into a tree' },
  { of: /^src\/knowledge\//, may: /^src\/(?:knowledge|model|text)\//, because: 'facts know nothing of the program' },
  { of: /^src\/model\//, may: /^src\/(?:knowledge|model|text)\//, because: 'the vocabulary rests on facts and positions alone' },
  {
    of: /^src\/link\//,
    may: /^src\/(?:link|classify|knowledge|model|text)\/|^src\/discover\/project\.ts$/,
    because: 'it joins readings and knows no format',
  },
  {
    of: /^src\/surfaces\/(?!reading\/thread\.ts)/,
    may: /^src\/(?:surfaces|parse|program|model|classify|knowledge|text)\/|^src\/(?:discover|judge|link)\/(?:project|survey|read-file|finding|index)\.ts$/,
    because: 'a surface reads one format; what its readings mean is for link, classify and the rules',
  },
  ...STAGES.map((stage, i) => ({
    of: new RegExp(`^src/${stage}/`),
    may: new RegExp(`^src/(?:${STAGES.slice(0, i + 1).join('|')})/`),
    because: `${stage} comes before it`,
  })),
]

/** They hand on what the modules beside them answer: of the tree, and of code that is read without a grammar. */
const DOORS = ['src/program/index.ts', 'src/program/written/index.ts']

const imports = sources.flatMap((from) =>
  [...text(from).matchAll(/(?:^|\n)(?:import|export)\b[^'\n]*(?:\n[^'\n]*)*?from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g)].map((match) => ({
    from,
    to: posix.normalize(posix.join(posix.dirname(from), (match[1] ?? match[2]) as string)),
  })),
)

describe('modules', () => {
  test('import one way', () => {
    const wrong = imports.flatMap(({ from, to }) => {
      const layer = LAYERS.find(({ of }) => of.test(from))
      return layer && !layer.may.test(to) ? [`${from} imports ${to}: ${layer.because}`] : []
    })
    expect([...new Set(wrong)], 'move what is needed to where both may see it, or pass it in').toEqual([])
  })

  test('ask about code by two doors', () => {
    // Parsers are loaded by those files only that meet code.
    const isBehind = (path: string) => DOORS.some((door) => dirname(path) === dirname(door)) && !/\/(?:typescript|python)\.ts$/.test(path)
    const wrong = imports.filter(({ from, to }) => !/^src\/(?:dev|program)\//.test(from) && isBehind(to) && !DOORS.includes(to))
    expect(
      wrong.map(({ from, to }) => `${from} ${to}`),
      `import it from ${DOORS.join(' or ')}`,
    ).toEqual([])
  })

  test('import in no circle', () => {
    // What only names types is gone when the program runs.
    const values = sources.map(
      (from) =>
        [
          from,
          [...text(from).matchAll(/(?:^|\n)(?:import|export) (?!type\b)[^'\n]*(?:\n[^'\n]*)*?from '(\.[^']+)'/g)].map(([, to]) =>
            posix.normalize(posix.join(posix.dirname(from), to as string)),
          ),
        ] as const,
    )
    expect(circles(new Map(values)), 'let a module that stands above both hand on what they need of each other').toEqual([])
  })

  test('stand in rooms', () => {
    const loose = sources.filter((path) => /^src\/[^/]+$/.test(path) && !['src/cli.ts', 'src/index.ts', 'src/lint.ts'].includes(path))
    expect(loose, 'move it into the folder of its stage').toEqual([])
    expect(
      sources.filter((path) => /^src\/surfaces\/[^/]+$/.test(path)),
      'a surface stands in clients/, idp/, documents/, deploy/ or code/',
    ).toEqual(['src/surfaces/index.ts'])
  })

  test('nothing imports the tools of development or tests, and only the command line its own files', () => {
    const others = imports.filter(({ from }) => !from.startsWith('src/dev/'))
    expect(
      others.filter(({ to }) => /^(?:src\/dev|test)\//.test(to)),
      'what is published stands without them',
    ).toEqual([])
    expect(
      others.filter(({ from, to }) => /^src\/(?:cli\.ts$|command\/)/.test(to) && !/^src\/(?:cli\.ts$|command\/)/.test(from)),
      'the library stands without the command line',
    ).toEqual([])
  })

  test('only the command line knows the process and the console', () => {
    const wrong = sources.filter(
      (path) =>
        !/^src\/(?:cli\.ts$|command\/|dev\/)/.test(path) &&
        !['src/discover/git.ts', 'src/text/node.ts'].includes(path) &&
        /\bprocess\.(?!env\b\.?[`'"])|\bconsole\./.test(withoutTexts(text(path))),
    )
    expect(wrong, 'give back a value and let src/command/ print it; what the environment says is passed in').toEqual([])
    expect(
      withoutTexts(text('src/discover/git.ts')).match(/\bprocess\.(?!env|cwd|platform)\w+/g) ?? [],
      'git.ts may know env, cwd and platform',
    ).toEqual([])
    expect(
      withoutTexts(text('src/text/node.ts')).match(/\bprocess\.(?!getBuiltinModule|cpuUsage|hrtime)\w+/g) ?? [],
      'node.ts may load modules of Node.js and ask for the time, of the clock and of processors',
    ).toEqual([])
  })

  test('name modules of Node.js as such, and the paths of no single system', () => {
    const wrong = sources.flatMap((path) =>
      [...text(path).matchAll(/^(?:import|\}).* from '([^']+)'$/gm)].flatMap(([, module = '']) =>
        builtinModules.includes(module) || /^node:path\//.test(module) ? [`${path} imports ${module}`] : [],
      ),
    )
    expect(wrong, "write 'node:fs' and 'node:path'").toEqual([])
  })

  test('only judgement and redaction see the text of a secret', () => {
    const wrong = sources.filter(
      (path) => /\.judge\(/.test(text(path)) && !/^src\/(?:classify|link)\/|^src\/report\/redact\.ts$/.test(path),
    )
    expect(wrong, 'ask `secret.matches`, or let classify/ conclude what is needed').toEqual([])
  })

  test('what may leave is made in few places', () => {
    const makers = sources.filter((path) => path.startsWith('src/') && /\basShown\b|\bas Shown\b/.test(withoutComments(text(path))))
    const allowed = [
      ...['code-frame', 'diff', 'index', 'line-hash', 'model', 'redact', 'region', 'rules', 'show', 'stack', 'summary'],
      ...['terminal-page', 'version'],
    ].map((name) => `src/report/${name}.ts`)
    expect(makers, 'write `ours` for text of our own, and have report/redact.ts mask the rest').toEqual([
      ...allowed,
      'src/settings/baseline.ts',
      'src/text/shown.ts',
    ])
    const written = sources
      .filter((path) => /^src\/(?:cli\.ts$|command\/)/.test(path))
      .flatMap((path) => [...withoutComments(text(path)).matchAll(/\bstd(?:out|err)\.write\((.*)\)/g)].map(([, what]) => what))
    expect(written.length, 'nothing is written any more: look where').toBeGreaterThan(3)
    expect(
      written.filter((what) => what !== 'text' && !/^(?:ours`|'\\r\\u001b\[2K'$)/.test(what ?? '')),
      'print() and tell() take what may be shown',
    ).toEqual([])
  })

  test('know no rule: what a rule needs of a stage is in its metadata', () => {
    const ids = new RegExp(`(['"\`/])(${rules.map(({ id }) => id).join('|')})(?:/[a-z-]+)?\\1`)
    const wrong = sources.filter(
      (path) => path.startsWith('src/') && !/^src\/(?:dev\/|report\/rule-pages\.ts$)/.test(path) && ids.test(withoutComments(text(path))),
    )
    expect(wrong, 'let the rule say it: RuleMeta in src/judge/rule.ts').toEqual([])
  })

  test('are named for what they hold', () => {
    const wrong = sources.filter((path) => /(?:^|[-_])(?:utils?|helpers?|manager|common|misc|stuff)(?:[-_.]|$)/.test(basename(path)))
    expect(wrong, 'name the file for the one idea in it').toEqual([])
    expect(
      sources.filter((path) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(basename(path))),
      'kebab-case',
    ).toEqual([])
  })

  test('have expressions that can be read', () => {
    const wrong = sources
      .filter((path) => !path.startsWith('src/knowledge/'))
      .flatMap((path) =>
        nodesOf(path).flatMap((node) => (ts.isRegularExpressionLiteral(node) && node.text.length > 120 ? [placeOf(path, node)] : [])),
      )
    expect(wrong, 'words are a row of src/knowledge/words/, with examples; the rest is put together by src/text/pattern.ts').toEqual([])
    // It parses all sources, which a busy machine takes long for.
  })

  test('ask no row for its examples, which the bundle leaves out', () => {
    const wrong = sources.filter((path) => !/^src\/(?:knowledge|dev)\//.test(path) && /\.{3}\w+\.is(?:Not)?\b/.test(text(path)))
    expect(wrong, 'give the row `words`').toEqual([])
  })

  /** Rows of tables, and what is written by a program. */
  const WIDE = /^src\/knowledge\/|^src\/report\/rule-pages\.ts$|^src\/surfaces\/index\.ts$|^rules\/index\.ts$/
  /** Nothing but one address, in quotes or in a comment: it cannot be broken. */
  const ADDRESS = /^\s*(?:(?:[a-z]+: )?'https:\/\/[^\s']+',?|(?:\/\/|\*) https:\/\/\S+)$/

  test('have lines of at most 140 characters', () => {
    const wrong = sources
      .filter((path) => !WIDE.test(path))
      .flatMap((path) =>
        text(path)
          .split('\n')
          .flatMap((line, i) => (line.length > 140 && !ADDRESS.test(line) ? [`${path}:${i + 1}`] : [])),
      )
    expect(wrong, 'npm run format; break comments by hand, and long texts with +').toEqual([])
  })

  /** Longer than they are meant to be, and why that stands. */
  const LONG: Readonly<Record<string, string>> = {
    'src/report/rule-pages.ts': 'generated',
    'src/surfaces/index.ts': 'generated',
  }

  test('have functions of at most 60 lines', () => {
    const wrong = sources.flatMap((path) =>
      nodesOf(path).flatMap((node) => {
        const lines = 'body' in node && ts.isFunctionLike(node) && node.body ? linesOf(node) : 0
        return lines > 60 ? [`${placeOf(path, node)} ${lines}`] : []
      }),
    )
    expect(wrong, 'let its parts be functions, each with one thing to do').toEqual([])
  })

  test('import a module once', () => {
    const all = [...sources, ...filesIn(`${ROOT}/test`).flatMap((path) => (/^[^/]+\.ts$/.test(path) ? [`test/${path}`] : []))]
    const wrong = all.flatMap((path) => {
      const from = [...text(path).matchAll(/^(?:import\b|\}).* from '([^']+)'$/gm)].map(([, module]) => module)
      return from.filter((module, i) => from.indexOf(module) !== i).map((module) => `${path} ${module}`)
    })
    expect(wrong, "one `import { a, type B } from '…'`").toEqual([])
  })

  test('export nothing that nobody imports', () => {
    const byProgram = new Set([...sources.filter((path) => !DOORS.includes(path)), '.ci/fuzz'].flatMap(takenBy))
    for (const door of DOORS)
      for (const path of sources.filter((one) => dirname(one) === dirname(door)))
        for (const { name } of exportsOf(path)) if (byProgram.has(`${door} ${name}`)) byProgram.add(`${path} ${name}`)
    const byTests = new Set(filesIn(`${ROOT}/test`).flatMap((path) => (path.endsWith('.ts') ? takenBy(`test/${path}`) : [])))
    const isIn = (taken: ReadonlySet<string>, path: string, name: string) => taken.has(`${path} ${name}`) || taken.has(`${path} *`)
    const wrong = sources.flatMap((path) =>
      // What the package exports is for others.
      (path === 'src/index.ts' ? [] : exportsOf(path)).flatMap(({ name, isType, isUsed }) => {
        const isForTests = isIn(byTests, path, name) && (isUsed || path.startsWith('src/knowledge/'))
        return isIn(byProgram, path, name) || isForTests || (isType && isUsed) ? [] : [`${path} ${name}`]
      }),
    )
    expect(wrong, 'take `export` away, or all of what nobody uses, or only tests').toEqual([])
  })

  test('have comments whose lines are filled', () => {
    const wrong = sources.flatMap((path) => {
      const lines = text(path).split('\n')
      return lines.flatMap((line, i) => {
        const [before, said, after] = [i - 1, i, i + 1].map((at) => /^\s*(?:\*|\/\/) (?![-#@]|\d+\. )(\S.*)$/.exec(lines[at] ?? '')?.[1])
        const broken = before && said && after && before.length > 70 && said.length < 40 && said.split(' ').length <= 4
        return broken && !/[.:`)]$/.test(said) ? [`${path}:${i + 1}: ${line.trim()}`] : []
      })
    })
    expect(wrong, 'a formatter does not wrap comments: fill the paragraph up again').toEqual([])
  })

  test('know no client or vendor in a stage', () => {
    const names = new Set([
      ...surfaces.flatMap(({ agent }) => (agent ? [agent.id, agent.name] : [])),
      ...agentDenials.map(({ agent }) => agent),
      ...[...credentialKinds, ...providerHosts].map(({ provider }) => provider),
      ...jobTokens.map(({ variable }) => variable),
    ])
    // What is anybody's, and a provider whose name is an encoding as well.
    for (const name of ['generic', 'hex', 'mcp']) names.delete(name)
    const wrong = sources
      .filter((path) => /^src\/(?:link|judge|classify|report|discover)\//.test(path) && path !== 'src/report/rule-pages.ts')
      .flatMap((path) =>
        nodesOf(path).flatMap((node) => (ts.isStringLiteralLike(node) && names.has(node.text) ? [placeOf(path, node)] : [])),
      )
    expect(wrong, 'let a row of src/knowledge/ say it').toEqual([])
  })

  test('name the packages of libraries in rows', () => {
    const asks = /^(?:callsOnImport|newOf|importsFrom|comesFrom|depends|versionOf)$/
    const wrong = sources
      .filter((path) => path.startsWith('src/surfaces/'))
      .flatMap((path) =>
        nodesOf(path).flatMap((node) => {
          if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || !asks.test(node.expression.text)) return []
          if (text(path).includes(`\nfunction ${node.expression.text}(`)) return []
          const given = node.arguments.flatMap((one) => (ts.isArrayLiteralExpression(one) ? [...one.elements] : [one]))
          return given.some((one) => ts.isStringLiteralLike(one)) ? [placeOf(path, node)] : []
        }),
      )
    expect(wrong, 'let a row of src/knowledge/libraries/ say it, with code that proves it').toEqual([])
  })

  /** What is said of a finding or cites a page, and not looked for. */
  const SAYS = new Set(['id', 'name', 'what', 'who', 'product', 'means', 'spec', 'source', 'because', 'references', 'agent'])
  /** Names of packages that say something else as well. */
  const ORDINARY = new Set(
    (
      'https agents connect cookie cookies crypto request requests github gitlab google replicate instructor together haystack schedule huey ' +
      'electron socket server express session oauth oauth2 passport discord telegram telegraf react-router svelte asyncio fastify'
    ).split(' '),
  )
  /** Hosts and packages that stand in code, and why. */
  const NAMED: readonly { readonly path: RegExp; readonly name: RegExp; readonly because: string }[] = [
    { path: /^src\/surfaces\/(?:clients|idp|documents|deploy)\//, name: /^[^.]+$/, because: 'the file of a format names its own product' },
    {
      path: /^src\/surfaces\/(?:clients|idp)\/|^src\/surfaces\/deploy\/pulumi-/,
      name: /\./,
      because: 'and its group, its files or its resources',
    },
    { path: /^src\/surfaces\/deploy\//, name: /^kubernetes\.io$/, because: 'types of Secrets in a cluster' },
    { path: /^src\/surfaces\/code\//, name: /^(?:www\.)?w3\.org$/, because: 'names of namespaces' },
    { path: /^src\/surfaces\/code\//, name: /^axios$/, because: 'a name of variables' },
    { path: /^src\/discover\/|^src\/parse\//, name: /^(?:git-lfs\.github\.com|yaml\.org)$/, because: 'the syntax has it' },
    {
      path: /^src\/(?:report|settings)\//,
      name: /^(?:cwe\.mitre\.org|json\.schemastore\.org|unpkg\.com|github\.com)$/,
      because: 'links of reports',
    },
  ]

  test('name hosts and packages in rows', () => {
    // Those of Java's packages begin with what hosts end with.
    const host =
      /(?<![\w@.-])(?!(?:com|org|io|net|dev)\\?\.)(?:[a-z0-9-]+(?:\\?\.))+(?:com|io|dev|net|org|ai|app|cloud|co|sh|so|us)\b(?!\w)/g
    const packages = [
      ...libraryCalls.flatMap(packagesIn),
      ...agentPackages.flatMap(({ name, imports = [] }) => [name, ...imports]),
      ...trackers.flatMap((row) => row.packages),
    ]
    const telling = [...new Set(packages)].filter((name) => (name.length > 4 || /[@/_-]/.test(name)) && !ORDINARY.has(name))
    const written = telling.map((name) =>
      name
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('/', '\\\\?/')
        .replaceAll('\\.', '\\\\?\\.'),
    )
    const library = new RegExp(`(?<![\\w@./-])(?:${written.toSorted((a, b) => b.length - a.length).join('|')})(?![\\w-])`, 'g')
    const found = sources
      .filter((path) => !/^src\/(?:knowledge|dev)\/|^src\/report\/rule-pages\.ts$|^src\/surfaces\/index\.ts$/.test(path))
      .flatMap((path) =>
        textsOf(path, SAYS).flatMap(({ node, said }) =>
          [...said.matchAll(host), ...said.matchAll(library)].map(([name]) => ({ path, name: name.replaceAll('\\', ''), node })),
        ),
      )
    const isNamed = ({ path, name }: { readonly path: string; readonly name: string }) =>
      NAMED.some((one) => one.path.test(path) && one.name.test(name))
    expect(
      found.filter((one) => !isNamed(one)).map(({ path, name, node }) => `${placeOf(path, node)} ${name}`),
      'let a row of src/knowledge/ say it',
    ).toEqual([])
    expect(
      NAMED.filter((one) => !found.some(({ path, name }) => one.path.test(path) && one.name.test(name))),
      'no longer named',
    ).toEqual([])
  })

  /** What is said of a finding, and the kinds of readings. */
  const SAYS_OR_IS = new Set([...SAYS, 'kind', 'instead'])
  /** What questions about code that is read without a grammar say in mixed case, and why. */
  const MIXED: readonly { readonly names: string; readonly because: string }[] = [
    {
      names:
        'AccessToken accessToken RefreshToken ApiKey apiKey apiToken ClientSecret rawIDToken ResponseType ResponseTypes TokenEndpoint ' +
        'AuthorizationServers authorizationServers edirectUR edirectUri llowedGrantTypes llowedResponseTypes odeChallengeMethods userId signIn OpenID oAuth getAud getSecret',
      because: 'names of OAuth, whosever they are',
    },
    {
      names:
        'ToString toString ToArray toArray ToList toList AddRange addAll TryAdd getBytes isEmpty isBlank listOf asList ' +
        'subSequence currentTimeMillis DateTime SplitN TrimSpace RawQuery ReadAll NewDecoder NewRequest WithContext WithValue PostForm ' +
        'RoundTrip ServeHTTP JoinHostPort ListenAndServe NewServeMux',
      because: 'the standard library of a language, which is read as the language is',
    },
    { names: 'artifactId groupId dependencyManagement compileOnly annotationProcessor', because: 'the syntax of build files' },
    {
      names: 'ironmentVariable OrDefault OrFail OrThrow OrNull FromContext ConnectionString DataSource isDev selfSigned BadRequest',
      because: 'words that names of applications end with',
    },
  ]

  test('name the calls and types of libraries in rows', () => {
    // Of TypeScript and Python a question asks by the packages that they come from.
    const withoutGrammar = new Set(imports.filter(({ to }) => /^src\/parse\/(?:c-like|ruby)[\w-]*\.ts$/.test(to)).map(({ from }) => from))
    const known = MIXED.flatMap(({ names }) => names.split(' '))
    const own = /\/(?:c-like|ruby|rails|jvm|java|spring|csharp|dotnet|rust|go|laravel|php)-[\w-]+\.ts$/
    const found = sources
      .filter(
        (path) =>
          path.startsWith('src/program/written/') ||
          (path.startsWith('src/surfaces/code/') && (own.test(path) || withoutGrammar.has(path))),
      )
      .flatMap((path) => textsOf(path, SAYS_OR_IS).flatMap(({ node, said }) => mixedIn(said).map((name) => ({ path, name, node }))))
    expect(
      found.filter(({ name }) => !known.includes(name)).map(({ path, name, node }) => `${placeOf(path, node)} ${name}`),
      'let a row of src/knowledge/libraries/ say it, with code that proves it',
    ).toEqual([])
    expect(
      known.filter((one) => !found.some(({ name }) => name === one)),
      'no longer named',
    ).toEqual([])
  })

  test('ask nearly every question of all languages', () => {
    const only = sources.filter((path) => path.startsWith('src/surfaces/code/') && /^ {2}only: '/m.test(text(path)))
    expect(only.length, 'a question about code is a surface for every language').toBeLessThanOrEqual(10)
  })

  test('are short', () => {
    const isRows = (path: string) => path in LONG || path.startsWith('src/knowledge/')
    const wrong = sources.filter((path) => !isRows(path) && text(path).split('\n').length > 251)
    expect(wrong, 'over 250 lines: take an idea out into a file of its own').toEqual([])
    expect(
      Object.keys(LONG).filter((path) => text(path).split('\n').length <= 251),
      'no longer long',
    ).toEqual([])
  })
})

describe('rules', () => {
  test.each(rules)('$id is complete', ({ id }) => {
    const cases = foldersIn(`${ROOT}/fixtures/rules/${id}`)
    expect(
      cases.some((name) => name.startsWith('bad-')),
      `add fixtures/rules/${id}/bad-<what>/`,
    ).toBe(true)
    expect(
      cases.some((name) => name.startsWith('good-')),
      `add fixtures/rules/${id}/good-<near miss>/`,
    ).toBe(true)
    for (const name of cases.filter((one) => one.startsWith('bad-'))) {
      expect(
        existsSync(`${ROOT}/fixtures/rules/${id}/${name}/expected.txt`),
        `npm test -- ${id} writes fixtures/rules/${id}/${name}/expected.txt; read it, then commit it`,
      ).toBe(true)
    }
    expect(existsSync(`${ROOT}/rules/${id}.md`), 'npm run generate writes its page').toBe(true)
  })

  test('fixtures are those of rules', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect(
      foldersIn(`${ROOT}/fixtures/rules`).filter((name) => !known.has(name)),
      'rename or remove these folders of fixtures/rules',
    ).toEqual([])
  })
})

describe('surfaces', () => {
  const modules = surfaceModules(ROOT)

  /** Surfaces without a fixture of their own, and why. */
  const ELSEWHERE: Readonly<Record<string, string>> = {}

  test.each(surfaces)('$id is complete', ({ id, name, spec }) => {
    expect(modules.has(id), 'a surface is named like its file').toBe(true)
    expect(name, 'a name for the README').toMatch(/\S/)
    expect(new URL(spec).protocol, 'spec: the https address of the documentation of the format').toBe('https:')
    if (id in ELSEWHERE) return
    expect(
      foldersIn(`${ROOT}/fixtures/surfaces/${id}`).length,
      `add fixtures/surfaces/${id}/<case>/ with a file that it reads`,
    ).toBeGreaterThan(0)
  })

  /** Names that say nothing: git-ignored files are read only where the name tells what they are. */
  const UNTELLING = [
    'a.json',
    'src/data.json',
    'config/app.json',
    'config.json',
    'a.yaml',
    'config/app.yml',
    'deploy/values.yaml',
    'notes.md',
    'docs/setup.md',
    'settings.toml',
    'src/index.ts',
    'main.py',
    'a.txt',
  ]

  test.each(surfaces.filter(({ counts }) => counts === 'agent' || counts === 'variables'))(
    '$id reads files whose names tell what they are',
    ({ files }) => {
      const wide = files.filter((glob) => UNTELLING.some((path) => picomatch.isMatch(path, glob, { dot: true })))
      expect(wide, 'as `agent` and `variables` surfaces read git-ignored files, narrow the globs or count it as `other`').toEqual([])
    },
  )

  test('a fixture of which nothing is read says why', () => {
    const wrong = [...modules.keys()].flatMap((id) =>
      foldersIn(`${ROOT}/fixtures/surfaces/${id}`).flatMap((name) => {
        const folder = `fixtures/surfaces/${id}/${name}`
        const isRead = !existsSync(`${ROOT}/${folder}/expected.json`) || text(`${folder}/expected.json`).trim() !== '{}'
        const { why } = specificationOf(`${ROOT}/${folder}`)
        return isRead ? (why ? [`${folder} is read`] : []) : why && /^[A-Z].*\.$/.test(why) ? [] : [folder]
      }),
    )
    expect(wrong, 'say in its repo.json, as `why`, what keeps the surface silent').toEqual([])
  })

  test('fixtures are those of surfaces', () => {
    const known = new Set(surfaces.map(({ id }) => id))
    expect(
      foldersIn(`${ROOT}/fixtures/surfaces`).filter((name) => !known.has(name)),
      'rename or remove these folders of fixtures/surfaces',
    ).toEqual([])
  })
})

describe('the tree', () => {
  const tracked = execFileSync('git', ['-C', ROOT, 'ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .filter((path) => path && existsSync(`${ROOT}/${path}`))
  const written = tracked.filter((path) => !/^(?:dist\/|package-lock\.json$)/.test(path))

  test('generated files are fresh', async () => {
    const stale = (await generatedFiles(ROOT)).filter((file) => !existsSync(`${ROOT}/${file.path}`) || text(file.path) !== file.text)
    expect(
      stale.map(({ path }) => path),
      'run npm run generate',
    ).toEqual([])
  })

  test('holds no credential that looks alive', () => {
    const kinds = credentialKinds.filter(
      ({ id, needsName, type }) => !needsName && type !== 'password-url' && type !== 'jwt' && !id.endsWith('-json'),
    )
    const forms = kinds.map(({ id, keywords, pattern }) => ({
      id,
      keywords,
      pattern: new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`),
    }))
    const words = new Keywords(
      [],
      kinds.flatMap(({ keywords }) => keywords),
    )
    const found = written.flatMap((path) => {
      const content = text(path)
      const { folded } = words.in(content)
      return forms
        .filter(({ keywords }) => keywords.length === 0 || keywords.some((word) => folded.has(word)))
        .flatMap(({ id, pattern }) =>
          [...content.matchAll(pattern)]
            .filter(([value]) => isAlive(value))
            .map(({ index }) => `${path}:${content.slice(0, index).split('\n').length} ${id}`),
        )
    })
    expect(found, 'hosts refuse a push with these: write {{fake:KIND}} in fixtures, or make the value at test time').toEqual([])
  })

  test('cites headings of rules/STANDARD.md that are there', () => {
    const headings = new Set([...text('rules/STANDARD.md').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading))
    const cited = sources.flatMap((path) => [...text(path).matchAll(/STANDARD\.md, "([^"]+)"/g)].map(([, heading]) => ({ path, heading })))
    expect(cited.length).toBeGreaterThan(20)
    expect(
      cited.filter(({ heading }) => !headings.has(heading as string)),
      'cite a heading as it stands there',
    ).toEqual([])
    expect(
      written.filter((path) => /^(?:src|rules)\//.test(path) && /\bstandards\.md\b/.test(text(path))),
      'the standard is rules/STANDARD.md',
    ).toEqual([])
  })

  test('names no place of the machine it was written on', () => {
    const places = [ROOT, dirname(ROOT), '/work' + '/shared', process.env['HOME'] ?? ''].filter((place) => place.split('/').length > 2)
    const wrong = written.filter((path) => places.some((place) => text(path).includes(`${place}/`)))
    expect(wrong, 'write paths relative to the repository').toEqual([])
  })
})

/** Placeholders, documented samples and examples with `{8}` in them are not. */
function isAlive(value: string): boolean {
  if (/\{(?:[a-z0-9]+:)?\d+\}/.test(value)) return false
  const judged = judgeValue(value, { now: NOW })?.judged
  return judged?.class === 'static' && judged.provider !== undefined
}

/** All nodes of a module as TypeScript reads it. */
function nodesOf(path: string): readonly ts.Node[] {
  const known = TREES.get(path)
  if (known) return known
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  const noComments = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }
  visit(ts.createSourceFile(path, text(path), noComments, true))
  TREES.set(path, nodes)
  return nodes
}

/** What strings, templates and expressions of a module say, but for those below properties of some names and the paths of its imports. */
function textsOf(path: string, without: ReadonlySet<string>): { readonly node: ts.Node; readonly said: string }[] {
  return nodesOf(path).flatMap((node) => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node)
    if (!isText || /^(?:Import|Export)Declaration$|^LiteralType$/.test(ts.SyntaxKind[node.parent.kind] as string)) return []
    const isLeftOut = ts.findAncestor(node, (one) => ts.isPropertyAssignment(one) && without.has(one.name.getText()))
    return isLeftOut || /^https:\/\//.test(node.text) ? [] : [{ node, said: node.text }]
  })
}

/** Names of several words in mixed case, as APIs have them: `NewWithClaims`, `getHeader`; of an expression without its signs. */
function mixedIn(said: string): readonly string[] {
  const written = said
    .replace(/\\[bBwWsSdDnrt]|\(\?<?[:=!]/g, ' ')
    .replace(/\[([a-z])[A-Z]\]|\[([A-Z])[a-z]\]/g, '$1$2')
    .replace(/\[[^\]]*\]|\{[\d,]*\}|[\\?]/g, ' ')
  return written.match(/(?<![A-Za-z\d_])(?:[a-z]+\d*(?:[A-Z]+[a-z\d]*)+|[A-Z]+[a-z\d]+(?:[A-Z]+[a-z\d]*)+)(?![A-Za-z])/g) ?? []
}

function placeOf(path: string, node: ts.Node): string {
  return `${path}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** The names that a module takes from others, each behind the path of its module; `*` where it takes all. */
function takenBy(from: string): string[] {
  const source = text(from)
  const statements = source.matchAll(
    /\b(?:import|export)\s+(?:type\s+)?(\*|\{[^}]*\}|\w+(?:,\s*\{[^}]*\})?)[^'"{}]*?from\s+['"](\.[^'"]+)['"]/g,
  )
  const loaded = source.matchAll(/\bimport\('(\.[^']+)'\)/g)
  const at = (to: string | undefined) => posix.normalize(posix.join(posix.dirname(from.replace(/^\.ci\//, '')), to ?? ''))
  return [
    ...[...statements].flatMap(([, names = '', to]) => {
      const named = /\{([^}]*)\}/.exec(names)?.[1]?.match(/\w+(?=\s+as\b|\s*(?:,|$))/g) ?? []
      return [...(names.startsWith('*') ? ['*'] : []), ...named].map((name) => `${at(to)} ${name}`)
    }),
    ...[...loaded].map(([, to]) => `${at(to)} *`),
  ]
}

/** What a module exports by its name, and whether it uses it as well: enough for a type, which another may be made of. */
function exportsOf(path: string): { readonly name: string; readonly isType: boolean; readonly isUsed: boolean }[] {
  const uses = new Map<string, number>()
  for (const node of nodesOf(path)) if (ts.isIdentifier(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1)
  return nodesOf(path).flatMap((node) => {
    const kinds = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []).map(({ kind }) => kind) : []
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword)) return []
    const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
    const variables = ts.isVariableStatement(node) ? node.declarationList.declarations.map(({ name }) => name) : []
    const own = isType || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? [node.name] : []
    return [...variables, ...own].flatMap((id) =>
      id && ts.isIdentifier(id) ? [{ name: id.text, isType, isUsed: (uses.get(id.text) ?? 0) > 1 }] : [],
    )
  })
}

function linesOf(node: ts.Node): number {
  const file = node.getSourceFile()
  return file.getLineAndCharacterOfPosition(node.end).line - file.getLineAndCharacterOfPosition(node.getStart()).line + 1
}

/** Modules that import each other, by way of others as well (Tarjan). */
function circles(imported: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.get(path) as number)
    open.push(path)
    for (const next of imported.get(path) ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path) as number, lowest.get(next) as number))
    }
    if (lowest.get(path) !== order.get(path)) return
    const circle = open.splice(open.indexOf(path))
    if (circle.length > 1) found.push(circle.sort())
  }
  for (const path of imported.keys()) if (!order.has(path)) visit(path)
  return found
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g, '')
}

/** Source without strings, templates and comments, roughly. */
function withoutTexts(source: string): string {
  return withoutComments(source).replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![/*\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[gimsuy]*/g,
    "''",
  )
}
