/** A library that sends what it is given to a trace or an error tracker. */
export interface Tracker {
  /** Packages that its object comes from, of npm and of PyPI. */
  readonly packages: readonly string[]
  /** What the object is called where its origin does not show: a span that is handed in. */
  readonly named?: RegExp
  readonly methods: readonly string[]
  /** A word of every file with such a call, in which it may be all that says so. */
  readonly words: readonly string[]
  readonly docs: string
  /** Code with such a call, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** One row for a library in all its languages: by the published SDKs of both. */
export const trackers: readonly Tracker[] = [
  {
    packages: [
      '@sentry', '@sentry/node', '@sentry/browser', '@sentry/react', '@sentry/nextjs', '@sentry/cloudflare', '@sentry/bun', '@sentry/deno', 'sentry_sdk', 'raven',
    ],
    named: /^(?:Sentry|sentry_sdk|(?:\w{1,40}_|sentry|isolation|current|global)?[sS]cope)$/,
    methods: [
      'setContext', 'setExtra', 'setExtras', 'setTag', 'setTags', 'setUser', 'addBreadcrumb', 'captureException', 'captureMessage', 'captureEvent',
      'set_context', 'set_extra', 'set_extras', 'set_tag', 'set_tags', 'set_user', 'add_breadcrumb', 'capture_exception', 'capture_message', 'capture_event',
    ],
    words: ['Sentry', 'sentry', 'Scope', 'scope.'],
    docs: 'https://docs.sentry.io/platforms/python/enriching-events/context/',
    is: [
      "import * as Sentry from '@sentry/node'\nSentry.setTag('a', token)",
      "Sentry.withScope((scope) => scope.setExtra('a', token))",
      'import sentry_sdk\nsentry_sdk.set_context("a", {"b": token})',
      'from sentry_sdk import capture_message\ncapture_message(f"a {token}")',
      'import sentry_sdk\nwith sentry_sdk.push_scope() as scope:\n    scope.set_extra("a", token)',
      'import sentry_sdk\nsentry_sdk.get_current_scope().set_tag("a", token)',
    ],
    isNot: ["import * as Sentry from '@sentry/node'\nSentry.init({ dsn: token })", 'import sentry_sdk\nsentry_sdk.init(dsn=token)', 'sso.set_context("a", token)'],
  },
  {
    packages: ['@opentelemetry/api', 'opentelemetry.trace'],
    named: /^(?:\w{0,40}[sS]pan)(?:\(\))?$/,
    methods: ['setAttribute', 'setAttributes', 'set_attribute', 'set_attributes', 'addEvent', 'add_event', 'recordException', 'record_exception', 'setStatus', 'set_status'],
    words: ['setAttribute', 'span.'],
    docs: 'https://opentelemetry.io/docs/languages/python/instrumentation/#add-attributes-to-a-span',
    is: ["function f(span) { span.setAttribute('a', token) }", 'def f(span):\n    span.add_event("a", {"b": token})'],
    isNot: ["element.setAttribute('a', token)", 'def f(node):\n    node.add_event("a", {"b": token})'],
  },
  {
    packages: ['@opentelemetry/api', 'opentelemetry.trace'],
    named: /^(?:tracer|get_?[tT]racer\([^()]{0,80}\))$/,
    methods: ['startSpan', 'startActiveSpan', 'start_span', 'start_as_current_span'],
    words: ['tracer', 'startActiveSpan', 'startSpan', 'start_as_current_span'],
    docs: 'https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans',
    is: ["tracer.startSpan('a', { attributes: { token } })", 'def f(tracer):\n    tracer.start_span("a", attributes={"b": token})'],
    isNot: ["timer.startSpan('a', { token })", 'def f(timer):\n    timer.start_span("a", token)'],
  },
  {
    packages: ['logfire'],
    named: /^logfire$/,
    methods: ['span', 'log', 'trace', 'debug', 'info', 'notice', 'warn', 'warning', 'error', 'fatal', 'exception'],
    words: ['logfire'],
    docs: 'https://pydantic.dev/docs/logfire/instrument/add-manual-tracing/',
    is: ['import logfire\nlogfire.info("a", b=token)'],
    isNot: ['import logfire\nlogfire.configure(token=token)'],
  },
  {
    packages: ['langfuse', '@langfuse/tracing', '@langfuse/client'],
    named: /^langfuse$/,
    methods: [
      'trace', 'span', 'generation', 'event', 'update', 'score', 'updateActiveTrace', 'updateActiveObservation',
      'update_current_span', 'update_current_trace', 'update_current_generation', 'update_current_observation',
      'start_span', 'start_generation', 'start_observation', 'start_as_current_span', 'start_as_current_generation', 'start_as_current_observation',
    ],
    words: ['langfuse'],
    docs: 'https://langfuse.com/docs/observability/sdk/typescript/overview',
    is: ["langfuse.trace({ input: token })", 'from langfuse import get_client\nlangfuse = get_client()\nlangfuse.update_current_span(metadata={"a": token})'],
    isNot: ["import { Langfuse } from 'langfuse'\nnew Langfuse({ secretKey: token })", 'from langfuse import Langfuse\nLangfuse(secret_key=token)'],
  },
  {
    packages: ['langsmith', 'langsmith.run_helpers'],
    named: /^(?:run_?[tT]ree|get_?[cC]urrent_?[rR]un_?[tT]ree\(\))$/,
    methods: ['createRun', 'updateRun', 'postRun', 'patchRun', 'create_run', 'update_run', 'add_metadata', 'add_inputs', 'add_outputs'],
    words: ['langsmith'],
    docs: 'https://docs.langchain.com/langsmith/trace-with-api',
    is: ['from langsmith import get_current_run_tree\nrun_tree = get_current_run_tree()\nrun_tree.add_metadata({"a": token})'],
    isNot: ["import { Client } from 'langsmith'\nnew Client({ apiKey: token })"],
  },
  {
    packages: ['posthog-node', 'posthog-js', 'posthog'],
    named: /^posthog$/,
    methods: ['capture', 'captureException', 'capture_exception', 'identify'],
    words: ['posthog'],
    docs: 'https://posthog.com/docs/libraries/node',
    is: ["posthog.capture({ event: 'a', properties: { token } })", 'import posthog\nposthog.capture("a", properties={"b": token})'],
    isNot: ["import { PostHog } from 'posthog-node'\nnew PostHog(token)", 'from posthog import Posthog\nPosthog(token)'],
  },
  {
    packages: ['dd-trace', 'ddtrace'],
    named: /^(?:\w{0,40}[sS]pan)(?:\(\))?$/,
    methods: ['setTag', 'addTags', 'set_tag', 'set_tag_str', 'set_tags'],
    words: ['dd-trace', 'ddtrace'],
    docs: 'https://docs.datadoghq.com/tracing/trace_collection/custom_instrumentation/',
    is: [
      "import tracer from 'dd-trace'\ntracer.scope().active().setTag('a', token)",
      'from ddtrace import tracer\nwith tracer.trace("a") as span:\n    span.set_tag("b", token)',
    ],
    isNot: ["image.setTag('a', token)", 'image.set_tag("a", token)'],
  },
  {
    packages: ['@datadog/browser-rum', '@datadog/browser-logs'],
    methods: ['addAction', 'addError', 'setUser', 'setUserProperty', 'setGlobalContext', 'setGlobalContextProperty', 'setViewContext'],
    words: ['datadog'],
    docs: 'https://docs.datadoghq.com/real_user_monitoring/browser/advanced_configuration/',
    is: ["import { datadogRum } from '@datadog/browser-rum'\ndatadogRum.setGlobalContextProperty('a', token)"],
    isNot: ["import { datadogRum } from '@datadog/browser-rum'\ndatadogRum.init({ clientToken: token })", "store.setUser(token)"],
  },
  {
    packages: ['@bugsnag/js', '@bugsnag/node', '@bugsnag/browser', '@bugsnag/expo', '@bugsnag/react-native', 'bugsnag'],
    named: /^Bugsnag$/,
    methods: ['notify', 'leaveBreadcrumb', 'addMetadata', 'setUser', 'leave_breadcrumb', 'add_metadata_tab', 'configure_request', 'add_tab'],
    words: ['ugsnag'],
    docs: 'https://docs.bugsnag.com/platforms/python/other/customizing-error-reports/',
    is: ["import Bugsnag from '@bugsnag/js'\nBugsnag.leaveBreadcrumb('a', { token })", 'import bugsnag\nbugsnag.notify(error, metadata={"a": {"b": token}})'],
    isNot: ["import Bugsnag from '@bugsnag/js'\nBugsnag.start({ apiKey: token })", 'import bugsnag\nbugsnag.configure(api_key=token)', 'mailer.notify(token)'],
  },
  {
    packages: ['rollbar'],
    named: /^(?:rollbar|Rollbar)$/,
    methods: ['log', 'debug', 'info', 'warn', 'warning', 'error', 'critical', 'captureEvent', 'report_message', 'report_exc_info'],
    words: ['ollbar'],
    docs: 'https://docs.rollbar.com/docs/python',
    is: ["import Rollbar from 'rollbar'\nconst rollbar = new Rollbar(options)\nrollbar.error('a', { token })", 'import rollbar\nrollbar.report_message("a", extra_data={"b": token})'],
    isNot: ["import Rollbar from 'rollbar'\nnew Rollbar({ accessToken: token })", 'import rollbar\nrollbar.init(token)'],
  },
  {
    packages: ['newrelic', 'newrelic.agent'],
    named: /^newrelic(?:\.agent)?$/,
    methods: [
      'addCustomAttribute', 'addCustomAttributes', 'addCustomSpanAttribute', 'noticeError', 'recordCustomEvent', 'recordLogEvent',
      'add_custom_attribute', 'add_custom_attributes', 'add_custom_span_attribute', 'notice_error', 'record_custom_event', 'record_log_event',
    ],
    words: ['newrelic'],
    docs: 'https://docs.newrelic.com/docs/apm/agents/python-agent/python-agent-api/addcustomattribute-python-agent-api/',
    is: ["import newrelic from 'newrelic'\nnewrelic.addCustomAttribute('a', token)", 'import newrelic.agent\nnewrelic.agent.add_custom_attribute("a", token)'],
    isNot: ["import newrelic from 'newrelic'\nnewrelic.setTransactionName(token)", 'import newrelic.agent\nnewrelic.agent.initialize(token)'],
  },
  {
    packages: ['@honeybadger-io/js', '@honeybadger-io/react', 'honeybadger'],
    named: /^(?:Honeybadger|honeybadger)$/,
    methods: ['notify', 'setContext', 'addBreadcrumb', 'set_context', 'add_breadcrumb'],
    words: ['oneybadger'],
    docs: 'https://docs.honeybadger.io/lib/python/',
    is: ["import Honeybadger from '@honeybadger-io/js'\nHoneybadger.setContext({ token })", 'from honeybadger import honeybadger\nhoneybadger.notify(error, context={"a": token})'],
    isNot: ["import Honeybadger from '@honeybadger-io/js'\nHoneybadger.configure({ apiKey: token })", 'from honeybadger import honeybadger\nhoneybadger.configure(api_key=token)'],
  },
]
