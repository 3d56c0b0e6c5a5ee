// Whether all of the query of an address is seen that a text is joined to, in languages that are read without a grammar.

/** Whether each value that is put into a text stands behind the name of its parameter, but for the address that it begins with. */
export function isClosed(code: string): boolean {
  const query = code.slice(code.search(/[?&](?:response_type|client_id)=/)).replace(/["'`]\s{0,4}[,)][^]*$/, '"')
  const isBare = /["'`]\s{0,4}[+.]\s{0,4}[$\w]|[&\s](?:\$\w|\{|%[sv])/.exec(
    query.replace(/=(?:["'`] ?[+.] ?[^+"'`]{1,160}(?:[+.] ?["'`]|$)|\{[^{}]{0,160}\}|\$\{[^{}]{1,160}\}|\$[\w>-]{1,80}|%[svq])/g, '='),
  )
  return !isBare
}

/** Whether a text is joined with something behind it. */
export function isContinued(code: string, rest: string): boolean {
  return /["'`]\s{0,4}[+.]\s*$/.test(code) || /^\s{0,40}[+.](?!\w)/.test(rest)
}
