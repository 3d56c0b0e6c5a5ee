import type { Packages } from './row.ts'

// Packages that say where a program runs.

const OF_NODE = { language: 'typescript' } as const
const OF_PYTHON = { language: 'python' } as const

/** Opens a browser on the machine of whoever runs the program. */
export const nodeBrowsers: Packages = {
  ...OF_NODE, packages: ['open', 'opn', 'opener'], docs: 'https://github.com/sindresorhus/open#readme',
  is: ["import open from 'open'\nopen(url)"], isNot: ["import { open } from 'node:fs/promises'\nopen(path)"],
}

export const pythonBrowsers: Packages = {
  ...OF_PYTHON, packages: ['webbrowser'], docs: 'https://docs.python.org/3/library/webbrowser.html',
  is: ['import webbrowser\nwebbrowser.open(url)'], isNot: ['import io\nio.open(path)'],
}

/** Runs jobs that nobody waits for. */
export const nodeQueues: Packages = {
  ...OF_NODE, packages: ['node-cron', 'cron', 'bullmq', 'bull', 'agenda', 'bree', 'croner', 'node-schedule', 'amqplib', 'kafkajs', 'graphile-worker', 'pg-boss'], docs: 'https://docs.bullmq.io/',
  is: ["import { Worker } from 'bullmq'\nnew Worker('mail', work)"], isNot: ["import { Worker } from 'node:worker_threads'\nnew Worker(path)"],
}

export const pythonQueues: Packages = {
  ...OF_PYTHON, packages: ['celery', 'rq', 'dramatiq', 'huey', 'apscheduler', 'schedule', 'airflow', 'prefect', 'dagster', 'luigi', 'arq', 'taskiq', 'kafka', 'aiokafka', 'pika', 'aio_pika'], docs: 'https://docs.celeryq.dev/en/stable/',
  is: ['from celery import Celery\nCelery("mail")'], isNot: ['from queue import Queue\nQueue()'],
}
