import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Codes that a server writes into Redis or a cache: https://redis.io/docs/latest/commands/set/

export const writesToStore: Words = {
  because: 'Calls that write a value under a key, and take a time to live beside them, by their object and their name.',
  pattern: oneOf(
    '',
    /\.opsForValue\.set$|(?:^|\.)\w{0,20}(?:[jJ]edis|[rR]edis\w{0,20})(?:\(\))?\.(?:set|Set)$|^\$?\w{0,20}[rR]edis\.(?:set|Set)$/,
    /(?:^|[.$@\\])(?:REDIS|Redis|redis|_redis|rdb|jedis)(?:\.\w{1,20})?\.(?:set|Set)$/,
    /(?:^|\.)Cache\.(?:put|forever)$|^Rails\.cache\.write$|\.StringSet(?:Async)?$/,
  ),
  is: [
    'REDIS.set',
    '$this.redis.set',
    's.redis.Set',
    'rdb.Set',
    'Cache.forever',
    'Rails.cache.write',
    'db.StringSetAsync',
    'jedis.set',
    'Redis.set',
  ],
  isNot: ['redis.get', 'Cache.get', 'session.set', 'map.set', 'redis.setex'],
}

export const opensStore: Words = {
  because:
    'What gives the operations of a store in Spring, of which `set` is one: https://docs.spring.io/spring-data/redis/reference/redis/template.html',
  pattern: /\.opsForValue$/,
  is: ['redis.opsForValue', 'template.opsForValue'],
  isNot: ['redis.opsForHash', 'opsForValueOf'],
}

export const mayWrite: Words = {
  because: 'A call of such a name in the text of a file.',
  pattern: /(?:\.|->|::)(?:set|Set|put|forever|write|StringSet(?:Async)?)[( ]/,
  is: ['redis.set(', 'Cache::put(', 'Rails.cache.write key', 'db.StringSetAsync('],
  isNot: ['redis.get(', 'set(', '.setex('],
}

export const keyOfCode: Words = {
  because:
    'A key that is named for an authorization code, up to what it ends with; words behind that name what is counted or noted of codes: ' +
    'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2',
  pattern: inTurn(
    'i',
    /^["'`$@]{0,3}(?:\w{1,20}[:/._-]){0,3}(?:auth(?:orization|z)?|oauth2?|grant)[_:./-]?codes?/,
    // The end of the quote, or what is put in.
    /[_:/.-](?=["'`]|#\{|\{|\$[\w{]|%)/,
  ),
  is: [
    '"authorization_code:" + code',
    "'auth_code:' . $code",
    "'auth_code_' . $code",
    '$"oauth:code:{code}"',
    '"desk:authorization-code:#{code}"',
    '`authcode:${code}`',
  ],
  isNot: [
    '"country_code:" + code',
    '"code:" + country',
    '"authorization:" + id',
    'code',
    '"oauth_codes_issued_total:#{client_id}"',
    "'auth_code_attempts:' . $id",
    '"oauth_code_flow:$clientId"',
    '"oauth_code_count:" + id',
  ],
}

export const endsAllEntries: Words = {
  because: 'A setting of Rails that ends whatever its cache holds: https://guides.rubyonrails.org/caching_with_rails.html#cache-stores',
  pattern: /\bcache_store\b[^#]{0,400}\bexpires_in\b/,
  is: ['config.cache_store = :redis_cache_store, { expires_in: 10.minutes }', 'config.cache_store :mem_cache_store, expires_in: 60'],
  isNot: ['config.cache_store = :redis_cache_store', 'expires_in: 60'],
}

export const sayOfClients: Words = {
  because: 'Words of code that knows clients of an authorization server: a code that a mail or a message brings has none.',
  pattern: /client_?id|redirect_?ur|code_?challenge|grant_?type|oauth/i,
  is: ['clientId', 'redirect_uri', 'codeChallenge', 'OAuthCodes'],
  isNot: ['phone', 'sms', 'user_id'],
}

export const knowsEnd: Words = {
  because: 'What a file says that tells when something ends.',
  pattern: inTurn(
    'i',
    oneOf('', /expir|\bttl|ttl\b|_ttl|life_?(?:time|span)|valid_?(?:until|for)/, /setex|\bpx\b|\bex:|KeepTTL|cleanup|purge|ends_?at|evict/),
  ),
  is: ['redis.expire(key, 60)', 'ttl', 'expires_at', 'ex: 60', 'setex', 'lifetime', 'CODE_TTL'],
  isNot: ['redis.set(key, value)', 'example', 'battle', 'text:'],
}
