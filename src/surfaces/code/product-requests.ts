import { productClients, type ProductClient } from '../../knowledge/product-clients.ts'
import { parameter, type Parameters } from '../../program/index.ts'
import { text } from './settings.ts'

/** The product that brings the client of a request, which knows neither another grant nor other scopes. */
export function productOf(set: Parameters): ProductClient | undefined {
  const id = parameter(set, 'client_id')
  const written = id && text(id.value)
  return productClients.find((one) => one.id === written)
}
