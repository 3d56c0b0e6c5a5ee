import { describe, expect, test } from 'vitest'
import { clientOptions } from '../src/knowledge/libraries/client-options.ts'
import { cookieMethods } from '../src/knowledge/libraries/cookies.ts'
import { foreignTokenChecks } from '../src/knowledge/libraries/foreign-token-checks.ts'
import { libraryCalls, writtenNames } from '../src/knowledge/libraries/index.ts'
import { validationOptions } from '../src/knowledge/libraries/dotnet.ts'
import { metadataConstants } from '../src/knowledge/libraries/metadata-names.ts'
import { programStarts } from '../src/knowledge/libraries/program-starts.ts'
import { mcpTransports } from '../src/knowledge/libraries/mcp-transports.ts'
import { providerKeys } from '../src/knowledge/libraries/providers.ts'
import type { LibraryCall } from '../src/knowledge/libraries/row.ts'
import { authJs } from '../src/knowledge/libraries/sign-in.ts'
import { namedScopes } from '../src/knowledge/libraries/mcp-servers.ts'
import { otherStrategy, passportStrategies } from '../src/knowledge/libraries/passport.ts'
import { ofMcpServers, pythonMcp } from '../src/knowledge/libraries/single-calls.ts'
import {
  buildVariables,
  nodeBrowsers,
  nodeQueues,
  pythonBrowsers,
  pythonQueues,
  shippedPrograms,
} from '../src/knowledge/libraries/surroundings.ts'
import { tokenMakers } from '../src/knowledge/libraries/token-makers.ts'
import { trackers } from '../src/knowledge/libraries/trackers.ts'
import {
  checkSwitches,
  checkVariables,
  connectionPackages,
  requestSwitches,
  verifyingClients,
} from '../src/knowledge/libraries/verification.ts'
import { webServerPackages } from '../src/knowledge/libraries/web-servers.ts'
import { calls, comesFrom } from '../src/program/calls.ts'
import { knownCalls } from '../src/program/library-calls.ts'
import type { Module } from '../src/program/module.ts'
import { pythonModule } from '../src/program/python.ts'
import { parseTypeScript } from '../src/program/typescript.ts'
import { cookiesSet } from '../src/surfaces/code/cookies.ts'
import { saidInAny } from '../src/program/written/files.ts'
import { makerOf } from '../src/surfaces/code/c-like-signing.ts'
import { trackerOf } from '../src/surfaces/code/log-sinks.ts'
import { LOG_MENTIONS } from '../src/surfaces/code/log-mentions.ts'
import { TRACKED } from '../src/surfaces/code/log-words.ts'
import codeMcpServer from '../src/surfaces/code/code-mcp-server.ts'
import { optionsOf } from '../src/surfaces/code/oauth-client-options.ts'
import passport from '../src/surfaces/code/passport.ts'
import { sdkReadings } from '../src/surfaces/code/sdk-clients.ts'
import { tlsSwitches } from '../src/surfaces/code/tls-switches.ts'
import { importsOneOf, wordsOf } from '../src/surfaces/code/word-tests.ts'
import type { Reader, Readings } from '../src/surfaces/reading/surface.ts'
import type { Reading } from '../src/model/reading.ts'
import { SourceFile } from '../src/text/source.ts'

function moduleOf(row: Pick<LibraryCall, 'language'>, source: string): Promise<Module> {
  return row.language === 'python'
    ? pythonModule(new SourceFile('src/code.py', source))
    : parseTypeScript(new SourceFile('src/code.ts', source), {})
}

describe.each(libraryCalls.map((row) => [`${row.package}: ${[row.call].flat().join(', ')} ${row.means}`, row] as const))('%s', (_, row) => {
  test.each(row.is)('is %s', async (source) => {
    const module = await moduleOf(row, source)
    expect(module.problems).toEqual([])
    expect(knownCalls(module, [row]).length).toBeGreaterThan(0)
    expect(source, 'the file is not parsed').toMatch(importsOneOf([row]))
    expect(
      wordsOf([row]).some((word) => source.includes(word)),
      'the file is not parsed',
    ).toBe(true)
  })

  test.each(row.isNot)('is not %s', async (source) => {
    const module = await moduleOf(row, source)
    expect(module.problems).toEqual([])
    expect(knownCalls(module, [row])).toEqual([])
  })

  test('is proven and documented', () => {
    expect(row.is).not.toEqual([])
    expect(row.isNot).not.toEqual([])
    expect(new URL(row.docs).protocol).toBe('https:')
  })
})

describe.each(cookieMethods.map((row) => [`${row.call} of ${row.holder.source}`, row] as const))('the method %s', (_, row) => {
  const setIn = async (source: string) => {
    const module = await moduleOf(row, source)
    expect(module.problems).toEqual([])
    return [...cookiesSet(module)].filter(({ options, units }) => options === row.options && units === row.units)
  }

  test.each(row.is)('is %s', async (source) => expect(await setIn(source)).toHaveLength(1))
  test.each(row.isNot)('is not %s', async (source) => expect(await setIn(source)).toEqual([]))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(providerKeys.map((row) => [`${row.package}: ${[row.name].flat().join(', ')}`, row] as const))('the key of %s', (_, row) => {
  const keysIn = async (source: string) => [...sdkReadings(await pythonModule(new SourceFile('src/code.py', source)))]

  test.each(row.is)('is %s', async (source) => expect(await keysIn(source)).toHaveLength(1))
  test.each(row.isNot)('is not %s', async (source) => expect(await keysIn(source)).toEqual([]))
})

describe.each(clientOptions.map((row, index) => [`${row.product} ${index}`, row] as const))('the options of %s', (_, row) => {
  const optionsIn = async (source: string) => [...optionsOf(await parseTypeScript(new SourceFile('src/code.tsx', source), {}), row)]

  test.each(row.is)('are %s', async (source) => {
    expect(await optionsIn(source)).toHaveLength(1)
    expect(row.packages.some((one) => source.includes(one))).toBe(true)
  })
  test.each(row.isNot)('are not %s', async (source) => expect(await optionsIn(source)).toEqual([]))
  test('are documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(
  Object.entries({
    ...webServerPackages,
    connectionPackages,
    authJs,
    pythonMcp,
    ofMcpServers,
    nodeBrowsers,
    pythonBrowsers,
    nodeQueues,
    pythonQueues,
    verifyingClients,
  }),
)('the packages %s', (_, row) => {
  const callsIn = async (source: string) => calls(await moduleOf(row, source)).filter(({ from }) => from && comesFrom(from, row.packages))

  test.each(row.is)('have %s', async (source) => expect(await callsIn(source)).not.toEqual([]))
  test.each(row.isNot)('have not %s', async (source) => expect(await callsIn(source)).toEqual([]))
  test('are documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each([...checkSwitches, ...requestSwitches, ...checkVariables].map((row) => [row.names.join(', '), row] as const))(
  'the switch %s',
  (_, row) => {
    const switchedIn = async (source: string) => [...tlsSwitches(await moduleOf(row, source))]

    test.each(row.is)('is %s', async (source) => expect(await switchedIn(source)).toHaveLength(1))
    test.each(row.isNot)('is not %s', async (source) => expect(await switchedIn(source)).toEqual([]))
    test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
  },
)

describe.each(trackers.map((row) => [row.packages[0], row] as const))('the tracker %s', (_, row) => {
  const sentIn = async (source: string) => {
    const isPython = /^(?:import [\w.]+|from [\w.]+ import .*)$|^def |_\w+\(/m.test(source) && !/ from '/.test(source)
    const module = isPython
      ? await pythonModule(new SourceFile('src/code.py', source))
      : await parseTypeScript(new SourceFile('src/code.ts', source), {})
    expect(module.problems).toEqual([])
    return calls(module).filter((call) => trackerOf(module, call) !== undefined)
  }

  test.each(row.is)('is sent %s', async (source) => {
    expect(await sentIn(source)).toHaveLength(1)
    expect(
      LOG_MENTIONS.some((word) => source.includes(word)),
      'the file is not parsed',
    ).toBe(true)
    expect(source, 'the file is not parsed').toMatch(TRACKED)
  })
  test.each(row.isNot)('is not sent %s', async (source) => expect(await sentIn(source)).toEqual([]))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

/** What a snippet says in a language that is read without a grammar. */
function saidBy(source: string, language: string) {
  const file = new SourceFile(`src/code.${language}`, source)
  return saidInAny({ value: source, at: { file, start: 0, end: source.length } }, file.path)
}

describe.each(writtenNames.map((row) => [`${row.means} in ${row.languages.join(', ')}: ${row.written.source}`, row] as const))(
  '%s',
  (_, row) => {
    const isIn = (source: string) =>
      row.as === 'code'
        ? row.written.test(source)
        : row.languages.some((language) => saidBy(source, language).some(({ is, name }) => is === row.as && row.written.test(name)))

    test.each(row.is)('is %s', (source) => {
      expect(isIn(source)).toBe(true)
      if (row.words)
        expect(
          row.words.some((word) => source.includes(word)),
          'the file is not read',
        ).toBe(true)
    })
    test.each(row.isNot)('is not %s', (source) => expect(isIn(source)).toBe(false))
    test('is proven and documented', () => {
      expect(row.is).not.toEqual([])
      expect(row.isNot).not.toEqual([])
      expect(new URL(row.docs).protocol).toBe('https:')
    })
  },
)

describe.each(tokenMakers.map((row) => [`${row.product}: ${row.made.source}`, row] as const))('the claims of %s', (_, row) => {
  const isMadeIn = (source: string) =>
    row.languages.some((language) => saidBy(source, language).some((said) => makerOf(said, language) === row))

  test.each(row.is)('are %s', (source) => expect(isMadeIn(source)).toBe(true))
  test.each(row.isNot)('are not %s', (source) => expect(isMadeIn(source)).toBe(false))
  test('are documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(metadataConstants.map((row) => [row.word, row] as const))('the constant %s', (_, { pattern, is, isNot }) => {
  test.each(is)('is %s', (name) => expect(metadataConstants.find((row) => row.pattern.test(name))?.pattern).toBe(pattern))
  test.each(isNot)('is not %s', (name) => expect(name).not.toMatch(pattern))
})

describe.each(validationOptions.map((row) => [row.name, row] as const))('the option %s', (name, row) => {
  const isSetIn = (source: string) =>
    saidBy(`var p = ${source};`, 'cs').some(({ is, name: set }) => is === 'set' && set.split('.').at(-1) === name)

  test.each(row.is)('is %s', (source) => expect(isSetIn(source)).toBe(true))
  test.each(row.isNot)('is not %s', (source) => expect(isSetIn(source)).toBe(false))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(programStarts.map((row) => [row.docs, row] as const))('%s', (_, { starts, ends, is, isNot }) => {
  const found = (code: string) => {
    const start = starts.exec(code)
    return start !== null && ends.test(code.slice(start.index + start[0].length))
  }
  test.each(is)('%s starts a program', (code) => expect(found(code)).toBe(true))
  test.each(isNot)('%s does not', (code) => expect(found(code)).toBe(false))
})

describe.each(mcpTransports.map((row) => [`${row.agent.name}: ${row.languages.join(', ')}`, row] as const))(
  'the transport of %s',
  (_, row) => {
    const isMadeIn = (source: string) =>
      row.languages.some((language) => saidBy(source, language).some(({ is, name }) => row.by.includes(is) && row.made.test(name)))

    test.each(row.is)('is %s', (source) => {
      expect(isMadeIn(source)).toBe(true)
      expect(
        row.words.some((word) => source.includes(word)),
        'the file is not read',
      ).toBe(true)
    })
    test.each(row.isNot)('is not %s', (source) => expect(isMadeIn(source)).toBe(false))
    test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
  },
)

describe.each(foreignTokenChecks.map((row) => [row.docs, row] as const))('the check of %s', (_, row) => {
  const isIn = (source: string) =>
    row.languages.some((language) => {
      const all = saidBy(source, language)
      const isOfRow = row.keys.test(source) && row.when?.test(source) !== false && row.unless?.test(source) !== true
      return isOfRow && all.some(({ is, name }) => is === 'call' && row.call.test(name))
    })

  test.each(row.is)('is %s', (source) => {
    expect(isIn(source)).toBe(true)
    expect(
      row.words.some((word) => source.includes(word)),
      'the file is not read',
    ).toBe(true)
  })
  test.each(row.isNot)('is not %s', (source) => expect(isIn(source)).toBe(false))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(namedScopes.map((row) => [row.option, row] as const))('the scopes in %s', (_, row) => {
  const scopesIn = async (source: string) => {
    const module = await moduleOf({ language: 'typescript' }, source)
    return readingsOf(codeMcpServer.read(module, {} as Reader)).filter((one) => one.kind === 'scopeSet' && one.role === row.role)
  }

  test.each(row.is)('are %s', async (source) => {
    expect(await scopesIn(source)).toHaveLength(1)
    expect(source, 'the file is not parsed').toContain(row.word)
  })
  test.each(row.isNot)('are not %s', async (source) => expect(await scopesIn(source)).toEqual([]))
  test('are documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

describe.each(passportStrategies.map((row) => [row.name, row] as const))('the strategy %s of Passport', (name, row) => {
  const challengeIn = async (module: string, imported = 'OAuth2Strategy') => {
    const source = `import { ${imported} } from '${module}'\nnew ${imported}({ clientID, clientSecret, callbackURL }, verify)`
    const readings = readingsOf(passport.read(await moduleOf({ language: 'typescript' }, source), {} as Reader))
    return readings.flatMap((one) => (one.kind === 'authorizationRequest' ? [one.pkce.is] : []))
  }

  test('is told of a challenge', async () => expect(await challengeIn(`passport-${name}`)).toEqual(['unset']))
  test('is none that begins like it', async () => expect(await challengeIn(`passport-${name}-desk`)).not.toContain('unset'))
  test('is of OAuth 2 alone', async () => expect(await challengeIn(`passport-${name}`, 'Strategy')).toHaveLength(row.only ? 0 : 1))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

test('other strategies of Passport are none of those', () => {
  expect(passportStrategies.filter(({ name }) => otherStrategy.pattern.test(name))).toEqual([])
})

describe.each(shippedPrograms.map((row) => [row.is[0], row] as const))('the program with %s', (_, row) => {
  test.each(row.is)('imports %s', (name) => expect(name).toMatch(row.modules))
  test.each(row.isNot)('does not import %s', (name) => expect(name).not.toMatch(row.modules))
  test('is documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})

test.each(buildVariables)('variables of a build that begin with $begins are documented', ({ begins, docs }) => {
  expect(begins).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/)
  expect(new URL(docs).protocol).toBe('https:')
})

function readingsOf(readings: Readings): Reading[] {
  if (!(Symbol.iterator in readings)) throw new Error('it reads at once')
  return [...readings]
}
