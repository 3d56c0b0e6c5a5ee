import { expect, it } from 'vitest'
import { mayShowSecret } from '../src/surfaces/code/logged-names.ts'

it.each([
  ['a token in a field', 'logger.info(f"signed in with {access_token}")'],
  ['a key behind a format', 'logging.debug("calling with %s", settings.api_key)'],
  ['a password by its key', 'print("sent", data["password"])'],
  ['headers of a request', 'log.warning("refused", dict(request.headers))'],
  ['the environment', 'print(os.environ.copy())'],
  ['a variable', 'logger.error("with " + os.getenv("OPENAI_API_KEY"))'],
  ['a variable by a function of its own', 'print(read("OPENAI_API_KEY"))'],
  ['an object with a secret', 'entry = {\n    "user": user,\n    "secret": client_secret,\n}\nlogger.info("stored %s", entry)'],
  ['an object in another', 'inner = {"t": access_token}\nouter: dict = {"inner": inner}\nprint(outer)'],
  ['a vague name of a sign-in', 'def refresh_session(token):\n    if token:\n        logger.debug("now %s", token)'],
  ['a vague name that is given a secret', 'key = os.environ["ACME_API_KEY"]\nprint(f"using {key}")'],
  ['what a tool gives back', '@mcp.tool()\ndef show():\n    return {"text": api_key}'],
  ['what a tool throws', '@mcp.tool()\ndef show():\n    raise ValueError(f"refused {api_key}")'],
  ['a line that a backslash joins', 'logger.info("with " + \\\n    access_token)\nprint \\\n  (api_key)'],
  ['a line that a backslash joins to a variable', 'shown = \\\r\n    access_token\nlogger.info(shown)'],
  ['what a tool gives back on several lines', '@mcp.tool()\ndef show():\n    return {\n        "text": api_key,\n    }'],
  ['a vague name that is sent', 'def call(token):\n    send({"Authorization": f"Bearer {token}"})\n    print(token)'],
  ['a vague name among others', 'user, token = read(request), verify_token(request)\nprint(token)'],
  ['a vague name of a function around another', 'def login(a):\n    def show(token):\n        return 1\n\n# on\n    print(token)'],
  ['several lines', 'logger.info(\n    "with %s",  # (the key\n    self._client_secret,\n)'],
])('takes %s to be worth parsing', (_, text) => expect(mayShowSecret(text)).toBe(true))

it.each([
  ['a key of a cache', 'logger.debug("Cache miss for %s", cache_key)'],
  ['fixed text about tokens', 'logger.warning("Access token or api_key is missing")'],
  ['an id of a token', 'logger.info(f"Revoked {token_id} of {user}")'],
  ['what is made of a token', 'logger.info("Signed in: %s", fingerprint(access_token))'],
  ['a count', 'print(f"{len(access_token)} characters, {token_count} tokens")'],
  ['a vague name of a parser', 'def parse(text):\n    for token in split(text):\n        print(token)'],
  ['a vague name behind a sign-in', 'def login(user):\n    return 1\n\ndef parse(token):\n    print(token)'],
  ['a vague name of a class in a sign-in', 'def login(user):\n  x = 1\nfor token in text:\n    print(token)'],
  ['an option by its name', 'logger.info("made", extra=None, api_key=False)'],
  ['an object that is not shown', 'payload = {"token": access_token}\nsend(payload)\nlogger.info("sent to %s", url)'],
  ['what a function gives back that is no tool', 'def read():\n    return api_key'],
])('takes %s to be nothing', (_, text) => expect(mayShowSecret(text)).toBe(false))
