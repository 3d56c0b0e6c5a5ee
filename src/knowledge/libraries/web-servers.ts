import type { LibraryCall, Packages } from './row.ts'

const SCRIPT = { language: 'typescript', options: {} } as const

/** What makes an application that serves a web, so that all middleware in front of it can be seen. */
export const appMakers: readonly LibraryCall<'makes-web-app'>[] = [
  {
    ...SCRIPT, means: 'makes-web-app', package: ['express', 'hono', 'fastify', 'koa', 'http', 'https', '@modelcontextprotocol/express', '@modelcontextprotocol/sdk'],
    call: ['', 'express', 'Hono', 'fastify', 'createServer', 'createMcpExpressApp'],
    docs: 'https://expressjs.com/en/5x/api.html#express', is: ["import express from 'express'\nexpress()", "import { Hono } from 'hono'\nnew Hono()", "import { createServer } from 'node:http'\ncreateServer(handler)"], isNot: ["import express from 'express'\nexpress.json()"],
  },
]

const OF_NODE = { language: 'typescript' } as const

/** Packages of applications that may be handed to another one. */
export const appPackages: Packages = {
  ...OF_NODE, packages: ['express', 'hono', 'fastify', 'koa', 'elysia', 'polka', 'restify', 'connect', '@hapi/hapi'], docs: 'https://expressjs.com/en/5x/api.html#app.use',
  is: ["import express from 'express'\nexpress.Router()"], isNot: ["import { createServer } from 'node:http'\ncreateServer()"],
}

/** What lets other sites ask. */
export const corsCalls: readonly LibraryCall<'lets-sites-ask'>[] = [
  {
    ...SCRIPT, means: 'lets-sites-ask', package: ['cors', 'hono/cors', '@fastify/cors', '@koa/cors'], call: ['', 'cors'],
    docs: 'https://github.com/expressjs/cors#configuration-options', is: ["import cors from 'cors'\ncors({ origin: '*' })", "import { cors } from 'hono/cors'\ncors()"], isNot: ["import { csrf } from 'hono/csrf'\ncsrf()"],
  },
  {
    means: 'lets-sites-ask', language: 'python', options: {}, package: ['starlette', 'fastapi'], call: ['CORSMiddleware', 'cors.CORSMiddleware', 'middleware.cors.CORSMiddleware'],
    docs: 'https://www.starlette.io/middleware/#corsmiddleware', is: ["from starlette.middleware.cors import CORSMiddleware\nCORSMiddleware(app, allow_origins=['*'])"], isNot: ["from starlette.middleware.gzip import GZipMiddleware\nGZipMiddleware(app)"],
  },
]

/** A call that runs an application. */
export interface AppRunner extends LibraryCall<'runs-app'> {
  /** Where the address is given; without it, in an object that is the first argument. */
  readonly options: { readonly host?: 'host' }
  /** Where it listens when it is told nothing. */
  readonly otherwise: 'all' | 'loopback'
}

const PYTHON = { means: 'runs-app', language: 'python', options: { host: 'host' } } as const

export const appRunners: readonly AppRunner[] = [
  {
    ...SCRIPT, means: 'runs-app', package: ['@hono/node-server', 'srvx', 'bun'], call: ['', 'serve'], otherwise: 'all',
    docs: 'https://github.com/honojs/node-server#usage', is: ["import { serve } from '@hono/node-server'\nserve({ fetch: app.fetch, port: 3000 })"], isNot: ["import { serveStatic } from '@hono/node-server/serve-static'\nserveStatic({ root })"],
  },
  {
    ...PYTHON, package: 'uvicorn', call: ['run', 'Config'], otherwise: 'loopback',
    docs: 'https://www.uvicorn.org/settings/#socket-binding', is: ['import uvicorn\nuvicorn.run(app, host="0.0.0.0")', 'import uvicorn\nuvicorn.Config(app)'], isNot: ['import uvicorn\nuvicorn.Server(config)'],
  },
  {
    ...PYTHON, package: 'flask', call: 'Flask().run', otherwise: 'loopback',
    docs: 'https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run', is: ["from flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0')"], isNot: ["from flask import Flask\napp = Flask(__name__)\napp.route('/')"],
  },
  {
    ...PYTHON, package: 'quart', call: 'Quart().run', otherwise: 'loopback',
    docs: 'https://quart.palletsprojects.com/en/latest/reference/source/quart.html', is: ["from quart import Quart\napp = Quart(__name__)\napp.run(host='0.0.0.0')"], isNot: ["from quart import Quart\napp = Quart(__name__)\napp.route('/')"],
  },
  {
    ...PYTHON, package: 'sanic', call: 'Sanic().run', otherwise: 'loopback',
    docs: 'https://sanic.dev/en/guide/running/running.html', is: ["from sanic import Sanic\napp = Sanic('desk')\napp.run(host='0.0.0.0')"], isNot: ["from sanic import Sanic\napp = Sanic('desk')\napp.add_route(answer, '/')"],
  },
  {
    ...PYTHON, package: 'hypercorn', call: 'serve', otherwise: 'loopback',
    docs: 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html', is: ['from hypercorn.asyncio import serve\nserve(app, config)'], isNot: ['from hypercorn.config import Config\nConfig()'],
  },
  {
    ...PYTHON, package: 'aiohttp', call: ['run_app', 'web.run_app'], otherwise: 'all',
    docs: 'https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app', is: ['from aiohttp import web\nweb.run_app(app)'], isNot: ['from aiohttp import web\nweb.Application()'],
  },
  {
    ...PYTHON, package: 'waitress', call: 'serve', otherwise: 'all',
    docs: 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html', is: ['from waitress import serve\nserve(app)'], isNot: ['import waitress\nwaitress.create_server(app)'],
  },
]

/** Packages whose objects listen: workers, clients and subscriptions have a method of that name as well. */
export const listeners: Packages = {
  ...OF_NODE,
  packages: ['express', 'http', 'https', 'http2', 'net', 'fastify', 'koa', 'hono', 'polka', 'restify', 'connect', '@modelcontextprotocol/sdk', '@modelcontextprotocol/express', '@nestjs/core', 'uWebSockets.js', 'elysia'],
  docs: 'https://nodejs.org/api/net.html#serverlisten', is: ["import express from 'express'\nexpress().listen(3000)", "import { createServer } from 'node:http'\ncreateServer().listen(3000)"],
  isNot: ["import { Redis } from 'ioredis'\nnew Redis().listen(3000)"],
}

/** Those of them that listen on this machine alone when they are told nothing. */
export const listensHere: Packages = {
  ...OF_NODE, packages: ['fastify'], docs: 'https://fastify.dev/docs/latest/Reference/Server/#listen', is: ["import fastify from 'fastify'\nfastify().listen({ port: 3000 })"],
  isNot: ["import express from 'express'\nexpress().listen(3000)"],
}

/** Modules of Node.js whose functions take no middleware. */
export const nodeModules: Packages = {
  ...OF_NODE, packages: ['http', 'https', 'fs', 'path', 'crypto', 'url'], docs: 'https://nodejs.org/api/modules.html#built-in-modules', is: ["import { join } from 'node:path'\njoin(a, b)"],
  isNot: ["import connect from 'connect'\nconnect()"],
}

/** Packages whose middleware only reads bodies, logs, limits or adds headers. */
export const harmlessPackages: Packages = {
  ...OF_NODE,
  packages: [
    ...appPackages.packages, ...nodeModules.packages, 'cors', 'helmet', 'morgan', 'compression', 'body-parser', 'express-rate-limit', 'cookie-parser', 'pino-http', 'serve-static', '@fastify/cors', '@fastify/helmet',
    '@fastify/rate-limit', '@koa/cors', '@koa/router', 'koa-bodyparser', '@modelcontextprotocol/sdk', '@modelcontextprotocol/server', '@modelcontextprotocol/express', '@modelcontextprotocol/node',
    '@modelcontextprotocol/hono', '@hono/mcp', '@hono/node-server', '@a2a-js/sdk',
  ],
  docs: 'https://expressjs.com/en/resources/middleware.html', is: ["import helmet from 'helmet'\nhelmet()", "import { serveStatic } from '@hono/node-server/serve-static'\nserveStatic({ root })"],
  isNot: ["import passport from 'passport'\npassport.initialize()"],
}

/** What makes, runs or starts an application in Python, and checks no caller by itself. */
export const pythonServers: Packages = {
  language: 'python', packages: ['a2a', 'google.adk', 'starlette', 'fastapi', 'uvicorn', 'hypercorn', 'asyncio', 'threading', 'multiprocessing'],
  docs: 'https://www.starlette.io/applications/', is: ['from starlette.applications import Starlette\nStarlette()', 'import uvicorn\nuvicorn.Config(app)'],
  isNot: ['from desk.auth import secure\nsecure(app)'],
}

/** Packages of Python whose middleware looks at hosts, limits, counts, compresses or logs, and at nobody who calls. */
export const harmlessPackagesOfPython: Packages = {
  language: 'python',
  packages: [
    ...pythonServers.packages, 'fastmcp', 'mcp', 'flask_cors', 'quart_cors', 'asgi_correlation_id', 'starlette_context', 'starlette_exporter', 'starlette_prometheus', 'starlette_compress', 'brotli_asgi', 'slowapi', 'secure',
    'opentelemetry', 'sentry_sdk', 'ddtrace', 'elasticapm', 'timing_asgi', 'asgi_logger', 'prometheus_client', 'prometheus_fastapi_instrumentator', 'logfire', 'structlog', 'whitenoise',
  ],
  docs: 'https://www.starlette.io/middleware/', is: ['from starlette.middleware.gzip import GZipMiddleware\nGZipMiddleware(app)', 'from asgi_correlation_id import CorrelationIdMiddleware\nCorrelationIdMiddleware(app)'],
  isNot: ['from desk.auth import Door\nDoor(app)'],
}

/** Packages whose requests are those that a server got. */
export const requestPackages: Packages = {
  ...OF_NODE, packages: ['express', 'fastify', 'koa', '@hapi/hapi', 'http', 'http2', 'hono', 'elysia', 'h3', 'next', 'restify', 'polka', '@nestjs/common'],
  docs: 'https://fastify.dev/docs/latest/Reference/Request/', is: ["import { createServer } from 'node:http'\ncreateServer(handler)"], isNot: ["import { request } from 'undici'\nrequest(address)"],
}

/** The same in Python. */
export const requestPackagesOfPython: Packages = {
  language: 'python', packages: ['starlette', 'fastapi', 'litestar', 'aiohttp', 'quart', 'flask', 'werkzeug', 'sanic', 'falcon', 'django', 'rest_framework', 'tornado', 'robyn', 'blacksheep'],
  docs: 'https://docs.litestar.dev/latest/reference/connection.html', is: ['from litestar.connection import ASGIConnection\nASGIConnection(scope)'], isNot: ['import httpx\nhttpx.Request("GET", address)'],
}

/** What starts other programs. */
export const startsPrograms: Packages = {
  ...OF_NODE, packages: ['child_process'], docs: 'https://nodejs.org/api/child_process.html', is: ["import { spawn } from 'node:child_process'\nspawn('node')"],
  isNot: ["import { spawn } from 'xstate'\nspawn(machine)"],
}

/** Every list of packages above, for the test that proves each. */
export const webServerPackages = { requestPackages, requestPackagesOfPython, appPackages, listeners, listensHere, nodeModules, harmlessPackages, harmlessPackagesOfPython, pythonServers, startsPrograms }
