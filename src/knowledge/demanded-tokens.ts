/** A product that expects the token of a service account in a Secret, which has no end. */
export interface DemandedToken {
  readonly product: string
  /** The annotation of an account that says the name of its Secret. */
  readonly named?: string
  /** The annotation of an account whose Secret has the account's name with `ending`. */
  readonly ofAccountsWith?: string
  readonly ending?: string
  /** The account that the product's own command makes. */
  readonly account?: string
  /** Where it says so. */
  readonly docs: string
}

export const demandedTokens: readonly DemandedToken[] = [
  {
    product: 'Argo Workflows',
    named: 'workflows.argoproj.io/service-account-token.name',
    ofAccountsWith: 'workflows.argoproj.io/rbac-rule',
    ending: '.service-account-token',
    docs: 'https://argo-workflows.readthedocs.io/en/latest/argo-server-sso/#sso-rbac',
  },
  {
    product: 'Argo CD',
    account: 'argocd-manager',
    docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters',
  },
]
