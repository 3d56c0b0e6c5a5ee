import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { desktopConfigurations, desktopCrate, rustSecretGiven } from '../../knowledge/libraries/rust-oauth.ts'
import type { Reading } from '../../model/reading.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { template } from '../deploy/interpolation.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment, testsOfRust } from '../../program/written/index.ts'

/** Secrets of OAuth clients that a desktop app in Rust carries: whoever has the app has them (RFC 8252 section 8.5). */
export default defineTextSurface({
  id: 'rust-client-secrets',
  name: 'Client secrets in desktop apps in Rust',
  spec: 'https://docs.rs/oauth2/latest/oauth2/struct.Client.html#method.set_client_secret',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: ['ClientSecret::new(', '"client_secret"', 'SECRET'],
  skipsTests: true,
  *read(text, { file: { path }, project }): Generator<Reading> {
    const { example, template: isTemplate } = fileRole(path)
    const folder = crateOf(path, project)
    if (example || isTemplate || folder === undefined || !isDesktopApp(folder, project)) return
    const tests = testsOfRust(text.value)
    for (const one of [...inline(text), ...constants(text, folder, project)])
      if (!isInComment(text.value, one.at) && one.at < tests) yield carried(text, one)
  },
})

interface Carried {
  /** Of what is written: a text, or the variable that the build puts in. */
  readonly at: number
  readonly value: string
  readonly byBuild: boolean
}

function carried(text: Text, { at, value, byBuild }: Carried): Reading {
  const written = slice(text, at, at + value.length)
  const statement = {
    kind: 'publicClientSecret',
    owner: { what: 'this Rust client', product: 'rust' },
    shippedTo: 'every user of the desktop app',
    notSecretByProvider: value.startsWith('GOCSPX-') || (byBuild && /google/i.test(value)),
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
    if (isGiven(name, folder, project)) yield valueOf(match, 2)
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

/** What the paths of a file's own crate begin with. */
function crateOf(path: string, project: Project): string | undefined {
  for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end + 1)
    if (project.has(`${folder}Cargo.toml`)) return folder
    if (end <= 0) return undefined
  }
}

/** A crate that has the configuration of a desktop app, or draws windows. */
function isDesktopApp(folder: string, project: Project): boolean {
  return (
    desktopConfigurations.some((name) => project.has(folder + name)) || desktopCrate.pattern.test(project.text(`${folder}Cargo.toml`) ?? '')
  )
}
