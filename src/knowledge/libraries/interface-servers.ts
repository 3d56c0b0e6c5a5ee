import type { LibraryCall } from './row.ts'

// Interfaces for people whose functions are tools of MCP as well.

export const interfaceLaunches: readonly LibraryCall<'launches-interface'>[] = [
  {
    means: 'launches-interface', language: 'python', options: {}, package: 'gradio',
    call: ['Blocks().launch', 'Interface().launch', 'ChatInterface().launch', 'TabbedInterface().launch'],
    docs: 'https://www.gradio.app/guides/building-mcp-server-with-gradio',
    is: ['import gradio as gr\ngr.Interface(fn=find).launch(mcp_server=True)', 'import gradio as gr\nwith gr.Blocks() as demo:\n    pass\ndemo.launch(mcp_server=True)'],
    isNot: ['import gradio as gr\ngr.Interface(fn=find).queue()'],
  },
]

/** The options of such a start: https://www.gradio.app/docs/gradio/blocks#launch */
export const interfaceServer = {
  product: 'Gradio',
  option: 'mcp_server',
  guards: ['auth', 'auth_dependency'],
  share: 'share',
  /** https://www.gradio.app/guides/sharing-your-app */
  sharedAt: 'a public address of gradio.live',
  host: 'server_name',
  /** https://www.gradio.app/guides/environment-variables */
  hostVariable: 'GRADIO_SERVER_NAME',
  /** What is given the function of a tool first: https://www.gradio.app/guides/blocks-and-event-listeners */
  takesFunction: /^(?:Interface|ChatInterface|click|submit|change|input|select|upload|then|success|api)$/,
} as const
