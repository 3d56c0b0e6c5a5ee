import type { ModelInstruction } from '../../model/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { parseMarkdown } from '../../parse/markdown.ts'
import { slice, type Text } from '../../text/source.ts'
import { printedSecrets } from './printed-secrets.ts'
import { forbids, whereMissing } from '../../knowledge/words/prompts.ts'

/** A secret as instructions speak of it. `token` alone may be one of a model's. */
const KEY =
  String.raw`(?:api[ -]?keys?|access[ -]keys?|secret keys?|private keys?|passwords?|(?:(?:api|access|auth` +
  String.raw`(?:entication)?|bearer|refresh|bot|personal access|secret) )tokens?|credentials` +
  String.raw`|client secrets?|[A-Z][A-Z0-9_]{0,60}_(?:KEY|TOKEN|SECRET|PASSWORD|PAT))`

/** What every sentence about a key has in it: most have not, and no expression is made for them. */
const KEY_WORD = /key|token|secret|password|credential|_pat\b/i

/** Within one sentence. */
const NEAR = String.raw`[^.!?\n]{0,120}`

interface Form {
  readonly does: ModelInstruction['does']
  readonly pattern: RegExp
  /** Sentences that speak so of what code does, or is to do. */
  readonly except?: RegExp
}

const HANDS = /\b(?:pass|hand|give|inject|supply)\b/

/** What code does that is to be written: none of the variables has a name, or the key goes to a part of the code. */
const OF_CODE = oneOf(
  '',
  /^(?=[^\n]*\benvironment variables\b)(?![^\n]*(?:\b(?:values?|contents?) of\b|\b[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,40}\b))/,
  inTurn('', HANDS, /[^\n]{0,30}\b(?:in)?to [^\n]{0,40}/, /\b(?:constructor|function|method|class|middleware|factory)\b/),
  inTurn('', HANDS, /[^\n]{0,60}\bin `[\w./-]{1,80}\.\w{1,4}`/),
  inTurn(
    '',
    /\b(?:[Ss]tore|[Kk]eep|[Hh]old|[Ss]ave|[Cc]ache)\b[^\n]{0,60}/,
    /\b(?:on (?:the|your|our) (?:server|backend)|in (?:a|an|the) (?:cache|cookie|database))\b/,
  ),
)

/** The beginning of a path in back-ticks that is one of files, and no address: `/oauth/token` and `POST /token` are those of a server. */
const FILE_PATH = oneOf(
  '',
  /~|\.|[A-Za-z]:\\|%\w{1,40}%[/\\]|\$\{?(?:HOME|XDG_\w{1,40}|\w{1,40}_DIR(?:ECTORY)?)\}?[/\\]/,
  /\/(?:etc|home|root|run|var|opt|srv|mnt|usr|tmp|secrets|Users|Library)\//,
  /(?:secrets?|config|conf|credentials|keys)[/\\]/,
  /[^`\n:]{0,120}\.(?:env|netrc)`/,
)

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
        // What goes on with "and" is often what tests and programs do, and those read the environment.
        String.raw`(?:from|in)\b[^.!?\n]{0,40}(?:\.env\b|(?<!\band [Rr]ead\b[^.!?\n]{0,160})environment|keychain|vault|secrets? file)`,
      'im',
    ),
    except: OF_CODE,
  },
  // "Read the token from `~/.config/desk/token` and send it".
  {
    does: 'reads',
    pattern: inTurn(
      '',
      /^(?:[Rr]ead|[Oo]pen|[Cc]opy|[Gg]rab|[Ff]etch|[Tt]ake|[Gg]et)\b (?:the|your|my|its) (?:[\w-]{1,30} ){0,3}/,
      /(?:token|key|secret|password)\b [^.!?\n`]{0,40}\b(?:from|in|out of) `/,
      new RegExp(`(?=${FILE_PATH.source})`),
      /(?:[^`\n]{0,120}[/\\])?/,
      /(?:token|api[-_]?key|credentials|\.netrc|[\w-]{0,60}\.env)`/,
      /[^.!?\n]{0,20}\b(?:and|then) (?:send|use|put|paste|include|pass|add|remember|keep|set)\b/,
    ),
    except: OF_CODE,
  },
  // "Remember the API key for the rest of the session": the key itself is what is kept. "For the duration of the session only" limits.
  {
    does: 'remembers',
    pattern: new RegExp(
      String.raw`(?:^|[,;:] |\b(?:and|then) )(?:remember|memori[sz]e|keep|note(?: down)?|retain)\b` +
        String.raw` (?:the|your|their|his|her|this|that|my|any) (?:[\w'’-]{1,30} ){0,3}${KEY}` +
        String.raw`(?: (?:that|which) [^.!?\n,]{1,60})? (?:in mind|in (?:your )?context|(?:for|during|throughout|until) (?:the )?` +
        String.raw`(?:(?:rest|remainder|later|future|next|following|subsequent)\b|(?:entire|whole|end|duration)(?: of)?` +
        String.raw`(?: (?:the|this|our|your))? (?:conversation|chat|session|task)\b))(?! only\b)`,
      'i',
    ),
    except: OF_CODE,
  },
  // "Store the API key in MEMORY.md", "remember the password for later sessions".
  {
    does: 'remembers',
    pattern: new RegExp(
      String.raw`\b(?:[Rr]emember|[Ss]tore|[Ss]ave|[Kk]eep|[Nn]ote|[Rr]ecord|[Ww]rite)\b${NEAR}\b${KEY}\b${NEAR}\b` +
        // A program may be called so: `basic-memory set-key`.
        String.raw`(?<![\w-]-)(?:MEMORY\.md|CLAUDE\.md|AGENTS\.md|memory|memories|(?:later` +
        String.raw`|future|following|next) (?:sessions?|conversations?|chats?))\b`,
      'i',
    ),
  },
]

/** Instructions of a file for agents that move a key through the model: paste it, read it into the context, remember it. */
export function* keyInstructions(text: Text): Generator<ModelInstruction> {
  const { fences, prose } = parseMarkdown(text)
  for (const one of prose) yield* inProse(one)
  for (const { text: code, language } of fences) {
    if (!/^(?:|ba|z|fi)sh$|^(?:shell|console|terminal|powershell)$/.test(language ?? '')) continue
    // One command among others is a page of reference; one that a line leads up to is to be run.
    for (const { what, single, at } of printedSecrets(code))
      if (!single || LEADS.block.test(lineBefore(code))) yield { kind: 'modelInstruction', does: 'prints', what, at }
  }
}

/** The last line of text before a fenced block. */
function lineBefore({ at }: Text): string {
  const before = at.file.text.slice(Math.max(0, at.start - 400), at.start).split('\n')
  const fence = before.findLastIndex((line) => /^[\s>]*(?:```|~~~)/.test(line))
  return before.slice(0, Math.max(0, fence)).findLast((line) => line.trim() !== '') ?? ''
}

/** Sentences of prose; a step of a list is one, and so is a paragraph's line. */
function* inProse(prose: Text): Generator<ModelInstruction> {
  for (const line of prose.value.matchAll(/[^\n]{8,2000}/g)) {
    for (const sentence of line[0].matchAll(/(?:[^.!?`]|[.!?](?=\S)|`[^`\n]{0,200}`){6,600}/g)) {
      const said = sentence[0].trimStart().replace(/^(?:[-*+>]|\d{1,3}[.)])\s+/, '')
      const isOfKey = KEY_WORD.test(said)
      if ((!isOfKey && !said.includes('`')) || forbids.pattern.test(said.replace(whereMissing.pattern, ''))) continue
      const form = isOfKey ? FORMS.find(({ pattern, except }) => pattern.test(said) && !except?.test(said)) : undefined
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

/** The beginning of a sentence, a step of a list or not. */
const BEGINNING = /^\s*(?:(?:[-*+>]|\d{1,3}[.)])\s+)?(?:(?:first|then|next|now),? )?/
const RETRIEVE = /(?:fetch|get|read|obtain|retrieve|look up|find|grab|copy|take)\b/

/** How a sentence that tells to run what stands between back-ticks leads up to it; `env` and `set` alone are names of many things. */
const LEADS = {
  alone: /\b(?:run|execute)(?: the command)? $/i,
  command: /\b(?:run|use|execute|call|start with|check)\b[^,;:]{0,16}$/i,
  // "Fetch the key with `vault kv get …`", in the imperative.
  with: inTurn('i', BEGINNING, RETRIEVE, /[^;:]{0,80} (?:with|via|using|from|by running) $/),
  // "Fetch the key:" before a block.
  block: inTurn('i', BEGINNING, oneOf('', RETRIEVE, /(?:run|execute)\b/), /[^\n]{0,200}:\s*$/),
  // "`vault kv get …` and use the password it prints".
  first: inTurn('i', BEGINNING, /$/),
}
const USES_OUTPUT = /^,? (?:and|then) (?:use|put|copy|paste|remember|keep|take|send|pass|include|set)\b/
const TO_SEE_IT = /^ (?:and|to (?:get|fetch|read|retrieve|obtain|look up|find|see|print|show|view))\b/

function tellsToRun(code: string, before: string, after: string, single: boolean): boolean {
  if (/^(?:env|set|export|declare)$/.test(code)) return LEADS.alone.test(before)
  // "Use `gh auth token` for the header" may as well mean `$(gh auth token)`.
  if (LEADS.command.test(before.slice(-24)) && (!single || !/\b(?:use|call)\b/i.test(before.slice(-24)) || TO_SEE_IT.test(after)))
    return true
  return LEADS.with.test(before) || (LEADS.first.test(before) && USES_OUTPUT.test(after))
}

/** "Run `cat .env`": a command between back-ticks that prints secrets. */
function* printsIn(prose: Text, start: number, sentence: string): Generator<ModelInstruction> {
  for (const code of sentence.matchAll(/`([^`\n]{2,200})`/g)) {
    const written = code[1] as string
    // `env()` is a function of some program.
    if (/^\w{1,40}\(\)$/.test(written)) continue
    const command = slice(prose, start + code.index + 1, start + code.index + 1 + written.length)
    const before = sentence.slice(0, code.index)
    const after = sentence.slice(code.index + code[0].length)
    for (const { what, single, at } of printedSecrets(command))
      if (tellsToRun(written, before, after, single)) yield { kind: 'modelInstruction', does: 'prints', what, at }
  }
}
