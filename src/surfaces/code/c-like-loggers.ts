import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { loggerCall, loggerGiver, loggerLevel, logMethod, logsLambda, printerCall } from '../../knowledge/words/loggers.ts'
import { fileWriter } from '../../knowledge/words/php-answers.ts'
import { trackerCall, trackerFunction } from '../../knowledge/words/tracker-calls.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

/** Whether a call writes to a log or to an output, by its name or by what else its object does in the file. */
export function writesLog({ is, name, value, at }: Said, language: CLike): boolean {
  if (is !== 'call') return false
  if (language === 'php' && fileWriter.pattern.test(name)) return isLogFile(items(value)[0])
  if (loggerCall.pattern.test(name) || printerCall.pattern.test(name)) return true
  if (language === 'kt' && logsLambda.pattern.exec(name)?.[0] === name) return true
  if (logMethod.pattern.test(name)) return language === 'go' || name.includes('.Log')
  const [, holder = '', method = ''] = /^(\w{1,40})\.(\w{1,20})$/.exec(name) ?? []
  return language === 'go' && LEVEL.test(method) && loggersOf(at.file).has(holder)
}

/** Whether a call that prints gives its text back instead: `print_r($token, true)`, https://www.php.net/manual/en/function.print-r.php. */
export function givesText({ name, value }: Said, language: CLike): boolean {
  const last = items(value)[1]
  return (
    language === 'php' && name === 'print_r' && last !== undefined && /^(?:return\s{0,4}:\s{0,4})?(?:true|1)$/i.test(codeAt(last.at, 40))
  )
}

/** Whether a call sends what it is given to an error tracker or a trace. */
export function tracks({ is, name, at }: Said, language: CLike): boolean {
  if (is !== 'call') return false
  if (language !== 'php' || !trackerFunction.pattern.test(name)) return trackerCall.pattern.test(name)
  return /\\Sentry\\$/.test(at.file.text.slice(Math.max(0, at.start - 8), at.start)) || /^use function Sentry\\/m.test(at.file.text)
}

/** `file_put_contents(__DIR__ . '/debug.log', …)`, `fwrite($log, …)` */
function isLogFile(first: Node | undefined): boolean {
  const code = first ? codeAt(first.at, 120) : ''
  return /(?:^|[^a-z])(?:log|debug)(?:s|ger|_?file|_?path)?(?:$|[^a-z])|STDERR/i.test(code)
}

/** What the last call of a chain writes, whose object a call before it gives: `log.FromContext(ctx).WithError(err).Debug("…", token)`. */
export function writtenByChain({ is, name, value }: Said, language: CLike): readonly Node[] {
  if (is !== 'chain' || language !== 'go' || !loggerGiver.pattern.test(name)) return []
  // What has one argument is given as this argument.
  return entries(value).flatMap(({ key, value: one }) =>
    loggerLevel.pattern.test(key.value) ? (one.kind === 'list' ? items(one) : [one]) : [],
  )
}

/** Calls of loggers that others have as well: `fmt.Errorf`, `t.Logf`. */
const LEVEL = /^(?:Errorf|Fatalf|Panicf|Logf|Printf)$/

/** What a file of Go calls as only loggers are called: with `fs.Debugf` in it, `fs.Errorf` writes to the log as well. */
const loggersOf = oncePer(
  (file: SourceFile): ReadonlySet<string> =>
    new Set([...file.text.matchAll(/\b(\w{1,40})\.(?:Trace|Debug|Info|Warn|Warning)f\(/g)].map(([, name = '']) => name)),
)

/** The same of a call, and of each of a chain: `log.WithError(err).Errorf("token %s", token)`. */
export function formattedBy({ is, value }: Said): ReturnType<typeof formatted> {
  return is === 'chain' ? entries(value).flatMap((one) => formatted(one.value)) : formatted(value)
}

/** The text that a call formats, and what it formats: `"token %s", token`, `"token {}", token`. */
function formatted(value: Node): readonly { readonly node: Node; readonly before: string; readonly verb: string }[] {
  const all = items(value)
  const at = all.findIndex((one) => string(one) !== undefined)
  const text = at < 0 ? undefined : string(all[at])?.value
  if (text === undefined) return []
  const verbs = [...text.matchAll(/%[-+#0]{0,3}\d{0,3}(?:\.\d{1,3})?[a-zA-Z]|\{\w{0,40}\}/g)]
  return all.slice(at + 1).flatMap((node, i) => {
    const verb = verbs[i]
    return verb ? [{ node, before: text.slice(0, verb.index), verb: verb[0] }] : []
  })
}
