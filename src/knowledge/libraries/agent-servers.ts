import type { LibraryCall } from './row.ts'

/** What serves an agent to others over A2A (https://a2a-protocol.org/latest/specification/), whatever its card says. */
export const agentServerCalls: readonly LibraryCall<'serves-agent'>[] = [
  {
    language: 'python', means: 'serves-agent', package: 'a2a', options: {},
    call: ['A2AStarletteApplication', 'A2AFastAPIApplication', 'A2ARESTFastAPIApplication', 'create_jsonrpc_routes', 'create_rest_routes'],
    docs: 'https://github.com/a2aproject/a2a-python#readme', is: ['from a2a.server.apps import A2AStarletteApplication\nA2AStarletteApplication(agent_card=card, http_handler=handler)', 'from a2a.server.routes import create_jsonrpc_routes\ncreate_jsonrpc_routes(handler, "/")'], isNot: ['from a2a.client import A2AClient\nA2AClient(httpx_client=client, url=url)'],
  },
  {
    language: 'python', means: 'serves-agent', package: 'google.adk', call: 'to_a2a', options: {},
    docs: 'https://google.github.io/adk-docs/a2a/quickstart-exposing/', is: ['from google.adk.a2a.utils.agent_to_a2a import to_a2a\nto_a2a(agent, port=8001)'], isNot: ['from google.adk.agents.remote_a2a_agent import RemoteA2aAgent\nRemoteA2aAgent(name="desk")'],
  },
  {
    language: 'typescript', means: 'serves-agent', package: '@a2a-js/sdk', call: ['A2AExpressApp', 'jsonRpcHandler', 'restHandler'], options: {},
    docs: 'https://github.com/a2aproject/a2a-js#server', is: ["import { A2AExpressApp } from '@a2a-js/sdk/server/express'\nnew A2AExpressApp(handler)"], isNot: ["import { A2AClient } from '@a2a-js/sdk/client'\nnew A2AClient(url)"],
  },
]
