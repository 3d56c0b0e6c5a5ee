import type { Seen, Unreadable } from '../judge/finding.ts'
import type { RuleMeta } from '../judge/rule.ts'
import type {
  Confidence,
  Connection,
  Credential,
  CredentialClass,
  EndpointClass,
  EvidenceKind,
  ReferenceCredential,
} from '../model/index.ts'
import type { Level } from '../model/severity.ts'
import type { Shown } from '../text/shown.ts'
import type { GitState } from '../text/source.ts'
import type { Region } from './region.ts'
import type { Authentication } from './summary.ts'

/** All that a reporter is told: no string in it but what may be shown, which test/shown.test.ts has the compiler prove. */
export interface ShownReport {
  readonly findings: readonly ShownFinding[]
  readonly suppressedCount: number
  /** Made when a format shows them. */
  readonly suppressed: () => readonly ShownSuppressed[]
  readonly unreadable: readonly ShownInput[]
  readonly connections: () => readonly ShownConnection[]
  /** Lifetimes without a unit, which nobody judges. */
  readonly unread: () => readonly { readonly key: Shown; readonly at: ShownPlace }[]
  readonly policy?: ShownPolicy
  readonly policyLines: readonly Shown[]
  readonly seen: Seen
  readonly rules: readonly RuleMeta[]
  readonly summary: (how?: { readonly quiet?: boolean; readonly verbose?: boolean }) => readonly Shown[]
}

export interface ShownFinding {
  readonly rule: RuleMeta
  readonly variant: Shown
  readonly level: Level
  readonly score: number
  readonly confidence: Confidence
  readonly at: ShownPlace
  readonly message: Shown
  readonly help: Shown
  readonly related: readonly ShownRelated[]
  readonly place: Shown
  readonly alsoRules: readonly Shown[]
  readonly facts: readonly (readonly [name: Shown, value: Shown])[]
  readonly evidence: readonly { readonly say: Shown; readonly at: ShownPlace }[]
  readonly lacks?: EvidenceKind
  readonly fix?: { readonly title: Shown; readonly edits: readonly { readonly at: ShownPlace; readonly text: Shown }[] }
  /** Of version 2, and of version 1. */
  readonly fingerprint: Shown
  readonly formerFingerprint: Shown
}

export interface ShownRelated {
  readonly label: Shown
  readonly at: ShownPlace
  /** The place of the finding itself. */
  readonly isSame: boolean
}

export interface ShownSuppressed {
  readonly finding: ShownFinding
  readonly reason: Shown
  readonly by: 'baseline' | 'exception'
}

export interface ShownInput extends ShownPath {
  readonly at?: ShownPlace
  readonly reason: Unreadable['reason']
  readonly isBroken: boolean
  readonly say: Shown
}

/** A file. The first two are as long as the path. */
export interface ShownPath {
  /** From the scanned root. */
  readonly path: Shown
  /** From the root of the repository. */
  readonly inRepository: Shown
  /** From where the user stands, on one line. */
  readonly fromHere: Shown
}

export interface ShownPlace extends ShownPath {
  readonly git: GitState
  readonly region: Region
  /** Its first line, as long as the original; strictest where its syntax is broken. */
  readonly line: (broken?: boolean) => Shown
  /** By what GitHub knows that line. */
  readonly lineHash: () => Shown | undefined
}

/** How a credential travels; never what it is. */
export interface ShownCredential {
  readonly form: Credential['form']
  readonly sentAs: Shown
  readonly place: Credential['place']
  readonly class?: CredentialClass
  readonly what?: Shown
  readonly store?: ReferenceCredential['store']
  readonly variable?: Shown
  readonly host?: Shown
  readonly hostClass?: EndpointClass
  readonly pairing?: Shown
}

export interface ShownConnection {
  readonly agent: Shown
  readonly name: Shown
  readonly protocol: Connection['protocol']
  readonly source: Connection['source']
  readonly enabled: boolean
  readonly authentication: Authentication
  readonly transport: 'http' | 'stdio'
  readonly host?: Shown
  readonly program?: Shown
  readonly class: EndpointClass
  readonly credentials: readonly ShownCredential[]
  readonly at: ShownPlace
}

export interface ShownPolicy {
  readonly leftOut: {
    readonly files: number
    readonly configuration: readonly Shown[]
    readonly asked: readonly Shown[]
    readonly by: readonly Shown[]
  }
  readonly rules: { readonly off: readonly Shown[]; readonly lowered: readonly Shown[]; readonly by: readonly Shown[] }
}
