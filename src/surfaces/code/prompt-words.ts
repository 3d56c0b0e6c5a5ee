import type { Surface } from '../reading/surface.ts'
import { SECRET_PUT as PUT_IN_FSTRING, SECRET_VARIABLE as VARIABLE_IN_MAP } from './python-words.ts'
import { SECRET_LISTED, SECRET_PUT, SECRET_VARIABLE } from './word-tests.ts'

/** Expressions for `together` and `besideCredential`: cheap signs of a prompt in a text that nobody has parsed yet. */

/** The name of a prompt where something is put under it, a role of a message, or a description for a model. */
const PUT_UNDER =
  /(?:prompt(?:_?(?:template|text))?|instructions?|persona|preamble|system_?(?:message|text))["'`]?\s{0,8}[!?]?\s{0,8}[:=(,}<]|\bsystem["'`]?\s{0,8}[:,}]|["'`](?:system|developer)["'`]|SystemMessage|\.\s{0,40}describe\s{0,8}\(/i
/** The same in Python, where names end a line or a function's head, and options have an equals sign. */
const ANYWHERE =
  /prompt|instructions?\b|persona\b|preamble\b|backstory|goal\s{0,4}=|["'](?:system|developer)["']|\bsystem\s{0,4}=|_system\b|system_|(?:System|Developer)Message|SystemPromptPart|role_description|prefix\s{0,4}=|state_modifier|description\s{0,4}=/i
const DESCRIBED = [/\bdescription["'`]?\s{0,8}[:,}]/, /\b(?:inputSchema|input_schema|parameters|execute)["'`]?\s{0,8}[:,}(]/]
const DECORATED = [/\btool\b|_tool\b|Tool\b|\bprompt\b|kernel_function|register_for_llm/]

const SECRETS = [[SECRET_VARIABLE], [SECRET_PUT], [/\.\s{0,40}join\s{0,8}\(/, SECRET_LISTED]]

/** A prompt with a secret that may be put into it, and a prompt by itself. */
export const PROMPT_WORDS: Pick<Surface, 'together' | 'besideCredential' | 'inPython'> = {
  together: SECRETS.flatMap((secret) => [
    [PUT_UNDER, ...secret],
    [...DESCRIBED, ...secret],
  ]),
  besideCredential: [[PUT_UNDER], DESCRIBED],
  inPython: {
    together: [VARIABLE_IN_MAP, PUT_IN_FSTRING].map((secret) => [ANYWHERE, secret]),
    besideCredential: [[ANYWHERE], DECORATED],
  },
}
