import { own } from '../text/own.ts'

/** Users that own a whole server. */
export const SUPERUSERS = new Set(['postgres', 'root', 'sa', 'admin', 'administrator', 'sysadmin', 'system', 'neo4j', 'superuser'])

const DATABASES: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  redis: 'Redis',
  rediss: 'Redis',
  amqp: 'AMQP',
  amqps: 'AMQP',
  mssql: 'SQL Server',
  sqlserver: 'SQL Server',
}

/** Whether the scheme of an address is that of a database or a queue. */
export function isDatabase(scheme: string): boolean {
  return own(DATABASES, scheme.split('+')[0] as string) !== undefined
}

/** The name of the product behind the scheme of an address; the scheme itself when it is not known. */
export function databaseName(scheme: string): string {
  return own(DATABASES, scheme.split('+')[0] as string) ?? scheme
}

/**
 * Ports at which databases, caches and queues listen by convention, and no server of HTTP:
 * https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml
 */
export const STORE_PORTS: ReadonlySet<number> = new Set([
  1433, 1521, 2181, 3306, 5432, 5433, 5672, 6379, 6380, 9042, 9092, 11211, 26379, 27017, 27018, 33060,
])

/** Words of which one is in every file of Python that connects to a database by an address. */
export const connectionWords: readonly string[] = ['create_engine', 'create_async_engine', 'psycopg', 'asyncpg', 'MongoClient', 'dsn', 'connection_string']
