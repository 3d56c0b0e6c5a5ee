import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { WrittenName } from './written.ts'

// What libraries of logs and of JSON are called, in languages that are read without a grammar.

type Means = 'traces' | 'is-field' | 'is-chained-field' | 'is-field-of-chain' | 'gives-entry' | 'makes-entry' | 'adds-entry' | 'takes-pairs' | 'serialises' | 'serialises-text' | 'formats' | 'writes-in-ruby' | 'prints-in-ruby' | 'serves-in-ruby' | 'adds-logger-in-ruby' | 'prints-requests-in-ruby' | 'answers-tokens-in-ruby' | 'holds-credentials-in-ruby' | 'posts-in-ruby' | 'hides-by-debug' | 'opens-hidden'

const GO = { languages: ['go'] } as const
const RUBY = { languages: ['rb'] } as const
const RUST = { languages: ['rs'] } as const
const PHP = { languages: ['php'] } as const
const SHARP = { languages: ['cs'] } as const

export const logLibraries: readonly WrittenName<Means>[] = [
  // Calls of a chain that are given a key and its value.
  { ...GO, means: 'gives-entry', as: 'code', written: /^(?:Str|Any)$/, docs: 'https://pkg.go.dev/github.com/rs/zerolog#Event.Str', is: ['Str', 'Any'], isNot: ['Strs', 'Msg'] },
  { languages: ['java', 'kt'], means: 'gives-entry', as: 'code', written: /^addKeyValue$/, docs: 'https://www.slf4j.org/manual.html#fluent', is: ['addKeyValue'], isNot: ['addArgument'] },
  { ...GO, means: 'makes-entry', as: 'call', written: /(?:^|\.)(?:zap|slog)\.(?:String|Any)$/, docs: 'https://pkg.go.dev/go.uber.org/zap#String', is: ['log.Info("a", zap.String("api_key", k))', 'slog.Info("a", slog.Any("token", t))'], isNot: ['log.Info("a", zap.Int("n", n))'] },
  { ...GO, means: 'adds-entry', as: 'call', written: /(?:^|\.)WithField$/, docs: 'https://pkg.go.dev/github.com/sirupsen/logrus#WithField', is: ['log.WithField("token", t)'], isNot: ['log.WithFields(fields)'] },
  {
    ...GO, means: 'takes-pairs', as: 'call', written: /\.(?:(?:Trace|Debug|Info|Warn|Error|Fatal|Panic)(?:w|S|KV|Context)?|With)$/, docs: 'https://pkg.go.dev/log/slog#Logger.Info',
    // Also zap, https://pkg.go.dev/go.uber.org/zap#SugaredLogger.Infow, and klog, https://pkg.go.dev/k8s.io/klog/v2#InfoS
    is: ['slog.Info("a", "token", t)', 'log.Infow("a", "token", t)', 'log.InfoKV("a", "token", t)', 'klog.InfoS("a", "token", t)', 'slog.InfoContext(ctx, "a", "token", t)'], isNot: ['log.Infof("%s", t)', 'log.Infoln(t)'],
  },

  // Fields of an entry, by their names.
  { ...GO, means: 'is-field', as: 'call', written: /(?:^|\.)(?:zap|slog)\.(?:String|Any|Stringp|ByteString)$/, docs: 'https://pkg.go.dev/go.uber.org/zap#String', is: ['log.Info("a", zap.ByteString("token", t))', 'log.Info("a", slog.String("token", t))'], isNot: ['log.Info("a", zap.Int("n", n))'] },
  { ...GO, means: 'is-chained-field', as: 'call', written: /\.WithFields?$/, docs: 'https://pkg.go.dev/github.com/sirupsen/logrus#WithField', is: ['log.WithField("token", t)', 'log.WithFields(log.Fields{"token": t})'], isNot: ['log.WithError(err)'] },
  { ...GO, means: 'is-field-of-chain', as: 'code', written: /^(?:Interface|RawJSON|Bytes|Msgf)$/, docs: 'https://pkg.go.dev/github.com/rs/zerolog#Event.Interface', is: ['Interface', 'Msgf'], isNot: ['Msg', 'Int'] },
  // The level whose messages "may contain sensitive application data" and which is off until somebody asks for it.
  { ...SHARP, means: 'traces', as: 'call', written: /\.LogTrace$/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loglevel', is: ['logger.LogTrace("a {T}", token);'], isNot: ['logger.LogDebug("a {T}", token);'] },

  // JSON of something by its name, up to the bracket.
  { ...GO, means: 'serialises', as: 'code', written: /json\.Marshal(?:Indent)?/, docs: 'https://pkg.go.dev/encoding/json#Marshal', is: ['json.Marshal(form)', 'json.MarshalIndent(form, "", " ")'], isNot: ['json.Unmarshal(body, &form)'] },
  { ...PHP, means: 'serialises-text', as: 'code', written: /\$?\w{0,40}json_encode/, docs: 'https://www.php.net/manual/en/function.json-encode.php', is: ['json_encode($form)', 'wp_json_encode($form)'], isNot: ['json_decode($text)'] },
  { languages: ['java', 'kt'], means: 'serialises', as: 'code', written: /[\w.]{0,60}(?:\(\))?\.writeValueAsString/, docs: 'https://javadoc.io/doc/com.fasterxml.jackson.core/jackson-databind/latest/com/fasterxml/jackson/databind/ObjectMapper.html', is: ['mapper.writeValueAsString(form)', 'mapper.writer().writeValueAsString(form)'], isNot: ['mapper.readValue(text, Form.class)'] },
  { ...SHARP, means: 'serialises-text', as: 'code', written: /JsonSerializer\.Serialize/, docs: 'https://learn.microsoft.com/dotnet/api/system.text.json.jsonserializer.serialize', is: ['JsonSerializer.Serialize(form)'], isNot: ['JsonSerializer.Deserialize<Form>(text)'] },
  { ...SHARP, means: 'serialises-text', as: 'code', written: /JsonConvert\.SerializeObject/, docs: 'https://www.newtonsoft.com/json/help/html/SerializingJSON.htm', is: ['JsonConvert.SerializeObject(form)'], isNot: ['JsonConvert.DeserializeObject<Form>(text)'] },

  // Calls that make a text of all that they are given, up to the bracket.
  { ...GO, means: 'formats', as: 'code', written: /fmt\.Sprint(?:f|ln)?|strconv\.Quote|string/, docs: 'https://pkg.go.dev/fmt#Sprintf', is: ['fmt.Sprintf("%s", t)', 'strconv.Quote(t)', 'string(body)'], isNot: ['fmt.Println(t)'] },
  { languages: ['java', 'kt', 'cs'], means: 'formats', as: 'code', written: /[sS]tring\.[fF]ormat|String\.valueOf/, docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html', is: ['String.format("%s", t)', 'string.Format("{0}", t)', 'String.valueOf(t)'], isNot: ['String.join(",", all)'] },
  { languages: ['rs'], means: 'formats', as: 'code', written: /format!|(?:(?:reqwest|http)::)?(?:header::)?HeaderValue::from_(?:str|static)/, docs: 'https://doc.rust-lang.org/std/macro.format.html', is: ['format!("{}", t)', 'HeaderValue::from_str(t)'], isNot: ['println!("{}", t)'] },
  { ...PHP, means: 'formats', as: 'code', written: /v?sprintf|print_r|var_export|serialize/, docs: 'https://www.php.net/manual/en/function.print-r.php', is: ["sprintf('%s', $t)", 'print_r($t, true)', 'var_export($t, true)'], isNot: ['strlen($t)'] },

  // Calls of loggers of Ruby and of Rails, and what prints.
  { ...RUBY, means: 'writes-in-ruby', as: 'call', written: /(?:^|[.@])_?(?:[lL][oO][gG][gG][eE][rR]|[lL][oO][gG])\.(?:debug|info|warn|error|fatal|unknown)$/, docs: 'https://docs.ruby-lang.org/en/master/Logger.html', is: ['logger.info("a")', 'Rails.logger.debug(token)', '@logger.warn("a")', 'LOGGER.error("a")'], isNot: ['logger.level(1)', 'blog.info("a")'] },
  { ...RUBY, means: 'writes-in-ruby', as: 'call', written: /^(?:Rails\.)?logger\.(?:add|tagged)$/, docs: 'https://api.rubyonrails.org/classes/ActiveSupport/TaggedLogging.html', is: ['Rails.logger.tagged(token)', 'logger.add(1, token)'], isNot: ['logger.extend(mixin)'] },
  { ...RUBY, means: 'prints-in-ruby', as: 'call', written: /^(?:puts|print|pp|p|warn|(?:\$stdout|\$stderr|STDOUT|STDERR)\.(?:puts|print|write))$/, docs: 'https://docs.ruby-lang.org/en/master/Kernel.html', is: ['puts token', 'STDERR.puts(token)', 'pp(token)'], isNot: ['file.puts(token)', 'format(token)'] },
  // What makes a client write its requests with all headers; Faraday's logger does so unless it is told otherwise, and its bodies when it is.
  { ...RUBY, means: 'adds-logger-in-ruby', as: 'call', written: /(?:^|\.)response$/, docs: 'https://lostisland.github.io/faraday/#/middleware/included/logging', is: ['f.response :logger', 'conn.response(:logger, log)'], isNot: ['f.request :json', 'f.responses'] },
  { ...RUBY, means: 'prints-requests-in-ruby', as: 'call', written: /(?:^|\.)set_debug_output$/, docs: 'https://docs.ruby-lang.org/en/master/Net/HTTP.html#method-i-set_debug_output', is: ['http.set_debug_output($stdout)'], isNot: ['http.set_form(data)'] },
  { ...RUBY, means: 'prints-requests-in-ruby', as: 'call', written: /^debug_output$/, docs: 'https://www.rubydoc.info/gems/httparty/HTTParty/ClassMethods#debug_output-instance_method', is: ['debug_output $stdout'], isNot: ['output $stdout'] },
  // What a call gives whose text has tokens in it.
  { ...RUBY, means: 'answers-tokens-in-ruby', as: 'code', written: /\.oauth(?:_v2|_v2_exchange)?_access\b/, docs: 'https://github.com/slack-ruby/slack-ruby-client', is: ['client.oauth_v2_access(code: code)', 'client.oauth_access(form)'], isNot: ['client.auth_test', 'team.oauth_accessory'] },
  { ...RUBY, means: 'answers-tokens-in-ruby', as: 'code', written: /\.fetch_access_token!?(?=[( ]|$)/, docs: 'https://www.rubydoc.info/gems/signet/Signet/OAuth2/Client#fetch_access_token-instance_method', is: ['client.fetch_access_token!', 'client.fetch_access_token(connection: http)'], isNot: ['client.fetch_access_tokens', 'client.access_token'] },
  { ...RUBY, means: 'answers-tokens-in-ruby', as: 'code', written: /\benv\[["']omniauth\.auth["']\](?=$|\.(?:to_h|to_hash|deep_symbolize_keys)$)/, docs: 'https://github.com/omniauth/omniauth/wiki/Auth-Hash-Schema', is: ["request.env['omniauth.auth']", 'env["omniauth.auth"].to_h'], isNot: ["request.env['omniauth.auth'].uid", "request.env['omniauth.origin']"] },
  // Of a sign-in the token, the refresh token and the secret; read only where a file names OmniAuth.
  { ...RUBY, means: 'holds-credentials-in-ruby', as: 'code', written: /^(?:@{0,2}[a-z_]\w{0,60}|(?:@?[a-z]\w{0,40}\.)?env\[["']omniauth\.auth["']\])(?:&?\.(?:to_h|to_hash))?(?:&?\.|\[["':]|&?\.(?:dig|fetch)\(["':])credentials["']?[\])]?$/, docs: 'https://github.com/omniauth/omniauth/wiki/Auth-Hash-Schema', is: ['auth.credentials', 'auth["credentials"]', 'request.env["omniauth.auth"].credentials', 'auth.dig("credentials")', 'auth.to_h.fetch(:credentials)'], isNot: ['auth.credentials.expires_at', 'Rails.application.credentials', 'user.errors[:credentials]', 't("credentials")', 'auth.t("credentials")', 'credentials'] },
  { ...RUBY, means: 'posts-in-ruby', as: 'code', written: /(?:^|[^\w])(?:HTTParty|Faraday|RestClient|HTTP|Typhoeus|Excon|Net::HTTP)\.post(?:_form)?(?=[( ])/, docs: 'https://docs.ruby-lang.org/en/master/Net/HTTP.html#method-c-post_form', is: ['HTTParty.post(url, body: form)', 'Net::HTTP.post_form(uri, form)', 'Faraday.post(url)'], isNot: ['HTTParty.get(url)', 'Post.post(url)'] },
  // Programs that serve requests or run jobs.
  { ...RUBY, means: 'serves-in-ruby', as: 'code', written: /\bApplication(?:Controller|Job)/, docs: 'https://guides.rubyonrails.org/action_controller_overview.html', is: ['class Desk < ApplicationController', 'class Mail < ApplicationJob'], isNot: ['class Desk < ApplicationRecord'] },
  { ...RUBY, means: 'serves-in-ruby', as: 'code', written: /\b(?:Sinatra|Rack)::\w/, docs: 'https://sinatrarb.com/intro.html', is: ['class Desk < Sinatra::Base', 'Rack::Request.new(env)'], isNot: ['Sinatra.version'] },
  { ...RUBY, means: 'serves-in-ruby', as: 'code', written: /\bSidekiq::\w/, docs: 'https://github.com/sidekiq/sidekiq/wiki/Getting-Started', is: ['include Sidekiq::Job'], isNot: ['Sidekiq.configure_client'] },
  { ...RUBY, means: 'serves-in-ruby', as: 'code', written: /\bGrape::API/, docs: 'https://github.com/ruby-grape/grape', is: ['class Desk < Grape::API'], isNot: ['Grape.config'] },

  // Types of Rust that keep their value to themselves, and what takes it out.
  { ...RUST, means: 'hides-by-debug', as: 'code', written: /\bsecrecy\b|\bSecret(?:String|Box|Vec)?\b/, docs: 'https://docs.rs/secrecy', is: ['use secrecy::SecretString;', 'token: SecretBox<str>'], isNot: ['client_secret: String', 'SecretKey'] },
  { ...RUST, means: 'hides-by-debug', as: 'code', written: /\bRedacted\b/, docs: 'https://docs.rs/redact', is: ['token: Redacted<String>'], isNot: ['redacted_fields()'] },
  { ...RUST, means: 'hides-by-debug', as: 'code', written: /(?<!\w::)\boauth2::/, docs: 'https://docs.rs/oauth2/latest/oauth2/struct.AccessToken.html', is: ['use oauth2::AccessToken;'], isNot: ['crate::oauth2;', 'use crate::oauth2::errors::OAuth2Error;'] },
  { ...RUST, means: 'opens-hidden', as: 'code', written: /expose_secret/, docs: 'https://docs.rs/secrecy/latest/secrecy/trait.ExposeSecret.html', is: ['token.expose_secret()'], isNot: ['token.as_str()'] },
  { ...RUST, means: 'opens-hidden', as: 'code', written: /secret(?=\()/, docs: 'https://docs.rs/oauth2/latest/oauth2/struct.AccessToken.html#method.secret', is: ['token.secret()'], isNot: ['client_secret'] },
]

export const makesTextByField: Words = {
  because: 'Annotations that write a text of all fields: https://projectlombok.org/features/ToString, https://github.com/google/auto/tree/main/value.',
  pattern: /@(?:lombok\.)?(?:Data|Value|ToString|AutoValue)\b/,
  is: ['@Data', '@lombok.ToString', '@AutoValue'],
  isNot: ['@Getter', '@DataSource', '@Valued'],
}

export const leavesFieldOut: Words = {
  because: 'Annotations by which a field is left out of the text of its object, https://projectlombok.org/features/ToString, and what a record of C# writes itself.',
  pattern: oneOf(
    '',
    /@(?:lombok\.)?ToString(?:\.Exclude\b|\([^()]{0,200}(?:exclude|onlyExplicitlyIncluded|\bof\b))/,
    /@(?:JsonIgnore|Sensitive|Masked|NotLogged)\b|\bPrintMembers\(/,
  ),
  is: ['@ToString.Exclude', '@ToString(exclude = {"accessToken"})', '@ToString(onlyExplicitlyIncluded = true)', '@Sensitive', 'bool PrintMembers(StringBuilder builder)'],
  isNot: ['@ToString', '@ToString(callSuper = true)', '@JsonProperty("access_token")'],
}

export const keepsHashes: Words = {
  because: 'Classes of what a database keeps, in which a password is the hash that an account is checked by.',
  pattern: /@(?:Entity|Table|Document|MappedSuperclass|TableName)\b/,
  is: ['@Entity', '@Table(name = "users")', '@Document("users")', '@TableName("sys_user")'],
  isNot: ['@Data', '@EntityGraph', '@Tables'],
}

export const ownTextInGo: Words = {
  because:
    'Methods that say what of a structure is written: https://pkg.go.dev/fmt#Stringer, https://pkg.go.dev/log/slog#LogValuer, https://pkg.go.dev/go.uber.org/zap/zapcore#ObjectMarshaler, https://pkg.go.dev/github.com/rs/zerolog#LogObjectMarshaler.',
  pattern: oneOf('', /String|GoString|Format|LogValue/, /Marshal(?:JSON|Text|LogObject|ZerologObject)/),
  is: ['String', 'LogValue', 'MarshalJSON', 'MarshalZerologObject'],
  isNot: ['Unwrap', 'Validate'],
}

/** Words of which one is in every file that writes a log or prints, in Go, Java, Kotlin, C# and PHP. */
export const logWords = ['log', 'Log', 'LOG', 'info(', 'rint', 'WriteLine', 'dump(', 'dd(', ' ray(', 'Timber', 'Debugf', 'Infof', 'Warnf', 'Errorf('] as const

/** Words of which one is in every file that sends something to an error tracker or a trace, in the same languages and Ruby. */
export const trackerWords = ['Sentry', 'sentry', 'Bugsnag', 'Rollbar', 'Honeybadger', 'setAttribute', 'SetAttribute', 'SetTag'] as const
