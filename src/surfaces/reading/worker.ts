import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadData } from './thread.ts'

// The entry of a thread that reads code. In dist/ it is a file of its own, and threads.ts knows its name.
void import('./thread.ts').then(({ serve }) => parentPort && serve(parentPort, workerData as ThreadData))
