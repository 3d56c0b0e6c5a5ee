import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{Jb as e,Qb as m,Tb as t,gb as o,o as r}from"./chunk-FGEDU3VI.mjs";Object.freeze([t,m,e,r,o]);
