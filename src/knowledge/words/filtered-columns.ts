import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What compares a value with a column of a database, up to the value.

export const bindsParameter: Words = {
  because:
    'Calls that give a parameter of a query its value, the name in the group: https://www.doctrine-project.org/projects/doctrine-orm/en/latest/reference/query-builder.html#binding-parameters-to-your-query, https://jakarta.ee/specifications/persistence/3.1/apidocs/jakarta.persistence/jakarta/persistence/query',
  pattern:
    /\b(?:setParameter|bindValue|bindParam|addValue|addWithValue|AddWithValue|setString|bind)\(\s{0,4}["'][:@]?(\w{1,40})["'],\s{0,4}(?:["']%["']\s?[.+]\s?)?$/,
  is: ["->setParameter('name0', ", 'query.setParameter("name", ', "->bindValue(':name', ", 'AddWithValue("@name", '],
  isNot: ["->setParameter('name', $name)", 'setParameter(name, ', "->where('name', "],
}

export const filtersColumn: Words = {
  because:
    'Calls that ask for rows by a column, which is in the group: https://laravel.com/docs/queries#where-clauses, https://guides.rubyonrails.org/active_record_querying.html#hash-conditions, https://gorm.io/docs/query.html#Conditions',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /->(?:or|and)?[wW]here(?:Like|Not)?\(\s{0,4}["']([\w.]{1,60})["'],\s{0,4}/,
      /(?:["'](?:=|like|LIKE|ilike|<>|!=)["'],\s{0,4})?(?:["']%["']\s?\.\s?)?$/,
    ),
    /\.(?:find_by|where)\(\s{0,4}(\w{1,60}): $/,
    /\.(?:Where|Or|Not|Find)\(\s{0,4}"([\w.]{1,60}) (?:=|LIKE|ILIKE|<>) \?",\s{0,4}$/,
  ),
  is: ["->where('username', ", "->orWhere('username', 'like', '%' . ", '.where(name: ', '.Where("name = ?", '],
  isNot: ["->where('username', $name)", "->select('username', ", '.where(name)', '.Where("name = ? AND id = ?", '],
}

export const asksForRows: Words = {
  because:
    'Methods of query builders that ask for rows by columns: https://www.prisma.io/docs/orm/reference/prisma-client-reference#model-queries, https://knexjs.org/guide/query-builder.html#where',
  pattern: /^(?:find(?:Many|First|Unique|All|One|By)?|(?:and|or)?[wW]here(?:Like|ILike|Not)?|count|i?like|eq)$/,
  is: ['findMany', 'where', 'andWhere', 'whereILike', 'eq'],
  isNot: ['get', 'verify', 'findUser', 'compare', 'has'],
}

export const holdsKey: Words = {
  because: 'Columns of which a row is found by a key, or that say whose key it is.',
  pattern: /token|key|secret|hash|digest|passw|credential|auth|code|session|jwt/i,
  is: ['api_key', 'tokenHash', 'secret', 'sessionId'],
  isNot: ['username', 'name', 'logged_at'],
}
