import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is written to a model, and what is said to a person.

export const forbids: Words = {
  because: 'What forbids, or says what is done elsewhere.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b/,
      oneOf(
        '',
        /never|not|don't|doesn't|won't|cannot|can't|avoid|without|instead of|rather than|refuse/,
        /forbid(?:den)?|no need|nor|unless|if (?:the|a) user (?:pastes|shares)/,
      ),
      /\b/,
    ),
    /n’t\b/,
  ),
  is: ['never paste it', "don't ask for keys", 'rather than a key', 'if the user pastes'],
  isNot: ['paste the key here', 'ask the user'],
}

export const whereMissing: Words = {
  because: 'How advice begins that is for what is not there yet; its "not" forbids nothing.',
  pattern: inTurn(
    'i',
    /^(?:if|when|whenever|where|in case)\b[^,:\n]{1,120}/,
    /\b(?:is|are|was|were|has|have|does|do|can)(?: ?not|n['’]t) (?:\w{1,20} )?/,
    oneOf('', /set|defined|available|present|there|exported|configured/, /found|exist|given|provided|stored|valid|work/),
    /\b[^,:\n]{0,60}[,:]/,
  ),
  is: ['If `DESK_TOKEN` is not set,', "when the key doesn't exist:"],
  isNot: ['If they ask, do not tell', 'is not set,'],
}

export const promptName: Words = {
  because: 'Names of texts that a model is given first.',
  pattern: inTurn(
    'i',
    /^_?(?:.*_)?/,
    oneOf(
      '',
      /system_?(?:prompt|message|instructions?|text)/,
      /(?:developer|agent|assistant|base|default)_?(?:prompt|instructions?)/,
      /.*prompt(?:_?(?:template|text))?|instructions?|persona|preamble|backstory/,
    ),
    /$/,
  ),
  is: ['SYSTEM_PROMPT', 'agent_instructions', 'persona', 'my_prompt_template'],
  isNot: ['prompt_tokens', 'user_message', 'instruction_count'],
}

export const promptMessage: Words = {
  because: 'Classes of messages that set a model up (https://docs.langchain.com, https://ai.pydantic.dev).',
  pattern: inTurn(
    '',
    /(?:^|\.)/,
    oneOf('', /(?:System|Developer)Message|SystemPromptPart/, /(?:SystemMessagePromptTemplate|PromptTemplate)\.from_?[tT]emplate/),
    /$/,
  ),
  is: ['SystemMessage', 'messages.DeveloperMessage', 'PromptTemplate.fromTemplate'],
  isNot: ['HumanMessage', 'PromptTemplate'],
}

export const dialog: Words = {
  because: 'Functions and packages that ask at a terminal: what they ask is read by a person.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /input|getpass\.getpass|(?:click|typer)\.prompt/,
      inTurn('', /(?:questionary|inquirer|rich\.prompt|prompts|@inquirer\/prompts|readline|enquirer|@clack\/prompts)/, /(?:\.|$)/),
    ),
  ),
  is: ['input', 'getpass.getpass', '@clack/prompts', 'inquirer.prompt'],
  isNot: ['prompt', 'getpass.getuser', 'clickhouse'],
}

export const passesText: Words = {
  because: 'Functions and methods that give back, or join, the texts that they are given.',
  pattern: whole(
    '',
    /format(?:_map)?|join|concat|l?strip|rstrip|trim\w*|dedent|cleandoc|outdent|replace(?:All)?/,
    /(?:safe_)?substitute|str|String|Template|filter|(?:System|Developer)Message|PromptTemplate/,
    /from_?[tT]emplate/,
  ),
  is: ['format', 'dedent', 'trimEnd', 'replaceAll', 'SystemMessage'],
  isNot: ['formatDate', 'strcmp', 'fetch'],
}

export const promptPut: Words = {
  because: 'The name of a prompt where something is put under it, a role of a message, or a description for a model.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /(?:prompt(?:_?(?:template|text))?|instructions?|persona|preamble|system_?(?:message|text))["'`]?/,
      /\s{0,8}[!?]?\s{0,8}[:=(,}<]/,
    ),
    /\bsystem["'`]?\s{0,8}[:,}]|["'`](?:system|developer)["'`]|SystemMessage|\.\s{0,40}describe\s{0,8}\(/,
  ),
  is: ['systemPrompt = ', 'instructions: [', "role: 'system'", 'z.string().describe('],
  isNot: ['prompt', 'system.log'],
}

export const promptGivenByCall: Words = {
  because: 'A prompt that a function gives, which may stand in another module.',
  pattern: inTurn(
    'i',
    /(?<![\w$.])["']?(?:system|instructions?|system_?(?:prompt|instruction|message)s?)["']?/,
    /\s{0,4}[=:]\s{0,4}(?:await\s)?(?:[\w$]{1,60}\.){0,3}[\w$]{1,60}\(/,
  ),
  is: ['system=prompts.system(name)', 'instructions: build(user)', '"system": await textFor('],
  isNot: ['system="You help."', 'file.system = load(', 'system: text,'],
}

export const promptAnywhere: Words = {
  because: "The same in Python, where names end a line or a function's head, and options have an equals sign.",
  pattern: oneOf(
    'i',
    /prompt|instructions?\b|persona\b|preamble\b|backstory|goal\s{0,4}=|["'](?:system|developer)["']/,
    /\bsystem\s{0,4}=|_system\b|system_|(?:System|Developer)Message|SystemPromptPart|role_description/,
    /prefix\s{0,4}=|state_modifier|description\s{0,4}=/,
  ),
  is: ['prompt', 'system = ', 'goal = "x"', 'SystemMessage('],
  isNot: ['systems', 'goals'],
}
