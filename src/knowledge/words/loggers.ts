import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Loggers in Go, Java, Kotlin, C# and PHP, by the names of their calls.

export const loggerCall: Words = {
  because:
    'Calls of loggers in Go, Java, Kotlin, C# and PHP: `tflog.Debug`, `slog.InfoContext`, `_logger.LogInformation`, `Log::info`, ' +
    '`Yii::debug`: https://www.yiiframework.com/doc/guide/2.0/en/runtime-logging, https://craftcms.com/docs/5.x/extend/logging.html',
  pattern: inTurn(
    '',
    /(?:^|[.$\\])_{0,2}(?:[a-z]{0,8}log|[a-z]{0,12}logger|logrus|LOG|LOGGER|Log|Logger|Yii|Craft)\.(?:[lL]og)?/,
    oneOf('', /[tT]race|[dD]ebug|[iI]nfo(?:rmation)?|[wW]arn(?:ing)?|[eE]rror/, /[cC]ritical|[fF]atal|[pP]anic|[pP]rint|[nN]otice/),
    /(?:f|ln|w|S|KV|Context|Contextf)?$/,
  ),
  is: ['tflog.Debug', 'slog.InfoContext', 'logger.DebugKV', '_logger.LogInformation', 'LOGGER.warn', 'log.Printf', 'Yii.debug'],
  isNot: ['dialog.Show', 'log.With', 'blog.post', 'Yii.createObject', 'Yii.t'],
}

export const logMethod: Words = {
  because:
    'Calls that only loggers have, whatever their object is called: `fs.Debugf`, `logs.CtxInfof`, `klog.InfoS`, `.Infow`, `.LogInformation`.',
  pattern: inTurn(
    '',
    /(?:^|\.)(?:Ctx)?/,
    oneOf(
      '',
      /(?:Trace|Debug|Info|Notice|Warn|Warning)(?:f|w|ln|S|KV|Ctx|Contextf|Context)/,
      /(?:Error|Fatal|Panic|DPanic)(?:w|S|KV|Ctx|Contextf|Context)/,
      /Log(?:Trace|Debug|Information|Warning|Error|Critical)/,
    ),
    /$/,
  ),
  is: ['fs.Debugf', 'logs.CtxDebugf', 'klog.InfoS', '.Infow', 'app.Logger.LogInformation', 'slog.ErrorContext'],
  isNot: ['fmt.Errorf', 'errors.Error', 'status.Info', 't.Logf', 'fs.Debug', 'context.Errorf'],
}

export const loggerChain: Words = {
  because: 'Chains that write an entry of a log, by how they begin: zerolog, SLF4J, logrus.',
  pattern: inTurn(
    '',
    /(?:^|[.$])_{0,2}(?:[a-z]{0,8}log|[a-z]{0,12}logger|LOG|LOGGER|Log|Logger|entry)\.(?:Ctx$|at)?/,
    oneOf('', /Ctx|[tT]race|[dD]ebug|[iI]nfo|[wW]arn|[eE]rror|[fF]atal|[pP]anic|Log|With/),
    /$/,
  ),
  is: ['log.Debug', 'log.Ctx', 'logger.atInfo', 'logger.Info'],
  isNot: ['catalog.Debugger', 'builder.With', 'dialog.Show'],
}

export const loggerGiver: Words = {
  because: 'Calls of Go that give a logger, which the next call of the chain writes to: of a context, a level, a name.',
  pattern: inTurn(
    '',
    /(?:^|\.)/,
    /(?!(?:cata|dia|b)log\.)(?:[a-z]{0,8}log|[a-z]{0,12}logger|logging|logr|logrus|zap|ctrl|ctxzap|ctxlogrus|Log|Logger)\./,
    oneOf(
      '',
      /From(?:Context|Ctx)?(?:OrDiscard)?|LoggerFrom|(?:Get)?Logger|Extract|G|L|S|V|Ctx|Named|Sugar(?:ed)?/,
      /With(?:Name|Values|Error|Context|Group)?/,
    ),
    /$/,
  ),
  is: [
    'log.FromContext',
    'logr.FromContextOrDiscard',
    'ctrl.LoggerFrom',
    'zap.L',
    'logger.V',
    'log.G',
    's.logger.WithError',
    'logrus.WithError',
    'log.Sugared',
    'logger.Sugar',
  ],
  isNot: ['auth.FromContext', 'user.FromContext', 'catalog.From', 'log.Info', 'blob.With'],
}

export const loggerLevel: Words = {
  because: 'Methods of a logger that only their object tells from those of others: `Debug`, `Info`, `Errorf`.',
  pattern: /^(?:Trace|Debug|Info|Notice|Warn|Warning|(?:Error|Fatal|Panic|Print)f?|Println)$/,
  is: ['Debug', 'Info', 'Println', 'Errorf'],
  isNot: ['Debugf', 'Infow', 'Information', 'Errors'],
}

export const printerCall: Words = {
  because: 'Calls that write to the standard output, the error output or the log of a server, in Go, Java, Kotlin, C# and PHP.',
  pattern: whole(
    '',
    /fmt\.F?[pP]rint(?:f|ln)?|print(?:ln|f)?|System\.(?:out|err)\.print(?:ln|f)?/,
    /(?:System\.)?Console\.(?:(?:Error|Out)\.)?Write(?:Line)?(?:Async)?|(?:Debug|Trace)\.Write(?:Line)?/,
    /error_log|print_r|var_dump|dd|ddd|dump|ray|syslog|(?:Log|Timber)\.[viwed]/,
    // Helper functions of Laravel (https://laravel.com/docs/logging), CodeIgniter and others by their kind of name.
    /[a-z]?log|logger|info|(?:log|debug|write)_(?:log|message|debug|info|error)/,
  ),
  is: ['fmt.Println', 'System.out.println', 'Console.WriteLine', 'error_log', 'println', 'Timber.d', 'logger', 'log_message'],
  isNot: ['catalog', 'log_in', 'fmt.Sprintf', 'fmt.Errorf', 'writer.println', 'sprintf', 'Console.ReadLine'],
}

export const logsLambda: Words = {
  because:
    'Loggers of Kotlin that take a message as a lambda, by their name as the group: https://github.com/oshai/kotlin-logging, https://github.com/AAkira/Napier, https://kermit.touchlab.co, https://github.com/square/logcat.',
  pattern: oneOf(
    '',
    /(?<!\w)((?:\w{1,40}\.){0,2}(?:_?k?log|[a-z]{0,12}logger|LOG|LOGGER|Log|Logger)\.(?:trace|debug|info|warn|error|[vdiwe]))/,
    /(?<!\w)((?:Napier|Timber|Kermit)\.[vdiwe]|logcat)/,
  ),
  is: ['log.info', 'logger.debug', '_log.error', 'Napier.d', 'Logger.i', 'logcat'],
  isNot: ['dialog.show', 'logger.atInfo', 'catalog.info'],
}

export const scopeFunction: Words = {
  because:
    'Functions of Kotlin that call a block on a value, at the end of code, with the name that the block gives it: https://kotlinlang.org/docs/scope-functions.html.',
  pattern: /\??\.(?:also|let|onEach|takeIf|takeUnless)\s{0,4}\{(?:\s{0,40}(\w{1,40})\s{0,4}->)?$/,
  is: ['token.also {', 'answer?.let { one ->', 'url { path() }.also {'],
  isNot: ['token.apply {', 'also {', 'items.map {', 'token.also { it'],
}

export const givenAtStart: Words = {
  because:
    'Fields in capitals that hold a value, and not the name of one: settings or the environment fill them ' +
    '(https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html).',
  pattern: oneOf(
    'g',
    inTurn(
      '',
      /@Value\(\s{0,4}"\$\{[^"\n]{1,120}"\s{0,4}\)\s{1,40}/,
      /(?:(?:private|protected|public|static|final|lateinit|var|val)\s{1,4}){0,5}/,
      /(?:String\s{1,4})?([A-Z][A-Z\d_]{1,60})\b/,
    ),
    /\b([A-Z][A-Z\d_]{1,60})\s{0,4}=\s{0,4}(?:System\.getenv|Environment\.GetEnvironmentVariable|getenv|dotenv\.get)\(/,
  ),
  is: ['@Value("${oauth2.client-secret}")\n  private String CLIENT_SECRET', 'CLIENT_SECRET = System.getenv("CLIENT_SECRET")'],
  isNot: ['String CLIENT_SECRET = "client_secret"', '@Value("${client.id}") private String clientId'],
}

export const logFile: Words = {
  because:
    'What a program has written down of its own run, also once its file was put aside: https://man7.org/linux/man-pages/man8/logrotate.8.html',
  pattern: oneOf('i', /\.log(?:[.-]\d{1,14}){0,3}$/, /(?:^|\/)logs?\/[^/]{1,120}\.(?:txt|out|err|jsonl|ndjson|json)$/),
  is: ['combined.log', 'api/server.log.2', 'logs/app.jsonl', 'var/log/out.txt', 'app.log-20260102'],
  isNot: ['login.ts', 'src/log/write.ts', 'blog/post.txt', 'catalog.json', 'changelog.txt'],
}
