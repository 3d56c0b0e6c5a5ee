import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Who reads what is called a prompt or instructions, in languages that are read without a grammar: a model or a person.

export const dialogWritten: Words = {
  because:
    'What asks a person at a terminal: https://github.com/manifoldco/promptui, https://github.com/AlecAivazis/survey, https://github.com/charmbracelet/huh, ' +
    'https://github.com/piotrmurach/tty-prompt, https://spectreconsole.net/prompts, https://github.com/shibayan/Sharprompt, https://docs.rs/dialoguer, https://docs.rs/inquire.',
  pattern: inTurn(
    '',
    /^[&*\s(]{0,8}(?:new\s|await\s)?/,
    oneOf(
      '',
      /(?:promptui|survey|huh|prompter|pterm)\.|TTY::(?:Prompt|Reader)|HighLine|Thor::Shell|CLI::UI/,
      /(?:Spectre\.Console\.)?(?:(?:Text|Selection|Confirmation|MultiSelection)Prompt\b|AnsiConsole\.)|(?:Sharprompt\.)?Prompt\.(?:Input|Password|Confirm|Select)\b/,
      /(?:dialoguer|inquire|cliclack|requestty)::|(?:Input|Password|Confirm|Select|FuzzySelect)::(?:<\w{1,40}>::)?(?:with_theme|new)\b/,
    ),
  ),
  is: [
    'promptui.Prompt{Default: a}',
    '&survey.Input{Message: "Token"}',
    'huh.NewInput()',
    'TTY::Prompt.new',
    'new TextPrompt<string>("Key?")',
    'Prompt.Input<string>("Key?")',
    'Input::with_theme(&theme)',
    'inquire::Text::new("Key?")',
  ],
  isNot: ['"You help."', 'fmt.Sprintf("a")', 'Prompt.of("a")', 'new PromptTemplate("a")', 'format!("a")'],
}

export const shownToPerson: Words = {
  because: 'What writes a text to a terminal, up to where the text stands: standard libraries, and those for command lines.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /\bfmt\.F?[pP]rint(?:f|ln)?\(|(?<![\w.])e?print(?:ln|f)?!?\(|\bSystem\.(?:out|err)\.print(?:ln|f)?\(/,
      /\b(?:Ansi)?Console\.(?:(?:Error|Out)\.)?(?:Write|Markup)(?:Line)?(?:Async)?\(|\bwrite(?:ln)?!\(/,
      /(?<![\w.$>])(?:puts|print|say|warn|echo|pp)[ (]|\$std(?:out|err)\.(?:puts|print|write)[ (]|\$this->(?:output->write(?:ln)?|info|line|comment|warn)\(/,
      /\b(?:cmd|c|cobra)\.Print(?:f|ln)?\(|\bpterm\.\w{1,40}(?:\.\w{1,20})?\(|\bpanel\.Header\(/,
    ),
    /[^()\n;]{0,120}$/,
  ),
  is: ['fmt.Println(', 'fmt.Fprintln(w, ', 'puts ', 'Console.Write(', 'println!("{}", ', '    echo ', 'System.out.println("a" + '],
  isNot: ['fmt.Sprintf(', 'chat.ask(', 'inputs(', 'printer.add(', 'fmt.Println(ask('],
}

export const namesModelsPrompt: Words = {
  because: 'Names of prompts that only a model is given.',
  pattern: /system|developer|agent|assistant|persona|preamble|backstory|llm|model|gpt|claude/i,
  is: ['systemPrompt', 'AGENT_INSTRUCTIONS', 'persona'],
  isNot: ['prompt', 'instructions', 'confirmPrompt', 'loginPrompt'],
}

export const usesModel: Words = {
  because: 'What shows that code asks a model or serves one: an import of an SDK, the address of a provider, the messages that it takes.',
  pattern: oneOf(
    'm',
    inTurn(
      '',
      /(?:\b(?:import|using|use|require|require_once|gem|extern crate)\b[^\n]{0,60}|^\s{0,8}(?:\w{1,30} )?"[\w.]{1,60}\/[\w./-]{0,80})/,
      /(?:[oO]pen_?[aA][iI]|OpenAI|[aA]nthropic|[gG]emini|[gG]en_?[aA][iI]|genkit|[lL]ang_?[cC]hain|[lL][lL][mM]|[oO]llama|[mM]istral|[gG]roq|[cC]ohere|[bB]edrock|[vV]ertex|koog|embabel|springframework\.ai|\badk\b|eino\b|\brig\b|Prism\\|NeuronAI|Semantic_?Kernel|semantickernel|Extensions\.AI|Microsoft\.Agents|[mM]odel_?[cC]ontext_?[pP]rotocol|\brmcp\b|\b[mM][cC][pP]\b)/,
    ),
    /\bapi\.(?:openai|anthropic|mistral|groq|cohere|deepseek)\.\w{2,3}\b|generativelanguage\.googleapis\.com|\/chat\/completions\b/,
    /[cC]hat_?[cC]ompletion|\bI?Chat(?:Model|Client|LanguageModel)\b|\b(?:System|Developer)Message\b|ChatHistory\b|\bAIAgent\b|\bPromptExecutor\b/,
    /["']?\b[rR]ole["']?\s{0,4}(?:=>|:|=)\s{0,4}["'](?:system|user|assistant|developer)["']|\bmax_tokens\b|\b(?:Chat|Message|Author)?Role(?:\.|::)(?:System|User|Assistant)\b/,
    /\b(?:generate|Generate)(?:_c|C)ontent\b|\b[lL][lL][mM]\b|\b(?:llm|chat|agent)_?(?:client|model|Client|Model)\b/,
  ),
  is: [
    'import dev.langchain4j.model.chat.ChatModel;',
    '\t"github.com/openai/openai-go"',
    'require "ruby_llm"',
    'use async_openai::types::*;',
    'use OpenAI\\Laravel\\Facades\\OpenAI;',
    'using Microsoft.SemanticKernel;',
    'https://api.openai.com/v1/responses',
    '{ role: "user", content: text }',
  ],
  isNot: [
    'import "fmt"',
    'require "tty-prompt"',
    'using Spectre.Console;',
    'using Sharprompt;',
    '"github.com/AlecAivazis/survey/v2"',
    'model.save()',
  ],
}
