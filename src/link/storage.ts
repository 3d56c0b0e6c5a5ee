import { hostAt } from '../classify/endpoint.ts'
import { fileRole, isApiDescription, isOfPlaceholders, isScrubber, placeRole, roleOf } from '../classify/file-role.ts'
import { isInShownObject, isSchemaExample } from './schema-examples.ts'
import type { Announced } from '../classify/prose.ts'
import { searched } from '../classify/search.ts'
import type { Connection, Credential, FileRole, Host, LiteralCredential, Related, StoragePlace, StoredSecret } from '../model/index.ts'
import type { LiteralReading } from '../model/reading.ts'
import { type Located, slice, type Span } from '../text/source.ts'
import { append } from '../text/append.ts'
import { SpanIndex } from '../text/span-index.ts'
import { certifiedHosts } from './certified-hosts.ts'
import { declaredUntilDate } from './credentials.ts'
import { type Facts, isNamedLikeHost, surroundingsOf } from './facts.ts'
import { issuerBeside } from './issuer-beside.ts'
import { addressAbove } from './address-keys.ts'
import { addressInScript } from './script-addresses.ts'
import { withoutKeyIds } from './key-pairs.ts'
import { meantFor } from './meant-values.ts'
import { isForServiceOfRun } from './run-services.ts'
import { isForTestRun } from './test-jobs.ts'
import { isSealed } from './sealed-secrets.ts'
import { isShownToReaders } from './shown-values.ts'
import { judgedWhole, openedBy, staysNear } from './read-literals.ts'
import { inTurn } from '../text/pattern.ts'
import { environmentFile, scannersList, documentFile, testEnvironment } from '../knowledge/words/files.ts'

/** Gathers literal credentials of all sources; what stands at one place is one secret. */
export class Storage {
  readonly #facts: Facts
  readonly #drafts: Draft[] = []
  readonly #places = new SpanIndex<Draft>()

  constructor(facts: Facts) {
    this.#facts = facts
  }

  /** Takes a literal that a connection or variable file holds. */
  add(credential: Credential, place: StoragePlace, name: Located<string> | undefined, host: Host | undefined): void {
    if (credential.form === 'literal') this.#put({ credential, place, name, hosts: host ? [host] : [], uses: [] })
    else this.use(credential, host)
  }

  /** A reference whose definition is a literal in the repository: the definition has a use and a host. */
  use({ definition, at }: Extract<Credential, { form: 'reference' }>, host: Host | undefined): void {
    if (!definition?.secret || !definition.judged) return
    const draft = this.#places.at(definition.at)
    const use: Related = { at, label: 'used here' }
    if (!draft) return
    draft.uses.push(use)
    if (host) addHost(draft, host)
  }

  /** Looks through a text that may hold literals; what is already known at a place is left alone. */
  search(reading: LiteralReading): void {
    const { text, name, place } = reading
    const now = this.#facts.now
    if (staysNear(reading, this.#facts)) return
    const wholeValue = name !== undefined
    const ownKinds = this.#facts.company(text.at.file.path).kinds
    const found: (Announced | undefined)[] = wholeValue
      ? [judgedWhole(reading, now, ownKinds)]
      : [...searched(text.value, place, now, ownKinds)]
    for (const one of found) {
      if (!one || one.judged.class === 'placeholder') continue
      const part = slice(text, one.start, one.end)
      const sentTo = reading.sentTo && hostAt(reading.sentTo.value, surroundingsOf(this.#facts, part.at.file, []), reading.sentTo.at)
      const known = this.#places.at(part.at)
      if (known && !reading.opens) {
        if (sentTo) addHost(known, sentTo)
        // Who knows that a model reads it knows more than who looks through any text.
        if (place === 'prompt' && known.place === 'config') known.place = place
        continue
      }
      if (isShownInForm(part.at) || isSealed(part.at) || (one.judged.jwt && isPublicToken(part.at))) continue
      if (isNamedLikeHost(one.host, this.#facts)) continue
      const judged = declaredUntilDate(one.judged, name?.value ?? one.name, part.at, this.#facts)
      const secret = part.at.file.concealFound(part, one)
      const credential: LiteralCredential = {
        form: 'literal',
        sentAs: name?.value ?? one.name ?? '',
        place: 'body',
        secret,
        judged,
        confidence: judged.confidence,
        at: part.at,
      }
      const hostOf = ({ value, at }: Located<string>) => hostAt(value, surroundingsOf(this.#facts, part.at.file, []), at)
      const host = one.host ? hostOf({ value: `https://${one.host}/`, at: part.at }) : undefined
      const called = name?.value ?? one.name
      const address = called === undefined ? undefined : addressInScript(called, part.at.file)
      const issuer = called === undefined ? undefined : issuerBeside(called, part.at, now)
      const [answered, beside] = [issuer && hostOf(issuer), address && hostOf(address)]
      const announced = place !== 'prompt' && one.name ? { value: one.name, at: part.at } : undefined
      const hosts = [host, sentTo, beside, answered, ...certifiedHosts(credential, this.#facts)].filter((one) => one !== undefined)
      const above = hosts.length > 0 || judged.provider ? undefined : addressAbove(part.at)
      if (above) hosts.push(hostOf(above))
      this.#put({ credential, place, name: name ?? announced, hosts, uses: openedBy(reading) })
    }
  }

  /** All secrets, in the order in which they were found. */
  all(): StoredSecret[] {
    const { inTests, inSamples } = this.#facts
    const secrets = this.#drafts
      .filter((draft) => isReported(draft, inTests(draft.credential.at.file.path)))
      .map(({ credential, place, name, hosts, uses }): StoredSecret => ({
        kind: 'storedSecret',
        credential,
        place: place === 'config' && isCommentedOut(credential.at) ? 'comment' : place,
        ...(name ? { name } : {}),
        uses,
        hosts,
        role: roleWith(roleOf(credential.at.file), inSamples(credential.at.file.path)),
        ...(isOfPlaceholders(credential.at.file) && { calledPlaceholders: true as const }),
        ...meantFor(name?.value, credential, this.#facts),
        at: credential.at,
      }))
    return withoutKeyIds(secrets)
  }

  #put(draft: Draft): void {
    const { at } = draft.credential
    const known = this.#places.at(at)
    if (known) {
      for (const host of draft.hosts) addHost(known, host)
      // A connection or variable knows more than a search through text.
      if ((!known.credential.to && draft.credential.to) || draft.uses.length > 0) {
        append(known.uses, draft.uses)
        known.credential = draft.credential
        this.#places.add(at, known)
      }
      if (!known.name && draft.name) known.name = draft.name
      return
    }
    this.#drafts.push(draft)
    this.#places.add(at, draft)
  }
}

/** Two ways to the same host, such as a name and its format, are one. */
function addHost({ hosts }: Draft, host: Host): void {
  if (!hosts.some((one) => one.name === host.name && one.class === host.class)) hosts.push(host)
}

interface Draft {
  credential: LiteralCredential
  place: StoragePlace
  name: Located<string> | undefined
  readonly hosts: Host[]
  readonly uses: Related[]
}

/** The text that an empty field of a form shows. */
function isShownInForm({ file: { text }, start }: Span): boolean {
  return /\bplaceholder["']?\s{0,3}[:=]\s{0,3}\{?\s{0,3}["'`]$/i.test(text.slice(Math.max(0, start - 40), start))
}

/** `data-public-config="eyJ…"`: the name before it says that every visitor gets it. A build's `PUBLIC_` prefix says only that it leaks. */
function isPublicToken({ file: { text }, start }: Span): boolean {
  return PUBLIC_NAME_BEFORE.test(text.slice(Math.max(0, start - 120), start))
}

/** What a README above says that it is there to learn from is an example. */
function roleWith(role: FileRole, inSamples: boolean): FileRole {
  return inSamples ? { ...role, example: true } : role
}

/**
 * In tests, examples, comments, documents and descriptions of interfaces only what a provider's format proves is a secret (STANDARD.md,
 * "What it is").
 */
function isReported({ credential, place, hosts }: Draft, inTests: boolean): boolean {
  const { judged } = credential
  if (isScannersList(credential.at.file.path) || isSchemaExample(credential.at)) return false
  const named = placeRole(credential.at)
  const role = inTests ? { ...named, test: true } : named
  const shown = role.test || role.example || documentFile.pattern.test(credential.at.file.path)
  if (shown && judged.kind?.partner && !hasPartner(credential.at, judged.kind.partner)) return false
  if (role.test && PAGE.test(credential.at.file.path) && isOfOneLink(judged) && isLinked(credential.at)) return false
  if ((role.test || role.example) && isCalledDummy(credential.at)) return false
  if (judged.provider && judged.confidence === 'high') return !role.test || !isScrubber(credential.at)
  const isOfTests = !judged.provider && testEnvironment.pattern.test(credential.at.file.path)
  if (isOfTests || isForTestRun(credential.at, hosts)) return false
  if (isShownToReaders(credential.at) || isInShownObject(credential.at) || isForServiceOfRun(credential, hosts)) return false
  // A whole key that somebody has commented out is one all the same.
  const mayBeSample = (place === 'config' || place === 'code') && judged.kind?.type !== 'private-key'
  if (mayBeSample && isCommentedOut(credential.at)) return false
  if (judged.kind?.type === 'private-key' && place !== 'document' && !documentFile.pattern.test(credential.at.file.path)) return !role.test
  return place === 'prompt' || !(role.test || role.example || isApiDescription(credential.at.file.text))
}

/** Whether what makes an id a key, its secret, stands near it: in a long page some other value has the form of one. */
function hasPartner({ file: { text }, start, end }: Span, partner: RegExp): boolean {
  return partner.test(`${text.slice(Math.max(0, start - NEAR), start)}\n${text.slice(end, end + NEAR)}`)
}

const NEAR = 300

/** A part of an address: a page that is kept for tests shows its links to everybody. */
function isLinked({ file: { text }, start }: Span): boolean {
  return /[?&;][\w-]{1,40}=$/.test(text.slice(Math.max(0, start - 60), start)) || /[?&]/.test(text[start] ?? '')
}

/** The id of a key, or a signature that opens one thing: where it stands in a link, everybody may follow it. */
function isOfOneLink({ kind }: Draft['credential']['judged']): boolean {
  return kind?.partner !== undefined || (kind?.type === 'session-token' && kind.breadth === 'restricted')
}

/** A page of somebody's site. */
const PAGE = /\.html?$/i

/** What a scanner of secrets is told to pass over: what is there was judged, or is a piece of something else. */
function isScannersList(path: string): boolean {
  return scannersList.pattern.test(path)
}

/** A comment behind it on its line says that it is made up. */
function isCalledDummy({ file: { text }, end }: Span): boolean {
  const stop = text.indexOf('\n', end)
  return /(?:\/\/|#|\/\*|<!--)[^\n]{0,60}\b(?:dummy|fake|made[- ]up|not (?:a )?real)\b/i.test(
    text.slice(end, Math.min(stop < 0 ? text.length : stop, end + 200)),
  )
}

/** Stands behind the mark of a comment at the beginning of its line, or of the value of a variable, which has none then. */
function isCommentedOut({ file: { path, text }, start }: Span): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 1000), start).trimStart()
  return /^(?:#|\/\/|;|<!--|\*)/.test(line) || (environmentFile.pattern.test(path) && /^(?:export )?\w{1,100}=[ \t]{0,20}#/.test(line))
}

/** Where a literal of a connection is kept, by the file's own role. */
export function placeOf({ source, at }: Pick<Connection, 'source' | 'at'>): StoragePlace {
  const { example } = fileRole(at.file.path)
  if (source === 'code') return 'code'
  if (source === 'document' || (source === 'command' && example)) return 'document'
  if (source === 'command') return 'argument'
  return 'agent-config'
}

/** A name before a value that says the value is public. */
const PUBLIC_NAME_BEFORE = inTurn(
  '',
  /(?:^|[^\w])["']?(?:[a-z\d]{1,20}-){0,4}(?:public|publishable)[-_]?/,
  /(?:[cC]onfig|[kK]ey|[tT]oken|[iI]d)["']?\s{0,3}[,:=]\s{0,3}["'`]$/,
)
