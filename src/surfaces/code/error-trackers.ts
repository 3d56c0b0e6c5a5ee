import { comesFrom, dotted, keyOf, unwrap, type Call } from '../../program/index.ts'

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
    packages: ['@sentry', '@sentry/node', '@sentry/browser', '@sentry/react', '@sentry/nextjs', '@sentry/cloudflare', '@sentry/bun', '@sentry/deno'],
    named: /^Sentry$/,
    methods: /^(?:setContext|setExtras?|setTags?|setUser|addBreadcrumb|captureException|captureMessage|captureEvent)$/,
    docs: 'https://docs.sentry.io/platforms/javascript/enriching-events/context/',
  },
  {
    packages: ['@opentelemetry/api'],
    named: /^(?:\w{0,40}[sS]pan)$/,
    methods: /^(?:setAttributes?|addEvent|recordException|setStatus)$/,
    docs: 'https://opentelemetry.io/docs/languages/js/instrumentation/#attributes',
  },
  { packages: ['langfuse', '@langfuse/tracing', '@langfuse/client'], named: /^langfuse$/, methods: /^(?:trace|span|generation|event|update|score)$/, docs: 'https://langfuse.com/docs/observability/sdk/typescript/overview' },
  { packages: ['langsmith'], methods: /^(?:createRun|updateRun|postRun|patchRun)$/, docs: 'https://docs.langchain.com/langsmith/trace-with-api' },
  { packages: ['posthog-node', 'posthog-js'], named: /^posthog$/, methods: /^(?:capture|captureException|identify)$/, docs: 'https://posthog.com/docs/libraries/node' },
  { packages: ['dd-trace'], methods: /^(?:setTag|addTags)$/, docs: 'https://docs.datadoghq.com/tracing/trace_collection/custom_instrumentation/' },
]

/** What a call is called when it writes to a trace or an error tracker. */
export function trackerOf({ node, name, from }: Call): string | undefined {
  const callee = unwrap(node.callee)
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const called = holder?.type === 'Identifier' ? holder.name : holder?.type === 'MemberExpression' ? keyOf(holder) : undefined
  const row = TRACKERS.find(({ packages, named, methods }) => methods.test(name) && ((from && comesFrom(from, packages)) || (called !== undefined && named?.test(called))))
  return row && `${(holder && dotted(holder)?.split('.').at(-1)) ?? row.packages[0]}.${name}`
}
