/** A token that a CI system makes for one run, and takes back when it ends. */
export interface JobToken {
  readonly variable: string
  /** Elsewhere people give a variable of this name keys of their own. */
  readonly onlyInJobs?: true
}

export const jobTokens: readonly JobToken[] = [
  // https://docs.github.com/en/actions/concepts/security/github_token
  { variable: 'GITHUB_TOKEN', onlyInJobs: true },
  // https://docs.gitlab.com/ci/jobs/ci_job_token/
  { variable: 'CI_JOB_TOKEN' },
]

/** What an expression of a workflow gives that ends with its run: the token of the job, or what an earlier step obtained. */
export const jobExpression = /^\$\{\{\s{0,20}(?:secrets\.GITHUB_TOKEN|github\.token|steps\.[\w-]{1,80}\.outputs\.[\w-]{1,80})\s{0,20}\}\}$/

/** Variables beside which the others of their set are temporary: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html */
export const temporarySets: readonly { readonly variable: string; readonly of: RegExp }[] = [{ variable: 'AWS_SESSION_TOKEN', of: /^AWS_/ }]
