/** A client that a product brings with it, whose requests look as the product demands. */
export interface ProductClient {
  /** The `client_id` of its requests, which it has wherever the product runs. */
  readonly id: string
  readonly provider: string
  /** The one grant that its token endpoint knows. */
  readonly grant: 'password'
  readonly docs: string
}

export const productClients: readonly ProductClient[] = [
  { id: 'node-red-admin', provider: 'Node-RED', grant: 'password', docs: 'https://nodered.org/docs/api/admin/oauth' },
  { id: 'node-red-editor', provider: 'Node-RED', grant: 'password', docs: 'https://nodered.org/docs/api/admin/oauth' },
]
