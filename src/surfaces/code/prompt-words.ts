import type { Surface } from '../reading/surface.ts'
import { SECRET_PUT as PUT_IN_FSTRING, SECRET_VARIABLE as VARIABLE_IN_MAP } from './python-words.ts'
import { SECRET_LISTED, SECRET_PUT, SECRET_VARIABLE } from './word-tests.ts'
import { promptPut, promptAnywhere, promptGivenByCall } from '../../knowledge/words/prompts.ts'

/** Expressions for `together` and `besideCredential`: cheap signs of a prompt in a text that nobody has parsed yet. */

const DESCRIBED = [/\bdescription["'`]?\s{0,8}[:,}]/, /\b(?:inputSchema|input_schema|parameters|execute)["'`]?\s{0,8}[:,}(]/]
const DECORATED = [/\btool\b|_tool\b|Tool\b|\bprompt\b|kernel_function|register_for_llm/]

const SECRETS = [[SECRET_VARIABLE], [SECRET_PUT], [/\.\s{0,40}join\s{0,8}\(/, SECRET_LISTED]]

/** A prompt with a secret that may be put into it, and a prompt by itself. */
export const PROMPT_WORDS: Pick<Surface, 'together' | 'besideCredential' | 'inPython'> = {
  together: [
    ...SECRETS.flatMap((secret) => [
      [promptPut.pattern, ...secret],
      [...DESCRIBED, ...secret],
    ]),
    [promptGivenByCall.pattern],
  ],
  besideCredential: [[promptPut.pattern], DESCRIBED],
  inPython: {
    together: [...[VARIABLE_IN_MAP, PUT_IN_FSTRING].map((secret) => [promptAnywhere.pattern, secret]), [promptGivenByCall.pattern]],
    besideCredential: [[promptAnywhere.pattern], DECORATED],
  },
}
