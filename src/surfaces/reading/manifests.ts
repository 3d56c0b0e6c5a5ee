/**
 * Names under which the protocols and products themselves look for a manifest: an agent card (A2A, section 5.3), what RFC 8615 has at
 * `.well-known`, Supabase's `config.toml` and Keycloak's realm exports. Such a file is missed when it is too large or broken.
 */
const MANIFEST =
  /(?:^|\/)(?:agent-card\.json|\.well-known\/[^/]+\.json|supabase\/config\.toml|(?:[^/]{1,80}-)?realm(?:-export|-config)?\.json)$/

/** Whether a path is that of such a manifest. */
export function isManifestName(path: string): boolean {
  return MANIFEST.test(path)
}
