import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Conditions on requests that come in, of routes and of stubs: what they name is looked for, and sent by others.

export const asksOfRequest: Words = {
  because:
    'A condition on a parameter of a request, by the name of its call: https://pkg.go.dev/github.com/gorilla/mux#Route.Queries, ' +
    'https://wiremock.org/docs/request-matching/.',
  pattern: inTurn(
    'i',
    /(?:^|\.)/,
    oneOf(
      '',
      /(?:for|with|when|where|match(?:es|ing)?|has|having|require)_?(?:post|any|all)?_?(?:url|form|query|body|request)?_?\w{0,20}/,
      /(?:url|form|query|request)?_?(?:quer(?:y|ies)|params?|parameter)|containing|matching/,
    ),
    /$/,
  ),
  is: ['routing.ForPostFormValue', '.Queries', '.withFormParam', '.withQueryParam', 'param', 'queryParam', '.WithParam', '.WithFormData'],
  isNot: ['client.PostForm', 'form.Set', '.SetFormDataValue', 'url.Values', 'http.NewRequest', 'body.append', 'Map.of'],
}

export const takesConditions: Words = {
  because: 'What registers a route or a stub by such conditions, by the name of its call.',
  pattern: oneOf(
    '',
    /(?:^|\.)(?:Register\w{0,20}(?:Handler|Route)s?|HandleFunc|Handle|Methods|Path|PathPrefix|NewRoute|AddRoute|Route|route|router)$/,
    /(?:^|\.)(?:[sS]tubFor|givenThat|Given|When|expect|verify|and|Match|intercept)$|^Request\.Create$/,
  ),
  is: ['router.RegisterHandler', 'r.HandleFunc', 'route', 'server.stubFor', 'mock.When', 'server.Given', 'Request.Create'],
  isNot: ['http.PostForm', 'resty.New', 'client.post', 'c.WithFormField', 'restTemplate.exchange'],
}

export const mapsRequests: Words = {
  because:
    'An annotation that gives a method requests with a parameter: ' +
    'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-requestmapping.html.',
  pattern: /@(?:Post|Get|Request)?Mapping\([^()]{0,300}\bparams\s{0,4}=\s{0,4}(?:arrayOf\(|[[{])?[^()]{0,200}$/,
  is: ['@PostMapping(value = "/token", params = "', '@RequestMapping(path = ["/token"], params = ["a=b", "'],
  isNot: ['@PostMapping("/token") Token t() { return post("', '@Param("', 'params = "'],
}
