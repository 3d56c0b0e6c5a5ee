import { inTurn, oneOf } from '../../text/pattern.ts'
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

/** Modules of programs that users get whole, with all that is in them. */
export interface ShippedProgram {
  readonly modules: RegExp
  readonly to: string
  readonly docs: string
  /** Names of modules. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

const DESKTOP = 'every user of the desktop app'
const MOBILE = 'every user of the mobile app'
const EXTENSION = 'every user of the browser extension'

export const shippedPrograms: readonly ShippedProgram[] = [
  { modules: /^electron(?:$|\/)/, to: DESKTOP, docs: 'https://www.electronjs.org/docs/latest/', is: ['electron', 'electron/main'], isNot: ['electron-log'] },
  { modules: /^@tauri-apps\//, to: DESKTOP, docs: 'https://v2.tauri.app/reference/javascript/api/', is: ['@tauri-apps/api'], isNot: ['@tauri/api'] },
  { modules: /^(?:react-native(?:$|-)|@react-native)/, to: MOBILE, docs: 'https://reactnative.dev/docs/getting-started', is: ['react-native', 'react-native-app-auth', '@react-native-async-storage/async-storage'], isNot: ['react', 'reactive-native'] },
  { modules: /^expo(?:$|-)/, to: MOBILE, docs: 'https://docs.expo.dev/versions/latest/', is: ['expo', 'expo-auth-session'], isNot: ['exponential', 'expo/config'] },
  { modules: /^vscode$/, to: 'every user of the editor extension', docs: 'https://code.visualstudio.com/api', is: ['vscode'], isNot: ['vscode-jsonrpc'] },
  { modules: /^(?:webextension-polyfill|wxt|plasmo)(?:$|\/)/, to: EXTENSION, docs: 'https://wxt.dev/guide/essentials/extension-apis.html', is: ['webextension-polyfill', 'wxt/browser'], isNot: ['wxtra'] },
  {
    // They draw windows.
    modules: inTurn('', /^/, oneOf('', /tkinter|customtkinter|PyQt[56]|PySide[26]|kivy|kivymd|wx|toga|flet|webview|rumps|pystray|dearpygui/, /nicegui\.native/), /(?:\.|$)/), to: DESKTOP,
    docs: 'https://docs.python.org/3/library/tkinter.html', is: ['tkinter', 'PyQt6.QtWidgets', 'nicegui.native'], isNot: ['nicegui', 'wxpy', 'flask'],
  },
  { modules: /^textual(?:\.|$)/, to: 'every user of the terminal app', docs: 'https://textual.textualize.io/', is: ['textual', 'textual.app'], isNot: ['textualize'] },
]

/** Objects of browsers that only extensions have. */
export const extensionGlobals = { pattern: /^chrome\.identity|^browser\.identity/, to: EXTENSION, docs: 'https://developer.chrome.com/docs/extensions/reference/api/identity' } as const

/** How a variable begins that a build puts into what users get. */
export interface BuildVariable {
  readonly begins: string
  /** Servers of the same framework read it as well. */
  readonly onServers?: true
  /** Packages that build with it; what others build has no such variable. */
  readonly builtBy: readonly string[]
  readonly docs: string
}

const WITH_VITE = [
  'vite', 'rolldown-vite', '@sveltejs/kit', 'astro', 'nuxt', '@remix-run/dev', '@react-router/dev', 'vinxi', 'wxt', 'electron-vite', '@quasar/app-vite', '@tanstack/react-start', '@solidjs/start',
  'laravel-vite-plugin', 'vitepress', 'ladle', '@crxjs/vite-plugin', '@storybook/react-vite', '@analogjs/platform',
]

export const buildVariables: readonly BuildVariable[] = [
  { begins: 'NEXT_PUBLIC', onServers: true, builtBy: ['next'], docs: 'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser' },
  { begins: 'VITE', builtBy: WITH_VITE, docs: 'https://vite.dev/guide/env-and-mode#env-variables' },
  { begins: 'REACT_APP', builtBy: ['react-scripts', '@craco/craco', 'react-app-rewired', '@rspack/core', 'customize-cra'], docs: 'https://create-react-app.dev/docs/adding-custom-environment-variables/' },
  { begins: 'EXPO_PUBLIC', builtBy: ['expo', '@expo/cli', 'expo-router'], docs: 'https://docs.expo.dev/guides/environment-variables/' },
  { begins: 'NUXT_PUBLIC', onServers: true, builtBy: ['nuxt', 'nuxt3', 'nuxt-nightly'], docs: 'https://nuxt.com/docs/4.x/guide/going-further/runtime-config#environment-variables' },
  { begins: 'GATSBY', builtBy: ['gatsby'], docs: 'https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/#accessing-environment-variables-in-the-browser' },
  { begins: 'PUBLIC', onServers: true, builtBy: ['@sveltejs/kit', 'astro', '@rsbuild/core'], docs: 'https://svelte.dev/docs/kit/$env-static-public' },
  { begins: 'VUE_APP', builtBy: ['@vue/cli-service'], docs: 'https://cli.vuejs.org/guide/mode-and-env.html#environment-variables' },
  { begins: 'STORYBOOK', builtBy: ['storybook'], docs: 'https://storybook.js.org/docs/configure/environment-variables' },
  { begins: 'PLASMO_PUBLIC', builtBy: ['plasmo'], docs: 'https://docs.plasmo.com/framework/env' },
]

/** Bundlers that put whichever variables their configuration names into what users get. */
export const otherBundlers = ['webpack', 'webpack-cli', 'dotenv-webpack', 'parcel', 'parcel-bundler', '@parcel/core', 'esbuild'] as const

/** The same where a script of a package starts one. */
export const startsOtherBundler = /:\s{0,4}"(?:[^"\n]{0,400}[\s/])?(?:webpack|parcel|esbuild)[\s"]/
