import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Calls and commands of the AWS SDKs that give a role or a user what it may do, by the names of the IAM API.

export const putsPolicy: Words = {
  because:
    'A policy is written, for a role or to be given to one: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html.',
  pattern: oneOf(
    '',
    /^(?:put_(?:role|user)_policy|create_policy)$/,
    /^(?:put(?:Role|User)Policy|createPolicy)$/,
    /^(?:Put(?:Role|User)|Create)PolicyCommand$/,
  ),
  is: ['put_role_policy', 'create_policy', 'putRolePolicy', 'PutRolePolicyCommand', 'CreatePolicyCommand'],
  isNot: ['create_policy_engine', 'get_role_policy', 'PutBucketPolicyCommand'],
}

export const attachesPolicy: Words = {
  because: 'A role or user gets a policy that there is: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html.',
  pattern: oneOf('', /^attach_(?:role|user)_policy$/, /^attach(?:Role|User)Policy$/, /^Attach(?:Role|User)PolicyCommand$/),
  is: ['attach_role_policy', 'attachUserPolicy', 'AttachRolePolicyCommand'],
  isNot: ['detach_role_policy', 'attach_policy'],
}

export const makesRole: Words = {
  because: 'A role is made, with who takes it on: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html.',
  pattern: /^(?:create_role|createRole|CreateRoleCommand)$/,
  is: ['create_role', 'createRole', 'CreateRoleCommand'],
  isNot: ['create_service_linked_role', 'CreateUserCommand'],
}

export const writesPolicy: Words = {
  because: 'A file with such a call, and with the document or the policy that it gives.',
  pattern: /\b(?:(?:put|attach)_?(?:role|user)_?policy|create_?policy)(?:command)?\s{0,4}\(/i,
  is: ['iam.put_role_policy(RoleName=name)', 'new PutRolePolicyCommand({', 'iam.createPolicy({'],
  isNot: ['iam.get_role_policy(', 'create_policy_engine('],
}
