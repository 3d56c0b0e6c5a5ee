import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What sends data to an error tracker or a trace in languages that are read without a grammar.

export const trackerCall: Words = {
  because:
    'Calls of Sentry, Bugsnag, Rollbar, Honeybadger and OpenTelemetry, by their object and their name: https://docs.sentry.io/platforms/php/enriching-events/context/',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /(?:(?:^|\.)(?:Sentry|SentrySdk|sentry|hub)(?:\(\))?\.|^(?:scope\.)?\$?(?:\w{1,20}_)?[sS]cope\.)/,
      /(?:[cC]apture_?(?:[mM]essage|[eE]xception|[eE]vent)|[aA]dd_?[bB]readcrumb|[sS]et_?(?:[eE]xtras?|[tT]ags?|[cC]ontexts?|[uU]ser))$/,
    ),
    /(?:^|\.)Bugsnag\.(?:notify\w{0,10}|leave_?[bB]readcrumb|add_?[mM]etadata)$/,
    /(?:^|\.)Rollbar\.(?:log|debug|info|warn(?:ing)?|error|critical|scope!?)$/,
    /(?:^|\.)Honeybadger\.(?:notify|context|add_breadcrumb)$/,
    /(?:^|\.)\$?\w{0,20}[sS]pan\.(?:set_?[aA]ttributes?|SetAttributes|set_tag|add_event|addEvent)$|(?:^|\.)\w{0,20}[aA]ctivity\??\.SetTag$/,
  ),
  is: [
    'Sentry.captureMessage',
    'Sentry.set_context',
    'SentrySdk.AddBreadcrumb',
    'sentry.CaptureMessage',
    '$scope.setExtra',
    'scope.set_extras',
    'Bugsnag.notify',
    'Rollbar.error',
    'Honeybadger.context',
    'span.setAttribute',
    'activity.SetTag',
    'current_span.set_attribute',
  ],
  isNot: [
    'Sentry.init',
    'Token.scope.set_user',
    'scope.resolve',
    'Rollbar.configure',
    'element.setAttribute',
    'sso.set_context',
    'Bugsnag.configure',
  ],
}

/** `\Sentry\captureMessage(` of PHP, whose name stands alone. */
export const trackerFunction: Words = {
  because: 'Functions of Sentry in PHP: https://docs.sentry.io/platforms/php/usage/',
  pattern: /^(?:captureMessage|captureException|captureEvent|addBreadcrumb)$/,
  is: ['captureMessage', 'addBreadcrumb'],
  isNot: ['capture', 'configureScope'],
}
