import type { ModelInstruction } from '../../model/index.ts'
import { parseMarkdown } from '../../parse/markdown.ts'
import { slice, type Text } from '../../text/source.ts'
import { printedSecrets } from './printed-secrets.ts'
import { forbids } from '../../knowledge/words/prompts.ts'

/** A secret as instructions speak of it. `token` alone may be one of a model's. */
const KEY =
  String.raw`(?:api[ -]?keys?|access[ -]keys?|secret keys?|private keys?|passwords?|(?:(?:api|access|auth` +
  String.raw`(?:entication)?|bearer|refresh|bot|personal access|secret) )tokens?|credentials` +
  String.raw`|client secrets?|[A-Z][A-Z0-9_]{0,60}_(?:KEY|TOKEN|SECRET|PASSWORD|PAT))`

/** Within one sentence. */
const NEAR = String.raw`[^.!?\n]{0,120}`

interface Form {
  readonly does: ModelInstruction['does']
  readonly pattern: RegExp
}

/** What an instruction makes the model do with a key (imperatives, not what programs do: "the tool reads X"). */
const FORMS: readonly Form[] = [
  // "Ask the user to paste their API key", "ask for the password".
  {
    does: 'asks for',
    pattern: new RegExp(
      String.raw`\b(?:ask|prompt|tell|request|have|let)\b(?: (?:the )?(?:user|them|him|her|me|customer|developer|people))?` +
        String.raw`\b${NEAR}\b(?:for|paste|share|send|provide|give|enter|type|post|reveal)\b${NEAR}\b${KEY}\b(?=${NEAR}\b` +
        String.raw`(?:chat|conversation|here|message|prompt|reply|session|you|assistant|agent|it)\b)`,
      'i',
    ),
  },
  // "Paste the key here".
  {
    does: 'asks for',
    pattern: new RegExp(
      String.raw`\b(?:[Pp]aste|[Ss]hare|[Ss]end|[Pp]rovide|[Gg]ive|[Tt]ype)\b${NEAR}\b(?:${KEY}|(?:your|the) (?:key|token` +
        String.raw`|secret))\b${NEAR}\b(?:here|into (?:the|this) (?:chat|conversation|prompt)|in (?:the` +
        String.raw`|this) (?:chat|conversation|prompt)|to (?:me|the (?:agent|assistant|model)))\b`,
      'i',
    ),
  },
  // "Read the value of DEPLOY_TOKEN from `.env`", at the beginning of a sentence or step.
  {
    does: 'reads',
    pattern: new RegExp(
      String.raw`(?:^|[.;:,] |\b(?:then|and) )(?:[Rr]ead|[Oo]pen|[Pp]rint|[Ss]how|[Ee]cho|[Dd]isplay|[Cc]opy|[Gg]rab` +
        String.raw`|[Ff]etch|[Ll]ook up)\b(?:${NEAR}\b(?:value|contents?) of\b|(?: the)?)${NEAR}\b${KEY}\b${NEAR}\b` +
        String.raw`(?:from|in)\b[^.!?\n]{0,40}(?:\.env\b|environment|keychain|vault|secrets? file)`,
      'im',
    ),
  },
  // "Store the API key in MEMORY.md", "remember the password for later sessions".
  {
    does: 'remembers',
    pattern: new RegExp(
      String.raw`\b(?:[Rr]emember|[Ss]tore|[Ss]ave|[Kk]eep|[Nn]ote|[Rr]ecord|[Ww]rite)\b${NEAR}\b${KEY}\b${NEAR}\b` +
        String.raw`(?:MEMORY\.md|CLAUDE\.md|AGENTS\.md|memory|memories|(?:later` +
        String.raw`|future|following|next) (?:sessions?|conversations?|chats?))\b`,
      'i',
    ),
  },
]

/** "Read credentials from environment variables": none has a name, so this is what the code does that is to be written. */
function isOfCode(sentence: string): boolean {
  return (
    /\benvironment variables\b/.test(sentence) && !/\b(?:values?|contents?) of\b|\b[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,40}\b/.test(sentence)
  )
}

/** Instructions of a file for agents that move a key through the model: paste it, read it into the context, remember it. */
export function* keyInstructions(text: Text): Generator<ModelInstruction> {
  const { fences, prose } = parseMarkdown(text)
  for (const one of prose) yield* inProse(one)
  for (const { text: code, language } of fences) {
    if (!/^(?:|ba|z|fi)sh$|^(?:shell|console|terminal|powershell)$/.test(language ?? '')) continue
    for (const { what, at } of printedSecrets(code)) yield { kind: 'modelInstruction', does: 'prints', what, at }
  }
}

/** Sentences of prose; a step of a list is one, and so is a paragraph's line. */
function* inProse(prose: Text): Generator<ModelInstruction> {
  for (const line of prose.value.matchAll(/[^\n]{8,2000}/g)) {
    for (const sentence of line[0].matchAll(/(?:[^.!?`]|[.!?](?=\S)|`[^`\n]{0,200}`){6,600}/g)) {
      if (forbids.pattern.test(sentence[0])) continue
      const said = sentence[0].trimStart().replace(/^(?:[-*+>]|\d{1,3}[.)])\s+/, '')
      const form = FORMS.find(({ does, pattern }) => pattern.test(said) && !(does === 'reads' && isOfCode(said)))
      const start = line.index + sentence.index
      const lead = /^\s*(?:(?:[-*+>]|\d{1,3}[.)])\s+)?/.exec(sentence[0])?.[0].length ?? 0
      if (form)
        yield {
          kind: 'modelInstruction',
          does: form.does,
          what: 'a key',
          at: slice(prose, start + lead, start + sentence[0].trimEnd().length).at,
        }
      else yield* printsIn(prose, start, sentence[0])
    }
  }
}

/** "Run `cat .env`": a command between back-ticks that prints secrets. `env` and `set` by themselves are names of many things. */
function* printsIn(prose: Text, start: number, sentence: string): Generator<ModelInstruction> {
  for (const code of sentence.matchAll(/`([^`\n]{2,200})`/g)) {
    const before = sentence.slice(Math.max(0, code.index - 24), code.index)
    // `env()` is a function of some program.
    if (/^\w{1,40}\(\)$/.test(code[1] as string)) continue
    if (
      !(
        /^(?:env|set|export|declare)$/.test(code[1] as string)
          ? /\b(?:run|execute)(?: the command)? $/i
          : /\b(?:run|use|execute|call|start with|check)\b[^,;:]{0,16}$/i
      ).test(before)
    )
      continue
    const command = slice(prose, start + code.index + 1, start + code.index + 1 + (code[1] as string).length)
    for (const { what, at } of printedSecrets(command)) yield { kind: 'modelInstruction', does: 'prints', what, at }
  }
}
