import { whole } from '../../text/pattern.ts'
import { callOf } from '../../program/calls.ts'
import { definition } from '../../program/fold.ts'
import { comesFrom, dotted, keyOf, lastName, pathOf, unwrap, type Ast, type Call, type Module } from '../../program/index.ts'
import { pathWritten } from '../../program/path-written.ts'
import { ownLog } from './own-log-calls.ts'
import { logWriter, printer } from '../../knowledge/words/logging.ts'

/** A call that sends what it is given to a trace or an error tracker. */
interface Tracker {
  /** Packages that the object comes from. */
  readonly packages: readonly string[]
  /** What the object is called where its origin does not show: a span that is handed in. */
  readonly named?: RegExp
  readonly methods: RegExp
  readonly docs: string
}

const TRACKERS: readonly Tracker[] = [
  {
    packages: [
      '@sentry',
      '@sentry/node',
      '@sentry/browser',
      '@sentry/react',
      '@sentry/nextjs',
      '@sentry/cloudflare',
      '@sentry/bun',
      '@sentry/deno',
    ],
    named: /^Sentry$/,
    methods: /^(?:setContext|setExtras?|setTags?|setUser|addBreadcrumb|captureException|captureMessage|captureEvent)$/,
    docs: 'https://docs.sentry.io/platforms/javascript/enriching-events/context/',
  },
  {
    packages: ['@opentelemetry/api', 'opentelemetry.trace'],
    named: /^(?:\w{0,40}[sS]pan)(?:\(\))?$/,
    methods: /^(?:setAttributes?|set_attributes?|addEvent|recordException|setStatus)$/,
    docs: 'https://opentelemetry.io/docs/languages/js/instrumentation/#attributes',
  },
  {
    packages: ['@opentelemetry/api', 'opentelemetry.trace'],
    named: /^(?:tracer|get_?[tT]racer\([^()]{0,80}\))$/,
    methods: /^(?:startSpan|startActiveSpan|start_span|start_as_current_span)$/,
    docs: 'https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans',
  },
  {
    packages: ['logfire'],
    named: /^logfire$/,
    methods: /^(?:span|log|trace|debug|info|notice|warn|warning|error|fatal|exception)$/,
    docs: 'https://pydantic.dev/docs/logfire/instrument/add-manual-tracing/',
  },
  {
    packages: ['langfuse', '@langfuse/tracing', '@langfuse/client'],
    named: /^langfuse$/,
    methods: whole(
      '',
      /trace|span|generation|event|update|score/,
      /update_current_(?:span|trace|generation|observation)/,
      /updateActive(?:Trace|Observation)/,
    ),
    docs: 'https://langfuse.com/docs/observability/sdk/typescript/overview',
  },
  {
    packages: ['langsmith', 'langsmith.run_helpers'],
    named: /^(?:run_?[tT]ree|get_?[cC]urrent_?[rR]un_?[tT]ree\(\))$/,
    methods: /^(?:createRun|updateRun|postRun|patchRun|add_metadata|add_inputs|add_outputs)$/,
    docs: 'https://docs.langchain.com/langsmith/trace-with-api',
  },
  {
    packages: ['posthog-node', 'posthog-js'],
    named: /^posthog$/,
    methods: /^(?:capture|captureException|identify)$/,
    docs: 'https://posthog.com/docs/libraries/node',
  },
  {
    packages: ['dd-trace'],
    methods: /^(?:setTag|addTags)$/,
    docs: 'https://docs.datadoghq.com/tracing/trace_collection/custom_instrumentation/',
  },
]

const LEVELS = /^(?:log|info|warn|warning|error|debug|trace|dir|table|fatal|verbose|silly|notice|http|critical|exception|success)$/
const LOGGERS = /^(?:.*\.)?(?:console|_?logger|_?log|LOG|LOGGER|logging|winston|pino|bunyan|baseLogger|rootLogger|appLogger|Logger)$/
const PRINTS = /^(?:p?print|write|echo)$/

/** Where a call writes what it is given. */
export interface Sink {
  /** What it is called. */
  readonly by: string
  /** What of its arguments is written. */
  readonly arguments: readonly Ast[]
  /** Whether nothing is written unless somebody asks for it. */
  readonly asked: boolean
}

/** The log, the trace or the error tracker that a call writes to, by itself or through a function of the program's own. */
export function sinkOf(module: Module, call: Call): Sink | undefined {
  const { arguments: given } = call.node
  if (isLog(module, call)) return { by: calledAs(module, call), arguments: given, asked: false }
  const tracker = trackerOf(module, call)
  if (tracker !== undefined) return { by: tracker, arguments: given, asked: false }
  if (isSwitched(module, call)) return { by: calledAs(module, call), arguments: given, asked: true }
  const own = ownLog(module, call, (one) => isLog(module, callOf(module, one)))
  return own && { ...own, by: calledAs(module, call) }
}

/** `const debug = createDebug('app')` writes nothing unless `DEBUG` names it: https://github.com/debug-js/debug#usage */
function isSwitched(module: Module, { node, name }: Call): boolean {
  if (!/debug|log|trace/i.test(name)) return false
  const callee = unwrap(node.callee)
  const made = callee.type === 'Identifier' ? definition(module, callee) : undefined
  return made?.type === 'CallExpression' && pathWritten(module, made.callee) === 'debug'
}

function isLog(module: Module, { node, name, from }: Call): boolean {
  if (PRINTS.test(name))
    return printer.pattern.test(from ? pathOf(from) : pathWritten(module, node.callee)) || isByPrinter(module, node.callee)
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || !LEVELS.test(name)) return false
  return (
    LOGGERS.test(dotted(callee.object) ?? '') || isMadeLogger(callee.object) || logWriter.pattern.test(pathWritten(module, callee.object))
  )
}

/** `logger.child({ … }).info(…)`, `log.scope("Connect").debug(…)`, `LoggerFactory.getLogger().warn(…)` */
function isMadeLogger(node: Ast): boolean {
  const made = unwrap(node)
  return (
    made.type === 'CallExpression' && /^(?:child|scope|bind|withTag|getLogger|get_logger|createLogger)$/.test(lastName(made.callee) ?? '')
  )
}

/** `printer.print(…)` of the program's own: in Python, whose files are no printers. */
function isByPrinter(module: Module, callee: Ast): boolean {
  const member = unwrap(callee)
  return (
    module.language === 'python' &&
    member.type === 'MemberExpression' &&
    keyOf(member) === 'print' &&
    /(?:^|[._])(?:printer|console)$/i.test(dotted(member.object) ?? '')
  )
}

/** The last three names, as they are written. */
function calledAs(module: Module, { node }: Call): string {
  const written = module.source(node.callee).replace(/\s+/g, '')
  return /^[\w$.?!]+$/.test(written) ? written.replaceAll(/[?!]/g, '').split('.').slice(-3).join('.') : written.slice(0, LONGEST)
}

/** More of a name tells a reader nothing. */
const LONGEST = 40

function trackerOf(module: Module, { node, name, from }: Call): string | undefined {
  const callee = unwrap(node.callee)
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const called =
    holder?.type === 'Identifier'
      ? holder.name
      : holder?.type === 'MemberExpression'
        ? keyOf(holder)
        : holder && module.source(holder).split('.').at(-1)
  const row = TRACKERS.find(
    ({ packages, named, methods }) =>
      methods.test(name) && ((from && comesFrom(from, packages)) || (called !== undefined && named?.test(called))),
  )
  if (!row) return undefined
  return holder?.type === 'CallExpression'
    ? module.source(node.callee).replaceAll('?.', '.').slice(0, LONGEST)
    : `${(holder && dotted(holder)?.split('.').at(-1)) ?? row.packages[0]}.${name}`
}
