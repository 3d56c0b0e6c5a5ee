import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{fa as r,ga as o,oa as e,pa as m,ra as t}from"./chunk-JGWMJUS7.mjs";Object.freeze([t,o,r,e,m]);
