import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Loops over the names of headers or variables, and what is read by each of them, in languages that are read without a grammar.

const THROUGH = /([\w.()$>-]{1,80}?)/

export const namesLooped: Words = {
  because:
    'A loop over the names of a map, or of the headers of a request: what is gone through, and each name. ' +
    'https://jakarta.ee/specifications/platform/11/apidocs/jakarta/servlet/http/httpservletrequest#getHeaderNames()',
  pattern: oneOf(
    '',
    inTurn('', /\bfor (?<go>\w{1,40})(?:, _)? := range /, THROUGH, /(?= \{)/),
    inTurn('', /\bfor ?\((?:final )?(?:String|var) (?<java>\w{1,40}) ?: ?/, THROUGH, /\)(?=\s)/),
    inTurn('', /\bfor ?\((?<kt>\w{1,40}) in /, THROUGH, /\)(?=\s)/),
    inTurn('', /\bforeach ?\((?:var|string) (?<cs>\w{1,40}) in /, THROUGH, /\)(?=\s)/),
    inTurn('', /\bforeach ?\(array_keys\(/, THROUGH, /\) as (?<php>\$\w{1,40})\)/),
    inTurn('', /(?<![\w.()$>-])/, THROUGH, /\.forEach(?:Remaining)? ?[({]\s{0,40}(?<each>\w{1,40}) ?->/),
    inTurn('', /(?<![\w.()$>-])/, THROUGH, /\.forEach ?\{(?=[^\n]{0,200}[([](?<it>it)[)\]])/),
    inTurn('', /(?<![\w.])(?<next>\w{1,40}) = (?:\(String\) ?)?/, THROUGH, /\.nextElement\(\)/),
  ),
  is: [
    'for name := range r.Header {',
    'for (String name : Collections.list(request.getHeaderNames())) {',
    'for (name in request.headerNames) {',
    'foreach (var key in Request.Headers.Keys)\n',
    'foreach (array_keys($_SERVER) as $key)',
    'request.getHeaderNames().asIterator().forEachRemaining(name -> log(name))',
    'request.headerNames.toList().forEach { log(request.getHeader(it)) }',
    'String name = names.nextElement();',
  ],
  isNot: ['for name, value := range r.Header {', 'foreach ($rows as $row)', 'names.forEach(this::add)', 'rows.nextElement()'],
}

export const namesThemselves: Words = {
  because: 'What gives the names of a map or of the headers of a request, however it is gone through: whose they are.',
  pattern: oneOf(
    '',
    /^(?:Collections\.list\()?(?<headers>\w{1,40}(?:\(\))?)\.(?:getHeaderNames\(\)|headerNames)\)?(?:\.(?:asIterator|toList|asSequence|stream)\(\))?$/,
    /^(?<map>[\w.()]{1,60}?)\.(?:Keys|keySet\(\)|keys)$/,
  ),
  is: [
    'request.getHeaderNames()',
    'Collections.list(req.getHeaderNames())',
    'request.headerNames.toList()',
    'Request.Headers.Keys',
    'env.keySet()',
  ],
  isNot: ['request.getParameterNames()', 'response.getHeaderNames().size()', 'request.headers', 'headers.values()'],
}

export const readByName: Words = {
  because: 'One value of a map or of the headers of a request, by a variable that is its name: of what, and the variable.',
  pattern: oneOf(
    '',
    /^(?<request>\w{1,40}(?:\(\))?)\.getHeader\((?<header>\w{1,40})\)$/,
    /^(?<map>\$?[\w.()]{1,60}?)(?:\.(?:get|Get)\((?<key>\w{1,40})\)|\[(?<index>\$?\w{1,40})\](?:\.ToString\(\))?)$/,
  ),
  is: ['request.getHeader(name)', 'r.Header.Get(name)', 'Request.Headers[key].ToString()', '$_SERVER[$key]', 'env.get(name)'],
  isNot: ['request.getHeader("Accept")', 'env.get("HOME")', "$_SERVER['HOST']", 'headers.get(name).length()'],
}

export const collectsHeaders: Words = {
  because: 'What makes a map of all headers of a request out of their names, in one expression.',
  pattern: oneOf(
    '',
    /\bgetHeaderNames\(\)[^;]{0,200}\btoMap\([^;]{0,120}(?:\w{1,40}::getHeader\b|\.getHeader\(\w{1,40}\)\s?\))/,
    /\bheaderNames\b[^;\n]{0,80}\.associate(?:With)? ?\{[^}\n]{0,80}\.getHeader\(\w{1,40}\) ?\}/,
  ),
  is: [
    'Collections.list(request.getHeaderNames()).stream().collect(Collectors.toMap(h -> h, request::getHeader))',
    'request.headerNames.toList().associateWith { request.getHeader(it) }',
  ],
  isNot: [
    'Collections.list(request.getHeaderNames()).stream().collect(Collectors.toList())',
    'request.headerNames.toList().associateWith { mask(request.getHeader(it)) }.keys.size',
    'request.getHeader(name)',
  ],
}

export const putsValue: Words = {
  because: 'How something is put into a map, a list or a text that a variable holds: what stands behind the name.',
  pattern: oneOf(
    '',
    /\.(?:put|add|append|Append|AppendLine|Add|TryAdd|computeIfAbsent|set|Set|WriteString)\(/,
    /\[[^\]\n]{0,60}\] ?=(?![=>])/,
    / ?(?:\+=|\.=|= ?append\()/,
  ),
  is: ['all.put(name, value)', 'all[name] = value', '$all[] = $value', 'text += value', '$text .= $value', 'lines = append(lines, value)'],
  isNot: ['all.get(name)', 'all[name] == value', 'all.size()'],
}

export const takesOutByKey: Words = {
  because: 'How an entry of a map is taken out, or written over by a name that is written here: what stands behind the map.',
  pattern: oneOf(
    '',
    /(?:\.|->)(?:\w{1,20}\(\)\.)?(?:[rR]emove|delete|forget|retainAll|replace|computeIfPresent|minus)/,
    /\[["'][^"'\n]{1,40}["']\] ?=(?![=>])/,
  ),
  is: ['all.remove("cookie")', '$all->forget("cookie")', 'all.keySet().retainAll(shown)', 'all["cookie"] = ""'],
  isNot: ['all.put(name, value)', 'all["cookie"] == ""', 'all.get("cookie")'],
}

export const isRequest: Words = {
  because: 'What is called a request; answers have names of headers as well.',
  pattern: /^(?:r|(?:\w{0,30}R|get_?R|r)eq(?:uest)?(?:\(\))?)$/,
  is: ['request', 'req', 'httpServletRequest', 'getRequest()'],
  isNot: ['response', 'requests', 'table'],
}

export const headerWithCredential: Words = {
  because: 'How a request of Go is given a credential, behind its name: https://pkg.go.dev/net/http#Request.SetBasicAuth.',
  pattern: /(?:Header\.(?:Set|Add)\("(?:authorization|cookie|x-api-key|api-key)",(?! ?"[^"\n]{0,80}"\))|(?:SetBasicAuth|AddCookie)\()/i,
  is: ['Header.Set("Authorization", "Bearer "+token)', 'SetBasicAuth(user, word)', 'Header.Add("X-API-Key", key)'],
  isNot: ['Header.Set("Accept", kind)', 'Header.Set("Authorization", "none")'],
}
