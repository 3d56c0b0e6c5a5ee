import type { Span } from '../text/source.ts'

/** Why a reading belongs to what it is judged as; a closed list, since rules name what each level needs. */
export type EvidenceKind =
  /** The module itself loads an agent's SDK, a model's client or an MCP library. */
  | 'agent-module'
  /** The nearest manifest depends on an agent's package, or an agent's instructions stand beside it. */
  | 'agent-dependency'
  /** The file itself is an agent client's configuration, bundle or workflow. */
  | 'agent-file'
  /** The address that this credential is sent to. */
  | 'sent-to'

/** One link of the chain that leads to a judgement, and where it stands. */
export interface Evidence {
  readonly is: EvidenceKind
  readonly at: Span
  /** For people, as a clause: "imports @openai/agents". */
  readonly say: string
}
