import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Whether anything may have the state again that a library has made for a request.

export const asksInTerminal: Words = {
  because: 'A program that somebody starts in a terminal, where they paste the code of the answer, or that serves it for itself.',
  pattern: oneOf(
    '',
    /\binput\(|\bgetpass\(|\bclick\.prompt\(|Prompt\.ask\(/,
    /\brun_(?:console|local_server)\(|\bInstalledAppFlow\b/,
    /\bargparse\b|\bsys\.argv\b/,
  ),
  is: ['code = input("Code: ")', 'flow.run_local_server(port=0)', 'import argparse'],
  isNot: ['user_input(', 'Flow.from_client_config(config)'],
}

export const takesStateOut: Words = {
  because:
    'An address that is taken apart for its state, in Python: https://docs.python.org/3/library/urllib.parse.html#urllib.parse.parse_qs',
  pattern: /\bparse_qsl?\([^]{0,400}?["']state["']/,
  is: ['parse_qs(urlparse(url).query)["state"][0]', 'query = dict(parse_qsl(parts.query))\nstate = query.get("state")'],
  isNot: ['request.args.get("state")', 'parse_qs(body)["code"]'],
}

export const comparesState: Words = {
  because: 'A state that is compared with another one, or looked for among those that are known, in Python.',
  pattern: oneOf(
    '',
    /(?:\b|_)state\b["')\]]{0,4}\s{0,4}(?:[!=]=|not in\b|in [\w.]{0,40}(?:state|pending|session))/,
    /[!=]=\s{0,4}[\w.[("']{0,60}state\b|\bcompare_digest\([^\n]{0,80}state/,
  ),
  is: ['if state != kept:', 'request.args["state"] == session["asked"]', 'if state not in PENDING:', 'hmac.compare_digest(state, kept)'],
  isNot: ['if not state:', 'state = request.args["state"]', 'url, state = flow.authorization_url()'],
}

export const routesInPython: Words = {
  because: 'Routes of FastAPI, Flask, Django, Starlette and aiohttp.',
  pattern: /^[ \t]*@[\w.]{1,60}\.(?:get|route|api_route|post)\(|\burlpatterns\b|\badd_url_rule\(|\bRoute\(|\.add_get\(/m,
  is: ['@app.get("/callback")', 'urlpatterns = [', '    @router.route("/back")'],
  isNot: ['requests.get(url)', 'def get(self):'],
}

export const tellsOnly: Words = {
  because: 'What tells a value to a log or the terminal, and keeps it for nobody.',
  pattern: /^(?:print|debug|info|warning|log|echo)$/,
  is: ['print', 'info'],
  isNot: ['set', 'save', 'dict'],
}
