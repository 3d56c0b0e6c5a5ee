import { ofAuthlib, ofNode, ofOauthlib } from '../verification-variables.ts'
import type { LibraryCall, Packages, Proof } from './row.ts'

/** A call that makes connections, and its parameters that take the check of certificates away. */
export interface ConnectionCall extends LibraryCall<'connects'> {
  readonly parameters: readonly string[]
  /** The value that takes it away, where `False` is none. */
  readonly value?: string
  /** The method is the library's wherever what has it comes from. */
  readonly whosever?: true
}

const PYTHON = { means: 'connects', language: 'python', options: {} } as const
const OTHERS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'refresh_token', 'refresh_access_token', 'revoke_token']
const METHODS = [...OTHERS, 'fetch_token']
const AUTHLIB = ['OAuth1Session', 'OAuth1Client', 'OAuth2Session', 'OAuth2Client', 'AsyncOAuth1Client', 'AsyncOAuth2Client']

export const connectionCalls: readonly ConnectionCall[] = [
  {
    ...PYTHON, package: ['httpx', 'httpx2'], call: ['AsyncHTTPTransport', 'HTTPTransport', 'create_ssl_context'], parameters: ['verify'], docs: 'https://www.python-httpx.org/advanced/ssl/',
    is: ['import httpx\nhttpx.HTTPTransport(verify=False)'], isNot: ['import httpx\nhttpx.WSGITransport(app=app)'],
  },
  {
    ...PYTHON, package: ['mcp', 'fastmcp'], call: 'create_mcp_http_client', whosever: true, parameters: ['verify'], docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/main/src/mcp/shared/_httpx_utils.py',
    is: ['from mcp.shared._httpx_utils import create_mcp_http_client\ncreate_mcp_http_client(verify=False)'], isNot: ['from mcp.client.sse import sse_client\nsse_client(url)'],
  },
  {
    ...PYTHON, package: 'aiohttp', call: 'TCPConnector', parameters: ['ssl', 'verify_ssl'], docs: 'https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.TCPConnector',
    is: ['import aiohttp\naiohttp.TCPConnector(ssl=False)', 'from aiohttp.connector import TCPConnector\nTCPConnector(ssl=False)'], isNot: ['import aiohttp\naiohttp.UnixConnector(path)'],
  },
  {
    ...PYTHON, package: 'boto3', call: ['client', 'resource', 'Session().client', 'Session().resource'], parameters: ['verify'], docs: 'https://docs.aws.amazon.com/boto3/latest/reference/core/session.html#boto3.session.Session.client',
    is: ['import boto3\nboto3.client("s3", verify=False)', 'import boto3\nboto3.session.Session().client("s3", verify=False)'], isNot: ['import boto3\nboto3.setup_default_session(profile_name=a)'],
  },
  {
    ...PYTHON, package: 'urllib3', call: ['PoolManager', 'HTTPSConnectionPool', 'ProxyManager'], parameters: ['cert_reqs'], value: 'CERT_NONE', docs: 'https://urllib3.readthedocs.io/en/stable/user-guide.html#certificate-verification',
    is: ['import urllib3\nurllib3.PoolManager(cert_reqs="CERT_NONE")'], isNot: ['import urllib3\nurllib3.HTTPConnectionPool("acme-labs.io")'],
  },
  {
    ...PYTHON, package: 'ldap3', call: 'Tls', parameters: ['validate'], value: 'CERT_NONE', docs: 'https://ldap3.readthedocs.io/en/latest/ssltls.html',
    is: ['import ldap3, ssl\nldap3.Tls(validate=ssl.CERT_NONE)', 'from ldap3 import Tls\nTls(validate=0)'], isNot: ['import ldap3\nldap3.Server("ldap.acme-labs.io", use_ssl=True)'],
  },
  {
    ...PYTHON, package: ['elasticsearch', 'opensearchpy'], call: ['Elasticsearch', 'AsyncElasticsearch', 'OpenSearch', 'AsyncOpenSearch'], parameters: ['verify_certs'], docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/python/connecting',
    is: ['from elasticsearch import Elasticsearch\nElasticsearch(url, verify_certs=False)'], isNot: ['from elasticsearch import helpers\nhelpers.bulk(client, actions)'],
  },
  {
    ...PYTHON, package: 'requests_oauthlib', call: ['OAuth1Session', 'OAuth2Session'].flatMap((session) => METHODS.map((method) => `${session}().${method}`)), parameters: ['verify'],
    docs: 'https://requests-oauthlib.readthedocs.io/en/latest/api.html', is: ['from requests_oauthlib import OAuth2Session\nOAuth2Session(a).fetch_token(url, verify=False)'], isNot: ['from requests_oauthlib import OAuth2Session\nOAuth2Session(a).authorization_url(url)'],
  },
  {
    ...PYTHON, package: 'authlib', call: AUTHLIB.flatMap((session) => OTHERS.map((method) => `${session}().${method}`)), parameters: ['verify'],
    docs: 'https://docs.authlib.org/en/latest/client/oauth2.html', is: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).get(url, verify=False)'],
    isNot: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).create_authorization_url(url)'],
  },
  {
    ...PYTHON, package: 'authlib', call: AUTHLIB.map((session) => `${session}().fetch_token`), whosever: true, parameters: ['verify'], docs: 'https://docs.authlib.org/en/latest/client/oauth2.html',
    is: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).fetch_token(url, verify=False)'], isNot: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).parse_response_token(answer)'],
  },
]

/** A call that makes a context without checks. */
export const uncheckedContexts: readonly LibraryCall<'makes-unchecked-context'>[] = [
  {
    language: 'python', package: 'ssl', call: ['_create_unverified_context', '_create_stdlib_context'], means: 'makes-unchecked-context', options: {}, docs: 'https://peps.python.org/pep-0476/#opting-out',
    is: ['import ssl\nssl._create_unverified_context()'], isNot: ['import ssl\nssl.create_default_context()'],
  },
]

/** What takes the check of certificates away by its name, whatever it is given to, and with which value. */
export interface CheckSwitch<Off = boolean> extends Proof {
  readonly language: LibraryCall['language']
  readonly names: readonly string[]
  readonly off: Off
}

const OF_NODE = { language: 'typescript' } as const
const OF_PYTHON = { language: 'python' } as const

/** Options of TLS clients, and arguments. */
export const checkSwitches: readonly CheckSwitch[] = [
  {
    ...OF_NODE, names: ['rejectUnauthorized', 'strictSSL', 'https_rejectUnauthorized', 'sslValidate'], off: false, docs: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
    is: ["import https from 'node:https'\nnew https.Agent({ rejectUnauthorized: false })"], isNot: ["import https from 'node:https'\nnew https.Agent({ rejectUnauthorized: true })", "import https from 'node:https'\nhttps.createServer({ requestCert: true, rejectUnauthorized: false })"],
  },
  {
    ...OF_NODE, names: ['trustServerCertificate', 'tlsAllowInvalidCertificates', 'tlsInsecure'], off: true, docs: 'https://tediousjs.github.io/tedious/api-connection.html',
    is: ["import { Connection } from 'tedious'\nnew Connection({ server: 'db.acme-labs.io', options: { trustServerCertificate: true } })"], isNot: ["import { Connection } from 'tedious'\nnew Connection({ server: 'db.acme-labs.io', options: { trustServerCertificate: false } })"],
  },
  {
    ...OF_PYTHON, names: ['verify_ssl', 'ssl_verify', 'verify_certs', 'verify_tls', 'tls_verify', 'validate_certs'], off: false, docs: 'https://docs.pinot.apache.org/clients-1/python',
    is: ['import pinotdb\npinotdb.connect(host="db.acme-labs.io", verify_ssl=False)'], isNot: ['import pinotdb\npinotdb.connect(host="db.acme-labs.io", verify_ssl=True)', 'import pinotdb\npinotdb.connect(host="localhost", verify_ssl=False)'],
  },
  {
    ...OF_PYTHON, names: ['tlsAllowInvalidCertificates', 'tlsInsecure', 'insecure_skip_verify'], off: true, docs: 'https://pymongo.readthedocs.io/en/stable/examples/tls.html',
    is: ['import pymongo\npymongo.MongoClient(host="db.acme-labs.io", tlsAllowInvalidCertificates=True)'], isNot: ['import pymongo\npymongo.MongoClient(host="db.acme-labs.io", tls=True)'],
  },
]

/** Arguments of whatever sends a request. */
export const requestSwitches: readonly CheckSwitch[] = [
  {
    ...OF_PYTHON, names: ['verify'], off: false, docs: 'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
    is: ['import requests\nrequests.get("https://api.acme-labs.io", verify=False)', 'import httpx\nhttpx.Client(verify=False)'],
    isNot: ['import requests\nrequests.get("https://api.acme-labs.io", verify=True)', 'import requests\nrequests.get("https://localhost:8443", verify=False)'],
  },
  {
    ...OF_PYTHON, names: ['ssl', 'verify_ssl'], off: false, docs: 'https://docs.aiohttp.org/en/stable/client_advanced.html#ssl-control-for-tcp-sockets',
    is: ['import aiohttp\naiohttp.ClientSession().get("https://api.acme-labs.io", ssl=False)'], isNot: ['import aiohttp\naiohttp.ClientSession().get("https://api.acme-labs.io", ssl=context)'],
  },
]

/** Variables that do it for the whole process. */
export const checkVariables: readonly CheckSwitch<RegExp>[] = [
  {
    ...OF_NODE, ...ofNode,
    is: ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'"], isNot: ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'"],
  },
  {
    ...OF_PYTHON, ...ofAuthlib,
    is: ['import os\nos.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"'], isNot: ['import os\nos.environ["AUTHLIB_INSECURE_TRANSPORT"] = "0"'],
  },
  {
    ...OF_PYTHON, ...ofOauthlib,
    is: ['import os\nos.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"', 'import os\nos.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "yes"'], isNot: ['import os\nos.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "0"', 'import os\nos.environ["OAUTHLIB_RELAX_TOKEN_SCOPE"] = "1"'],
  },
  {
    ...OF_PYTHON, ...ofNode,
    // What only Python 2 reads takes nothing away (https://peps.python.org/pep-0493/).
    is: ['import os\nos.environ.setdefault("NODE_TLS_REJECT_UNAUTHORIZED", "0")'], isNot: ['import os\nos.environ.setdefault("PYTHONHTTPSVERIFY", "0")'],
  },
  {
    ...OF_PYTHON, names: ['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'], off: /^$/, docs: 'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
    is: ['import os\nos.putenv("CURL_CA_BUNDLE", "")'], isNot: ['import os\nos.putenv("CURL_CA_BUNDLE", "/etc/ssl/bundle.pem")'],
  },
]

/** Packages that make connections over TLS. */
export const connectionPackages: Packages = {
  language: 'typescript',
  packages: [
    'https', 'tls', 'http2', 'http', 'undici', 'node-fetch', 'axios', 'got', 'ky', 'needle', 'superagent', 'request', 'request-promise', 'request-promise-native',
    'make-fetch-happen', 'https-proxy-agent', 'http-proxy-agent', 'socks-proxy-agent', 'proxy-agent', 'agentkeepalive', 'ws', 'socket.io-client', 'eventsource', 'nodemailer',
    'imapflow', 'imap', 'ldapjs', 'ldapts', 'pg', 'postgres', 'pg-promise', 'mysql', 'mysql2', 'mariadb', 'mssql', 'tedious', 'mongodb', 'mongoose', 'ioredis', 'redis',
    '@redis/client', 'bullmq', 'bull', 'amqplib', 'kafkajs', 'mqtt', 'nats', 'cassandra-driver', '@elastic/elasticsearch', '@opensearch-project/opensearch', 'knex',
    'sequelize', 'typeorm', 'drizzle-orm', '@nestjs/typeorm', '@nestjs/axios', '@smithy/node-http-handler',
  ],
  docs: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback', is: ["import axios from 'axios'\naxios.create({ httpsAgent })", "import { Agent } from 'node:https'\nnew Agent({ ca })"],
  isNot: ["import express from 'express'\nexpress()"],
}

/** The value that takes the checks away, by the names of one language. */
export function switchesOf<Off>(language: LibraryCall['language'], rows: readonly CheckSwitch<Off>[]): ReadonlyMap<string, Off> {
  return new Map(rows.flatMap((row) => (row.language === language ? row.names.map((name) => [name, row.off] as const) : [])))
}

/** Clients and sessions whose member `verify` takes the check away. */
export const verifyingClients: Packages = {
  language: 'python', packages: ['requests', 'httpx', 'httpx2', 'niquests'], docs: 'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
  is: ['import requests\nsession = requests.Session()', 'import httpx\nclient = httpx.Client()'], isNot: ['import requests_oauthlib\nrequests_oauthlib.OAuth2Session(client)'],
}
