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
