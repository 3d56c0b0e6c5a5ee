import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import {
  commandCrate,
  desktopConfigurations,
  desktopCrate,
  opensPage,
  rustSecretGiven,
  servingCrate,
  uploadsPrograms,
} from '../../knowledge/libraries/rust-oauth.ts'
import type { Reading } from '../../model/reading.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { template } from '../deploy/interpolation.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { crateOf, isInComment, testsOfRust } from '../../program/written/index.ts'

/**
 * Secrets of OAuth clients that a desktop app or a command line in Rust carries: whoever has the program has them (RFC 8252 section 8.5).
 * Of another program a secret that is written where its client is made is one that the repository holds.
 */
export default defineTextSurface({
  id: 'rust-client-secrets',
  name: 'Client secrets in desktop apps and command lines in Rust',
  spec: 'https://docs.rs/oauth2/latest/oauth2/struct.Client.html#method.set_client_secret',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: ['ClientSecret::new(', '"client_secret"', 'SECRET'],
  skipsTests: true,
  *read(text, { file: { path }, project }): Generator<Reading> {
    const { example, template: isTemplate } = fileRole(path)
    const folder = crateOf(path, project)
    if (example || isTemplate || folder === undefined) return
    const shippedTo = shippedWith(project, folder)
    const tests = testsOfRust(text.value)
    const found = [...inline(text), ...constants(text, folder, project)].filter(({ at }) => !isInComment(text.value, at) && at < tests)
    for (const one of found) {
      if (shippedTo !== undefined) yield carried(text, one, shippedTo)
      else if (!one.byBuild && !/secret/i.test(one.name ?? '')) yield held(text, one)
    }
  },
})

interface Carried {
  /** Of what is written: a text, or the variable that the build puts in. */
  readonly at: number
  readonly value: string
  readonly byBuild: boolean
  /** Of the constant that holds it; one that says what it is is read by its name. */
  readonly name?: string
}

function held(text: Text, { at, value }: Carried): Reading {
  const written = slice(text, at, at + value.length)
  return { kind: 'literal', place: 'code', name: { value: 'client_secret', at: written.at }, text: written, at: written.at }
}

function carried(text: Text, { at, value, byBuild }: Carried, shippedTo: string): Reading {
  const written = slice(text, at, at + value.length)
  const statement = {
    kind: 'publicClientSecret',
    owner: { what: 'this Rust client', product: 'rust' },
    shippedTo,
    notSecretByProvider: secretOfGoogle.pattern.test(value) || (byBuild && /google/i.test(value)),
    methodOnly: false,
    at: written.at,
  } as const
  return byBuild ? statement : { kind: 'clientSecret', value: template(written), statement }
}

/** A text, or a variable of the build: https://doc.rust-lang.org/std/macro.env.html */
const VALUE = oneOf('', /"([^"\\\s]{8,200})"/, /(?:option_)?env!\(\s{0,20}"(\w{1,80})"/)
/** What makes a text of it stands around it. */
const WRITTEN = inTurn('', /\s{0,40}(?:String::from\(\s{0,40})?/, VALUE)

function* inline(text: Text): Generator<Carried> {
  for (const match of text.value.matchAll(inTurn('g', rustSecretGiven.pattern, WRITTEN))) yield valueOf(match)
}

/** Constants that a file of the crate gives to a client, by their names. */
function* constants(text: Text, folder: string, project: Project): Generator<Carried> {
  for (const match of text.value.matchAll(CONSTANT)) {
    const [, name = ''] = match
    if (isGiven(name, folder, project)) yield { ...valueOf(match, 2), name }
  }
}

const CONSTANT = inTurn('g', /\b(?:const|static)\s{1,8}(\w{1,80})\s{0,8}:\s{0,8}&(?:'static\s{1,8})?str\s{0,8}=/, WRITTEN)

function valueOf(match: RegExpExecArray, first = 1): Carried {
  const value = match[first] ?? match[first + 1] ?? ''
  return { at: match.index + match[0].lastIndexOf(value), value, byBuild: match[first] === undefined }
}

/** Whether a file of a crate gives a constant to a client as its secret. */
function isGiven(name: string, folder: string, project: Project): boolean {
  const given = inTurn(
    '',
    rustSecretGiven.pattern,
    new RegExp(`\\s{0,40}(?:String::from\\(\\s{0,40})?(?:\\w{1,60}::){0,6}${literally(name)}\\b`),
  )
  return rustFiles(project, folder).some((text) => given.test(text))
}

const MOST_FILES = 500

/** The files of a crate that give a secret to a client. */
const rustFiles = oncePerPair((project: Project, folder: string): readonly string[] => {
  const paths = project.below(folder).filter((path) => path.endsWith('.rs') && !fileRole(path).test)
  const found = paths.slice(0, MOST_FILES).flatMap((path) => project.text(path) ?? [])
  return found.filter((text) => rustSecretGiven.pattern.test(text))
})

/** Who gets a crate with all that it holds. */
const shippedWith = oncePerPair((project: Project, folder: string): string | undefined => {
  const manifest = project.text(`${folder}Cargo.toml`) ?? ''
  if (isDesktopApp(folder, manifest, project)) return 'every user of the desktop app'
  const name = NAMED.exec(manifest)?.[1]
  return name !== undefined && isCommand(folder, name, manifest, project) ? `every user of the command \`${name}\`` : undefined
})

const NAMED = /^name\s{0,8}=\s{0,8}"([\w-]{1,60})"/m

/** A crate that has the configuration of a desktop app, or draws windows. */
function isDesktopApp(folder: string, manifest: string, project: Project): boolean {
  return desktopConfigurations.some((name) => project.has(folder + name)) || desktopCrate.pattern.test(manifest)
}

/**
 * A command line that somebody signs in with on the own machine (RFC 8252 section 7.3), and that others get: its crate is published, or a
 * workflow uploads what it builds. https://doc.rust-lang.org/cargo/reference/publishing.html
 */
function isCommand(folder: string, name: string, manifest: string, project: Project): boolean {
  if (!commandCrate.pattern.test(manifest) || servingCrate.pattern.test(manifest)) return false
  const paths = project.below(folder).filter((path) => path.endsWith('.rs'))
  const texts = paths.slice(0, MOST_FILES).flatMap((path) => project.text(path) ?? [])
  const says = (pattern: RegExp) => texts.some((one) => pattern.test(one))
  if (!says(opensPage.pattern) || !says(/127\.0\.0\.1|localhost|\[::1\]|LOCALHOST/)) return false
  const isPublished = !/^publish\s{0,8}=\s{0,8}(?:false|\[)/m.test(manifest) && /^license(?:-file|\.workspace)?\s{0,8}=/m.test(manifest)
  return isPublished || isUploaded(project, name)
}

/** By a workflow that builds crates, or names the one; others release what is written in another language, or notes alone. */
const isUploaded = oncePerPair((project: Project, name: string): boolean => {
  const builds = new RegExp(`\\bcargo\\b|(?<![\\w-])${literally(name)}(?![\\w-])`)
  const texts = project.below('.github/workflows/').map((path) => project.text(path) ?? '')
  return texts.some((text) => uploadsPrograms.pattern.test(text) && builds.test(text))
})
