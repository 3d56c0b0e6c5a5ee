import { oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What an error of an HTTP client says of the request that has failed.

export const failsWithRequest: Words = {
  because: 'Clients whose errors hold the whole request, with its headers and its body: https://axios-http.com/docs/handling_errors.',
  pattern: whole('', /axios/),
  is: ['axios'],
  isNot: ['axios-mock-adapter', 'got'],
}

export const sentSecret: Words = {
  because: 'A parameter of a token request that is a secret: RFC 6749, sections 2.3.1 and 6.',
  pattern: oneOf(
    '',
    /(?<!\?\s{0,4}["'])\b(?:client_secret|refresh_token)\b(?=["']?\s{0,4}(?::|=))/,
    /(?<=\b(?:append|set)\(\s{0,8}["'])(?:client_secret|refresh_token)(?=["']\s{0,4},)/,
    /(?<=\[\s{0,8}["'])(?:client_secret|refresh_token)(?=["'],\s{0,4}[^"'\]\s])/,
    /(?<=[{,]\s{0,40})(?:client_secret|refresh_token)(?=\s{0,4}[,}])/,
  ),
  is: ['client_secret: secret', "form.append('refresh_token', token)", 'refresh_token=${token}', '{ code, client_secret }'],
  isNot: ["grant_type: 'refresh_token' }", 'clientSecret: secret', "hide: ['client_secret', 'keys']"],
}

export const keepsRequestOut: Words = {
  because: 'Code that changes the errors of a client before they are thrown.',
  pattern: oneOf(
    '',
    /\binterceptors\.response\b/,
    /\bdelete e(?:rr(?:or)?|x)?\.config\b|\be(?:rr(?:or)?|x)?\.config\s{0,4}=(?!=)/,
    /\bredact\w{0,20}\b/i,
  ),
  is: ['axios.interceptors.response.use(', 'delete error.config', 'redactErrors(error)'],
  isNot: ['axios.interceptors.request.use(', 'delete this.config'],
}

export const tellsFailure: Words = {
  because: 'Code that tells the errors of requests from others, and may write only those as a whole.',
  pattern: oneOf('', /\bisAxiosError\b|\binstanceof\b/, /\b\w{1,40}\??\.(?:response|isAxiosError)\b/),
  is: ['axios.isAxiosError(error)', 'error instanceof AxiosError', 'if (error.response) {'],
  isNot: ['error.message', 'response.data'],
}
