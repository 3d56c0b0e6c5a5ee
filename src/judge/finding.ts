import type { Unanalysed } from '../classify/unanalysed.ts'
import type { Confidence, Evidence, EvidenceKind, Model, Related } from '../model/index.ts'
import type { RuleMeta } from './rule.ts'
import type { Part } from './client-decisions.ts'
import type { Fix } from './problems.ts'
import type { Level, Severity } from '../model/severity.ts'
import type { Shown } from '../text/shown.ts'
import type { Span } from '../text/source.ts'

/**
 * What is one decision in the whole repository: all places where one secret stands, or a name that both ends of a connection use. The
 * identity of a secret is another in each run, so that no fingerprint may be made of it.
 */
export interface OneValue {
  readonly value: string
}

/** A problem that has been weighed: level, descriptor and identity. */
export interface Finding extends Severity {
  readonly rule: RuleMeta
  /** Descriptor of the rule that fits the level: `literal`, `literal-warning`. The SARIF ruleId is `rule.id/variant`. */
  readonly variant: string
  readonly confidence: Confidence
  readonly at: Span
  readonly message: string
  readonly help: string
  readonly related: readonly Related[]
  /** The symbolic place, `mcpServers.billing.headers.Authorization`: survives moves within the file, never holds a value. */
  readonly place: string
  readonly alsoRules: readonly string[]
  /** What was decided, by its name; never a value. False where each place is a fault of its own. */
  readonly decision?: string | OneValue | false
  /** One decision, whatever its forms weigh. */
  readonly ofAnyForm?: true
  /** Of one decision, the place where it is mended stands before this one. */
  readonly follows?: true
  /** What its place is called where another place of the same decision leads. */
  readonly asOther?: string
  /** Where the value is taken from that is judged, where that is not the place. */
  readonly valueAt?: Span
  /** What was decided is a variable, which each package has for itself, also where it has a copy of the file. */
  readonly ofVariable?: true
  /** What it is a part of, such as a client, and how it stands among the others. */
  readonly part?: Part
  /** The folder of the package in which it was decided, '' for the root. */
  readonly home?: string
  /** Other faults of the rule on the same line, each with its own identity. */
  readonly beside?: readonly Finding[]
  /** Where it stands for several places of one decision, or for copies: all of them, each as it was found. */
  readonly places?: readonly Finding[]
  /** Its copies are of the lines around it, not of the file. */
  readonly copied?: 'lines'
  readonly facts: Readonly<Record<string, string>>
  /** The chain that led to it. */
  readonly evidence: readonly Evidence[]
  /** What the next level would have needed. */
  readonly lacks?: EvidenceKind
  readonly fix?: Fix
}

/** The places that a finding stands for, each as it was found: mostly itself. */
export function placesOf(finding: Finding): readonly Finding[] {
  return finding.places?.flatMap(placesOf) ?? [finding]
}

/** A finding that an exception hides, and its reason. */
export interface Suppressed {
  readonly finding: Finding
  readonly reason: string
  readonly at: Span
  /** Absent: a comment or the configuration. */
  readonly by?: 'baseline'
}

/** An input that could not be read as its format. */
export interface Unreadable {
  readonly path: string
  /** Absent when the file as a whole could not be read. */
  readonly at?: Span
  /** `syntax`: parts were salvaged. `internal error`: a part of the linter failed on it. The others: nothing was read. */
  readonly reason: 'syntax' | 'internal error' | 'too large' | 'binary' | 'unreadable' | 'vanished' | 'limit' | 'outside the root'
  readonly say: string
  /** A configuration by its name: that nothing was read of it is said like a syntax error. */
  readonly missed?: true
}

/** What was looked at, for the summary. */
export interface Seen {
  /** Files that discovery offered. */
  readonly files: number
  /** Files that a surface read, by what it counts them as. */
  readonly agent: number
  readonly variables: number
  readonly oauth: number
  readonly code: number
  readonly other: number
  /** Code files that were parsed; the rest failed the word test. */
  readonly parsedCode: number
  /** Files of languages whose code nobody here understands. */
  readonly unanalysed?: readonly Unanalysed[]
}

/** A fault of our own: a surface or rule that threw on a file. What others say of the file, and all other files, are judged. */
export interface Failure {
  /** "surface cursor", "rule pkce-missing". */
  readonly what: string
  readonly path: string
  readonly cause: unknown
}

/** What the scanned repository itself has left out or made milder; a pull request could, too, so it is always said. */
export interface Policy {
  readonly leftOut: {
    readonly files: number
    /** Of these the agent configuration and `.env` files, without which nothing can be said of the agents here. */
    readonly configuration: readonly string[]
    /** Of these the ones that were named on the command line. */
    readonly asked: readonly string[]
    /** The files that say so. */
    readonly by: readonly string[]
  }
  readonly rules: { readonly off: readonly string[]; readonly lowered: readonly string[]; readonly by: readonly string[] }
}

/** All that a run has to say. */
export interface Result {
  /** In stable order: path, line, column, rule. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  readonly unreadable: readonly Unreadable[]
  readonly failures: readonly Failure[]
  readonly policy?: Policy
  /** The baseline as it would be written now. */
  readonly nextBaseline?: Shown
  /** Remarks about the run itself, one line each. */
  readonly notes: readonly string[]
  readonly seen: Seen
  readonly model: Model
  /** All rules that ran, sorted by id. */
  readonly rules: readonly RuleMeta[]
  /** The options and the configuration left no rule. */
  readonly noRules?: true
  /** From which level on a run fails, as the configuration says. */
  readonly failOn?: Level | 'none'
}
