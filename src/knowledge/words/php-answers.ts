import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What clients of PHP get from a token endpoint, and how PHP writes to a file.

const ANSWER = /\$(?:body|response|res|resp|result|answer|content|data|json|payload|tokens?|token_?[dD]ata|token_?[rR]esponse)/

export const showsAnswerInPhp: Words = {
  because: 'A variable of an answer, as it is, or what makes a text or a table of all of it: https://laravel.com/docs/http-client.',
  pattern: oneOf(
    'i',
    new RegExp(`^(${ANSWER.source})$`),
    inTurn('', new RegExp(`^(?:trim|json_encode|print_r|var_export|json_decode)\\((${ANSWER.source})(?=[,)])`), /[^()]{0,40}\)$/),
    inTurn(
      '',
      new RegExp(`^(?:\\(string\\)\\s?)?(${ANSWER.source})`),
      /->(?:json|body|object|getBody|getContent|toArray)\(\)(?:->getContents\(\))?$/,
    ),
  ),
  is: ['$body', 'trim($response)', '$response->json()', '$res->getBody()->getContents()', '(string) $response->getBody()'],
  isNot: ['$response->status()', "$response->json('error')", '$user'],
}

export const asksForTokenInPhp: Words = {
  because: 'A request for a token, by the name or the path of its address: https://docs.guzzlephp.org/en/stable/quickstart.html.',
  pattern: inTurn(
    'i',
    /(?:->|::)(?:post|request)\(\s{0,40}(?:'POST',\s{0,40})?/,
    oneOf('', /[^;,]{0,120}token_?(?:endpoint|ur[il])/, /["'][^"'\s]{4,200}\/(?:oauth2?\/)?(?:access_)?token["']/),
  ),
  is: [
    "$client->post($discovery['token_endpoint'], $form)",
    "Http::asForm()->post('https://oauth2.googleapis.com/token', [",
    'Http::post($tokenUrl, $form)',
  ],
  isNot: ["$client->post('/orders', $form)", "$client->get('https://id.harbourline.io/token')"],
}

export const fileWriter: Words = {
  because: 'Calls of PHP that write to a file, which may be a log: https://www.php.net/manual/en/function.file-put-contents.php.',
  pattern: /^(?:file_put_contents|fwrite|fputs)$/,
  is: ['file_put_contents', 'fwrite'],
  isNot: ['file_get_contents', 'fread'],
}
