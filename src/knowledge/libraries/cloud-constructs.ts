import type { LibraryCall } from './row.ts'

/** A construct of a cloud's development kit. */
export interface ConstructCall extends LibraryCall<'makes-app-client' | 'states-policy' | 'takes-managed-policy' | 'makes-access-key'> {
  /** Its id, and its properties, which in Python are arguments by name. */
  readonly options: { readonly id?: number; readonly properties?: number; readonly name?: number }
  /** The properties are those of CloudFormation. */
  readonly raw?: true
}

const SCRIPT = { language: 'typescript', package: ['aws-cdk-lib', '@aws-cdk/aws-cognito', '@aws-cdk/aws-iam'] } as const
const PYTHON = { language: 'python', package: 'aws_cdk' } as const
const APP_CLIENT = { means: 'makes-app-client', docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html' } as const
const STATEMENT = { means: 'states-policy', options: { properties: 0 }, docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html' } as const
const MANAGED = { means: 'takes-managed-policy', options: { name: 0 }, docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ManagedPolicy.html' } as const
const ACCESS_KEY = { means: 'makes-access-key', options: { id: 1 }, docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.AccessKey.html' } as const

/** Of the whole kit, a part has its name before it. */
const ofCognito = (name: string) => [name, `aws_cognito.${name}`]
const ofIam = (...names: string[]) => names.flatMap((name) => [name, `aws_iam.${name}`])

export const constructCalls: readonly ConstructCall[] = [
  {
    ...SCRIPT, ...APP_CLIENT, call: ofCognito('UserPoolClient'), options: { id: 1, properties: 2 },
    is: ["import { UserPoolClient } from 'aws-cdk-lib/aws-cognito'\nnew UserPoolClient(this, 'web', { userPool })", "import * as cdk from 'aws-cdk-lib'\nnew cdk.aws_cognito.UserPoolClient(this, 'web', { userPool })"],
    isNot: ["import { UserPool } from 'aws-cdk-lib/aws-cognito'\nnew UserPool(this, 'people', {})"],
  },
  {
    ...SCRIPT, ...APP_CLIENT, call: ofCognito('UserPool().addClient'), options: { id: 0, properties: 1 },
    is: ["import { UserPool } from 'aws-cdk-lib/aws-cognito'\nconst pool = new UserPool(this, 'people')\npool.addClient('web', {})"],
    isNot: ["import { UserPool } from 'aws-cdk-lib/aws-cognito'\nconst pool = new UserPool(this, 'people')\npool.addDomain('web', {})"],
  },
  {
    ...SCRIPT, ...APP_CLIENT, call: ofCognito('CfnUserPoolClient'), options: { id: 1, properties: 2 }, raw: true,
    docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.CfnUserPoolClient.html',
    is: ["import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito'\nnew CfnUserPoolClient(this, 'web', { userPoolId })"], isNot: ["import { CfnUserPool } from 'aws-cdk-lib/aws-cognito'\nnew CfnUserPool(this, 'people', {})"],
  },
  {
    ...PYTHON, ...APP_CLIENT, call: 'UserPoolClient', options: { id: 1 },
    is: ['from aws_cdk import aws_cognito as cognito\ncognito.UserPoolClient(self, "web", user_pool=pool)'], isNot: ['from aws_cdk import aws_cognito as cognito\ncognito.UserPool(self, "people")'],
  },
  {
    ...PYTHON, ...APP_CLIENT, call: 'UserPool().add_client', options: { id: 0 },
    is: ['from aws_cdk import aws_cognito as cognito\npool = cognito.UserPool(self, "people")\npool.add_client("web")'],
    isNot: ['from aws_cdk import aws_cognito as cognito\npool = cognito.UserPool(self, "people")\npool.add_domain("web")'],
  },
  {
    ...SCRIPT, ...STATEMENT, call: ofIam('PolicyStatement'),
    is: ["import * as iam from 'aws-cdk-lib/aws-iam'\nnew iam.PolicyStatement({ actions: ['*'] })"], isNot: ["import * as iam from 'aws-cdk-lib/aws-iam'\nnew iam.PolicyDocument({ statements })"],
  },
  {
    ...PYTHON, ...STATEMENT, call: 'PolicyStatement',
    is: ['from aws_cdk import aws_iam as iam\niam.PolicyStatement(actions=["*"])'], isNot: ['from aws_cdk import aws_iam as iam\niam.PolicyDocument(statements=statements)'],
  },
  {
    ...SCRIPT, ...MANAGED, call: ofIam('ManagedPolicy.fromAwsManagedPolicyName'),
    is: ["import { ManagedPolicy } from 'aws-cdk-lib/aws-iam'\nManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')"], isNot: ["import { ManagedPolicy } from 'aws-cdk-lib/aws-iam'\nManagedPolicy.fromManagedPolicyName(this, 'own', 'own')"],
  },
  {
    ...PYTHON, ...MANAGED, call: 'ManagedPolicy.from_aws_managed_policy_name',
    is: ['from aws_cdk import aws_iam as iam\niam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess")'], isNot: ['from aws_cdk import aws_iam as iam\niam.ManagedPolicy.from_managed_policy_name(self, "own", "own")'],
  },
  {
    ...SCRIPT, ...ACCESS_KEY, call: ofIam('AccessKey', 'CfnAccessKey'),
    is: ["import { AccessKey } from 'aws-cdk-lib/aws-iam'\nnew AccessKey(this, 'key', { user })"], isNot: ["import { User } from 'aws-cdk-lib/aws-iam'\nnew User(this, 'bot')"],
  },
  {
    ...PYTHON, ...ACCESS_KEY, call: ['AccessKey', 'CfnAccessKey'],
    is: ['from aws_cdk import aws_iam as iam\niam.AccessKey(self, "key", user=user)'], isNot: ['from aws_cdk import aws_iam as iam\niam.User(self, "bot")'],
  },
]
