import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How texts are put together in languages that are read without a grammar.

export const findsInText: Words = {
  because:
    'Calls that put one text in the place of another, which they search for: their first argument, and the second where the group is, ' +
    'whose first is the whole text: https://pkg.go.dev/strings#Replace, https://www.php.net/manual/function.str-replace.php.',
  pattern: oneOf('', /\b(strings)\.Replace(?:All)?\(/, /\b(?:str_i?replace|preg_replace|replace|Replace|replaceAll|ReplaceAll)\(/),
  is: ['strings.ReplaceAll(', 'str_replace(', '.replace('],
  isNot: ['strtr(', 'fmt.Sprintf(', 'replacement('],
}

export const joinsBehind: Words = {
  because: 'What stands behind the name of a text that another one is put behind, in languages that are read without a grammar.',
  pattern: /^\s{0,20}(?:[+.]=|\+(?![+=])|\.\s{0,4}[$"']|\s\.\s|\.(?:concat|append|plus|push_str)\()/,
  is: [' += clientId', ' .= $clientId', ' + clientId', ' . $clientId', '.concat(id)', '.push_str(&id)'],
  isNot: ['.isEmpty()', ')', '++', ' = other', '\n    .get()'],
}

export const givesBuiltText: Words = {
  because:
    'What opens a block whose statements add to a text: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.text/build-string.html, https://docs.koog.ai/prompts/.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /\bbuild(?:String|List|AnnotatedString)(?:\([^()\n]{0,80}\))?/,
      /\bString(?:Builder|Buffer)\([^()\n]{0,80}\)\.(?:apply|also|run)/,
      /\bprompt\([^()\n]{0,80}\)|\b(?:system|markdown)/,
    ),
    /\s{0,8}$/,
  ),
  is: ['buildString ', 'buildList(4) ', 'StringBuilder().apply ', 'prompt("desk") ', 'system '],
  isNot: ['headers ', 'client.get(url) ', 'HttpRequest().apply ', 'file_system '],
}

export const showsBlock: Words = {
  because: 'What opens a block that gives what stands last in it, or the elements of a list.',
  pattern: /(?:[=-]>|\b(?:else|try|do|loop|unsafe|finally|run|return)|\][\w.]{0,80}|\bnew(?: \w{1,40}<\w{1,40}>(?:\(\))?)?)\s{0,8}$/,
  is: ['else ', 'Ok(key) => ', '[]string', 'new List<string> ', 'new[] '],
  isNot: ['headers ', 'client.get(url) ', 'new Agent ', 'promptui.Prompt'],
}

export const namesTextMember: Words = {
  because: 'Names of members that hold a text which is handed on as it is.',
  pattern: whole(
    '',
    /(?:[tT]ext|[cC]ontent|[mM]essage|[pP]rompt|[pP]art|[iI]nstruction|[lL]ine)s?/,
    /\w{1,60}(?:[pP]rompt|PROMPT|[iI]nstruction|INSTRUCTION)s?/,
    /\w{1,60}(?:Message|_message|Text|_text|Template|_template)/,
  ),
  is: ['text', 'Content', 'messages', 'instructions', 'systemPrompt', 'system_message'],
  isNot: ['key', 'apiKey', 'Authorization', 'executor', 'context', 'headers["Authorization"]', 'Default', 'content-type'],
}

export const asksBefore: Words = {
  because: 'What a condition stands behind, or what a choice is made by: neither is part of what is chosen.',
  pattern: oneOf(
    '',
    /(?<![\w.>$@:"'-])(?:if|while|switch|match|when)(?=\()/,
    /(?<![\w.>$@:"'-])(?:if|elsif|unless|while|until|switch|match|case|when)(?=\s)(?!\s{1,4}[:=,.)])/,
  ),
  is: ['if (a) b', 'unless a', 'match &token {', 'when (a) {'],
  isNot: ['gif (a)', 'text.match(a)', 'if: a', 'unless', 'case = 1'],
}
