import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Prompts of models in languages that are read without a grammar, and the secrets that are put into them.

/** `role: "system", content: `, `['role' => 'system', 'content' => `, `ChatRole.System, ` */
const OF_ROLE = oneOf(
  '',
  /["']?role["']?\s{0,4}(?:=>|:|=)\s{0,4}["'](?:system|developer)["']\s{0,4},\s{0,40}["']?content["']?\s{0,4}(?:=>|:|=)\s{0,8}/,
  /\b(?:Chat|Author|Message)?Role(?:\.|::)(?:System|SYSTEM|Developer)(?:\.to_string\(\)|\.into\(\))?,\s{0,40}(?:content\s{0,4}[=:]\s{0,8})?/,
  /\bChatMessage(?:Role|Type)(?:System|Developer),\s{0,40}(?:Content:\s{0,8})?/,
)

/** Calls that are given the prompt first. */
const OF_CALL = oneOf(
  '',
  /\b\w{0,40}(?:System|Developer)(?:Chat)?Message(?:Args::default\(\)\s{0,40}\.content|\.(?:from|of)|::new|\.new)?\(\s{0,40}(?:content\s{0,4}[=:]\s{0,4})?/,
  /\bnew ChatHistory\(\s{0,40}|\b(?:Add|Create)(?:System|Developer)Message\(\s{0,40}|\bMessage(?:\.|::)system\(\s{0,40}/,
  /\bprompt\([^()\n]{0,80}\)\s{0,40}\.system\(\s{0,40}|\.(?:defaultSystem|addSystemMessage|systemMessage|with_instructions|withSystemPrompt|preamble)\(\s{0,40}/,
)

export const putsPrompt: Words = {
  because:
    'What stands before a text that a model is given first: https://docs.spring.io/spring-ai/reference/api/chatclient.html, ' +
    'https://docs.langchain4j.dev/tutorials/chat-and-language-models, https://learn.microsoft.com/semantic-kernel/concepts/ai-services/chat-completion/chat-history, ' +
    'https://github.com/openai/openai-go, https://github.com/openai-php/client, https://github.com/alexrudall/ruby-openai, https://docs.rs/async-openai.',
  pattern: oneOf('', OF_ROLE, OF_CALL),
  is: [
    'role: "system", content: text',
    "['role' => 'system', 'content' => $text]",
    'new ChatMessage(ChatRole.System, text)',
    '{Role: openai.ChatMessageRoleSystem, Content: text}',
    'llms.TextParts(llms.ChatMessageTypeSystem, text)',
    'new SystemMessage(text)',
    'SystemMessage.from(text)',
    'openai.SystemMessage(text)',
    'ChatCompletionRequestSystemMessageArgs::default().content(text)',
    'new ChatHistory(text)',
    'history.AddSystemMessage(text)',
    'chat.prompt().system(text)',
    'builder.defaultSystem(text)',
  ],
  isNot: [
    'role: "user", content: text',
    'Runtime.getRuntime().system(text)',
    'ChatRole.User, text',
    'new UserMessage(text)',
    'system("ls")',
  ],
}

export const givesPromptName: Words = {
  because: 'What gives a name a value, with the name in the group; whether it is that of a prompt, another row says.',
  pattern: inTurn(
    '',
    /(?<![\w.'"-])[$@]?(\w{3,60})/,
    /(?:\s{0,4}:\s{0,4}[&'?\w<>]{1,40}| string| [Ss]tr)?\s{0,4}(?::=|=(?![=>~])|:(?!:))\s{0,8}/,
  ),
  is: ['systemPrompt = "a"', 'val systemPrompt: String = "a"', 'systemPrompt := "a"', '$prompt = "a"', 'SYSTEM_PROMPT = <<~TEXT'],
  isNot: ['systemPrompt == "a"', 'systemPrompt => "a"', 'Prompts::SYSTEM'],
}

export const makesPromptHere: Words = {
  because: 'The head of a function that is named for what it makes, up to its body, with its name in the group.',
  pattern: oneOf(
    '',
    /\b(?:fun|func|fn|function|def)\s{1,4}(?:self\.)?(?:\([^()\n]{0,80}\)\s{1,4})?(\w{3,80})[^\n]{0,200}/,
    /\b(?:string|String|Task<string>)\s{1,4}(\w{3,80})\([^()\n]{0,200}\)[^\n]{0,40}/,
  ),
  is: [
    'fun systemPrompt(user: User): String {',
    'private String buildSystemPrompt() {',
    '  def system_prompt',
    'func (a *Agent) systemPrompt() string {',
  ],
  isNot: ['String prompt = build();', 'class Prompt {'],
}

export const fillsText: Words = {
  because: 'Calls that put what they are given into a text and leave it as it is, up to their parenthesis.',
  pattern: oneOf(
    '',
    /&?(?:String|string|fmt|str)?\.?(?:format|Format|formatted|Sprintf|sprintf|Errorf|vsprintf|strtr|strip_heredoc|squish)\(/,
    /(?:String|string|strings|Arrays)?\.?(?:[jJ]oin|[cC]oncat|implode|[aA]ppend|[rR]eplace(?:All)?|str_replace|trim\w{0,12}|Trim|to_string|into)\(/,
    /&?(?:format|concat|indoc|formatdoc)!\s?\(|(?:List|listOf|Arrays|String)(?:\.of|\.asList|::from)?\(/,
  ),
  is: ['fmt.Sprintf(', 'String.format(', 'formatted(', 'format!(', 'str_replace(', 'String::from('],
  isNot: ['mask(', 'redact(', 'hash(', 'reform'],
}

/** The name is the first group that matches. */
export const readsSecretSetting: Words = {
  because:
    'A variable of the environment or a setting that is read, and what leaves its value as it is: standard libraries, https://laravel.com/docs/configuration, ' +
    'https://learn.microsoft.com/dotnet/core/extensions/configuration.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /^(?:os\.Getenv|System\.getenv|(?:System\.)?Environment\.GetEnvironmentVariable|\\?getenv|\\?env|(?:std::)?env::var|(?:dotenvy|dotenv)::var|Env::get)\(\s{0,4}["'](\w{2,80})["']/,
      /^System\.getenv\(\)\[["'](\w{2,80})["']|^ENV(?:\.fetch\(|\[)\s{0,4}["'](\w{2,80})["']|^\$_(?:ENV|SERVER)\[["'](\w{2,80})["']/,
      /^\\?config\(\s{0,4}["']([\w.-]{2,120})["']|^(?:this\.)?_?(?:[cC]onfig|[cC]onfiguration|cfg)\[\s{0,4}["']([\w:.-]{2,120})["']/,
      /^(?:this\.)?_?(?:[cC]onfig|[cC]onfiguration)\.GetValue<string>\(\s{0,4}["']([\w:.-]{2,120})["']/,
    ),
    /(?:,[^()\n]{0,80})?\s{0,4}[)\]](?:!{0,2}|\?|(?:\.|\?\.)(?:unwrap|expect|unwrap_or_default|to_s|strip|trim|Trim|orEmpty|ok|to_string)(?:\([^()\n]{0,80}\))?)$/,
  ),
  is: [
    'System.getenv("DESK_TOKEN")',
    'System.getenv("DESK_TOKEN")!!',
    'os.Getenv("DESK_TOKEN")',
    'ENV["DESK_TOKEN"]',
    "ENV.fetch('DESK_TOKEN')",
    'std::env::var("DESK_TOKEN").unwrap()',
    'config["Desk:ApiToken"]',
    "config('services.desk.token')",
    "$_ENV['DESK_TOKEN']",
    "env('DESK_TOKEN', 'a')",
  ],
  isNot: ['System.getenv("DESK_TOKEN").length()', 'os.Setenv("DESK_TOKEN", a)', 'mask(env("DESK_TOKEN"))', 'ENV["DESK_TOKEN"].nil'],
}

/** The key and the name in the groups. */
export const settingOfField: Words = {
  because:
    'A field or parameter that Spring gives a setting: https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  pattern:
    /@Value\(\s{0,4}"\\?\$\{([\w.-]{2,120})(?::[^}"\n]{0,80})?\}"\s{0,4}\)\s{1,40}(?:(?:private|protected|public|final|lateinit|val|var)\s{1,4}){0,4}(?:String\s{1,4})?(\w{1,60})/,
  is: ['@Value("${desk.token}") String token', '@Value("\\${desk.token}") private lateinit var token'],
  isNot: ['@Value("desk") String token', '@Value("#{desk.token}") String token'],
}

/** Cheap signs of a prompt, and of a secret that is read. */
export const promptInCode: Words = {
  because: 'Words of which one is in what sets a model up.',
  pattern:
    /[pP]rompt|PROMPT|nstructions|INSTRUCTIONS|persona|[sS]ystemMessage|ChatHistory|[rR]ole(?:\.|::|Type)?(?:System|SYSTEM)|["'](?:system|developer)["']|MessageTypeSystem|preamble|defaultSystem/,
  is: ['systemPrompt', 'role: "system"', 'ChatRole.System', 'new ChatHistory('],
  isNot: ['System.out', 'file_system'],
}

export const secretSettingInCode: Words = {
  because: 'A secret that is read of the environment or of settings, anywhere in code.',
  pattern:
    /(?:[gG]etenv|GetEnvironmentVariable|\benv|\bconfig|env::var|\bENV\.fetch|\$\{[\w.-]{1,100})\(?["']?[\w.:-]{0,100}(?:TOKEN|SECRET|PASSW|KEY|[tT]oken|[sS]ecret|[pP]assw|[kK]ey)|(?:ENV|_SERVER|[cC]onfig|[cC]onfiguration|getenv\(\))\[["'][\w:.-]{0,100}(?:TOKEN|SECRET|PASSW|KEY|[tT]oken|[sS]ecret|[pP]assw|[kK]ey)/,
  is: ['os.Getenv("DESK_TOKEN")', "ENV['DESK_TOKEN']", 'config["Desk:ApiToken"]', '@Value("${desk.token}")'],
  isNot: ['os.Getenv("HOME")', "ENV['MODEL']"],
}
