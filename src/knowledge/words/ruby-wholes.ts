import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// All headers of a request and all variables of the process in Ruby, held by a variable or gone through.

export const wholeOfRuby: Words = {
  because:
    'All headers of a request, which Rack keeps in its environment, or all variables of the process: ' +
    'https://api.rubyonrails.org/classes/ActionDispatch/Http/Headers.html, https://docs.ruby-lang.org/en/master/ENV.html.',
  pattern: /^(?:request\.(?:headers|env)(?:\.(?:env|to_h|to_hash|dup))?|ENV(?:\.(?:to_h|to_hash|dup|clone))?)$/,
  is: ['request.headers', 'request.headers.to_h', 'request.env', 'ENV', 'ENV.to_h'],
  isNot: ['request.headers["Accept"]', 'response.headers', 'ENV["HOME"]', 'ENV.keys', 'request.headers.to_h.except("Cookie")'],
}

export const eachOfRuby: Words = {
  because: 'A block that is given each name and value of a map, and the value.',
  pattern:
    /(?<![\w.@])(?<of>(?:request|ENV|@?[a-z_]\w{0,40})(?:\.\w{2,20}){0,2}?)\.each(?:_pair)?\s{0,4}(?<opens>\{|do)\s{0,4}\|\w{1,40}, ?(?<value>\w{1,40})\|/,
  is: ['request.headers.each { |name, value| puts value }', 'ENV.each do |k, v|', 'all.each_pair do |k, v|'],
  isNot: ['rows.each do |row|', 'request.headers.each_key { |name| puts name }'],
}

export const mayHoldWhole: Words = {
  because: 'Code in which a variable or a block may have all of them.',
  pattern: oneOf(
    '',
    /(?:\brequest\.(?:headers|env)|\bENV)(?:\.\w{2,8})?\.each/,
    /= ?(?:request\.(?:headers|env)(?!\[|\.fetch)|ENV\.(?:to_h|dup))/,
  ),
  is: ['request.headers.each do |k, v|', 'all = ENV.to_h', 'headers = request.headers.to_h'],
  isNot: ['host = request.headers["Host"]', 'home = ENV["HOME"]', 'ENV.fetch("HOME")'],
}
