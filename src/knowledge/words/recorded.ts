import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is told of something that has happened, rather than sent to make it happen.

export const recordsEvent: Words = {
  because: 'Names of calls and types that write down what happened: logs, audits, metrics, traces; and answers to a caller.',
  pattern: oneOf(
    '',
    /(?<![A-Za-z])(?:audits?|log(?:s|ger|ging)?|slog|zap|logrus|meter|metrics?|counter|histogram|telemetry|analytics|tracer|span|track)(?![a-z])/,
    /(?<![A-Z])(?:Audit|Log(?!In|On|Out|Off)(?:ger|ging)?|Meter|Metrics?|Counter|Histogram|Telemetry|Analytics|Tracer|Track|Event)s?(?![a-z])/,
    /\b(?:LOG(?:GER)?|AUDIT)\b/,
    // Fields of log lines, and labels of metrics: https://pkg.go.dev/go.opentelemetry.io/otel/attribute
    /(?:^|\.)(?:Labels|Fields|WithFields|WithLabelValues|withProperties|withTag|kv|keyValue)$|^attribute\.String$|\.Str$/,
    // https://pkg.go.dev/github.com/gin-gonic/gin#H, https://echo.labstack.com/docs/response, https://docs.gofiber.io/api/ctx/#json
    /^(?:gin\.H|echo\.Map|fiber\.Map|c(?:tx)?\.JSON)$/,
  ),
  is: [
    'h.logAudit',
    'auditService.record',
    '$audit.log',
    '_audit.Log',
    'meterRegistry.counter',
    '_telemetry.TrackEvent',
    'prometheus.Labels',
    'logrus.Fields',
    'slog.String',
    'gin.H',
    'AuditEntry.create',
    'Event',
  ],
  isNot: ['c.login', 'http.PostForm', 'url.Values', 'client.LogIn', 'Http.post', 'dialog.submit', 'catalog.add', 'eventually', 'Map.of'],
}
