import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Moments and lengths of time as Rust writes them: chrono, time and the standard library.

export const nowInRust: Words = {
  because: 'Now, as a moment or in seconds: https://docs.rs/chrono/latest/chrono/offset/struct.Utc.html#method.now.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /^(?:\w{1,40}::){0,4}(?:get_)?(?:now|current|unix)(?:_(?:utc|secs|seconds|unix|timestamp|time|epoch|now)){0,2}\([^()]{0,20}\)/,
      /^(?:now|iat|issued_at)\b/,
    ),
    /(?:\.(?:timestamp|unix_timestamp|as_secs|unwrap|unwrap_or_default|to_utc)\(\)|\.duration_since\((?:\w{1,40}::){0,3}UNIX_EPOCH\)|\?)*/,
    /(?:\.map\(\|\w{1,20}\| \w{1,20}\.as_secs\(\)\))?(?:\.expect\("[^"]{0,80}"\)|\.unwrap_or\(0\)|\.as_secs\(\)|\.timestamp\(\))*/,
    /(?: as [iu](?:32|64|size))?\s{0,40}/,
  ),
  is: ['Utc::now()', 'now_secs()', 'OffsetDateTime::now_utc()', 'get_current_timestamp()', 'iat', 'now.timestamp()'],
  isNot: ['self.ttl', 'known', 'settings.now()', 'nowhere'],
}

export const lengthInRust: Words = {
  because: 'Lengths of time, with their unit: https://docs.rs/chrono/latest/chrono/struct.TimeDelta.html.',
  pattern: inTurn(
    '',
    /^(?:\w{1,40}::){0,3}(?:Duration|TimeDelta)::/,
    /((?:try_|from_)?(?:secs|seconds|mins|minutes|hours|days|weeks|millis|milliseconds))\(/,
  ),
  is: ['Duration::days(30)', 'chrono::TimeDelta::try_hours(1)', 'std::time::Duration::from_secs(60)'],
  isNot: ['Duration::zero()', 'Instant::now()'],
}

export const convertedInRust: Words = {
  because: 'What changes only the type of a moment or of a length of time.',
  pattern: oneOf(
    '',
    / as [iu](?:32|64|size)$/,
    /\.(?:timestamp|unix_timestamp|unwrap|into|unwrap_or_default|as_secs|num_seconds|whole_seconds)\(\)$/,
    /\.(?:expect|context)\("[^"]{0,80}"\)$|\?$/,
  ),
  is: ['exp as usize', 'moment.timestamp()', 'moment.expect("a moment")', 'moment?'],
  isNot: ['moment', 'moment.add(length)'],
}

export const declaresInRust: Words = {
  because: 'What has the name of a structure before its brace and makes none.',
  pattern: /(?:\b(?:struct|impl|for|enum|trait|mod|union)|->)\s{1,4}[\w:<>&' ]{0,60}$/,
  is: ['pub struct ', 'impl From<Row> for ', 'fn claims() -> '],
  isNot: ['let claims = ', 'encode(&header, &'],
}

export const saysNoKind: Words = {
  because: 'Words of the name of claims that do not say which token they become; words are joined by `_`.',
  pattern: /(?:^|_)(?:tokens?|claims?|payload|jwt|auth|data|body|new|my|the|user|encoded|signed|pair)(?=_|$)/g,
  is: ['claims', 'token_claims', 'jwt_payload'],
  isNot: ['refresh', 'access', 'session'],
}
