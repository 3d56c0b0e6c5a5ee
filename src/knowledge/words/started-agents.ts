import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Agents that a program of a language without a grammar starts, and what it starts them for.

export const takesMessagesElsewhere: Words = {
  because:
    'Libraries by which a program is told what others write in a chat, as manifests of Go, Rust, the JVM, .NET, Ruby and PHP name them.',
  pattern: oneOf(
    'm',
    inTurn(
      '',
      oneOf(
        '',
        /github\.com\/(?:slack-go\/slack|bwmarrin\/discordgo|go-telegram(?:-bot-api)?\/[\w-]{1,40}|line\/line-bot-sdk-go)/,
        /github\.com\/larksuite\/oapi-sdk-go|gopkg\.in\/(?:telebot|tucnak)|go\.mau\.fi\/whatsmeow/,
      ),
      /\b(?![^\n]{0,80}\/\/ indirect)/,
    ),
    /^\s{0,8}(?:slack-morphism|serenity|poise|teloxide|matrix-sdk)\s{0,4}=/,
    /com\.slack\.api|net\.dv8tion|\btelegrambots\b|\bTelegram\.Bot\b|\bDiscord\.Net\b|\bSlackNet\b|Microsoft\.Bot\.Builder/,
    /['"](?:slack-ruby-bot|slack-ruby-client|discordrb|telegram-bot-ruby|irazasyed\/telegram-bot-sdk|botman\/botman)['"]/,
  ),
  is: [
    '\tgithub.com/slack-go/slack v0.17.3',
    'gopkg.in/telebot.v3 v3.2.1',
    'serenity = "0.12"',
    '<groupId>com.slack.api</groupId>',
    "gem 'slack-ruby-client'",
    '<PackageReference Include="Telegram.Bot" />',
  ],
  isNot: ['github.com/slack-go/slack v0.17.3 // indirect', 'github.com/spf13/cobra v1.9.1', 'serde = "1"'],
}

export const handlesRequests: Words = {
  because: 'What a handler of requests is given in Go, Rust, Java, Kotlin, C# and PHP.',
  pattern: oneOf(
    '',
    /\bhttp\.ResponseWriter\b|\*(?:gin|fiber)\.(?:Context|Ctx)\b|\becho\.Context\b|\b(?:axum|actix_web|rocket|warp)::/,
    /@(?:Post|Get|Request)Mapping\b|@RestController\b|\bMap(?:Post|Get)\(|\[Http(?:Post|Get)\b|\bApiController\b/,
  ),
  is: ['w http.ResponseWriter', 'c *gin.Context', 'use axum::Json;', '@PostMapping("/run")', 'app.MapPost("/run"', '[HttpPost]'],
  isNot: ['http.Get(address)', 'context.Context', 'Mapping'],
}

export const startsProgram: Words = {
  because: 'Calls that start a program, by languages that are read without a grammar.',
  pattern: oneOf(
    '',
    /\bexec\.Command(?:Context)?\(|\bCommand::new\(|\bnew\s{1,4}ProcessBuilder\(|\bProcessBuilder\(|\bnew\s{1,4}ProcessStartInfo\b/,
    /\bProcess\.Start\(|\bproc_open\(|\bnew\s{1,4}Process\(|\bOpen3\.\w{1,12}\(|\bProcess\.spawn\(/,
  ),
  is: ['exec.CommandContext(ctx, "mise", args...)', 'Command::new("claude")', 'new ProcessBuilder(words)', 'Process.Start(info)'],
  isNot: ['exec.LookPath("claude")', 'command.new', 'cobra.Command{'],
}

export const promptGiven: Words = {
  because: 'What somebody asks an agent for, as it is handed to a program or put behind its options: a name, and no text of the code.',
  pattern: inTurn(
    'i',
    /[,([]\s{0,40}&?\$?(?:\w{1,40}(?:\.|->)){0,3}/,
    /\w{0,30}(?:prompt|message|text|query|task|input|instruction|content|question|request|issue)\w{0,20}/,
    /(?:\.(?:clone|as_str|to_string|String)\(\))?\s{0,40}[,)\]}]/,
  ),
  is: ['append(args, cleanedText)', '"-p", req.Prompt, "--yolo"', '.arg(&prompt)', '[$prompt]'],
  isNot: ['append(args, "--print")', '"-p", "Tidy the imports."', 'cmd.Run()'],
}

export const receivesMessages: Words = {
  because: 'Calls and types by which a program is told what others write in a chat; to write there alone needs none of them.',
  pattern: oneOf(
    '',
    /\bsocketmode\.|\bslackevents\.|\.NewRTM\(|\.Add(?:Event)?Handler\(|\bGetUpdates(?:Chan)?\b|\b(?:tele|telebot)\.On\w{1,20}|\.RegisterHandler\(/,
    /\bWithDefaultHandler\(|\bOnP2MessageReceive|\blinebot\.ParseRequest|SocketModeListener|\bEventHandler\b|#\[poise::command|\badd_event_handler\(/,
    /\bteloxide::repl|\bDispatcher::builder\(|\bListenerAdapter\b|\bonUpdateReceived\b|LongPolling|\.(?:command|event|message)\("/,
    /\bStartReceiving\(|\bMessageReceived \+=|\bActivityHandler\b|->hears\(|\bcommandsHandler\(|\bgetWebhookUpdates?\(/,
  ),
  is: [
    'socketmode.New(api)',
    'session.AddHandler(onMessage)',
    'bot.GetUpdatesChan(u)',
    'impl EventHandler for Bot',
    'client.MessageReceived += On',
  ],
  isNot: ['slack.PostWebhook(hook, &message)', 'api.PostMessage(channel)', 'log.AddHook(h)'],
}

export const receivesWords: Words = {
  because: 'Calls that add to the words which a program is started with, or to a list.',
  pattern: /\.(?:args?|add|Add|addAll|AddRange|push|append|extend|command)$/,
  is: ['Command::new("claude").args', 'words.add', 'info.ArgumentList.Add'],
  isNot: ['slices.Contains', 'list.contains', 'append'],
}

export const listBegins: Words = {
  because: 'What stands before the words of a list, with the bracket that opens it.',
  pattern: oneOf(
    '',
    /(?:\[\]string|(?:\bnew )?\bstring\[\]|\bnew String\[\]|\bnew (?:Array)?List<\w{1,20}>(?:\(\))?|(?<=[=(,&]\s{0,40}))\{$/,
    /(?:\bvec!|(?<=[=(,&]\s{0,40}))\[$|\b(?:List\.of|Arrays\.asList|(?:mutable)?[lL]istOf|arrayOf|array)\($/,
  ),
  is: ['args := []string{', 'vec![', '.args([', 'List.of(', '$words = ['],
  isNot: ['slices.Contains(', 'if ready {', 'rows['],
}

export const launchesNext: Words = {
  because: 'Programs that start the one behind their options on this machine.',
  pattern: /^(?:mise|npx|bunx|pnpx|pnpm|yarn|bun|npm|uvx|sudo|env|nice|nohup|timeout|stdbuf|time|exec|command|xargs)$/,
  is: ['mise', 'npx', 'env'],
  isNot: ['docker', 'podman', 'bwrap', 'ssh', 'kubectl', 'sandbox-exec'],
}
