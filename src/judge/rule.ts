import type { Company } from '../knowledge/company.ts'
import type { Lifetimes } from '../knowledge/lifetimes.ts'
import { type NeedsByLevel, stated } from './evidence.ts'
import { SUBJECT_KINDS, type Confidence, type DocumentFault, type Model, type Owner, type Subjects } from '../model/index.ts'
import type { Severity } from '../model/severity.ts'
import type { Span } from '../text/source.ts'
import { addTo } from '../text/grouped.ts'
import { inLanguage, type Problem } from './problems.ts'

export type Group =
  | 'static keys'
  | 'PKCE'
  | 'scopes'
  | 'lifetimes'
  | 'grants and clients'
  | 'transport and audience'
  | 'secrets in context'
  | 'metadata'
  | 'hygiene'

/** A setting by its key, as the configuration has it. */
export type RuleOption =
  | 'allowScopes'
  | 'credentials'
  | 'endpoints'
  | 'machineToMachine'
  | 'profile'
  | 'scopes'
  | 'servers'
  | 'trustedHosts'
  | `lifetimes.${keyof Lifetimes}`

export interface RuleMeta {
  /** Names the file, page, fixtures and snapshot. */
  readonly id: string
  /** A short noun phrase: "Static key sent to a remote MCP server". */
  readonly title: string
  readonly group: Group
  /** One descriptor each. The first is the rule's own level and score. */
  readonly variants: Readonly<Record<string, Severity>>
  /**
   * What each level of a variant needs to be shown (STANDARD.md, "Evidence"). Without its kinds a problem goes down to a level that has
   * them.
   */
  readonly needs?: Readonly<Record<string, NeedsByLevel>>
  readonly confidence: Confidence
  /** URLs of the clauses that it rests on. */
  readonly references: readonly string[]
  /** `CWE-798`, `owasp-llm-2026/LLM02`, …, as GitHub and the lists write them. */
  readonly tags: readonly string[]
  /** False for rules that are not precise enough for everybody; their page says why. */
  readonly recommended: boolean
  /**
   * What tests build is no product, and what a bundler wrote is nobody's to change, so a rule is silent there unless it says
   * otherwise: `everywhere` for keys, which are as real in bundles, and in tests where a provider's format proves it; `as written` for
   * tests but not for bundles.
   */
  readonly inTestCode?: 'everywhere' | 'as written'
  /** Examples are a note: what a server is set to matters where it serves somebody. Default, and in templates: one level lower. */
  readonly inExamples?: 'note'
  /** What settings of an application say for development says nothing: of the whole rule, or of the variants that are named. */
  readonly inDevelopment?: 'nothing' | readonly string[]
  /**
   * Of several rules about one value at one place the lowest rank reports, and the others are mentioned (STANDARD.md,
   * "One finding for one fault"). `beside`: rules that report there as well, as what they say is a fault of its own.
   */
  readonly ofOneValue?: { readonly rank: number; readonly beside?: readonly string[] }
  /**
   * What was decided once is one finding in a package (STANDARD.md, "One finding for one fault"). `text`: the same text under the finding
   * is the same decision, such as a value, an option or a permission. A problem may name its own `decision`, such as a variable.
   */
  readonly decidedBy?: 'text'
  /** Speaks of a server, which is a fault of its own, also where its lines are those of another. */
  readonly ofOneServer?: true
  /** The setting of the configuration that ends its findings where the company has decided so; `--init` suggests it. */
  readonly settledBy?: 'machineToMachine' | 'trustedHosts' | 'allowScopes'
  /** Further settings of the configuration that change what it says; its page lists them. */
  readonly options?: readonly RuleOption[]
  /** Judges a static key, so that a session key's declaration speaks to it (STANDARD.md, "What it is"). */
  readonly ofStaticKeys?: true
}

type Check<K extends keyof Subjects> = (subject: Subjects[K], model: Model, settings: RuleSettings) => Iterable<Problem>

type Checks = { readonly [K in keyof Subjects]?: Check<K> }

interface RuleSpec<K extends keyof Subjects> extends RuleMeta {
  readonly on: K
  readonly check: Check<K>
}

/** For a mistake that shows in several kinds of subject: a check for each. */
interface ManySidedRuleSpec extends RuleMeta {
  readonly on: Checks
}

/** What a user may settle for rules, at one path: STANDARD.md, "How long things may live". */
export interface RuleSettings {
  readonly profile: 'recommended' | 'strict' | 'local'
  /** Seconds since 1970. */
  readonly now: number
  readonly lifetimes: Lifetimes
  /** Machine tokens here are declared to be for machines. */
  readonly forMachines: boolean
  /** What the company says of its own hosts, keys and scopes. */
  readonly company: Company
}

/** Takes a fault of our own: the file that it came with, and what was thrown. */
export type Failed = (path: string, cause: unknown) => void

export interface Rule extends RuleMeta {
  /** The kinds of subject that it judges. */
  readonly judges: readonly (keyof Subjects)[]
  /** What it says of a model. A subject that it cannot take is told to `failed`, and the others are judged; without `failed` it throws. */
  run(model: Model, settingsAt: SettingsAt, failed?: Failed): Problem[]
}

/** The settings of a path. */
export type SettingsAt = (path: string) => RuleSettings

/** A rule over one kind of subject, or several: a generator from a subject to problems, without state. */
export function defineRule<K extends keyof Subjects>(spec: RuleSpec<K>): Rule

export function defineRule(spec: ManySidedRuleSpec): Rule

export function defineRule<K extends keyof Subjects>(spec: RuleSpec<K> | ManySidedRuleSpec): Rule {
  if ('check' in spec) {
    const { on, check, ...meta } = spec
    return { ...meta, judges: [on], run: (model, settingsAt, failed) => problems(on, check, model, settingsAt, failed) }
  }
  const { on, ...meta } = spec
  return {
    ...meta,
    judges: SUBJECT_KINDS.filter((kind) => on[kind]),
    run: (model, settingsAt, failed) => SUBJECT_KINDS.flatMap((kind) => problemsOf(kind, on, model, settingsAt, failed)),
  }
}

function problemsOf<K extends keyof Subjects>(kind: K, checks: Checks, model: Model, settingsAt: SettingsAt, failed?: Failed): Problem[] {
  const check: Check<K> | undefined = checks[kind]
  return check ? problems(kind, check, model, settingsAt, failed) : []
}

function problems<K extends keyof Subjects>(kind: K, check: Check<K>, model: Model, settingsAt: SettingsAt, failed?: Failed): Problem[] {
  return model[kind].flatMap((subject) => {
    try {
      const found = [...check(subject, model, settingsAt(subject.at.file.path))]
      return isForLocal(subject) ? found.map((problem) => ({ ...problem, local: true })) : found
    } catch (cause) {
      if (!failed) throw cause
      failed(subject.at.file.path, cause)
      return []
    }
  })
}

/** The decision that OAuth clients of one file share, where each is given the same option or value; other owners decide alone. */
export function ofAllClients({ what, product }: Owner, at: Span, decided: string): { decision?: string } {
  return /(?:\b|\d)client$|\bapplication$/i.test(what) ? { decision: `${product} ${at.file.path} ${decided}` } : {}
}

/**
 * The decision that the manifests of a package share which give a variable of the environment the same value, or its files a setting:
 * Compose files are variants of one application, while `.env` files of several folders belong to several.
 */
export function ofVariable({ what }: Owner, { file }: Span, decided: string): { decision?: string } {
  const isVariable = what === 'environment' && /\.ya?ml$/.test(file.path)
  const isSetting = what === 'setting' && /\.(?:ya?ml|toml|json|properties)$/.test(file.path)
  return isVariable || isSetting ? { decision: decided } : {}
}

/** The same of variables in a file at the root, beside such manifests, where nothing else says what they decide. */
export function atRoot({ what }: Owner, { file }: Span, decided: string): { decision?: string } {
  return what === 'environment' && /^\.env[^/]{0,60}$/.test(file.path) ? { decision: decided } : {}
}

/**
 * What a program leaves out of one request of its own code it leaves out for each provider, and decides once. A client that is named has a
 * decision of its own.
 */
export function onceIn({ owner, at: { file } }: { readonly owner: Owner; readonly at: Span }, what: string): { decision?: string } {
  return owner.name === undefined ? inLanguage(what, file) : {}
}

/** Whether a statement is about a server that serves this machine alone. */
function isForLocal(subject: Subjects[keyof Subjects]): boolean {
  return 'owner' in subject && typeof subject.owner === 'object' && subject.owner.local === true
}

/** How messages call the owner of a statement: "Keycloak client `desk`". */
export function named({ what, name }: Owner): string {
  return name ? `${what} \`${name}\`` : what
}

/** What was found in a list, by the line it stands on, the worst of a line first: a line gets one result. */
export function byLine<V extends string, F extends { readonly variant: V; readonly at: Span }>(
  found: readonly F[],
  worstFirst: readonly V[],
): [F, ...F[]][] {
  const lines = new Map<string, [F, ...F[]]>()
  for (const one of found.toSorted((a, b) => worstFirst.indexOf(a.variant) - worstFirst.indexOf(b.variant))) {
    const { file, start } = one.at
    const line = `${file.path}:${file.position(start).line}`
    addTo(lines, line, one)
  }
  return [...lines.values()]
}

/** Shorthand for a variants table. */
export const error = (score: number): Severity => ({ level: 'error', score })

export const warning = (score: number): Severity => ({ level: 'warning', score })

export const note = (score: number): Severity => ({ level: 'note', score })

/** What a rule says of one fact of a document. */
export interface DocumentSaying {
  readonly variant: string
  /** The fact in one clause: "the issuer is plain http". */
  readonly problem: string
  readonly help: string
  readonly alsoRules?: readonly string[]
}

/** The finding about a fault of a document, as the rule's table says it. */
export function ofDocument({ owner, related, at }: DocumentFault, { variant, problem, help, alsoRules }: DocumentSaying): Problem {
  return {
    variant,
    at,
    evidence: [stated(at, 'the document says so')],
    message: `${named(owner)}: ${problem}`,
    help,
    ...(alsoRules && { alsoRules }),
    ...(related && { related }),
  }
}
